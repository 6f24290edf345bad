package org.xiangli.domain.services.inbox;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.xiangli.core.store.Bound;
import org.xiangli.kernel.DivisionCode;
import org.xiangli.kernel.Ids;

/**
 * Who stands behind a problem. Nobody is ever moved or taken out: a merged problem keeps its own, and the one it was
 * merged into counts them too, each person once.
 */
@Repository
class Supporters {

    private final JdbcClient jdbc;

    Supporters(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(
            UUID issue,
            DivisionCode village,
            @Nullable UUID resident,
            IssueWay way,
            boolean filed,
            OffsetDateTime at,
            LocalDate day) {
        jdbc.sql("""
            insert into services.issue_support
                   (county_code, id, issue_id, village_code, resident_id, way, filed, at, on_day)
            values (:county, :id, :issue, :village, :resident, :way, :filed, :at, :day)
            on conflict do nothing
            """)
                .param("county", Bound.county())
                .param("id", Ids.next())
                .param("issue", issue)
                .param("village", village.value())
                .param("resident", resident)
                .param("way", way.name())
                .param("filed", filed)
                .param("at", at)
                .param("day", day)
                .update();
    }

    /**
     * Keeps others from the problem until this transaction ends. Without it two who join at once would each count
     * without the other: an update that waited still sees what was there when it began to wait.
     */
    void lock(UUID issue) {
        jdbc.sql("""
            select id from services.issue where county_code = :county and id = :issue for update
            """)
                .param("county", Bound.county())
                .param("issue", issue)
                .query(UUID.class)
                .list();
    }

    /** Counts those of a problem and of all that were merged into it, each person once, and writes the number down. */
    void count(UUID issue) {
        lock(issue);
        jdbc.sql("""
            update services.issue
               set supporters = (
                       select count(distinct coalesce(support.resident_id, support.id))
                         from services.issue_support support
                         join services.issue behind
                           on behind.county_code = support.county_code and behind.id = support.issue_id
                        where support.county_code = :county
                          and (behind.id = :issue or behind.merged_into = :issue))
             where county_code = :county and id = :issue
            """).param("county", Bound.county()).param("issue", issue).update();
    }

    boolean has(UUID issue, UUID resident) {
        return jdbc.sql("""
            select exists (
                select from services.issue_support support
                  join services.issue behind
                    on behind.county_code = support.county_code and behind.id = support.issue_id
                 where support.county_code = :county and support.resident_id = :resident
                   and (behind.id = :issue or behind.merged_into = :issue))
            """)
                .param("county", Bound.county())
                .param("resident", resident)
                .param("issue", issue)
                .query(Boolean.class)
                .single();
    }

    /** The residents behind a problem and behind those merged into it, each once. */
    List<UUID> residents(UUID issue) {
        return jdbc.sql("""
            select distinct support.resident_id
              from services.issue_support support
              join services.issue behind
                on behind.county_code = support.county_code and behind.id = support.issue_id
             where support.county_code = :county and support.resident_id is not null
               and (behind.id = :issue or behind.merged_into = :issue)
             order by support.resident_id
            """)
                .param("county", Bound.county())
                .param("issue", issue)
                .query(UUID.class)
                .list();
    }
}
