package org.xiangli.core.rules;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import org.xiangli.core.store.Bound;
import org.xiangli.core.store.Reach;
import org.xiangli.kernel.DivisionCode;

/** What the counties have set, kept in the database; another server's change is seen after a minute at most. */
@Repository
class CountyParameters implements LocalParameters {

    private static final String SELECT = """
        select id, county_code, code, name, value, in_force_from, set_by, reason
        from rules.county_parameter
        where county_code = :county
        order by in_force_from, set_at, id
        """;

    private static final String INSERT = """
        insert into rules.county_parameter
               (county_code, id, code, name, value, in_force_from, set_at, set_by, reason)
        values (:county, :id, :code, :name, :value, :inForceFrom, :setAt, :setBy, :reason)
        on conflict (county_code, id) do nothing
        """;

    private final Cache<DivisionCode, List<CountyParameter>> remembered =
            Caffeine.newBuilder().expireAfterWrite(Duration.ofMinutes(1)).build();

    private final JdbcClient jdbc;
    private final Clock clock;
    private final TransactionTemplate here;
    private final TransactionTemplate apart;

    CountyParameters(JdbcClient jdbc, Clock clock, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.here = new TransactionTemplate(transactions);
        this.apart = new TransactionTemplate(transactions);
        this.apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    @Override
    public Map<String, Long> of(DivisionCode county, String code, LocalDate on) {
        var inForce = new HashMap<String, Long>();
        for (var parameter : all(county)) {
            if (parameter.code().equals(code) && !parameter.inForceFrom().isAfter(on)) {
                inForce.put(parameter.name(), parameter.value());
            }
        }
        return inForce;
    }

    /** Everything a county ever set, the oldest first. */
    List<CountyParameter> all(DivisionCode county) {
        var known = remembered.getIfPresent(county);
        if (known == null) {
            known = read(county);
            remembered.put(county, known);
        }
        return known;
    }

    void add(CountyParameter parameter) {
        here.executeWithoutResult(status -> jdbc.sql(INSERT)
                .param("county", parameter.county().value())
                .param("id", parameter.id())
                .param("code", parameter.code())
                .param("name", parameter.name())
                .param("value", parameter.value())
                .param("inForceFrom", parameter.inForceFrom())
                .param("setAt", OffsetDateTime.now(clock))
                .param("setBy", parameter.setBy())
                .param("reason", parameter.reason())
                .update());
        remembered.invalidate(parameter.county());
    }

    /** In the transaction at hand where it is the county's own; else in one of its own, on the county's server. */
    private List<CountyParameter> read(DivisionCode county) {
        boolean own = Bound.current()
                .map(Reach::county)
                .filter(county.value()::equals)
                .isPresent();
        return own ? select(here, county) : Bound.call(Reach.ofCounty(county.value()), () -> select(apart, county));
    }

    private List<CountyParameter> select(TransactionTemplate transaction, DivisionCode county) {
        return Objects.requireNonNull(transaction.execute(status -> jdbc.sql(SELECT)
                .param("county", county.value())
                .query((row, number) -> new CountyParameter(
                        row.getObject("id", UUID.class),
                        DivisionCode.of(row.getString("county_code")),
                        row.getString("code"),
                        row.getString("name"),
                        row.getLong("value"),
                        row.getObject("in_force_from", LocalDate.class),
                        row.getObject("set_by", UUID.class),
                        row.getString("reason")))
                .list()));
    }
}
