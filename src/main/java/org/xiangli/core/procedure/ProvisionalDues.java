package org.xiangli.core.procedure;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.xiangli.core.clock.WorkingDays;

/**
 * Counts due days again once the holidays of their year are published. A due day is provisional as long as it was
 * counted through a year nobody knew the holidays of; the history then adds up to another day, and the table follows.
 * The same is true of a step's last day, of an opinion's and of work to be done again.
 */
@Component
class ProvisionalDues {

    private static final String PROVISIONAL = """
        select *
          from procedure.case_file
         where county_code = :county and id > :after and not finished
               and (due_provisional and due_on < :known_until
                    or limits_provisional and (step_due_on < :known_until or awaited <> '{}'))
         order by id
         limit :batch
           for update
        """;

    private static final String EVENTS = """
        select *
          from procedure.case_event
         where county_code = :county and case_id = any(cast(:ids as uuid[]))
         order by case_id, seq
        """;

    private static final String SETTLE = """
        update procedure.case_file f
           set due_on = n.due_on, due_provisional = n.provisional, step_due_on = n.step_due_on, act_by = n.act_by,
               limits_provisional = n.limits_provisional, awaited = cast(n.awaited as jsonb)
          from unnest(cast(:ids as uuid[]), cast(:dues as date[]), :provisionals, cast(:step_dues as date[]),
                      cast(:act_bys as date[]), :limits_provisionals, :awaiteds)
                   as n (id, due_on, provisional, step_due_on, act_by, limits_provisional, awaited)
         where f.county_code = :county and f.id = n.id
        """;

    private final JdbcClient jdbc;
    private final CaseRows rows;
    private final PublishedProcedures procedures;
    private final WorkingDays workingDays;

    ProvisionalDues(JdbcClient jdbc, CaseRows rows, PublishedProcedures procedures, WorkingDays workingDays) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.procedures = procedures;
        this.workingDays = workingDays;
    }

    /** Counts a batch of a county's cases again, those behind the given id; answers them. */
    List<CaseFile> settle(String county, LocalDate today, UUID after, int batch) {
        var files = jdbc.sql(PROVISIONAL)
                .param("county", county)
                .param("after", after)
                .param("known_until", knownUntil(today))
                .param("batch", batch)
                .query(rows::file)
                .list();
        if (!files.isEmpty()) {
            write(county, counted(county, files));
        }
        return files;
    }

    /** The first day of the first year, from today on, without a published table. */
    private LocalDate knownUntil(LocalDate today) {
        int year = today.getYear();
        while (workingDays.published(year)) {
            year++;
        }
        return LocalDate.of(year, 1, 1);
    }

    private List<CaseFile> counted(String county, List<CaseFile> files) {
        var histories = jdbc
                .sql(EVENTS)
                .param("county", county)
                .param("ids", ids(files))
                .query((row, number) -> new OfCase(row.getObject("case_id", UUID.class), rows.event(row, number)))
                .list()
                .stream()
                .collect(Collectors.groupingBy(OfCase::id, Collectors.mapping(OfCase::event, Collectors.toList())));
        return files.stream()
                .map(file -> file.in(CaseState.replay(
                        procedures.of(file.procedureCode(), file.procedureVersion()),
                        file.clock().promise(),
                        histories.getOrDefault(file.id(), List.of()),
                        workingDays)))
                .toList();
    }

    private record OfCase(UUID id, CaseEvent event) {}

    private void write(String county, List<CaseFile> files) {
        jdbc.sql(SETTLE)
                .param("county", county)
                .param("ids", ids(files))
                .param("dues", days(files, state -> state.clock().dueOn()))
                .param(
                        "provisionals",
                        files.stream().map(file -> file.clock().provisional()).toArray(Boolean[]::new))
                .param("step_dues", days(files, state -> Optional.ofNullable(state.stepDue())))
                .param(
                        "limits_provisionals",
                        files.stream()
                                .map(file -> file.state().limitsProvisional())
                                .toArray(Boolean[]::new))
                .param(
                        "awaiteds",
                        files.stream()
                                .map(file -> CaseRows.awaited(file.state().awaited()))
                                .toArray(String[]::new))
                .param("act_bys", days(files, state -> state.actBy().or(() -> Optional.of(LocalDate.MAX))))
                .update();
    }

    private static String[] ids(List<CaseFile> files) {
        return files.stream().map(file -> file.id().toString()).toArray(String[]::new);
    }

    private static String[] days(List<CaseFile> files, Function<CaseState, Optional<LocalDate>> day) {
        return files.stream()
                .map(file -> day.apply(file.state())
                        .map(date -> date.equals(LocalDate.MAX) ? "infinity" : date.toString())
                        .orElse(null))
                .toArray(String[]::new);
    }
}
