package org.xiangli.channel.api.hooks;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Whether anybody in a county is told of what happens. It is asked with every move of every case, so each machine
 * remembers the answer for {@link #REMEMBERED}; whoever is new is told of what happens from {@link #HEAD_START} on, when
 * every machine has asked again. So nothing that is promised is missed.
 */
@Component
class Listening {

    private static final Duration REMEMBERED = Duration.ofSeconds(5);

    /** Twice the time an answer is remembered: the other half is for clocks that do not agree. */
    static final Duration HEAD_START = REMEMBERED.multipliedBy(2);

    private final JdbcClient jdbc;
    private final Cache<String, Boolean> known = Caffeine.newBuilder()
            .expireAfterWrite(REMEMBERED)
            .maximumSize(5_000)
            .build();

    Listening(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    boolean in(String county) {
        return known.get(county, this::ask);
    }

    /** One listener more or less, counted with the change itself. */
    void count(String county, int more) {
        jdbc.sql("""
            insert into api.listening as listening (county_code, hooks) values (:county, greatest(:more, 0))
            on conflict (county_code) do update set hooks = listening.hooks + :more
            """).param("county", county).param("more", more).update();
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                known.invalidate(county);
            }
        });
    }

    private boolean ask(String county) {
        return jdbc.sql("select exists (select 1 from api.listening where county_code = :county and hooks > 0)")
                .param("county", county)
                .query(Boolean.class)
                .single();
    }
}
