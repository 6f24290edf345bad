package org.xiangli.domain.services.admission;

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
import org.xiangli.domain.services.admission.Demand.Kind;
import org.xiangli.domain.services.admission.Demand.ListName;
import org.xiangli.domain.services.admission.Demand.Standing;
import org.xiangli.kernel.DivisionCode;

/** The register of demands in the database; nothing in it is ever changed. */
@Repository
class DemandTable {

    private final JdbcClient jdbc;

    DemandTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Enters a demand under the village's next number. The same key again enters nothing. */
    void add(Demand demand, OffsetDateTime at, UUID by) {
        jdbc.sql("select pg_advisory_xact_lock(hashtext('services.demand'), hashtext(:village))")
                .param("village", demand.village().value())
                .query((row, number) -> number)
                .single();
        var standing = demand.standing();
        jdbc.sql("""
            insert into services.demand
                   (county_code, id, number, village_code, sender, kind, title, hours, received_on, entered_at,
                    entered_by, list, list_code, refused, catalogue_version)
            select :county, :id, coalesce(max(number), 0) + 1, :village, :sender, :kind, :title, :hours, :day, :at,
                   :by, :list, :code, :refused, :version
              from services.demand
             where county_code = :county and village_code = :village
            on conflict (county_code, id) do nothing
            """)
                .param("county", Bound.county())
                .param("id", demand.id())
                .param("village", demand.village().value())
                .param("sender", demand.asked().sender())
                .param("kind", demand.asked().kind().name())
                .param("title", demand.asked().title())
                .param("hours", demand.asked().hours())
                .param("day", demand.receivedOn())
                .param("at", at)
                .param("by", by)
                .param("list", standing.map(one -> one.list().name()).orElse(null))
                .param("code", standing.map(Standing::code).orElse(null))
                .param("refused", demand.refused())
                .param("version", demand.catalogueVersion())
                .update();
    }

    Optional<Demand> find(UUID id) {
        return jdbc.sql("""
            select * from services.demand where county_code = :county and id = :id
            """)
                .param("county", Bound.county())
                .param("id", id)
                .query(DemandTable::demand)
                .optional();
    }

    /** The latest first. */
    List<Demand> latest(DivisionCode within, int most) {
        return jdbc.sql("""
            select * from services.demand
             where county_code = :county and starts_with(village_code, :within)
             order by received_on desc, id desc
             limit :most
            """)
                .param("county", Bound.county())
                .param("within", within.value())
                .param("most", most)
                .query(DemandTable::demand)
                .list();
    }

    /** Totals by sender of what was received from one day to another, both included. */
    List<Burden.Sender> bySender(DivisionCode within, LocalDate from, LocalDate to) {
        return jdbc.sql("""
            select sender,
                   count(*)                                              as received,
                   count(*) filter (where refused)                       as refused,
                   coalesce(sum(hours) filter (where not refused), 0)    as hours,
                   coalesce(sum(hours) filter (where refused), 0)        as saved,
                   count(*) filter (where kind = 'PLAQUE' and not refused) as plaques
              from services.demand
             where county_code = :county and starts_with(village_code, :within)
               and received_on between :from and :to
             group by sender
             order by sender
            """)
                .param("county", Bound.county())
                .param("within", within.value())
                .param("from", from)
                .param("to", to)
                .query((row, number) -> new Burden.Sender(
                        row.getString("sender"),
                        row.getInt("received"),
                        row.getInt("refused"),
                        row.getInt("hours"),
                        row.getInt("saved"),
                        row.getInt("plaques")))
                .list();
    }

    private static Demand demand(ResultSet row, int number) throws SQLException {
        var list = row.getString("list");
        return new Demand(
                row.getObject("id", UUID.class),
                row.getLong("number"),
                DivisionCode.of(row.getString("village_code")),
                new Demand.Asked(
                        row.getString("sender"),
                        Kind.valueOf(row.getString("kind")),
                        row.getString("title"),
                        row.getInt("hours")),
                row.getObject("received_on", LocalDate.class),
                list == null
                        ? Optional.empty()
                        : Optional.of(new Standing(ListName.valueOf(list), row.getString("list_code"))),
                row.getBoolean("refused"),
                row.getInt("catalogue_version"));
    }
}
