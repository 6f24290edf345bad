package org.xiangli.domain.services;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.xiangli.core.procedure.CaseFile;
import org.xiangli.core.store.Bound;
import org.xiangli.kernel.DivisionCode;

/** Originals agents hold, and the ways they went, in the database. */
@Repository
class CustodyBook {

    private final JdbcClient jdbc;

    CustodyBook(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** How many originals of an application have not been given back. */
    int held(UUID application) {
        return jdbc.sql("""
            select count(*)
              from services.custody
             where county_code = :county and application_id = :application and returned_at is null
            """)
                .param("county", Bound.county())
                .param("application", application)
                .query(Integer.class)
                .single();
    }

    List<Custody> of(UUID application) {
        return jdbc.sql("""
            select *
              from services.custody
             where county_code = :county and application_id = :application
             order by taken_at, id
            """)
                .param("county", Bound.county())
                .param("application", application)
                .query(CustodyBook::custody)
                .list();
    }

    /** Originals an office has not given back, the longest held first. */
    List<Held> open(DivisionCode office) {
        return jdbc.sql("""
            select custody.id, custody.application_id, custody.code, custody.taken_at, application.number,
                   application.resident_id, application.item_code, application.catalogue_version
              from services.custody
              join services.application
                on application.county_code = custody.county_code and application.id = custody.application_id
             where custody.county_code = :county and starts_with(custody.village_code, :office)
               and custody.returned_at is null
             order by custody.taken_at, custody.id
            """)
                .param("county", Bound.county())
                .param("office", office.value())
                .query((row, number) -> new Held(
                        row.getObject("id", UUID.class),
                        row.getObject("application_id", UUID.class),
                        row.getString("number"),
                        row.getObject("resident_id", UUID.class),
                        row.getString("item_code"),
                        row.getInt("catalogue_version"),
                        row.getString("code"),
                        row.getObject("taken_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    Optional<Custody> find(UUID id) {
        return jdbc.sql("""
            select * from services.custody where county_code = :county and id = :id
            """)
                .param("county", Bound.county())
                .param("id", id)
                .query(CustodyBook::custody)
                .optional();
    }

    void take(UUID id, CaseFile file, String code, OffsetDateTime at, UUID by) {
        jdbc.sql("""
            insert into services.custody
                   (county_code, id, application_id, village_code, resident_id, code, taken_at, taken_by)
            values (:county, :id, :application, :village, :resident, :code, :at, :by)
            on conflict (county_code, id) do nothing
            """)
                .param("county", file.county())
                .param("id", id)
                .param("application", file.id())
                .param("village", file.village().value())
                .param("resident", file.subject())
                .param("code", code)
                .param("at", at)
                .param("by", by)
                .update();
    }

    void giveBack(UUID id, Custody.To to, OffsetDateTime at, UUID by) {
        jdbc.sql("""
            update services.custody
               set returned_at = :at, returned_by = :by, returned_to = :to
             where county_code = :county and id = :id and returned_at is null
            """)
                .param("at", at)
                .param("by", by)
                .param("to", to.name())
                .param("county", Bound.county())
                .param("id", id)
                .update();
    }

    void addTrip(Trip trip, CaseFile file, UUID by) {
        jdbc.sql("""
            insert into services.trip
                   (county_code, id, application_id, village_code, resident_id, day, place, purpose, made_by, fee_fen)
            values (:county, :id, :application, :village, :resident, :day, :place, :purpose, :by, 0)
            on conflict (county_code, id) do nothing
            """)
                .param("county", file.county())
                .param("id", trip.id())
                .param("application", file.id())
                .param("village", file.village().value())
                .param("resident", file.subject())
                .param("day", trip.day())
                .param("place", trip.place())
                .param("purpose", trip.purpose())
                .param("by", by)
                .update();
    }

    List<Trip> trips(UUID application) {
        return jdbc.sql("""
            select id, application_id, day, place, purpose
              from services.trip
             where county_code = :county and application_id = :application
             order by day, id
            """)
                .param("county", Bound.county())
                .param("application", application)
                .query((row, number) -> new Trip(
                        row.getObject("id", UUID.class),
                        row.getObject("application_id", UUID.class),
                        row.getObject("day", LocalDate.class),
                        row.getString("place"),
                        row.getString("purpose")))
                .list();
    }

    private static Custody custody(ResultSet row, int number) throws SQLException {
        return new Custody(
                row.getObject("id", UUID.class),
                row.getObject("application_id", UUID.class),
                row.getString("code"),
                row.getObject("taken_at", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(row.getObject("returned_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant),
                Optional.ofNullable(row.getString("returned_to")).map(Custody.To::valueOf));
    }
}
