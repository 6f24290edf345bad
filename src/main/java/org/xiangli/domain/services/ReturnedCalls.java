package org.xiangli.domain.services;

import java.time.OffsetDateTime;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.xiangli.core.procedure.CaseFile;
import org.xiangli.core.store.Bound;

/** Which calls were returned, in the database. */
@Repository
class ReturnedCalls {

    private final JdbcClient jdbc;

    ReturnedCalls(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    boolean made(UUID application) {
        return jdbc.sql("""
            select exists (select from services.returned_call where county_code = :county and application_id = :application)
            """)
                .param("county", Bound.county())
                .param("application", application)
                .query(Boolean.class)
                .single();
    }

    void add(CaseFile file, OffsetDateTime at, UUID by) {
        jdbc.sql("""
            insert into services.returned_call (county_code, application_id, village_code, resident_id, called_at, called_by)
            values (:county, :application, :village, :resident, :at, :by)
            on conflict (county_code, application_id) do nothing
            """)
                .param("county", file.county())
                .param("application", file.id())
                .param("village", file.village().value())
                .param("resident", file.subject())
                .param("at", at)
                .param("by", by)
                .update();
    }
}
