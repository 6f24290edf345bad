package org.xiangli.domain.services.inbox;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.xiangli.core.store.Bound;
import org.xiangli.kernel.Ids;

/** The public record of what was done with problems. Added to only; it names offices, never people. */
@Repository
public class ActionLog {

    private final JdbcClient jdbc;

    ActionLog(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The latest of the county, 100 a page. */
    @Transactional(readOnly = true)
    public List<LoggedAction> latest(int page) {
        return jdbc.sql("""
            select at, number, action, office, detail
              from services.issue_log
             where county_code = :county
             order by at desc, id desc
            offset :offset limit 100
            """)
                .param("county", Bound.county())
                .param("offset", Math.clamp(page, 0, 10_000) * 100)
                .query((row, number) -> new LoggedAction(
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        row.getString("number"),
                        LoggedAction.Kind.valueOf(row.getString("action")),
                        row.getString("office"),
                        row.getString("detail")))
                .list();
    }

    void add(Issue issue, LoggedAction.Kind kind, String office, String detail, OffsetDateTime at) {
        jdbc.sql("""
            insert into services.issue_log
                   (county_code, id, issue_id, village_code, number, at, action, office, detail)
            values (:county, :id, :issue, :village, :number, :at, :action, :office, :detail)
            """)
                .param("county", Bound.county())
                .param("id", Ids.next())
                .param("issue", issue.id())
                .param("village", issue.village().value())
                .param("number", issue.number())
                .param("at", at)
                .param("action", kind.name())
                .param("office", office)
                .param("detail", detail)
                .update();
    }

    /** Whether this was done with a problem before. */
    boolean has(UUID issue, LoggedAction.Kind kind, String detail) {
        return jdbc.sql("""
            select exists (select from services.issue_log
                            where county_code = :county and issue_id = :issue and action = :action
                              and detail = :detail)
            """)
                .param("county", Bound.county())
                .param("issue", issue)
                .param("action", kind.name())
                .param("detail", detail)
                .query(Boolean.class)
                .single();
    }
}
