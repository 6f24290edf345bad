package org.xiangli.domain.services.admission;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.xiangli.core.access.Acting;
import org.xiangli.core.access.PostKind;
import org.xiangli.core.rules.CountyParameter;
import org.xiangli.core.rules.CountyRules;
import org.xiangli.core.rules.RuleBook;
import org.xiangli.core.store.Bound;
import org.xiangli.domain.services.Catalogue;
import org.xiangli.domain.services.ListedItem;
import org.xiangli.kernel.DivisionCode;
import org.xiangli.kernel.Refusal;

/** Weighs what a county asks of its villages against its caps (R031). */
@Service
@Transactional(readOnly = true)
public class CapBoard {

    private final AdmissionTable table;
    private final Catalogue catalogue;
    private final RuleBook book;
    private final CountyRules rules;
    private final Clock clock;

    CapBoard(AdmissionTable table, Catalogue catalogue, RuleBook book, CountyRules rules, Clock clock) {
        this.table = table;
        this.catalogue = catalogue;
        this.book = book;
        this.rules = rules;
        this.clock = clock;
    }

    /** The load today. An item counts once it is admitted, or stands in the latest catalogue and is not withdrawn. */
    public Load load() {
        var admitted = table.counting();
        var codes = new HashSet<>(listed());
        var measured = admitted.stream().map(one -> one.proposal().code()).collect(Collectors.toSet());
        var unmeasured =
                (int) codes.stream().filter(code -> !measured.contains(code)).count();
        codes.addAll(measured);
        var hours = admitted.stream().map(one -> one.proposal().hours()).reduce(Workload.NONE, Workload::plus);
        var county = DivisionCode.of(Bound.county());
        return new Load(
                codes.size(),
                book.parameter(AdmissionRules.ITEMS, "most", county, today()),
                hours,
                new Load.MostHours(most("most_small"), most("most_medium"), most("most_large")),
                unmeasured);
    }

    /**
     * Sets the county's caps from a day on. What is admitted already stays, even above them. The same key again sets
     * nothing.
     *
     * @param reason where the county wrote it down
     * @throws Refusal {@code admission.cap} for less than one, {@code admission.effective-past}, {@code
     *     rule.reason-missing}
     */
    @Transactional
    public void set(UUID key, int items, Load.MostHours hours, LocalDate from, String reason) {
        var acting = Acting.current();
        acting.require(PostKind.COUNTY_APPROVER, PostKind.ADMINISTRATOR);
        if (items < 1 || Math.min(hours.small(), Math.min(hours.medium(), hours.large())) < 1) {
            throw new Refusal("admission.cap", AdmissionLaw.ADMITTED);
        }
        if (from.isBefore(today())) {
            throw new Refusal("admission.effective-past", AdmissionLaw.ADMITTED, today().toString());
        }
        var why = Written.limited(reason, Written.LINE);
        var caps = new Caps(key, from, acting.account(), why);
        caps.set(AdmissionRules.ITEMS, "most", items);
        caps.set(AdmissionRules.HOURS, "most_small", hours.small());
        caps.set(AdmissionRules.HOURS, "most_medium", hours.medium());
        caps.set(AdmissionRules.HOURS, "most_large", hours.large());
    }

    /** One setting of all caps; each has an id of its own, so that the whole can be repeated. */
    private final class Caps {

        private final UUID key;
        private final LocalDate from;
        private final UUID by;
        private final String reason;

        Caps(UUID key, LocalDate from, UUID by, String reason) {
            this.key = key;
            this.from = from;
            this.by = by;
            this.reason = reason;
        }

        void set(String rule, String name, long value) {
            var id = UUID.nameUUIDFromBytes((key + "/" + name).getBytes(StandardCharsets.UTF_8));
            rules.set(new CountyParameter(id, DivisionCode.of(Bound.county()), rule, name, value, from, by, reason));
        }
    }

    /**
     * Refuses an item for which there is no room; one that stands in the catalogue already takes no further place.
     *
     * @throws Refusal {@code rule.svc.admit.items} with the number it would be and the cap; {@code
     *     rule.svc.admit.hours} with the hours and the caps
     */
    void demandRoom(Proposal proposal) {
        var county = DivisionCode.of(Bound.county());
        var load = load();
        var items = load.items() + (listed().contains(proposal.code()) ? 0 : 1);
        book.demand(AdmissionRules.ITEMS, county, today(), Map.of("items", items));
        var hours = load.hours().plus(proposal.hours());
        book.demand(
                AdmissionRules.HOURS,
                county,
                today(),
                Map.of("small", hours.small(), "medium", hours.medium(), "large", hours.large()));
    }

    private long most(String villages) {
        return book.parameter(AdmissionRules.HOURS, villages, DivisionCode.of(Bound.county()), today());
    }

    private Set<String> listed() {
        return catalogue.history().stream()
                .findFirst()
                .map(latest -> catalogue.items(latest.version()).stream()
                        .filter(ListedItem::enabled)
                        .map(listed -> listed.item().code())
                        .collect(Collectors.toSet()))
                .orElse(Set.of());
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
