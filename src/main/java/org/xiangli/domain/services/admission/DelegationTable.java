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
import org.xiangli.kernel.DivisionCode;
import org.xiangli.kernel.Money;

/** The register of delegations in the database. */
@Repository
class DelegationTable {

    private final JdbcClient jdbc;

    DelegationTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The same id again enters nothing. */
    void add(Delegation delegation, OffsetDateTime at, UUID by) {
        jdbc.sql("""
            insert into services.delegation
                   (county_code, id, item_code, power, delegator, delegate, limit_fen, limit_kind, from_day, to_day,
                    source, article, entered_at, entered_by)
            values (:county, :id, :item, :power, :delegator, :delegate, :limit, :kinds, :from, :to,
                    :source, :article, :at, :by)
            on conflict (county_code, id) do nothing
            """)
                .param("county", Bound.county())
                .param("id", delegation.id())
                .param("item", delegation.item())
                .param("power", delegation.power())
                .param("delegator", delegation.delegator())
                .param("delegate", delegation.delegate().value())
                .param("limit", delegation.limit().map(Money::fen).orElse(null))
                .param("kinds", delegation.kinds())
                .param("from", delegation.from())
                .param("to", delegation.to())
                .param("source", delegation.source())
                .param("article", delegation.article())
                .param("at", at)
                .param("by", by)
                .update();
    }

    /** Revoking twice leaves the first revocation. */
    void revoke(UUID id, LocalDate from, String why, UUID by) {
        jdbc.sql("""
            update services.delegation
               set revoked_from = greatest(:from, from_day), revoked_why = :why, revoked_by = :by
             where county_code = :county and id = :id and revoked_from is null
            """)
                .param("from", from)
                .param("why", why)
                .param("by", by)
                .param("county", Bound.county())
                .param("id", id)
                .update();
    }

    Optional<Delegation> find(UUID id) {
        return jdbc.sql("""
            select * from services.delegation where county_code = :county and id = :id
            """)
                .param("county", Bound.county())
                .param("id", id)
                .query(DelegationTable::delegation)
                .optional();
    }

    /** Whatever was delegated of an item to a township, the latest beginning first. */
    List<Delegation> of(String item, DivisionCode township) {
        return jdbc.sql("""
            select * from services.delegation
             where county_code = :county and item_code = :item and delegate = :township
             order by from_day desc, id desc
            """)
                .param("county", Bound.county())
                .param("item", item)
                .param("township", township.value())
                .query(DelegationTable::delegation)
                .list();
    }

    /** The whole register, by item and township. */
    List<Delegation> all() {
        return jdbc.sql("""
            select * from services.delegation
             where county_code = :county
             order by item_code, delegate, from_day desc, id desc
             limit 1000
            """)
                .param("county", Bound.county())
                .query(DelegationTable::delegation)
                .list();
    }

    private static Delegation delegation(ResultSet row, int number) throws SQLException {
        var revokedFrom = row.getObject("revoked_from", LocalDate.class);
        return new Delegation(
                row.getObject("id", UUID.class),
                row.getString("item_code"),
                row.getString("power"),
                row.getString("delegator"),
                DivisionCode.of(row.getString("delegate")),
                Optional.ofNullable(row.getObject("limit_fen", Long.class)).map(Money::ofFen),
                row.getString("limit_kind"),
                row.getObject("from_day", LocalDate.class),
                row.getObject("to_day", LocalDate.class),
                row.getString("source"),
                row.getString("article"),
                revokedFrom == null
                        ? Optional.empty()
                        : Optional.of(new Delegation.Revocation(revokedFrom, row.getString("revoked_why"))));
    }
}
