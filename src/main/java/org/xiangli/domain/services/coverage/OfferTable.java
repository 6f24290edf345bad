package org.xiangli.domain.services.coverage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.xiangli.core.store.Bound;
import org.xiangli.kernel.DivisionCode;
import org.xiangli.kernel.Money;

/** Offers in the database: what was entered stands, only that it ended is noted. */
@Repository
class OfferTable {

    private final JdbcClient jdbc;

    OfferTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** False when the key was used before. */
    boolean add(UUID key, Offer offer, OffsetDateTime at, UUID by) {
        return jdbc.sql("""
            insert into services.offer
                   (county_code, id, division_code, provider_kind, name, what, provider, phone, price_fen, price_unit,
                    free_item, words, open_from, open_to, entered_at, entered_by, idempotency_key)
            values (:county, :id, :place, :by_kind, :name, :what, :provider, :phone, :price, :unit,
                    :item, :words, :from, :to, :at, :by, :key)
            on conflict (county_code, idempotency_key) do nothing
            """)
                        .param("county", Bound.county())
                        .param("id", offer.id())
                        .param("place", offer.place().value())
                        .param("by_kind", offer.by().name())
                        .param("name", offer.name())
                        .param("what", offer.what())
                        .param("provider", offer.provider())
                        .param("phone", offer.phone())
                        .param("price", offer.price().fen())
                        .param("unit", offer.unit())
                        .param("item", offer.freeItem().orElse(null))
                        .param("words", offer.words().toArray(String[]::new))
                        .param("from", offer.from())
                        .param("to", offer.to().orElse(null))
                        .param("at", at)
                        .param("by", by)
                        .param("key", key)
                        .update()
                == 1;
    }

    Optional<Offer> withKey(UUID key) {
        return jdbc.sql("""
            select * from services.offer where county_code = :county and idempotency_key = :key
            """)
                .param("county", Bound.county())
                .param("key", key)
                .query(OfferTable::offer)
                .optional();
    }

    Optional<Offer> find(UUID id) {
        return jdbc.sql("""
            select * from services.offer where county_code = :county and id = :id
            """)
                .param("county", Bound.county())
                .param("id", id)
                .query(OfferTable::offer)
                .optional();
    }

    /** What is open on a day to the residents of a place: its own, its township's and the county's. */
    List<Offer> open(DivisionCode place, LocalDate on) {
        return jdbc.sql("""
            select *
              from services.offer
             where county_code = :county and starts_with(:place, division_code)
               and ended_at is null and open_from <= :on and (open_to is null or open_to >= :on)
             order by price_fen, name, id
            """)
                .param("county", Bound.county())
                .param("place", place.value())
                .param("on", on)
                .query(OfferTable::offer)
                .list();
    }

    /** What was entered within a place and is not over, the newest first. */
    List<Offer> within(DivisionCode place, LocalDate on) {
        return jdbc.sql("""
            select *
              from services.offer
             where county_code = :county and starts_with(division_code, :place)
               and ended_at is null and (open_to is null or open_to >= :on)
             order by entered_at desc, id desc
             limit 500
            """)
                .param("county", Bound.county())
                .param("place", place.value())
                .param("on", on)
                .query(OfferTable::offer)
                .list();
    }

    void end(UUID id, OffsetDateTime at, UUID by) {
        jdbc.sql("""
            update services.offer
               set ended_at = :at, ended_by = :by
             where county_code = :county and id = :id and ended_at is null
            """)
                .param("at", at)
                .param("by", by)
                .param("county", Bound.county())
                .param("id", id)
                .update();
    }

    private static Offer offer(ResultSet row, int number) throws SQLException {
        return new Offer(
                row.getObject("id", UUID.class),
                DivisionCode.of(row.getString("division_code")),
                Offer.Provider.valueOf(row.getString("provider_kind")),
                row.getString("name"),
                row.getString("what"),
                row.getString("provider"),
                row.getString("phone"),
                Money.ofFen(row.getLong("price_fen")),
                row.getString("price_unit"),
                Optional.ofNullable(row.getString("free_item")),
                List.of((String[]) row.getArray("words").getArray()),
                row.getObject("open_from", LocalDate.class),
                Optional.ofNullable(row.getObject("open_to", LocalDate.class)));
    }
}
