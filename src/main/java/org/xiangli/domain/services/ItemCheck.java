package org.xiangli.domain.services;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.xiangli.core.rules.Rule;
import org.xiangli.core.rules.RuleBook;
import org.xiangli.domain.services.Material.Form;
import org.xiangli.domain.services.Material.Necessity;
import org.xiangli.domain.services.Material.Source;
import org.xiangli.kernel.DivisionCode;
import org.xiangli.kernel.Refusal;
import org.xiangli.kernel.RuleRef;

/**
 * What stands between a written item and its publication. A fault found here costs a county officer a minute; found
 * later it costs every resident a trip. All faults of all items are reported together.
 */
final class ItemCheck {

    private static final Pattern CODE = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
    private static final int LONGEST_CODE = 64;

    /** What a limit in the rule book is asked with. */
    private static final String PROMISED = "promised_days";

    private final RuleBook book;
    private final Predicate<Item.ProcedureKey> procedureKnown;
    private final DivisionCode county;
    private final LocalDate day;

    /** @param day from which the items shall be in force: the rules of that day count */
    ItemCheck(RuleBook book, Predicate<Item.ProcedureKey> procedureKnown, DivisionCode county, LocalDate day) {
        this.book = book;
        this.procedureKnown = procedureKnown;
        this.county = county;
        this.day = day;
    }

    /** @throws RefusedCatalogue when any item has a fault */
    void demand(List<Item> items) {
        var faults = faults(items);
        if (!faults.isEmpty()) {
            throw new RefusedCatalogue(faults);
        }
    }

    /** All faults; empty when the items may be published together. */
    List<ItemFault> faults(List<Item> items) {
        var seen = new HashSet<String>();
        return items.stream()
                .flatMap(item -> new One(item).check(seen.add(item.code())).stream())
                .toList();
    }

    /** The faults of one item. */
    private final class One {

        private final Item item;
        private final List<ItemFault> faults = new ArrayList<>();

        One(Item item) {
            this.item = item;
        }

        List<ItemFault> check(boolean codeIsNew) {
            identity(codeIsNew);
            law();
            time();
            access();
            papers();
            return faults;
        }

        private void identity(boolean codeIsNew) {
            if (!CODE.matcher(item.code()).matches() || item.code().length() > LONGEST_CODE) {
                fault("code", "services.item-code", ServiceLaw.GUIDE);
            }
            if (!codeIsNew) {
                fault("code", "services.item-twice", ServiceLaw.GUIDE, item.code());
            }
            if (item.version() < 1) {
                fault("version", "services.item-version", ServiceLaw.GUIDE);
            }
            if (item.conditions().isEmpty() || item.process().isEmpty()) {
                fault(item.process().isEmpty() ? "process" : "conditions", "services.item-guide", ServiceLaw.GUIDE);
            }
            if (item.effectiveTo().filter(item.effectiveFrom()::isAfter).isPresent()) {
                fault("effective_to", "services.item-dates", ServiceLaw.GUIDE);
            }
        }

        private void law() {
            if (item.basis().isEmpty()
                    || item.basis().stream().anyMatch(law -> law.source().isBlank())) {
                fault("basis", "services.item-basis", ServiceLaw.BASED);
            }
            if (item.funding().isEmpty()) {
                fault("funding", "services.item-funding", ServiceLaw.FUNDED);
            }
            if (!book.holds(Rules.FEE, county, day, Map.of("fee_fen", item.feeFen()))) {
                fault(
                        "fee_fen",
                        "services.item-fee",
                        book.rule(Rules.FEE, county, day).ref(),
                        item.fee().toString());
            }
        }

        private void time() {
            var promised = item.time().promised();
            if (item.opensCase() == item.referral().isPresent()
                    || item.referral().filter(One::mute).isPresent()) {
                fault("referral", "services.item-referral-missing", ServiceLaw.GUIDE);
            }
            if (promised < (item.opensCase() ? 1 : 0)) {
                fault("time.promised", "services.item-promise-missing", ServiceLaw.PROMISE);
            }
            if (item.handling() == Handling.INSTANT && promised > 1) {
                fault("time.promised", "services.item-instant", ServiceLaw.PROMISE);
            }
            var limit = rule(item.time().rule()).filter(rule -> rule.facts().containsKey(PROMISED));
            if (limit.isEmpty()) {
                fault(
                        "time.rule",
                        "services.item-rule",
                        ServiceLaw.PROMISE,
                        item.time().rule());
            } else if (!book.holds(item.time().rule(), county, day, Map.of(PROMISED, promised))) {
                fault("time.promised", "services.item-promise", limit.get().ref(), promised);
            }
            for (var amount : item.amounts()) {
                if (rule(amount.rule())
                        .filter(rule -> rule.params().containsKey(amount.parameter()))
                        .isEmpty()) {
                    fault("amounts", "services.item-rule", ServiceLaw.GUIDE, amount.rule());
                }
            }
            item.procedure()
                    .filter(procedureKnown.negate())
                    .ifPresent(
                            unknown -> fault("procedure", "services.item-procedure", ServiceLaw.GUIDE, unknown.code()));
        }

        /** A referral nobody can be called by. */
        private static boolean mute(Item.Referral referral) {
            return referral.phones().isEmpty()
                    || referral.phones().stream().anyMatch(phone -> !phone.matches("[0-9]{3,12}"));
        }

        private void access() {
            if (item.channels().stream().allMatch(Channel::digital)) {
                fault("channels", "services.item-channel", ServiceLaw.CHANNELS);
            }
            if (item.agent() != item.channels().contains(Channel.AGENT)) {
                fault("agent", "services.item-agent", ServiceLaw.GUIDE);
            }
            if (item.result().delivery().isEmpty()) {
                fault("result.delivery", "services.item-guide", ServiceLaw.GUIDE);
            }
            if (item.trips() < 0) {
                fault("trips", "services.item-guide", ServiceLaw.GUIDE);
            }
        }

        private void papers() {
            var seen = new HashSet<String>();
            for (var paper : item.materials()) {
                var field = "materials." + paper.code();
                if (!CODE.matcher(paper.code()).matches() || !seen.add(paper.code())) {
                    fault(field, "services.paper-code", ServiceLaw.GUIDE, paper.code());
                }
                if (paper.source() == Source.SHARED && paper.asked()) {
                    fault(
                            field,
                            "services.paper-shared",
                            ServiceLaw.SHARED,
                            paper.name().zh());
                }
                if (paper.asked() && !fits(paper)) {
                    fault(
                            field,
                            "services.paper-form",
                            ServiceLaw.GUIDE,
                            paper.name().zh());
                }
                if (paper.necessity() == Necessity.CONDITIONAL
                        && paper.condition().isEmpty()) {
                    fault(
                            field,
                            "services.paper-condition",
                            ServiceLaw.BASED,
                            paper.name().zh());
                }
            }
        }

        private void fault(String field, String code, RuleRef rule, Object... arguments) {
            faults.add(new ItemFault(item.code(), field, new Refusal(code, rule, arguments)));
        }
    }

    private Optional<Rule> rule(String code) {
        try {
            return Optional.of(book.rule(code, county, day));
        } catch (IllegalArgumentException | Refusal unknown) {
            return Optional.empty();
        }
    }

    /** What the office keeps is what the form says: an original only where originals are handed in, and so on. */
    private static boolean fits(Material paper) {
        return !paper.forms().isEmpty()
                && paper.originals() >= 0
                && paper.copies() >= 0
                && (paper.originals() > 0) == paper.forms().contains(Form.ORIGINAL)
                && (paper.copies() > 0) == paper.forms().contains(Form.COPY);
    }
}
