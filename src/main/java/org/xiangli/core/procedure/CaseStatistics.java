package org.xiangli.core.procedure;

import java.time.LocalDate;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.xiangli.core.store.Bound;

/** Counts of what was done with cases within reach; no person stands in them. */
@Service
@Transactional(readOnly = true)
public class CaseStatistics {

    private final JdbcClient jdbc;

    CaseStatistics(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param processed cases with at least one move in the time
     * @param approved moves that granted
     * @param sentBack moves that asked for what was missing
     * @param rejected moves that refused
     */
    public record Counts(long processed, long approved, long sentBack, long rejected) {}

    /**
     * @param matter code of an item; empty for all
     * @param post kind of post that acted, in kebab-case; empty for all
     */
    public Counts between(LocalDate from, LocalDate to, Optional<String> matter, Optional<String> post) {
        return jdbc.sql("""
            select count(distinct event.case_id) filter (where event.seq > 1) as processed,
                   count(*) filter (where event.move = 'grant') as approved,
                   count(*) filter (where event.move = 'ask-papers') as sent_back,
                   count(*) filter (where event.move in ('refuse', 'not-accept')) as rejected
              from procedure.case_event event
              join procedure.case_file file
                on file.county_code = event.county_code and file.id = event.case_id
             where event.county_code = :county
               and event.day between :from and :to
               and (:matter::text is null or file.matter = :matter)
               and (:post::text is null or event.actor_post = :post)
            """)
                .param("county", Bound.county())
                .param("from", from)
                .param("to", to)
                .param("matter", matter.orElse(null))
                .param("post", post.orElse(null))
                .query((row, number) -> new Counts(
                        row.getLong("processed"),
                        row.getLong("approved"),
                        row.getLong("sent_back"),
                        row.getLong("rejected")))
                .single();
    }
}
