package org.xiangli.channel.api;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import org.xiangli.core.access.Acting;
import org.xiangli.core.store.Counties;

/** The answers to writes, kept for two days for whoever lost them on the way. */
@Component
class KeptAnswers {

    private static final Duration FOR = Duration.ofDays(2);

    /** After this time whoever began has died on the way, and the key is free again. */
    private static final Duration WORK = Duration.ofMinutes(5);

    /** An answer; the status is empty while it is being worked on. */
    @SuppressWarnings("ArrayRecordComponent")
    record Kept(String fingerprint, Optional<Integer> status, String contentType, byte[] body) {}

    private final JdbcClient jdbc;
    private final Counties counties;
    private final TransactionTemplate transaction;
    private final Clock clock;

    KeptAnswers(JdbcClient jdbc, Counties counties, PlatformTransactionManager transactions, Clock clock) {
        this.jdbc = jdbc;
        this.counties = counties;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /** Takes the key; what was kept under it before, if anything was. */
    @Transactional
    Optional<Kept> begin(String key, String fingerprint) {
        var acting = Acting.current();
        var now = OffsetDateTime.now(clock).truncatedTo(ChronoUnit.MICROS);
        var taken = jdbc.sql("""
            insert into api.kept_answer (county_code, account_id, key, fingerprint, begun_at)
            values (:county, :account, :key, :fingerprint, :now)
            on conflict (county_code, account_id, key) do update
               set fingerprint = excluded.fingerprint, begun_at = excluded.begun_at
             where api.kept_answer.status is null and api.kept_answer.begun_at < :stale
            """)
                .param("county", acting.county())
                .param("account", acting.account())
                .param("key", key)
                .param("fingerprint", fingerprint)
                .param("now", now)
                .param("stale", now.minus(WORK))
                .update();
        return taken == 1 ? Optional.empty() : find(key);
    }

    @Transactional
    void end(String key, int status, @Nullable String contentType, byte[] body) {
        jdbc.sql("""
            update api.kept_answer set status = :status, content_type = :type, body = :body
             where county_code = :county and account_id = :account and key = :key
            """)
                .param("status", status)
                .param("type", contentType)
                .param("body", body)
                .param("county", Acting.current().county())
                .param("account", Acting.current().account())
                .param("key", key)
                .update();
    }

    /** What broke may be tried again with the same key. */
    @Transactional
    void forget(String key) {
        jdbc.sql("""
            delete from api.kept_answer where county_code = :county and account_id = :account and key = :key
            """)
                .param("county", Acting.current().county())
                .param("account", Acting.current().account())
                .param("key", key)
                .update();
    }

    @Scheduled(cron = "0 20 2 * * *", zone = "${xiangli.time-zone:Asia/Shanghai}")
    void clear() {
        var before = OffsetDateTime.now(clock).minus(FOR);
        counties.each(county -> transaction.executeWithoutResult(status ->
                jdbc.sql("""
                    delete from api.kept_answer where county_code = :county and begun_at < :before
                    """).param("county", county).param("before", before).update()));
    }

    private Optional<Kept> find(String key) {
        return jdbc.sql("""
            select * from api.kept_answer
             where county_code = :county and account_id = :account and key = :key
            """)
                .param("county", Acting.current().county())
                .param("account", Acting.current().account())
                .param("key", key)
                .query((row, number) -> new Kept(
                        row.getString("fingerprint"),
                        Optional.ofNullable(row.getObject("status", Integer.class)),
                        Objects.requireNonNullElse(row.getString("content_type"), "application/json"),
                        Objects.requireNonNullElse(row.getBytes("body"), new byte[0])))
                .optional();
    }
}
