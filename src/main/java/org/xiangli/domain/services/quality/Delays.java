package org.xiangli.domain.services.quality;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.xiangli.core.access.Acting;
import org.xiangli.core.access.PostKind;
import org.xiangli.core.messages.Outbox;
import org.xiangli.core.messages.Telling;
import org.xiangli.core.procedure.CaseDesk;
import org.xiangli.core.procedure.CaseFile;
import org.xiangli.core.store.Bound;
import org.xiangli.kernel.Ids;
import org.xiangli.kernel.Refusal;

/** Where an office says why a matter is late (R056; 优化营商环境条例 36): reason, ground, new day, office and name. */
@Service
@Transactional
public class Delays {

    private final JdbcClient jdbc;
    private final CaseDesk cases;
    private final Outbox outbox;
    private final Clock clock;

    Delays(JdbcClient jdbc, CaseDesk cases, Outbox outbox, Clock clock) {
        this.jdbc = jdbc;
        this.cases = cases;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** What was said about a delay. @param dueOn the day that was missed */
    public record Note(
            LocalDate dueOn, String reason, String basis, LocalDate newDate, String office, String officer) {}

    /** Whether a matter is late today and nobody has said why. */
    @Transactional(readOnly = true)
    public boolean unexplained(CaseFile file) {
        var today = LocalDate.now(clock);
        var due = file.state().actBy();
        return file.state().overdue(today)
                && due.isPresent()
                && of(file.id()).stream()
                        .noneMatch(note -> note.dueOn().equals(due.get()) && !today.isAfter(note.newDate()));
    }

    /**
     * Says why a matter is late; the resident is told.
     *
     * @param basis the rule or fact the delay rests on
     * @param newDate by when it will be done
     * @throws Refusal {@code quality.delay.none} when it is not late or was explained, {@code quality.delay.holder} for a
     *     post that does not hold it, {@code quality.delay.date}, {@code quality.text-missing}
     */
    public void explain(UUID application, String reason, String basis, LocalDate newDate) {
        var acting = Acting.current();
        var today = LocalDate.now(clock);
        var file = cases.find(application).orElseThrow(() -> new Refusal("quality.delay.none", QualityLaw.DELAY));
        if (!file.step().post().code().equals(acting.kind().key()) || acting.kind() == PostKind.RESIDENT) {
            throw new Refusal("quality.delay.holder", QualityLaw.DELAY);
        }
        var why = QualityLaw.demand(QualityLaw.DELAY, reason, QualityLaw.LONGEST);
        var ground = QualityLaw.demand(QualityLaw.DELAY, basis, QualityLaw.BASIS);
        if (!newDate.isAfter(today)) {
            throw new Refusal("quality.delay.date", QualityLaw.DELAY);
        }
        if (!file.state().overdue(today)) {
            throw new Refusal("quality.delay.none", QualityLaw.DELAY);
        }
        var due = file.state().actBy().orElseThrow();
        var written = jdbc.sql("""
            insert into services.delay_note
                   (county_code, id, application_id, village_code, resident_id, due_on, reason, basis, new_date,
                    office, officer, noted_at, noted_by)
            values (:county, :id, :application, :village, :resident, :due, :reason, :basis, :date,
                    :office, :officer, :now, :by)
            on conflict (county_code, application_id, due_on) do nothing
            """)
                .param("county", Bound.county())
                .param("id", Ids.next())
                .param("application", application)
                .param("village", file.village().value())
                .param("resident", file.subject())
                .param("due", due)
                .param("reason", why)
                .param("basis", ground)
                .param("date", newDate)
                .param("office", acting.office())
                .param("officer", acting.displayName())
                .param("now", OffsetDateTime.now(clock))
                .param("by", acting.account())
                .update();
        if (written == 0) {
            throw new Refusal("quality.delay.none", QualityLaw.DELAY);
        }
        outbox.tell(Telling.of(
                UUID.nameUUIDFromBytes(
                        (application + "/delay/" + due).getBytes(java.nio.charset.StandardCharsets.US_ASCII)),
                file.subject(),
                file.village(),
                application,
                null,
                java.util.Locale.SIMPLIFIED_CHINESE,
                "quality.told.delayed",
                file.number(),
                newDate));
    }

    /** What was said about a matter's delays, the latest first. */
    @Transactional(readOnly = true)
    public List<Note> of(UUID application) {
        return jdbc.sql("""
            select due_on, reason, basis, new_date, office, officer
              from services.delay_note
             where county_code = :county and application_id = :application
             order by due_on desc
            """)
                .param("county", Bound.county())
                .param("application", application)
                .query((row, number) -> new Note(
                        row.getObject("due_on", LocalDate.class),
                        row.getString("reason"),
                        row.getString("basis"),
                        row.getObject("new_date", LocalDate.class),
                        row.getString("office"),
                        row.getString("officer")))
                .list();
    }
}
