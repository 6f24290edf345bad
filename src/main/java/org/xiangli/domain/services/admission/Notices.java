package org.xiangli.domain.services.admission;

import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.xiangli.core.access.Acting;
import org.xiangli.core.files.IssuedLetter;
import org.xiangli.core.files.LetterBook;
import org.xiangli.core.files.LetterOrder;
import org.xiangli.core.page.Texts;
import org.xiangli.domain.services.GuideSheet;
import org.xiangli.domain.services.LetterText;
import org.xiangli.kernel.DivisionCode;
import org.xiangli.kernel.RuleRef;

/**
 * Prints the letters by which a village protects itself: refusals, claims, notices, guide sheets. They go to offices and
 * boards and are written in Chinese. A letter is kept; asked for again, it is the same paper with the same code.
 */
@Component
class Notices {

    private static final String TEMPLATE = "org/xiangli/domain/services/letter.jte";
    private static final Locale CHINESE = Locale.SIMPLIFIED_CHINESE;

    private final LetterBook letters;
    private final TemplateEngine templates;
    private final Texts texts;

    Notices(LetterBook letters, TemplateEngine templates, Texts texts) {
        this.letters = letters;
        this.templates = templates;
        this.texts = texts;
    }

    /** To the office whose demand stands in no list. */
    IssuedLetter refusal(Demand demand, RuleRef law) {
        var sheet = new Sheet("demand", demand.id(), demand.village());
        sheet.to = demand.asked().sender();
        sheet.number = demand.village().value() + "-" + demand.number();
        sheet.say(
                "body",
                day(demand.receivedOn()),
                text("kind." + demand.asked().kind().name()),
                demand.asked().title(),
                demand.catalogueVersion());
        sheet.say("ask");
        sheet.section("law", List.of(law.citation(), AdmissionLaw.FUNDED.citation()));
        sheet.section(
                "hours", List.of(text("notice.demand.hours.line", demand.asked().hours())));
        return issue(sheet);
    }

    /** To the department whose money did not come. */
    IssuedLetter claim(Claim claim, Admission admission) {
        var sheet = new Sheet("claim", claim.id(), claim.village());
        sheet.to = admission.proposal().funds().payer();
        sheet.number = claim.village().value() + "-" + claim.periodStart();
        sheet.say("body", admission.proposal().name(), day(claim.periodStart()), claim.cases(), day(claim.dueOn()));
        sheet.say(
                "sum",
                claim.owed().toString(),
                claim.paid().toString(),
                claim.open().toString());
        sheet.say("suspend", admission.proposal().ownWindow());
        sheet.section("law", List.of(AdmissionLaw.FUNDED.citation()));
        return issue(sheet);
    }

    /** To whoever was sent for a certificate, to be shown to the office that demands it. */
    IssuedLetter certificate(BlockedCertificate asked) {
        var sheet = new Sheet("certificate", asked.id(), asked.village());
        sheet.to = asked.demandedBy().isEmpty() ? text("notice.certificate.anyone") : asked.demandedBy();
        sheet.number = asked.village().value() + "-" + asked.askedOn();
        sheet.say("body", asked.kind().name().zh());
        sheet.section("organ", List.of(asked.kind().organ().zh()));
        sheet.section("instead", List.of(asked.kind().instead().zh()));
        sheet.section("law", List.of(AdmissionLaw.CERTIFICATES.citation()));
        return issue(sheet);
    }

    /** For the board: how the village does an item. */
    IssuedLetter guide(Localisation local, String item, List<String> papers) {
        var sheet = new Sheet("guide", local.id(), local.village());
        sheet.to = text("notice.guide.everyone");
        sheet.number = local.village().value() + "-" + local.itemCode() + "-" + local.version();
        sheet.say("body", item, local.catalogueVersion(), local.version());
        sheet.section("who", List.of(local.who()));
        sheet.section("when", List.of(local.hours()));
        sheet.section("where", List.of(local.place()));
        if (!local.homeVisits().isEmpty()) {
            sheet.section("home", List.of(local.homeVisits()));
        }
        sheet.section("papers", papers.isEmpty() ? List.of(text("notice.guide.no-papers")) : papers);
        sheet.section("time", List.of(text("notice.guide.days", local.promisedDays())));
        local.published()
                .ifPresent(dates -> sheet.section(
                        "dates", List.of(text("notice.guide.from", day(dates.on()), day(dates.firstUse())))));
        return issue(sheet);
    }

    private IssuedLetter issue(Sheet sheet) {
        var acting = Acting.current();
        var title = text("notice." + sheet.kind);
        var order = new LetterOrder(
                UUID.nameUUIDFromBytes(
                        (sheet.owner + "/" + sheet.kind).getBytes(java.nio.charset.StandardCharsets.UTF_8)),
                sheet.owner,
                null,
                sheet.village,
                acting.office(),
                title,
                CHINESE);
        return letters.issue(order, seal -> {
            var output = new StringOutput();
            templates.render(
                    TEMPLATE,
                    new LetterText(
                            texts,
                            CHINESE,
                            title,
                            sheet.number,
                            sheet.to,
                            sheet.body,
                            sheet.sections,
                            acting.office(),
                            acting.displayName(),
                            seal),
                    output);
            return output.toString();
        });
    }

    /** One letter while it is written. */
    private final class Sheet {

        private final String kind;
        private final UUID owner;
        private final DivisionCode village;
        private final List<String> body = new ArrayList<>();
        private final List<GuideSheet.Section> sections = new ArrayList<>();
        private String to = "";
        private String number = "";

        Sheet(String kind, UUID owner, DivisionCode village) {
            this.kind = kind;
            this.owner = owner;
            this.village = village;
        }

        void say(String key, Object... arguments) {
            body.add(text("notice." + kind + "." + key, arguments));
        }

        void section(String heading, List<String> lines) {
            sections.add(new GuideSheet.Section(text("notice." + kind + "." + heading), lines, false));
        }
    }

    private String text(String key, Object... arguments) {
        return texts.text(CHINESE, "admission." + key, arguments);
    }

    private static String day(LocalDate day) {
        return "%d年%d月%d日".formatted(day.getYear(), day.getMonthValue(), day.getDayOfMonth());
    }
}
