package org.xiangli.domain.services.tables;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;
import org.xiangli.core.access.Purpose;
import org.xiangli.core.page.Texts;
import org.xiangli.core.people.ResidentRegistry;
import org.xiangli.domain.services.Channel;
import org.xiangli.domain.services.Draft;
import org.xiangli.domain.services.Item;
import org.xiangli.domain.services.Material;
import org.xiangli.domain.services.PaperMark;
import org.xiangli.domain.services.PaperState;
import org.xiangli.domain.services.forms.FormIntake;
import org.xiangli.domain.services.forms.Standing;
import org.xiangli.domain.services.tables.RowShelf.Settled;
import org.xiangli.domain.services.tables.RowShelf.State;
import org.xiangli.domain.services.tables.RowShelf.Typed;
import org.xiangli.domain.services.web.Papers;
import org.xiangli.kernel.DivisionCode;
import org.xiangli.kernel.IdNumber;
import org.xiangli.kernel.Refusal;

/**
 * Takes one row in as the window would: the same form, the same checks, the same desk. A row that is refused leaves nothing
 * but the record of who was looked up for it.
 */
@Component
class RowTaker {

    private static final Logger LOG = LoggerFactory.getLogger(RowTaker.class);

    /** @param reading of the table's headings by the form as it is today */
    record Plan(TableImport table, Item item, RowReading reading) {}

    private record Looked(UUID resident, DivisionCode village, Standing standing) {}

    private final FormIntake desk;
    private final ResidentRegistry residents;
    private final Texts texts;
    private final TransactionTemplate savepoint;

    RowTaker(FormIntake desk, ResidentRegistry residents, Texts texts, PlatformTransactionManager transactions) {
        this.desk = desk;
        this.residents = residents;
        this.texts = texts;
        this.savepoint = new TransactionTemplate(transactions);
        this.savepoint.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
    }

    /** What becomes of a row, inside the transaction of its batch. */
    Settled take(Plan plan, Typed row) {
        var reader = plan.table().language();
        var faults = plan.reading().faults(row.cells(), texts, reader);
        if (!faults.isEmpty()) {
            return refused(row, Optional.empty(), faults);
        }
        Optional<Looked> looked = Optional.empty();
        try {
            looked = Objects.requireNonNull(savepoint.execute(status -> look(plan, row)));
            if (looked.isEmpty()) {
                var unknown = texts.text(reader, "refusal.services.resident-unknown");
                return refused(
                        row, looked, List.of(new RowProblem(plan.reading().personColumn(), unknown)));
            }
            var problems = looked.get().standing().problems();
            if (!problems.isEmpty()) {
                return refused(
                        row,
                        looked,
                        problems.stream()
                                .map(problem -> new RowProblem(
                                        plan.reading()
                                                .column(
                                                        problem.question(),
                                                        problem.title().in(reader)),
                                        problem.in(texts, reader)))
                                .toList());
            }
            var found = looked.get();
            var application = savepoint.execute(status -> open(plan, row, found));
            return new Settled(
                    row.line(),
                    State.TAKEN,
                    Optional.of(found.resident()),
                    Optional.of(found.village()),
                    Optional.ofNullable(application),
                    List.of());
        } catch (Refusal refusal) {
            var column =
                    refusal.code().startsWith("id-number.") ? plan.reading().personColumn() : "";
            return refused(row, looked, List.of(new RowProblem(column, texts.refusal(reader, refusal))));
        } catch (TransientDataAccessException
                | RecoverableDataAccessException
                | DataAccessResourceFailureException
                | TransactionException elsewhere) {
            // not the row's fault: the whole batch is tried again
            throw elsewhere;
        } catch (RuntimeException ours) {
            LOG.error(
                    "Line {} of table {} failed with {}",
                    row.line(),
                    plan.table().id(),
                    ours.getClass().getName());
            return refused(row, looked, List.of(new RowProblem("", texts.text(reader, "tables.problem.ours"))));
        }
    }

    private Optional<Looked> look(Plan plan, Typed row) {
        var number = IdNumber.of(plan.reading().person(row.cells())).value();
        var found = residents.search(number, Purpose.IDENTIFY_APPLICANT);
        return found.stream()
                .findFirst()
                .map(person -> new Looked(
                        person.id(),
                        person.village(),
                        desk.look(
                                person.id(), plan.item().code(), plan.reading().answers(row.cells()))));
    }

    private UUID open(Plan plan, Typed row, Looked looked) {
        var draft = new Draft(
                row.key(),
                looked.resident(),
                plan.item().code(),
                Channel.WINDOW,
                looked.standing().phone(),
                Locale.SIMPLIFIED_CHINESE,
                Optional.empty(),
                Map.of());
        var complete = plan.reading().papersComplete(row.cells());
        return desk.take(draft, looked.standing(), marks(plan.item(), complete))
                .application()
                .id();
    }

    private static Settled refused(Typed row, Optional<Looked> looked, List<RowProblem> problems) {
        return new Settled(
                row.line(),
                State.REFUSED,
                looked.map(Looked::resident),
                looked.map(Looked::village),
                Optional.empty(),
                problems);
    }

    /** All that is required was seen, in the first way it may be brought; or nothing was. */
    private static Map<String, PaperMark> marks(Item item, boolean complete) {
        return item.asked().stream()
                .collect(Collectors.toMap(Material::code, paper -> PaperMark.of(state(paper, complete))));
    }

    private static PaperState state(Material paper, boolean complete) {
        if (!complete) {
            return PaperState.MISSING;
        }
        return paper.necessity() == Material.Necessity.CONDITIONAL
                ? PaperState.NOT_NEEDED
                : Papers.choices(paper).getFirst();
    }
}
