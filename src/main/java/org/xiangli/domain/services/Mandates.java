package org.xiangli.domain.services;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.xiangli.core.access.Acting;
import org.xiangli.core.store.Bound;
import org.xiangli.kernel.DivisionCode;
import org.xiangli.kernel.Refusal;

/** Mandates of agents, in the database. */
@Repository
class Mandates {

    private final JdbcClient jdbc;

    Mandates(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @throws Refusal as {@link #demand(UUID, UUID, String, Acting, LocalDate)} for an agent's draft; others need none */
    void demand(Draft draft, Acting acting, LocalDate today) {
        var agent = draft.channel() == Channel.AGENT;
        if (agent != draft.mandate().isPresent()) {
            throw new Refusal("services.mandate", ServiceLaw.MANDATE);
        }
        if (agent) {
            demand(draft.mandate().get(), draft.resident(), draft.item(), acting, today);
        }
    }

    /**
     * Demands that a mandate lets whoever acts do this for her today.
     *
     * @throws Refusal {@code services.mandate-over} when it has ended, {@code services.mandate-item} when it does not name
     *     the item, {@code services.mandate} when there is none for her or it is somebody else's
     */
    Mandate demand(UUID id, UUID resident, String item, Acting acting, LocalDate today) {
        var mandate = find(id).filter(found -> found.resident().equals(resident))
                .filter(found -> found.usedBy(acting))
                .orElseThrow(() -> new Refusal("services.mandate", ServiceLaw.MANDATE));
        if (!mandate.runs(today)) {
            throw new Refusal(
                    "services.mandate-over",
                    ServiceLaw.MANDATE,
                    mandate.revokedOn().orElse(mandate.to()).toString());
        }
        if (!mandate.covers(item, today)) {
            throw new Refusal("services.mandate-item", ServiceLaw.MANDATE);
        }
        return mandate;
    }

    Optional<Mandate> find(UUID id) {
        return jdbc.sql("""
            select * from services.mandate where county_code = :county and id = :id
            """)
                .param("county", Bound.county())
                .param("id", id)
                .query(Mandates::mandate)
                .optional();
    }

    /** A resident's mandates that have not ended before a day, the latest first. */
    List<Mandate> of(UUID resident, LocalDate on) {
        return jdbc.sql("""
            select *
              from services.mandate
             where county_code = :county and resident_id = :resident and to_day >= :on and revoked_on is null
             order by to_day desc, id desc
            """)
                .param("county", Bound.county())
                .param("resident", resident)
                .param("on", on)
                .query(Mandates::mandate)
                .list();
    }

    /** The village of whoever gave it. */
    Optional<DivisionCode> village(UUID id) {
        return jdbc.sql("""
            select village_code from services.mandate where county_code = :county and id = :id
            """)
                .param("county", Bound.county())
                .param("id", id)
                .query((row, number) -> new DivisionCode(row.getString("village_code")))
                .optional();
    }

    /** The mandates given to somebody of the register, those that last longest first, at most 50. */
    List<Mandate> givenTo(UUID agent) {
        return jdbc.sql("""
            select *
              from services.mandate
             where county_code = :county and agent_resident = :agent
             order by revoked_on is not null, to_day desc, id desc
             limit 50
            """)
                .param("county", Bound.county())
                .param("agent", agent)
                .query(Mandates::mandate)
                .list();
    }

    void add(Mandate mandate, DivisionCode village, OffsetDateTime at, UUID by) {
        var clerk = mandate.relation() == Mandate.Relation.CLERK;
        jdbc.sql("""
            insert into services.mandate
                   (county_code, id, village_code, resident_id, agent_account, agent_resident, relation, items,
                    from_day, to_day, given, recorded_at, recorded_by)
            values (:county, :id, :village, :resident, :account, :agent, :relation, :items,
                    :from, :to, :given, :at, :by)
            on conflict (county_code, id) do nothing
            """)
                .param("county", Bound.county())
                .param("id", mandate.id())
                .param("village", village.value())
                .param("resident", mandate.resident())
                .param("account", clerk ? mandate.agent() : null)
                .param("agent", clerk ? null : mandate.agent())
                .param("relation", mandate.relation().name())
                .param("items", mandate.items().stream().sorted().toArray(String[]::new))
                .param("from", mandate.from())
                .param("to", mandate.to())
                .param("given", mandate.given().name())
                .param("at", at)
                .param("by", by)
                .update();
    }

    void revoke(UUID id, LocalDate day) {
        jdbc.sql("""
            update services.mandate
               set revoked_on = :day
             where county_code = :county and id = :id and revoked_on is null
            """)
                .param("day", day)
                .param("county", Bound.county())
                .param("id", id)
                .update();
    }

    private static Mandate mandate(ResultSet row, int number) throws SQLException {
        return new Mandate(
                row.getObject("id", UUID.class),
                row.getObject("resident_id", UUID.class),
                agent(row),
                Mandate.Relation.valueOf(row.getString("relation")),
                Set.of(strings(row.getArray("items"))),
                row.getObject("from_day", LocalDate.class),
                row.getObject("to_day", LocalDate.class),
                Mandate.Given.valueOf(row.getString("given")),
                Optional.ofNullable(row.getObject("revoked_on", LocalDate.class)));
    }

    private static UUID agent(ResultSet row) throws SQLException {
        var account = row.getObject("agent_account", UUID.class);
        return account == null ? row.getObject("agent_resident", UUID.class) : account;
    }

    private static String[] strings(Array array) throws SQLException {
        return (String[]) array.getArray();
    }
}
