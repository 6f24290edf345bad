package org.xiangli.domain.services.quality;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.xiangli.core.store.Bound;
import org.xiangli.domain.services.quality.CallBack.Verdict;
import org.xiangli.kernel.DivisionCode;

/** Calls after bad ratings and what was put right, in the database. */
@Repository
class CallBackBook {

    private final JdbcClient jdbc;

    CallBackBook(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Those within reach: what is to be done first, by its day. */
    List<CallBack> all() {
        return jdbc.sql("""
            select call.*, rework.due_on as fix_by, rework.fixed_on, rework.remedy, application.number,
                   application.item_code
              from services.call_back call
              join services.application application
                on application.county_code = call.county_code and application.id = call.application_id
              left join services.rework rework
                on rework.county_code = call.county_code and rework.application_id = call.application_id
             where call.county_code = :county
             order by call.done_on is not null and (rework.due_on is null or rework.fixed_on is not null)
                          and (call.verdict not in ('MISTAKEN', 'MALICIOUS') or call.confirmed_on is not null),
                      coalesce(case when call.done_on is null then call.due_on end, rework.due_on, call.due_on),
                      call.application_id
             limit 200
            """)
                .param("county", Bound.county())
                .query(CallBackBook::read)
                .list();
    }

    Optional<CallBack> find(UUID application) {
        return jdbc.sql("""
            select call.*, rework.due_on as fix_by, rework.fixed_on, rework.remedy, application.number,
                   application.item_code
              from services.call_back call
              join services.application application
                on application.county_code = call.county_code and application.id = call.application_id
              left join services.rework rework
                on rework.county_code = call.county_code and rework.application_id = call.application_id
             where call.county_code = :county and call.application_id = :application
            """)
                .param("county", Bound.county())
                .param("application", application)
                .query(CallBackBook::read)
                .optional();
    }

    /** Whether a call was owed here. */
    boolean called(UUID application, Verdict verdict, String finding, LocalDate day, UUID by) {
        return jdbc.sql("""
            update services.call_back
               set done_on = :day, done_by = :by, finding = :finding, verdict = :verdict
             where county_code = :county and application_id = :application and done_on is null
            """)
                        .param("day", day)
                        .param("by", by)
                        .param("finding", finding)
                        .param("verdict", verdict.name())
                        .param("county", Bound.county())
                        .param("application", application)
                        .update()
                == 1;
    }

    /** Whether somebody else had found it so and nobody had confirmed. */
    boolean confirmed(UUID application, LocalDate day, UUID by) {
        return jdbc.sql("""
            update services.call_back
               set confirmed_on = :day, confirmed_by = :by
             where county_code = :county and application_id = :application and confirmed_on is null
               and verdict in ('MISTAKEN', 'MALICIOUS') and done_by <> :by
            """)
                        .param("day", day)
                        .param("by", by)
                        .param("county", Bound.county())
                        .param("application", application)
                        .update()
                == 1;
    }

    void openRework(CallBack call, LocalDate day, LocalDate due) {
        jdbc.sql("""
            insert into services.rework (county_code, application_id, village_code, opened_on, due_on)
            values (:county, :application, :village, :day, :due)
            on conflict do nothing
            """)
                .param("county", Bound.county())
                .param("application", call.application())
                .param("village", call.village().value())
                .param("day", day)
                .param("due", due)
                .update();
    }

    boolean fixed(UUID application, String remedy, LocalDate day, UUID by) {
        return jdbc.sql("""
            update services.rework
               set fixed_on = :day, fixed_by = :by, remedy = :remedy
             where county_code = :county and application_id = :application and fixed_on is null
            """)
                        .param("day", day)
                        .param("by", by)
                        .param("remedy", remedy)
                        .param("county", Bound.county())
                        .param("application", application)
                        .update()
                == 1;
    }

    private static CallBack read(ResultSet row, int number) throws SQLException {
        return new CallBack(
                row.getObject("application_id", UUID.class),
                row.getString("number"),
                row.getString("item_code"),
                new DivisionCode(row.getString("village_code")),
                row.getObject("opened_on", LocalDate.class),
                row.getObject("due_on", LocalDate.class),
                Optional.ofNullable(row.getObject("done_on", LocalDate.class)),
                Optional.ofNullable(row.getString("verdict")).map(Verdict::valueOf),
                Optional.ofNullable(row.getString("finding")),
                row.getObject("confirmed_on") != null,
                Optional.ofNullable(row.getObject("fix_by", LocalDate.class)),
                Optional.ofNullable(row.getObject("fixed_on", LocalDate.class)),
                Optional.ofNullable(row.getString("remedy")));
    }
}
