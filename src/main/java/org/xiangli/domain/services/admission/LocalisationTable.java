package org.xiangli.domain.services.admission;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.xiangli.core.store.Bound;
import org.xiangli.domain.services.admission.Localisation.State;
import org.xiangli.kernel.DivisionCode;

/** Localised items in the database. */
@Repository
class LocalisationTable {

    private final JdbcClient jdbc;

    LocalisationTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Enters it under the next version of the village for this item. The same key again enters nothing. */
    void add(Localisation.Text text, DivisionCode village, int catalogueVersion, OffsetDateTime at, UUID by) {
        jdbc.sql("select pg_advisory_xact_lock(hashtext('services.localisation'), hashtext(:village))")
                .param("village", village.value())
                .query((row, number) -> number)
                .single();
        jdbc.sql("""
            insert into services.localisation
                   (county_code, id, village_code, item_code, catalogue_version, version, who, hours, place,
                    home_visits, materials, fee_fen, promised_days, written_at, written_by, state)
            select :county, :id, :village, :item, :catalogue, coalesce(max(version), 0) + 1, :who, :hours, :place,
                   :visits, :papers, :fee, :days, :at, :by, 'WRITTEN'
              from services.localisation
             where county_code = :county and village_code = :village and item_code = :item
            on conflict (county_code, id) do nothing
            """)
                .param("county", Bound.county())
                .param("id", text.key())
                .param("village", village.value())
                .param("item", text.itemCode())
                .param("catalogue", catalogueVersion)
                .param("who", text.who())
                .param("hours", text.hours())
                .param("place", text.place())
                .param("visits", text.homeVisits())
                .param("papers", text.papers().toArray(String[]::new))
                .param("fee", text.feeFen())
                .param("days", text.promisedDays())
                .param("at", at)
                .param("by", by)
                .update();
    }

    /** @return false when it does not stand where it stood */
    boolean move(UUID id, State from, State to, @Nullable UUID checkedBy, @Nullable String why) {
        return jdbc.sql("""
            update services.localisation
               set state = :to, checked_by = coalesce(cast(:by as uuid), checked_by), returned_why = :why
             where county_code = :county and id = :id and state = :from
            """)
                        .param("to", to.name())
                        .param("by", checkedBy)
                        .param("why", why)
                        .param("county", Bound.county())
                        .param("id", id)
                        .param("from", from.name())
                        .update()
                == 1;
    }

    /** @return false unless the township has checked it */
    boolean publish(UUID id, Localisation.Dates dates) {
        return jdbc.sql("""
            update services.localisation set state = 'PUBLISHED', published_on = :on, first_use_on = :first
             where county_code = :county and id = :id and state = 'CHECKED'
            """)
                        .param("on", dates.on())
                        .param("first", dates.firstUse())
                        .param("county", Bound.county())
                        .param("id", id)
                        .update()
                == 1;
    }

    Optional<Localisation> find(UUID id) {
        return jdbc.sql("""
            select * from services.localisation where county_code = :county and id = :id
            """)
                .param("county", Bound.county())
                .param("id", id)
                .query(LocalisationTable::localisation)
                .optional();
    }

    /** The latest first. */
    List<Localisation> within(DivisionCode division) {
        return jdbc.sql("""
            select * from services.localisation
             where county_code = :county and starts_with(village_code, :division)
             order by written_at desc, id desc
             limit 200
            """)
                .param("county", Bound.county())
                .param("division", division.value())
                .query(LocalisationTable::localisation)
                .list();
    }

    /** What a village uses for an item on a day: the latest version whose first day has come. */
    Optional<Localisation> inUse(DivisionCode village, String item, LocalDate on) {
        return jdbc.sql("""
            select * from services.localisation
             where county_code = :county and village_code = :village and item_code = :item
               and state = 'PUBLISHED' and first_use_on <= :on
             order by first_use_on desc, version desc
             limit 1
            """)
                .param("county", Bound.county())
                .param("village", village.value())
                .param("item", item)
                .param("on", on)
                .query(LocalisationTable::localisation)
                .optional();
    }

    private static Localisation localisation(ResultSet row, int number) throws SQLException {
        var published = row.getObject("published_on", LocalDate.class);
        return new Localisation(
                row.getObject("id", UUID.class),
                DivisionCode.of(row.getString("village_code")),
                row.getString("item_code"),
                row.getInt("catalogue_version"),
                row.getInt("version"),
                row.getString("who"),
                row.getString("hours"),
                row.getString("place"),
                row.getString("home_visits"),
                List.of((String[]) row.getArray("materials").getArray()),
                row.getInt("promised_days"),
                State.valueOf(row.getString("state")),
                Optional.ofNullable(row.getObject("checked_by", UUID.class)),
                Optional.ofNullable(row.getString("returned_why")),
                published == null
                        ? Optional.empty()
                        : Optional.of(
                                new Localisation.Dates(published, row.getObject("first_use_on", LocalDate.class))));
    }
}
