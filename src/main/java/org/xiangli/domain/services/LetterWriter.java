package org.xiangli.domain.services;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;
import org.xiangli.core.clock.WorkingDays;
import org.xiangli.core.files.LetterSeal;
import org.xiangli.core.page.Texts;
import org.xiangli.core.procedure.CaseEvent;
import org.xiangli.core.procedure.CaseState;
import org.xiangli.core.procedure.PublishedProcedures;
import org.xiangli.kernel.RuleRef;

/** Puts a letter into words. A refusal says why, on which law, and what can be done against it (R056). */
@Component
class LetterWriter {

    /** What stands round the words of every letter. */
    record Frame(String title, String to, String office, LetterSeal seal) {}

    private final Texts texts;
    private final PublishedProcedures procedures;
    private final WorkingDays workingDays;

    LetterWriter(Texts texts, PublishedProcedures procedures, WorkingDays workingDays) {
        this.texts = texts;
        this.procedures = procedures;
        this.workingDays = workingDays;
    }

    /** @param history up to and including the event the letter is about */
    LetterText write(Application application, List<CaseEvent> history, String kind, Frame frame) {
        var event = history.getLast();
        var writing = new Writing(application, history, event);
        switch (kind) {
            case "acceptance" -> writing.acceptance();
            case "supplement" -> writing.supplement();
            case "not-accepted" -> writing.notAccepted();
            default -> writing.decision();
        }
        return new LetterText(
                texts,
                application.language(),
                frame.title(),
                application.file().number() + "-" + event.seq(),
                frame.to(),
                writing.body,
                writing.sections,
                frame.office(),
                event.data().getOrDefault(Applications.OFFICER, ""),
                frame.seal());
    }

    private final class Writing {

        private final Application application;
        private final List<CaseEvent> history;
        private final CaseEvent event;
        private final Locale language;
        private final List<String> body = new ArrayList<>();
        private final List<GuideSheet.Section> sections = new ArrayList<>();

        Writing(Application application, List<CaseEvent> history, CaseEvent event) {
            this.application = application;
            this.history = history;
            this.event = event;
            this.language = application.language();
        }

        void acceptance() {
            say("acceptance.body", appliedOn(), itemName());
            var clock = CaseState.replay(
                            procedures.of(
                                    application.file().procedureCode(),
                                    application.file().procedureVersion()),
                            application.file().clock().promise(),
                            history,
                            workingDays)
                    .clock();
            clock.dueOn().ifPresent(due -> say("acceptance.promise", clock.promise(), LetterText.day(due, language)));
            if (clock.provisional()) {
                say("provisional");
            }
            say("acceptance.free");
            phones();
        }

        void supplement() {
            say("supplement.body", itemName());
            var codes = event.data().getOrDefault(CaseEvent.MISSING_PAPERS, "");
            section(
                    "papers",
                    Arrays.stream(codes.split(",", -1))
                            .map(String::strip)
                            .flatMap(code -> application.item().material(code).stream())
                            .map(paper -> paper.name().in(language))
                            .toList());
            phones();
        }

        void notAccepted() {
            say("not-accepted.body", appliedOn(), itemName());
            refusal();
            phones();
        }

        void decision() {
            var granted = event.move().equals(Moves.GRANT);
            say(granted ? "decision.granted" : "decision.refused", itemName());
            if (!granted) {
                refusal();
            } else if (!event.reason().isEmpty()) {
                section("note", List.of(event.reason()));
            }
            phones();
        }

        private void refusal() {
            section("reason", List.of(event.reason()));
            section("law", event.legalBasis().map(RuleRef::citation).stream().toList());
            var remedy = application.item().remedy();
            section("remedy", List.of(remedy.text().in(language)));
        }

        private void phones() {
            var place = application.item().place();
            say("phone", place.phone(), place.complaints());
        }

        private String appliedOn() {
            return LetterText.day(history.getFirst().day(), language);
        }

        private String itemName() {
            return application.item().name().in(language);
        }

        private void say(String key, Object... arguments) {
            body.add(texts.text(language, "services.letter." + key, arguments));
        }

        private void section(String heading, List<String> lines) {
            sections.add(new GuideSheet.Section(texts.text(language, "services.letter." + heading), lines, false));
        }
    }
}
