package org.xiangli.core.procedure;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.xiangli.core.clock.WorkingDays;
import org.xiangli.kernel.DivisionCode;
import org.xiangli.kernel.Ids;

/** Notes cases that are near their last day, so that they are done before they are late (R050). */
@Component
class DueReminders {

    /** Four fifths of the longest limit leave no more than this before the last day. */
    private static final int DAYS_BEFORE = 80;

    private static final String CANDIDATES = """
        select f.*
          from procedure.case_file f
         where f.county_code = :county and f.id > :after and not f.finished
               and f.act_by between :today and :until
               and not exists (
                   select from procedure.case_event e
                    where e.county_code = f.county_code and e.case_id = f.id and e.move = :move
                          and e.seq > (select max(a.seq)
                                         from procedure.case_event a
                                        where a.county_code = f.county_code and a.case_id = f.id
                                              and a.to_step = f.step
                                              and (a.from_step is distinct from a.to_step or a.move = :redo)))
         order by f.id
         limit :batch
        """;

    private final JdbcClient jdbc;
    private final CaseRows rows;
    private final CaseTable table;
    private final PublishedProcedures procedures;
    private final WorkingDays workingDays;

    DueReminders(
            JdbcClient jdbc, CaseRows rows, CaseTable table, PublishedProcedures procedures, WorkingDays workingDays) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.table = table;
        this.procedures = procedures;
        this.workingDays = workingDays;
    }

    /** What one transaction did, and behind which case the next goes on. */
    record Batch(List<CaseMoved> noted, UUID last, boolean full) {}

    Batch remind(String county, Instant now, LocalDate today, UUID after, int batch) {
        var files = jdbc.sql(CANDIDATES)
                .param("county", county)
                .param("after", after)
                .param("today", today)
                .param("until", today.plusDays(DAYS_BEFORE))
                .param("move", CaseEvent.REMINDED)
                .param("redo", CaseEvent.REDO)
                .param("batch", batch)
                .query(rows::file)
                .list();
        var noted = new ArrayList<CaseMoved>();
        for (var file : files) {
            if (file.state().nearlyDue(today, workingDays)) {
                note(file, now, today).ifPresent(noted::add);
            }
        }
        return new Batch(noted, files.isEmpty() ? after : files.getLast().id(), files.size() == batch);
    }

    /** Empty when somebody moved the case meanwhile: then it is no longer waiting. */
    private Optional<CaseMoved> note(CaseFile file, Instant now, LocalDate today) {
        var step = file.step().key();
        var event = new CaseEvent(
                file.seq() + 1,
                now,
                today,
                Actor.system(DivisionCode.of(file.county())),
                CaseEvent.REMINDED,
                Optional.of(step),
                step,
                "",
                Optional.empty(),
                List.of(),
                Map.of());
        var procedure = procedures.of(file.procedureCode(), file.procedureVersion());
        var later = file.in(file.state().after(procedure, event, workingDays));
        return table.move(later, event, Ids.next())
                ? Optional.of(CaseMoved.of(later, event, Optional.empty()))
                : Optional.empty();
    }
}
