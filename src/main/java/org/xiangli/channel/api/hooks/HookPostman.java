package org.xiangli.channel.api.hooks;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.xiangli.core.procedure.CaseDesk;
import org.xiangli.core.procedure.CaseFile;
import org.xiangli.core.store.Bound;
import org.xiangli.core.store.Counties;
import org.xiangli.kernel.Ids;

/**
 * Goes the round: passes what happened to everybody who is told, sends what is due, and tries again later what did not
 * arrive, at growing intervals. No connection waits while a transaction is open.
 */
@Component
class HookPostman {

    /** How long to wait after each failure; after the last one it is given up. */
    static final List<Duration> WAITS = List.of(
            Duration.ofSeconds(5),
            Duration.ofMinutes(5),
            Duration.ofMinutes(30),
            Duration.ofHours(2),
            Duration.ofHours(5),
            Duration.ofHours(10),
            Duration.ofHours(10));

    /** Whoever took a delivery and died has lost it to the next after this time. */
    private static final Duration LEASE = Duration.ofMinutes(2);

    private static final int AT_ONCE = 100;

    private record Letter(UUID id, UUID hook, UUID event, String url, String secret, String body, int attempts) {}

    private record Happened(UUID id, UUID caseId, String number, String phase, Instant at) {}

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final CaseDesk cases;
    private final Counties counties;
    private final HookDesk desk;
    private final Sender sender;
    private final Clock clock;

    @Autowired
    HookPostman(
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            CaseDesk cases,
            Counties counties,
            HookDesk desk,
            Clock clock) {
        this(jdbc, transactions, cases, counties, desk, new Sender(Targets.strict()), clock);
    }

    HookPostman(
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            CaseDesk cases,
            Counties counties,
            HookDesk desk,
            Sender sender,
            Clock clock) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.cases = cases;
        this.counties = counties;
        this.desk = desk;
        this.sender = sender;
        this.clock = clock;
    }

    @Scheduled(
            fixedDelayString = "${xiangli.api.hooks.round:15s}",
            initialDelayString = "${xiangli.api.hooks.round:15s}")
    void round() {
        counties.each(county -> go());
    }

    /** One round in the county that is bound. */
    void go() {
        transaction.executeWithoutResult(status -> passOn());
        var due = transaction.execute(status -> take());
        for (var letter : due == null ? List.<Letter>of() : due) {
            var outcome = sender.send(
                    letter.url(),
                    letter.secret(),
                    letter.event().toString(),
                    clock.instant().getEpochSecond(),
                    letter.body());
            transaction.executeWithoutResult(status -> note(letter, outcome));
        }
    }

    private void passOn() {
        var happened = jdbc.sql("""
            select id, case_id, number, phase, at from api.event
             where county_code = :county and not passed_on
             order by id
             limit 500
             for update skip locked
            """)
                .param("county", Bound.county())
                .query((row, number) -> new Happened(
                        row.getObject("id", UUID.class),
                        row.getObject("case_id", UUID.class),
                        row.getString("number"),
                        row.getString("phase"),
                        row.getObject("at", OffsetDateTime.class).toInstant()))
                .list();
        happened.forEach(this::passOn);
    }

    private void passOn(Happened happened) {
        var item = cases.find(happened.caseId()).map(CaseFile::matter).orElse("");
        var body = new CloudEvent(
                        happened.id(), Bound.county(), happened.number(), item, happened.phase(), happened.at())
                .json();
        var hooks = jdbc.sql("""
            select id from api.hook where county_code = :county and off_at is null and tells_from <= :at order by id
            """)
                .param("county", Bound.county())
                .param("at", OffsetDateTime.ofInstant(happened.at(), java.time.ZoneOffset.UTC))
                .query(UUID.class)
                .list();
        hooks.forEach(hook -> jdbc.sql("""
            insert into api.delivery (county_code, id, hook_id, event_id, body, state, next_at)
            values (:county, :id, :hook, :event, :body, 'WAITING', :now)
            on conflict (county_code, hook_id, event_id) do nothing
            """)
                .param("county", Bound.county())
                .param("id", Ids.next())
                .param("hook", hook)
                .param("event", happened.id())
                .param("body", body)
                .param("now", now())
                .update());
        jdbc.sql("update api.event set passed_on = true where county_code = :county and id = :id")
                .param("county", Bound.county())
                .param("id", happened.id())
                .update();
    }

    private List<Letter> take() {
        return jdbc.sql("""
            with due as (
                select county_code, id from api.delivery
                 where county_code = :county and state = 'WAITING' and next_at <= :now
                 order by next_at, id
                 limit :most
                 for update skip locked)
            update api.delivery delivery
               set next_at = :lease
              from due, api.hook hook
             where delivery.county_code = due.county_code and delivery.id = due.id
               and hook.county_code = delivery.county_code and hook.id = delivery.hook_id
            returning delivery.id, delivery.hook_id, delivery.event_id, delivery.body, delivery.attempts,
                      hook.url, hook.secret
            """)
                .param("county", Bound.county())
                .param("now", now())
                .param("lease", now().plus(LEASE))
                .param("most", AT_ONCE)
                .query((row, number) -> new Letter(
                        row.getObject("id", UUID.class),
                        row.getObject("hook_id", UUID.class),
                        row.getObject("event_id", UUID.class),
                        row.getString("url"),
                        row.getString("secret"),
                        row.getString("body"),
                        row.getInt("attempts")))
                .list();
    }

    private void note(Letter letter, Sender.Outcome outcome) {
        var state = outcome.arrived() ? "ARRIVED" : letter.attempts() >= WAITS.size() ? "GIVEN_UP" : "WAITING";
        var wait = WAITS.get(Math.min(letter.attempts(), WAITS.size() - 1));
        jdbc.sql("""
            update api.delivery
               set state = :state, attempts = attempts + 1, next_at = :next, last_status = :status,
                   last_fault = :fault, last_at = :now
             where county_code = :county and id = :id
            """)
                .param("state", state)
                .param("next", now().plus(wait))
                .param("status", status(outcome))
                .param("fault", outcome.fault().isEmpty() ? null : outcome.fault())
                .param("now", now())
                .param("county", Bound.county())
                .param("id", letter.id())
                .update();
        if (outcome.gone()) {
            desk.turnOff(letter.hook(), "410");
        }
    }

    private static @Nullable Integer status(Sender.Outcome outcome) {
        return outcome.status() == 0 ? null : outcome.status();
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock).truncatedTo(ChronoUnit.MICROS);
    }
}
