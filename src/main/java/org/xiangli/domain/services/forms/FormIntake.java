package org.xiangli.domain.services.forms;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.xiangli.core.access.Acting;
import org.xiangli.core.access.Purpose;
import org.xiangli.core.procedure.Phase;
import org.xiangli.domain.services.Application;
import org.xiangli.domain.services.Draft;
import org.xiangli.domain.services.PaperMark;
import org.xiangli.domain.services.ServiceDesk;
import org.xiangli.domain.services.Taken;
import org.xiangli.kernel.Ids;
import org.xiangli.kernel.Refusal;
import tools.jackson.databind.node.ObjectNode;

/** Where a whole form comes in at once: from the window, from another program, from a row of a table. */
@Service
@Transactional
public class FormIntake {

    private final FormShelf shelf;
    private final SheetTable table;
    private final RegisterReader register;
    private final FormDesk forms;
    private final ServiceDesk desk;
    private final Clock clock;

    FormIntake(
            FormShelf shelf, SheetTable table, RegisterReader register, FormDesk forms, ServiceDesk desk, Clock clock) {
        this.shelf = shelf;
        this.table = table;
        this.register = register;
        this.forms = forms;
        this.desk = desk;
        this.clock = clock;
    }

    /** A form as it stands with these answers, before anything is kept: for the window and for programs. */
    public Standing look(UUID resident, String code, ObjectNode answers) {
        var form = shelf.current(code).orElseThrow(() -> new Refusal("forms.none", FormLaw.GUIDE));
        var known = register.read(resident, null);
        var now = clock.instant();
        var sheet = new Sheet(
                Ids.next(),
                known.village(),
                resident,
                code,
                form.version(),
                Optional.empty(),
                answers,
                Map.of(),
                Set.of(),
                now,
                now,
                Optional.empty());
        return Standing.of(sheet, form, known.facts(), Optional.empty());
    }

    /**
     * Takes a whole application with its form in one go. The same key again gives the same application.
     *
     * @throws Refusal {@code forms.incomplete} unless the answers are good, and as {@link ServiceDesk#take}
     */
    public Taken take(Draft draft, Standing standing, Map<String, PaperMark> marks) {
        standing.demandGood();
        var taken = desk.take(draft, marks);
        keep(standing, taken.application().id(), marks);
        return taken;
    }

    /**
     * Corrects the form of a case that is not accepted yet, by an office; what the register said stays as it was.
     *
     * @return what is wrong with the answers; nothing is changed then
     * @throws Refusal {@code forms.handed-in} once the case is accepted, {@code forms.unknown} for a case without a form
     */
    public List<FieldProblem> correct(Application application, ObjectNode given) {
        var acting = Acting.current();
        acting.require(Purpose.HANDLE_MATTER);
        var phase = application.file().phase();
        if (phase != Phase.SUBMITTED && phase != Phase.TO_SUPPLEMENT) {
            throw new Refusal("forms.handed-in", FormLaw.KEPT);
        }
        var before = forms.ofCase(application.id()).orElseThrow(() -> new Refusal("forms.unknown", FormLaw.KEPT));
        var answers = before.filled().deepCopy();
        given.properties().stream()
                .filter(entry -> !before.sheet().fromRegister().contains(entry.getKey()))
                .forEach(entry -> answers.set(entry.getKey(), entry.getValue()));
        var strange = given.propertyNames().stream()
                .filter(name -> before.form().question(name).isEmpty())
                .toList();
        var relevant = before.form().relevant(answers);
        strange.forEach(name -> relevant.set(name, given.path(name)));
        var wrong = before.form().problems(relevant);
        if (wrong.isEmpty()) {
            table.correct(application.id(), relevant, now(), acting.account());
        }
        return wrong;
    }

    /** Keeps the form of an application that was begun at the desk. */
    private void keep(Standing standing, UUID caseId, Map<String, PaperMark> marks) {
        var looked = standing.sheet();
        table.file(
                new Sheet(
                        looked.id(),
                        looked.village(),
                        looked.resident(),
                        looked.item(),
                        looked.formVersion(),
                        Optional.empty(),
                        standing.handedIn(),
                        marks,
                        standing.namesFromRegister(),
                        looked.startedAt(),
                        looked.touchedAt(),
                        Optional.of(caseId)),
                now(),
                Acting.current().account());
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock).truncatedTo(ChronoUnit.MICROS);
    }
}
