package org.xiangli.channel.api.forward;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.xiangli.channel.api.hooks.Targets;
import org.xiangli.core.store.Bound;
import org.xiangli.core.store.Counties;
import org.xiangli.domain.services.inbox.IssueDesk;
import org.xiangli.domain.services.inbox.IssueState;

/**
 * Sends what was passed on and asks after it until they say it is done. No connection waits while a transaction is open; a
 * report they may have taken before the line broke is sent again under the same Idempotency-Key.
 */
@Component
class ForwardPostman {

    /** How long to wait after each failure to hand it in; after the last one it is given up. */
    static final List<Duration> WAITS = List.of(
            Duration.ofMinutes(1),
            Duration.ofMinutes(10),
            Duration.ofHours(1),
            Duration.ofHours(6),
            Duration.ofHours(24));

    /** How often we ask what became of one that was taken in, and for how long. */
    static final Duration ASK_EVERY = Duration.ofHours(6);

    static final Duration ASK_FOR = Duration.ofDays(90);

    /** Whoever took a line and died has lost it to the next after this time. */
    private static final Duration LEASE = Duration.ofMinutes(2);

    private static final int AT_ONCE = 50;

    private record Line(
            UUID id,
            UUID issue,
            String endpoint,
            String jurisdiction,
            String key,
            String service,
            String body,
            String place,
            @Nullable String lat,
            @Nullable String lon,
            Forwarding.State state,
            int attempts,
            @Nullable String token,
            @Nullable String number,
            OffsetDateTime begun) {}

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Counties counties;
    private final IssueDesk issues;
    private final Far far;
    private final Clock clock;

    @Autowired
    ForwardPostman(
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            Counties counties,
            IssueDesk issues,
            Clock clock) {
        this(jdbc, transactions, counties, issues, new Far(Targets.strict()), clock);
    }

    ForwardPostman(
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            Counties counties,
            IssueDesk issues,
            Far far,
            Clock clock) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.counties = counties;
        this.issues = issues;
        this.far = far;
        this.clock = clock;
    }

    @Scheduled(
            fixedDelayString = "${xiangli.api.forward.round:60s}",
            initialDelayString = "${xiangli.api.forward.round:60s}")
    void round() {
        counties.each(county -> go());
    }

    /** One round in the county that is bound. */
    void go() {
        var due = transaction.execute(status -> take());
        for (var line : due == null ? List.<Line>of() : due) {
            try {
                if (line.state() == Forwarding.State.WAITING) {
                    handIn(line);
                } else {
                    ask(line);
                }
            } catch (Far.Refused refused) {
                refused(line, String.valueOf(refused.getMessage()));
            } catch (Far.Silent silent) {
                silent(line, String.valueOf(silent.getMessage()));
            }
        }
    }

    /** What was hidden or answered since it was passed on stays here. */
    private void handIn(Line line) throws Far.Silent, Far.Refused {
        if (issues.find(line.issue())
                .filter(issue -> issue.state() == IssueState.OPEN)
                .isEmpty()) {
            note(line, Forwarding.State.GIVEN_UP, line.attempts(), Duration.ZERO, "not-public");
            return;
        }
        var fields = new LinkedHashMap<String, String>();
        fields.put("api_key", line.key());
        fields.put("service_code", line.service());
        fields.put("description", line.body());
        fields.put("address_string", line.place());
        if (line.lat() != null && line.lon() != null) {
            fields.put("lat", line.lat());
            fields.put("long", line.lon());
        }
        fields.values().removeIf(String::isEmpty);
        var given = far.report(
                line.endpoint(), line.jurisdiction(), fields, line.id().toString());
        note(line, Forwarding.State.TAKEN, 0, ASK_EVERY, given.token(), given.number(), Optional.empty(), "");
    }

    private void ask(Line line) throws Far.Silent, Far.Refused {
        var number = Optional.ofNullable(line.number());
        if (number.isEmpty()) {
            number = far.number(line.endpoint(), line.jurisdiction(), String.valueOf(line.token()));
        }
        if (number.isEmpty()) {
            wait(line, Optional.empty(), Optional.empty());
            return;
        }
        var status = far.status(line.endpoint(), line.jurisdiction(), number.get());
        if (status.closed()) {
            note(line, Forwarding.State.CLOSED, 0, Duration.ZERO, Optional.empty(), number, status.notes(), "");
        } else {
            wait(line, number, status.notes());
        }
    }

    /** Not done yet; asked again, but not for ever. */
    private void wait(Line line, Optional<String> number, Optional<String> notes) {
        var state = line.begun().plus(ASK_FOR).isBefore(now()) ? Forwarding.State.GIVEN_UP : Forwarding.State.TAKEN;
        note(line, state, 0, ASK_EVERY, Optional.empty(), number, notes, "");
    }

    /** One they took in and do not know now may only be hidden for a while; one they never took in is refused. */
    private void refused(Line line, String words) {
        if (line.state() == Forwarding.State.WAITING) {
            note(line, Forwarding.State.REFUSED, line.attempts() + 1, Duration.ZERO, words);
        } else {
            silent(line, words);
        }
    }

    private void silent(Line line, String why) {
        if (line.state() == Forwarding.State.TAKEN) {
            var late = line.begun().plus(ASK_FOR).isBefore(now());
            note(line, late ? Forwarding.State.GIVEN_UP : line.state(), line.attempts() + 1, ASK_EVERY, why);
        } else if (line.attempts() >= WAITS.size()) {
            note(line, Forwarding.State.GIVEN_UP, line.attempts() + 1, Duration.ZERO, why);
        } else {
            note(line, line.state(), line.attempts() + 1, WAITS.get(line.attempts()), why);
        }
    }

    private void note(Line line, Forwarding.State state, int attempts, Duration wait, String fault) {
        note(line, state, attempts, wait, Optional.empty(), Optional.empty(), Optional.empty(), fault);
    }

    private void note(
            Line line,
            Forwarding.State state,
            int attempts,
            Duration wait,
            Optional<String> token,
            Optional<String> number,
            Optional<String> notes,
            String fault) {
        transaction.executeWithoutResult(status -> jdbc.sql("""
            update api.forwarding
               set state = :state,
                   attempts = :attempts,
                   next_at = :next,
                   token = coalesce(:token, token),
                   their_number = coalesce(:number, their_number),
                   their_notes = coalesce(:notes, their_notes),
                   last_fault = :fault,
                   last_at = :now
             where county_code = :county and id = :id
            """)
                .param("state", state.name())
                .param("attempts", attempts)
                .param("next", now().plus(wait))
                .param("token", token.orElse(null))
                .param("number", number.orElse(null))
                .param("notes", notes.orElse(null))
                .param("fault", fault.isEmpty() ? null : fault)
                .param("now", now())
                .param("county", Bound.county())
                .param("id", line.id())
                .update());
    }

    private List<Line> take() {
        return jdbc.sql("""
            with due as (
                select county_code, id from api.forwarding
                 where county_code = :county and state in ('WAITING', 'TAKEN') and next_at <= :now
                 order by next_at, id
                 limit :most
                 for update skip locked)
            update api.forwarding forwarding
               set next_at = :lease
              from due, api.neighbour neighbour
             where forwarding.county_code = due.county_code and forwarding.id = due.id
               and neighbour.county_code = forwarding.county_code and neighbour.id = forwarding.neighbour_id
            returning forwarding.*, neighbour.endpoint, neighbour.jurisdiction, neighbour.api_key
            """)
                .param("county", Bound.county())
                .param("now", now())
                .param("lease", now().plus(LEASE))
                .param("most", AT_ONCE)
                .query((row, number) -> new Line(
                        row.getObject("id", UUID.class),
                        row.getObject("issue_id", UUID.class),
                        row.getString("endpoint"),
                        row.getString("jurisdiction"),
                        row.getString("api_key"),
                        row.getString("service_code"),
                        row.getString("body"),
                        row.getString("place"),
                        row.getString("lat"),
                        row.getString("lon"),
                        Forwarding.State.valueOf(row.getString("state")),
                        row.getInt("attempts"),
                        row.getString("token"),
                        row.getString("their_number"),
                        row.getObject("begun_at", OffsetDateTime.class)))
                .list();
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock).truncatedTo(ChronoUnit.MICROS);
    }
}
