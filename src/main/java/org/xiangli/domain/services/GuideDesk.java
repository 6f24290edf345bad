package org.xiangli.domain.services;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.xiangli.core.page.Texts;
import org.xiangli.core.rules.Confidence;
import org.xiangli.core.rules.RuleBook;
import org.xiangli.kernel.DivisionCode;
import org.xiangli.kernel.Money;

/** Writes out an item's guide with everything a resident must be told before she comes (国令716 第6条). */
@Service
public class GuideDesk {

    private final Texts texts;
    private final RuleBook book;

    GuideDesk(Texts texts, RuleBook book) {
        this.texts = texts;
        this.book = book;
    }

    /** The guide of an item as it holds at a place on a day. */
    public GuideSheet sheet(ListedItem listed, DivisionCode where, LocalDate on, Locale reader) {
        var item = listed.item();
        return new GuideSheet(
                item.name().in(reader),
                texts.text(reader, "services.guide.version", listed.catalogueVersion(), item.version()),
                new Writing(item, where, on, reader).sections());
    }

    /** One guide while it is written. */
    private final class Writing {

        private final Item item;
        private final DivisionCode where;
        private final LocalDate on;
        private final Locale reader;
        private final List<GuideSheet.Section> sections = new ArrayList<>();

        Writing(Item item, DivisionCode where, LocalDate on, Locale reader) {
            this.item = item;
            this.where = where;
            this.on = on;
            this.reader = reader;
        }

        List<GuideSheet.Section> sections() {
            add("referral", referral());
            add("served", List.of(item.served().in(reader)));
            add("conditions", words(item.conditions()));
            add("materials", item.asked().stream().map(this::paper).toList());
            add(
                    "looked-up",
                    item.materials().stream()
                            .filter(paper -> !paper.asked())
                            .map(paper -> paper.name().in(reader))
                            .toList());
            numbered("process", words(item.process()));
            add("time", time());
            add("fee", List.of(text("services.guide.fee.none")));
            add("amounts", item.amounts().stream().map(this::amount).toList());
            add("result", result());
            add("place", place());
            if (item.opensCase()) {
                add("trips", List.of(trips()));
                add("channels", channels());
            }
            add("does", words(item.village().does()));
            add("does-not", words(item.village().doesNot()));
            add("standard", List.of(item.standard().in(reader)));
            add(
                    "remedy",
                    List.of(item.remedy().text().in(reader), law(item.remedy().law())));
            add("offices", offices());
            add("basis", item.basis().stream().map(this::law).toList());
            add("restrictions", item.opensCase() ? restrictions() : List.of());
            add(
                    "funding",
                    item.funding().stream()
                            .map(funding -> funding.note().in(reader))
                            .toList());
            add(
                    "questions",
                    item.questions().stream()
                            .map(answer -> answer.question().in(reader) + " "
                                    + answer.answer().in(reader))
                            .toList());
            return List.copyOf(sections);
        }

        private String paper(Material paper) {
            var how = Stream.of(
                            paper.condition().map(condition -> condition.in(reader)),
                            Optional.of(names("paper.form", paper.forms())),
                            Optional.of(names("paper.ease", paper.eases())).filter(eases -> !eases.isEmpty()))
                    .flatMap(Optional::stream)
                    .toList();
            return paper.name().in(reader) + bracketed(how);
        }

        /** Comes first: who has no time to read a guide must see whom to call. */
        private List<String> referral() {
            return item.referral().stream()
                    .flatMap(referral -> Stream.of(
                            referral.call().in(reader),
                            text("services.guide.call", String.join(chinese() ? "、" : ", ", referral.phones())),
                            referral.room().in(reader)))
                    .toList();
        }

        private List<String> time() {
            if (item.time().promised() == 0) {
                return List.of(text("services.guide.time.at-once"));
            }
            var limit = book.rule(item.time().rule(), where, on);
            var calendar = limit.params().get("calendar_days");
            var working = limit.params().get("working_days");
            var statutory = calendar != null
                    ? text("services.guide.time.calendar", calendar)
                    : text("services.guide.time.working", working == null ? 0 : working);
            return List.of(
                    text("services.handling." + item.handling().name()),
                    text("services.guide.time.promised", item.time().promised()),
                    text("services.guide.time.statutory", statutory) + " · "
                            + limit.ref().citation() + unsure(limit.confidence()));
        }

        private String amount(Item.Amount amount) {
            var rule = book.rule(amount.rule(), where, on);
            var fen = rule.params().getOrDefault(amount.parameter(), 0L);
            return text(
                            "services.guide.amount",
                            amount.name().in(reader),
                            Money.ofFen(fen).toString())
                    + unsure(rule.confidence());
        }

        private List<String> result() {
            var name = item.result().name().in(reader);
            return item.opensCase()
                    ? List.of(name, names("delivery", item.result().delivery()))
                    : List.of(name);
        }

        private List<String> restrictions() {
            var limits = item.restrictions();
            return words(List.of(limits.quota(), limits.intermediary(), limits.yearly()));
        }

        private List<String> place() {
            var place = item.place();
            return List.of(
                    place.where().in(reader),
                    place.hours().in(reader),
                    text("services.guide.phone", place.phone(), place.complaints()));
        }

        private String trips() {
            return item.trips() == 0
                    ? text("services.guide.trips.none")
                    : text("services.guide.trips.some", item.trips());
        }

        private List<String> channels() {
            var ways = names("channel", item.channels());
            return item.agent() ? List.of(ways, text("services.guide.agent")) : List.of(ways);
        }

        private List<String> offices() {
            var offices = item.offices();
            var lines = new ArrayList<>(List.of(
                    named("lead", offices.lead()),
                    named("organ", offices.organ())
                            + bracketed(List.of(offices.organKind().in(reader))),
                    named("delegating", offices.delegating()),
                    item.powers().in(reader),
                    text("services.range." + item.range().name())));
            offices.joint().forEach(office -> lines.add(named("joint", office)));
            return lines;
        }

        private String named(String role, Wording office) {
            return text("services.guide." + role) + " " + office.in(reader);
        }

        private String law(LegalBasis law) {
            return law.reference(item.code()).citation() + unsure(law.confidence());
        }

        /** What nobody has read in the instrument itself is not shown as if it were law. */
        private String unsure(Confidence confidence) {
            return switch (confidence) {
                case V, V2 -> "";
                case M -> bracketed(List.of(text("services.guide.unchecked")));
                case LOCAL -> bracketed(List.of(text("services.guide.local")));
            };
        }

        private String names(String kind, Collection<? extends Enum<?>> values) {
            return values.stream()
                    .sorted()
                    .map(value -> text("services." + kind + "." + value.name()))
                    .collect(Collectors.joining(chinese() ? "、" : ", "));
        }

        private String bracketed(List<String> parts) {
            return parts.isEmpty()
                    ? ""
                    : chinese() ? "（" + String.join("；", parts) + "）" : " (" + String.join("; ", parts) + ")";
        }

        private List<String> words(List<Wording> wordings) {
            return wordings.stream().map(wording -> wording.in(reader)).toList();
        }

        private String text(String key, Object... arguments) {
            return texts.text(reader, key, arguments);
        }

        private boolean chinese() {
            return !reader.getLanguage().equals(Locale.ENGLISH.getLanguage());
        }

        private void add(String heading, List<String> lines) {
            section(heading, lines, false);
        }

        private void numbered(String heading, List<String> lines) {
            section(heading, lines, true);
        }

        private void section(String heading, List<String> lines, boolean numbered) {
            if (!lines.isEmpty()) {
                sections.add(new GuideSheet.Section(text("services.guide." + heading), lines, numbered));
            }
        }
    }
}
