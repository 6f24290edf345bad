package org.xiangli.domain.services;

import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.xiangli.core.files.IssuedLetter;
import org.xiangli.core.files.LetterBook;
import org.xiangli.core.files.LetterOrder;
import org.xiangli.core.page.Texts;
import org.xiangli.core.procedure.CaseDesk;
import org.xiangli.core.procedure.CaseEvent;
import org.xiangli.core.procedure.Move;
import org.xiangli.core.procedure.PublishedProcedures;
import org.xiangli.kernel.Refusal;

/**
 * Prints the letters a matter owes: acceptance, missing papers, non-acceptance, decision. A letter is written when it is
 * first asked for and kept; asked again, it is the same paper with the same code.
 */
@Service
public class LetterDesk {

    private static final String TEMPLATE = "org/xiangli/domain/services/letter.jte";

    private final CaseDesk cases;
    private final PublishedProcedures procedures;
    private final ServiceDesk desk;
    private final Applicants applicants;
    private final LetterWriter writer;
    private final LetterBook letters;
    private final TemplateEngine templates;
    private final Texts texts;

    LetterDesk(
            CaseDesk cases,
            PublishedProcedures procedures,
            ServiceDesk desk,
            Applicants applicants,
            LetterWriter writer,
            LetterBook letters,
            TemplateEngine templates,
            Texts texts) {
        this.cases = cases;
        this.procedures = procedures;
        this.desk = desk;
        this.applicants = applicants;
        this.writer = writer;
        this.letters = letters;
        this.templates = templates;
        this.texts = texts;
    }

    /** The letters owed so far, in order; empty when there is no such application or it is out of reach. */
    public List<OwedLetter> of(UUID application) {
        return desk.find(application).stream()
                .flatMap(found -> cases.history(application).stream()
                        .flatMap(event -> kind(found, event).stream()
                                .map(kind -> new OwedLetter(event.seq(), kind, event.day()))))
                .toList();
    }

    /**
     * The letter owed by an event.
     *
     * @throws Refusal {@code services.application-unknown}, {@code services.letter-none} when the event owes no letter
     */
    public IssuedLetter issue(UUID application, int seq) {
        var found = desk.find(application)
                .orElseThrow(() -> new Refusal("services.application-unknown", ServiceLaw.IN_FORCE));
        var history = cases.history(application);
        var event = history.stream().filter(one -> one.seq() == seq).findFirst().orElseThrow(LetterDesk::none);
        var kind = kind(found, event).orElseThrow(LetterDesk::none);
        var applicant = applicants.demand(found.file().subject(), application);
        var title = texts.text(found.language(), "services.letter." + kind);
        var order = new LetterOrder(
                Moves.part(application, "letter/" + seq),
                application,
                found.file().subject(),
                found.file().village(),
                event.data()
                        .getOrDefault(
                                Applications.OFFICE,
                                found.item().offices().lead().in(found.language())),
                title,
                found.language());
        return letters.issue(
                order,
                seal -> render(writer.write(
                        found,
                        history.subList(0, history.indexOf(event) + 1),
                        kind,
                        new LetterWriter.Frame(title, applicant.name(), order.office(), seal))));
    }

    private String render(LetterText letter) {
        var output = new StringOutput();
        templates.render(TEMPLATE, letter, output);
        return output.toString();
    }

    private Optional<String> kind(Application application, CaseEvent event) {
        var procedure = procedures.of(
                application.file().procedureCode(), application.file().procedureVersion());
        return event.from().flatMap(step -> procedure.move(step, event.move())).flatMap(Move::letter);
    }

    private static Refusal none() {
        return new Refusal("services.letter-none", ServiceLaw.GUIDE);
    }
}
