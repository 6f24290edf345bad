package org.xiangli.core.access;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.xiangli.kernel.DivisionCode;
import org.xiangli.kernel.Ids;

/** The record of who looked at whose data and why, visible to that person (R013; 个人信息保护法 44, 45). */
@Service
public class ViewLog {

    private final JdbcClient jdbc;
    private final Clock clock;

    ViewLog(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Records a view in the transaction that reads, so that no read goes unrecorded. A resident's look at his own
     * data is not recorded: it tells him nothing.
     *
     * @param fields the group of fields shown, for example {@code identity} or {@code household}
     * @throws org.xiangli.kernel.Refusal {@code access.purpose-not-permitted}
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void record(UUID resident, DivisionCode village, Purpose purpose, @Nullable UUID caseId, String fields) {
        var acting = Acting.current();
        acting.require(purpose);
        if (resident.equals(acting.resident())) {
            return;
        }
        jdbc.sql("""
            insert into access.person_view
                   (county_code, id, resident_id, village_code, at, account_id, post_kind, office, purpose,
                    case_id, fields)
            values (:county, :id, :resident, :village, :at, :account, :kind, :office, :purpose,
                    :case, :fields)
            """)
                .param("county", acting.county())
                .param("id", Ids.next())
                .param("resident", resident)
                .param("village", village.value())
                .param("at", Timestamp.from(clock.instant()))
                .param("account", acting.account())
                .param("kind", acting.kind().name())
                .param("office", acting.office())
                .param("purpose", purpose.name())
                .param("case", caseId)
                .param("fields", fields)
                .update();
    }

    /**
     * Who looked at the acting resident's data, the latest first, at most 200 lines before the given instant. Looks of
     * one office for one purpose and case on one day stand in one line with their number.
     */
    @Transactional(readOnly = true)
    public List<View> ofMine(Instant before) {
        var acting = Acting.current();
        acting.require(Purpose.OWN_DATA);
        return jdbc.sql("""
            select max(at) as latest, count(*) as times, (array_agg(id order by at desc, id))[1] as id, post_kind, office, purpose, case_id, fields
              from access.person_view
             where county_code = :county and resident_id = :resident and at < :before
             group by (at at time zone :zone)::date, post_kind, office, purpose, case_id, fields
             order by latest desc, office, fields
             limit 200
            """)
                .param("county", acting.county())
                .param("resident", acting.resident())
                .param("before", Timestamp.from(before))
                .param("zone", clock.getZone().getId())
                .query((row, number) -> new View(
                        row.getObject("id", UUID.class),
                        row.getTimestamp("latest").toInstant(),
                        row.getInt("times"),
                        PostKind.valueOf(row.getString("post_kind")),
                        row.getString("office"),
                        Purpose.valueOf(row.getString("purpose")),
                        row.getObject("case_id", UUID.class),
                        row.getString("fields")))
                .list();
    }

    /**
     * Looks at a person's data, as that person sees them: the office and the reason, not the clerk's name.
     *
     * @param id of the latest of them
     * @param at the latest of them
     * @param times how often on that day
     */
    public record View(
            UUID id,
            Instant at,
            int times,
            PostKind kind,
            String office,
            Purpose purpose,
            @Nullable UUID caseId,
            String fields) {}
}
