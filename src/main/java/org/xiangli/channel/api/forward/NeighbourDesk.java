package org.xiangli.channel.api.forward;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.xiangli.channel.api.hooks.Targets;
import org.xiangli.core.access.Acting;
import org.xiangli.core.access.PostKind;
import org.xiangli.core.store.Bound;
import org.xiangli.core.store.Reach;
import org.xiangli.kernel.Refusal;
import org.xiangli.kernel.RuleRef;

/**
 * Where the administrator says who elsewhere takes in problems. Nobody is added who does not answer: what they take in is
 * asked there and then, and kept.
 */
@Service
public class NeighbourDesk {

    static final RuleRef RULE = new RuleRef("API.FORWARD", "Open311 GeoReport v2", "");

    private static final int MOST_SERVICES = 1_000;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Far far;
    private final Clock clock;

    @Autowired
    NeighbourDesk(JdbcClient jdbc, PlatformTransactionManager transactions, Clock clock) {
        this(jdbc, transactions, new Far(Targets.strict()), clock);
    }

    NeighbourDesk(JdbcClient jdbc, PlatformTransactionManager transactions, Far far, Clock clock) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.far = far;
        this.clock = clock;
    }

    /**
     * Adds a place; its services are asked of it first.
     *
     * @param id of the request; sent twice, added once
     * @param endpoint of GeoReport v2, to which {@code /services.json} is added
     * @throws Refusal {@code api.forward-name}, {@code api.hook-url} or {@code api.hook-target} for no public address,
     *     {@code api.forward-endpoint} for one that does not answer as the standard says, {@code access.post-not-permitted}
     */
    public void add(UUID id, String name, String endpoint, String jurisdiction, String key) {
        var acting = Acting.current();
        acting.require(PostKind.ADMINISTRATOR);
        var base = endpoint.strip().replaceFirst("/+$", "");
        if (name.isBlank() || name.length() > 60) {
            throw new Refusal("api.forward-name", RULE, 60);
        }
        if (base.length() > 300 || jurisdiction.length() > 100 || key.length() > 200) {
            throw new Refusal("api.forward-endpoint", RULE, "");
        }
        far.demand(base);
        var services = ask(base, jurisdiction.strip());
        open(() -> {
            var fresh = jdbc.sql("""
                insert into api.neighbour (county_code, id, name, endpoint, jurisdiction, api_key, made_at, made_by)
                values (:county, :id, :name, :endpoint, :jurisdiction, :key, :at, :by)
                on conflict (county_code, id) do nothing
                """)
                    .param("county", Bound.county())
                    .param("id", id)
                    .param("name", name.strip())
                    .param("endpoint", base)
                    .param("jurisdiction", jurisdiction.strip())
                    .param("key", key.strip())
                    .param("at", OffsetDateTime.now(clock).truncatedTo(ChronoUnit.MICROS))
                    .param("by", acting.account())
                    .update();
            for (var number = 0; fresh == 1 && number < services.size(); number++) {
                add(id, services.get(number), number + 1);
            }
            return fresh;
        });
    }

    /** Passes nothing on to it any more; what is under way is still asked after. */
    public void off(UUID id) {
        Acting.current().require(PostKind.ADMINISTRATOR);
        open(() -> jdbc.sql("""
            update api.neighbour set off_at = :at where county_code = :county and id = :id and off_at is null
            """)
                .param("at", OffsetDateTime.now(clock).truncatedTo(ChronoUnit.MICROS))
                .param("county", Bound.county())
                .param("id", id)
                .update());
    }

    /** All of the county, in the order they were added. */
    public List<Neighbour> all() {
        return open(() -> jdbc.sql("""
            select id, name, endpoint, made_at, off_at from api.neighbour where county_code = :county order by made_at, id
            """)
                .param("county", Bound.county())
                .query(this::neighbour)
                .list());
    }

    /** Those problems can be passed on to. */
    public List<Neighbour> working() {
        return all().stream().filter(one -> one.offAt().isEmpty()).toList();
    }

    private List<Neighbour.Service> ask(String base, String jurisdiction) {
        try {
            return far.services(base, jurisdiction).stream()
                    .collect(java.util.stream.Collectors.toMap(
                            Neighbour.Service::code, one -> one, (one, again) -> one, java.util.LinkedHashMap::new))
                    .values()
                    .stream()
                    .limit(MOST_SERVICES)
                    .toList();
        } catch (Far.Silent | Far.Refused problem) {
            throw new Refusal("api.forward-endpoint", RULE, String.valueOf(problem.getMessage()));
        }
    }

    private void add(UUID neighbour, Neighbour.Service service, int position) {
        jdbc.sql("""
            insert into api.neighbour_service (county_code, neighbour_id, code, position, name)
            values (:county, :neighbour, :code, :position, :name)
            """)
                .param("county", Bound.county())
                .param("neighbour", neighbour)
                .param("code", service.code())
                .param("position", position)
                .param("name", service.name())
                .update();
    }

    private Neighbour neighbour(ResultSet row, int number) throws SQLException {
        var id = row.getObject("id", UUID.class);
        return new Neighbour(
                id,
                row.getString("name"),
                row.getString("endpoint"),
                row.getObject("made_at", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(row.getObject("off_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant),
                jdbc.sql("""
                    select code, name from api.neighbour_service
                     where county_code = :county and neighbour_id = :id
                     order by position
                    """)
                        .param("county", Bound.county())
                        .param("id", id)
                        .query((line, count) -> new Neighbour.Service(line.getString("code"), line.getString("name")))
                        .list());
    }

    /** The register is the county's: an office of a township reads it with the county's key. */
    private <T> T open(Supplier<T> work) {
        return Bound.call(
                Reach.ofCounty(Bound.county()),
                () -> Objects.requireNonNull(transaction.execute(status -> work.get())));
    }
}
