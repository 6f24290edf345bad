package org.xiangli.channel.api;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.xiangli.core.store.Bound;
import org.xiangli.core.store.Reach;

/** Knows a program by its key, whichever door it comes to, and notes the day. */
@Component
public class Doorkeeper {

    private static final int LONGEST_KEY = 200;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final Cache<String, Optional<Caller>> known = Caffeine.newBuilder()
            .expireAfterWrite(Duration.ofSeconds(10))
            .maximumSize(10_000)
            .build();

    Doorkeeper(JdbcClient jdbc, PlatformTransactionManager transactions, Clock clock) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /** The program a token belongs to; empty when it is wrong or was revoked, which look the same. */
    Optional<Caller> find(String token) {
        return Token.county(token).flatMap(county -> find(county, token));
    }

    /** The program of a county that has this key, keys of the former register among them, which name no county. */
    public Optional<Caller> find(String county, String key) {
        if (key.isEmpty() || key.length() > LONGEST_KEY) {
            return Optional.empty();
        }
        var digest = Sha256.of(key);
        return known.get(county + digest, asked -> look(county, digest));
    }

    /** What was known is asked again, a key being revoked or replaced, once that is committed. */
    void forget() {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            known.invalidateAll();
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                known.invalidateAll();
            }
        });
    }

    private Optional<Caller> look(String county, String digest) {
        return Bound.call(
                Reach.ofCounty(county),
                () -> Objects.requireNonNull(transaction.execute(status -> {
                    var found = jdbc.sql("""
                        select *
                          from api.client
                         where county_code = :county
                           and revoked_at is null
                           and (secret_digest = :digest or (former_digest = :digest and former_until > :now))
                        """)
                            .param("county", county)
                            .param("digest", digest)
                            .param("now", OffsetDateTime.now(clock))
                            .query(ClientRow::caller)
                            .optional();
                    found.ifPresent(this::noteUse);
                    return found;
                })));
    }

    private void noteUse(Caller caller) {
        jdbc.sql("""
            update api.client
               set used_on = :today
             where county_code = :county and id = :id and used_on is distinct from :today
            """)
                .param("today", LocalDate.now(clock))
                .param("county", Bound.county())
                .param("id", caller.id())
                .update();
    }
}
