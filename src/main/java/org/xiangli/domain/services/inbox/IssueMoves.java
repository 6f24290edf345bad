package org.xiangli.domain.services.inbox;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.xiangli.core.access.Acting;
import org.xiangli.core.store.Bound;

/** The steps a problem takes, in the database: each says from which state it goes, so that two at once do it once. */
@Repository
class IssueMoves {

    private final JdbcClient jdbc;

    IssueMoves(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    boolean show(UUID id, boolean photo, OffsetDateTime at) {
        return jdbc.sql("""
            update services.issue
               set state = 'OPEN', photo_open = :photo, changed_at = :at
             where county_code = :county and id = :id and state in ('FILED', 'HIDDEN')
            """)
                        .param("photo", photo)
                        .param("at", at)
                        .param("county", Bound.county())
                        .param("id", id)
                        .update()
                == 1;
    }

    boolean hide(UUID id, OffsetDateTime at) {
        return jdbc.sql("""
            update services.issue
               set state = 'HIDDEN', photo_open = false, changed_at = :at
             where county_code = :county and id = :id and state in ('FILED', 'OPEN')
            """)
                        .param("at", at)
                        .param("county", Bound.county())
                        .param("id", id)
                        .update()
                == 1;
    }

    void sort(UUID id, Category category, OffsetDateTime at) {
        jdbc.sql("""
            update services.issue
               set category = :category, holder = :holder, changed_at = :at
             where county_code = :county and id = :id
            """)
                .param("category", category.code())
                .param("holder", category.holder().name())
                .param("at", at)
                .param("county", Bound.county())
                .param("id", id)
                .update();
    }

    /** What was merged into the one follows it, so that no chain grows. */
    boolean merge(UUID id, UUID into, OffsetDateTime at) {
        var merged = jdbc.sql("""
            update services.issue
               set state = 'MERGED', merged_into = :into, changed_at = :at
             where county_code = :county and id = :id and state in ('FILED', 'OPEN')
            """)
                        .param("into", into)
                        .param("at", at)
                        .param("county", Bound.county())
                        .param("id", id)
                        .update()
                == 1;
        jdbc.sql("""
            update services.issue
               set merged_into = :into
             where county_code = :county and merged_into = :id
            """)
                .param("into", into)
                .param("county", Bound.county())
                .param("id", id)
                .update();
        return merged;
    }

    boolean answer(
            Issue issue, boolean open, String body, @Nullable LocalDate doneBy, OffsetDateTime at, Acting acting) {
        var answered = jdbc.sql("""
            update services.issue
               set state = 'ANSWERED', changed_at = :at
             where county_code = :county and id = :id and state = 'OPEN'
            """)
                        .param("at", at)
                        .param("county", Bound.county())
                        .param("id", issue.id())
                        .update()
                == 1;
        if (answered) {
            jdbc.sql("""
                insert into services.issue_answer
                       (county_code, issue_id, village_code, open, body, done_by, answered_at, answered_by, office)
                values (:county, :id, :village, :open, :body, :doneBy, :at, :by, :office)
                """)
                    .param("county", Bound.county())
                    .param("id", issue.id())
                    .param("village", issue.village().value())
                    .param("open", open)
                    .param("body", body)
                    .param("doneBy", doneBy)
                    .param("at", at)
                    .param("by", acting.account())
                    .param("office", acting.office())
                    .update();
        }
        return answered;
    }
}
