package org.xiangli.domain.services;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.xiangli.core.store.Bound;
import org.xiangli.kernel.DivisionCode;

/** Ratings and the calls owed for bad ones, in the database. */
@Repository
class RatingTable {

    /** What a rating is about. */
    record Rated(
            UUID application,
            DivisionCode village,
            String item,
            @Nullable LocalDate deliveredOn) {}

    /** An attempt with a pick-up code: the digest to be met. */
    record Attempt(UUID application, String digest) {}

    private final JdbcClient jdbc;

    RatingTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Rated> find(UUID application) {
        return jdbc.sql("""
            select id, village_code, item_code, delivered_on
              from services.application
             where county_code = :county and id = :application
            """)
                .param("county", Bound.county())
                .param("application", application)
                .query((row, number) -> new Rated(
                        row.getObject("id", UUID.class),
                        new DivisionCode(row.getString("village_code")),
                        row.getString("item_code"),
                        row.getObject("delivered_on", LocalDate.class)))
                .optional();
    }

    /** Counts the attempt before it is judged; after too many nothing is found until a fresh code is printed. */
    Optional<Attempt> attempt(String caseNumber, int most) {
        return jdbc.sql("""
            update services.application
               set pickup_failures = pickup_failures + 1
             where county_code = :county and number = :number and pickup_digest is not null
               and pickup_failures < :most
            returning id, pickup_digest
            """)
                .param("county", Bound.county())
                .param("number", caseNumber)
                .param("most", most)
                .query((row, number) -> new Attempt(row.getObject("id", UUID.class), row.getString("pickup_digest")))
                .optional();
    }

    void forgetAttempts(UUID application) {
        jdbc.sql("""
            update services.application
               set pickup_failures = 0
             where county_code = :county and id = :application
            """)
                .param("county", Bound.county())
                .param("application", application)
                .update();
    }

    /** Whether it was put in, or the very same stood there already. */
    boolean put(Rated rated, Rating rating, LocalDate day, String way) {
        var written = jdbc.sql("""
            insert into services.rating
                   (county_code, application_id, village_code, item_code, stars, comment, rated_on, way)
            values (:county, :application, :village, :item, :stars, :comment, :day, :way)
            on conflict do nothing
            """)
                .param("county", Bound.county())
                .param("application", rated.application())
                .param("village", rated.village().value())
                .param("item", rated.item())
                .param("stars", rating.stars())
                .param("comment", rating.comment())
                .param("day", day)
                .param("way", way)
                .update();
        return written == 1 || stands(rated, rating);
    }

    void owe(Rated rated, LocalDate day, LocalDate due) {
        jdbc.sql("""
            insert into services.call_back (county_code, application_id, village_code, opened_on, due_on)
            values (:county, :application, :village, :day, :due)
            on conflict do nothing
            """)
                .param("county", Bound.county())
                .param("application", rated.application())
                .param("village", rated.village().value())
                .param("day", day)
                .param("due", due)
                .update();
    }

    /** How many gave one star, two stars … */
    List<Integer> grades(DivisionCode where, Optional<String> item, LocalDate from, LocalDate to) {
        var grades = new ArrayList<>(Collections.nCopies(Rating.BEST, 0));
        jdbc.sql("""
            select stars, count(*) as given
              from services.rating
             where county_code = :county and starts_with(village_code, :where)
               and rated_on between :from and :to
               and (cast(:item as text) is null or item_code = :item)
               and not exists (select from services.call_back call
                                where call.county_code = rating.county_code
                                  and call.application_id = rating.application_id and call.confirmed_on is not null)
             group by stars
             order by stars
            """)
                .param("county", Bound.county())
                .param("where", where.value())
                .param("from", from)
                .param("to", to)
                .param("item", item.orElse(null))
                .query((row, number) -> grades.set(row.getInt("stars") - 1, row.getInt("given")))
                .list();
        return List.copyOf(grades);
    }

    private boolean stands(Rated rated, Rating rating) {
        return jdbc.sql("""
            select exists (select from services.rating
                            where county_code = :county and application_id = :application
                              and stars = :stars and comment = :comment)
            """)
                .param("county", Bound.county())
                .param("application", rated.application())
                .param("stars", rating.stars())
                .param("comment", rating.comment())
                .query(Boolean.class)
                .single();
    }
}
