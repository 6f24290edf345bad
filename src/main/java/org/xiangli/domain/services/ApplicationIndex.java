package org.xiangli.domain.services;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.xiangli.core.store.Bound;

/** Lists applications within reach, by when they were begun: the id of a case grows with time (decision 0014). */
@Service
@Transactional(readOnly = true)
public class ApplicationIndex {

    /** The most that one page holds. */
    public static final int MOST = 100;

    private final JdbcClient jdbc;
    private final Applications applications;

    ApplicationIndex(JdbcClient jdbc, Applications applications) {
        this.jdbc = jdbc;
        this.applications = applications;
    }

    /**
     * Which applications.
     *
     * @param item code of an item; empty for all
     * @param resident whose; empty for everybody's within reach
     * @param after the last one of the page before
     * @param skip how many to pass over
     */
    public record Filter(Optional<String> item, Optional<UUID> resident, Optional<UUID> after, int skip, int limit) {

        public Filter {
            skip = Math.max(0, skip);
            limit = Math.max(1, Math.min(MOST, limit));
        }
    }

    /** The latest first. */
    public List<Application> latest(Filter filter) {
        return of(jdbc.sql("""
            select id from services.application
             where county_code = :county
               and (:after::uuid is null or id < :after)
               and (:item::text is null or item_code = :item)
               and (:resident::uuid is null or resident_id = :resident)
             order by id desc
             limit :limit offset :skip
            """), filter);
    }

    /** The oldest first. */
    public List<Application> oldest(Filter filter) {
        return of(jdbc.sql("""
            select id from services.application
             where county_code = :county
               and (:after::uuid is null or id > :after)
               and (:item::text is null or item_code = :item)
               and (:resident::uuid is null or resident_id = :resident)
             order by id
             limit :limit offset :skip
            """), filter);
    }

    private List<Application> of(JdbcClient.StatementSpec question, Filter filter) {
        return question
                .param("county", Bound.county())
                .param("after", filter.after().orElse(null))
                .param("item", filter.item().orElse(null))
                .param("resident", filter.resident().orElse(null))
                .param("limit", filter.limit())
                .param("skip", filter.skip())
                .query(UUID.class)
                .list()
                .stream()
                .flatMap(id -> applications.find(id).stream())
                .toList();
    }
}
