package org.xiangli.core.keys;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.xiangli.core.store.Bound;
import org.xiangli.core.store.Counties;

/**
 * Changes keys without stopping. A new generation is known everywhere before it is in force; then every room seals its
 * rows anew; then the old generation is retired. A new master key wraps the keys anew and touches no row.
 */
@Service
public class KeyDesk {

    /** Every machine has asked again by then, clocks that do not quite agree included. */
    static final Duration NOTICE = FieldCipher.REMEMBERED.multipliedBy(2);

    private static final Logger log = LoggerFactory.getLogger(KeyDesk.class);

    private final JdbcClient client;
    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final MasterKeys masters;
    private final FieldCipher cipher;
    private final Counties counties;
    private final List<Resealing> rooms;
    private final Clock clock;

    KeyDesk(
            JdbcClient client,
            JdbcTemplate jdbc,
            PlatformTransactionManager transactions,
            MasterKeys masters,
            FieldCipher cipher,
            Counties counties,
            List<Resealing> rooms,
            Clock clock) {
        this.client = client;
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.masters = masters;
        this.cipher = cipher;
        this.counties = counties;
        this.rooms = rooms;
        this.clock = clock;
    }

    /** A generation as an operator sees it; the key itself is never shown. */
    public record State(
            int generation,
            Suite suite,
            String master,
            Instant madeAt,
            Instant currentFrom,
            Optional<Instant> retiredAt) {}

    /** The generations of the county that is bound, the oldest first. */
    public List<State> states() {
        return transaction.execute(status -> client.sql("""
            select id, suite, master, made_at, current_from, retired_at
              from keys.data_key
             where county_code = :county
             order by id
            """)
                .param("county", Bound.county())
                .query((row, number) -> new State(
                        row.getInt("id"),
                        Suite.valueOf(row.getString("suite")),
                        row.getString("master"),
                        row.getObject("made_at", OffsetDateTime.class).toInstant(),
                        row.getObject("current_from", OffsetDateTime.class).toInstant(),
                        Optional.ofNullable(row.getObject("retired_at", OffsetDateTime.class))
                                .map(OffsetDateTime::toInstant)))
                .list());
    }

    /** Makes the next generation of the county that is bound, in force after {@link #NOTICE}. */
    public void rotate() {
        cipher.ring();
        var now = clock.instant();
        inTransaction(connection -> KeyShelf.add(connection, Bound.county(), masters, now, now.plus(NOTICE)) ? 1 : 0);
        cipher.forget();
    }

    /** Wraps the keys of the county that is bound by the current master key; returns how many. */
    public int rewrap() {
        return inTransaction(connection -> KeyShelf.rewrap(connection, Bound.county(), masters));
    }

    /** @throws MasterKeyMissing when a key of the county that is bound is wrapped by a master key that is not here */
    void check() {
        states().stream().map(State::master).distinct().forEach(masters::demand);
    }

    @Scheduled(fixedDelayString = "${xiangli.keys.round:1m}", initialDelayString = "${xiangli.keys.round:1m}")
    void round() {
        counties.each(county -> go());
    }

    /** Seals anew what older generations sealed, once nobody writes with them; a round that finds nothing left retires them. */
    void go() {
        var states = states();
        var waiting =
                states.stream().filter(state -> state.retiredAt().isEmpty()).toList();
        if (waiting.size() < 2 || waiting.getLast().currentFrom().plus(NOTICE).isAfter(clock.instant())) {
            return;
        }
        cipher.forget();
        var current = waiting.getLast().generation();
        var sealed = rooms.stream().mapToInt(Resealing::reseal).sum();
        if (sealed > 0) {
            log.info("County {} sealed {} rows anew for generation {}", Bound.county(), sealed, current);
            return;
        }
        transaction.executeWithoutResult(status -> client.sql("""
            update keys.data_key set retired_at = :now
             where county_code = :county and id < :current and retired_at is null
            """)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("county", Bound.county())
                .param("current", current)
                .update());
        cipher.forget();
    }

    private interface Work {
        int on(Connection connection) throws SQLException;
    }

    private int inTransaction(Work work) {
        return transaction.execute(status -> jdbc.execute((ConnectionCallback<Integer>) work::on));
    }
}
