package org.xiangli.core.keys;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import org.xiangli.core.store.Bound;
import org.xiangli.core.store.Reach;

/**
 * Seals fields of a person before they reach the database, opens them again, and finds them by an index that shows
 * nothing. Works in the county that is bound; a county's first key is made when it is first needed.
 */
@Service
public class FieldCipher {

    /** How long a machine works on with the keys it knows, at most: a new generation is in force only after this time. */
    static final Duration REMEMBERED = Duration.ofMinutes(1);

    private final JdbcTemplate jdbc;
    private final TransactionTemplate apart;
    private final MasterKeys masters;
    private final Clock clock;
    private final LoadingCache<String, KeyRing> rings = Caffeine.newBuilder().build(this::load);

    FieldCipher(JdbcTemplate jdbc, PlatformTransactionManager transactions, MasterKeys masters, Clock clock) {
        this.jdbc = jdbc;
        this.apart = new TransactionTemplate(transactions);
        this.apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.masters = masters;
        this.clock = clock;
    }

    /** The keys of the county that is bound, for many rows at once. */
    public KeyRing ring() {
        return rings.get(Bound.county());
    }

    /** @param person whose the value is: sealed bytes open for nobody else */
    public byte[] seal(SealedField field, UUID person, String plain) {
        return ring().seal(field, person, plain, clock.instant());
    }

    /** @throws Suite.Unopened when the bytes were changed, or belong to another field or person */
    public String open(SealedField field, UUID person, byte[] sealed) {
        if (!ring().knows(sealed)) {
            forget();
        }
        return ring().open(field, person, sealed);
    }

    /** Under what a value is written to be found again: 16 bytes. */
    public byte[] index(SealedField field, String plain) {
        return ring().index(field, plain, clock.instant());
    }

    /** Under what a value may stand; more than one while keys change. */
    public List<byte[]> indexes(SealedField field, String plain) {
        return ring().indexes(field, plain, clock.instant());
    }

    /** True when these bytes were sealed by the keys that are in force. */
    public boolean isCurrent(byte[] sealed) {
        return ring().current(clock.instant()).id() == KeyRing.generationOf(sealed);
    }

    /** Beside the work, so that nobody waits for it with a connection in hand. */
    @Scheduled(fixedDelayString = "${xiangli.keys.asked:30s}", initialDelayString = "${xiangli.keys.asked:30s}")
    void askAgain() {
        rings.refreshAll(rings.asMap().keySet());
    }

    /** Looks for new keys with the next use. */
    void forget() {
        rings.invalidate(Bound.county());
    }

    private KeyRing load(String county) {
        return Bound.call(
                Reach.blind(county),
                () -> apart.execute(status -> jdbc.execute((Connection connection) -> {
                    try {
                        return KeyRing.over(connection, county, masters);
                    } catch (SQLException problem) {
                        throw new IllegalStateException("The keys of county " + county + " could not be read", problem);
                    }
                })));
    }
}
