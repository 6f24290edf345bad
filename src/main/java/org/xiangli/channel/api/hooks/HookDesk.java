package org.xiangli.channel.api.hooks;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.xiangli.core.access.Acting;
import org.xiangli.core.access.PostKind;
import org.xiangli.core.store.Bound;
import org.xiangli.kernel.Ids;
import org.xiangli.kernel.Refusal;

/** Where the county's administrator says who is told, and sees what arrived. */
@Service
@Transactional
public class HookDesk {

    /** Somebody who is told. */
    public record Hook(
            UUID id, String name, String url, Instant tellsFrom, Optional<Instant> offAt, Optional<String> offWhy) {}

    /** One line of the log. */
    public record Delivery(
            UUID event,
            String hook,
            String state,
            int attempts,
            Optional<Integer> status,
            Optional<String> fault,
            Optional<Instant> lastAt,
            Instant nextAt) {}

    private final JdbcClient jdbc;
    private final Listening listening;
    private final Clock clock;
    private final Duration headStart;
    private final Targets targets;
    private final SecureRandom random = new SecureRandom();

    @Autowired
    HookDesk(JdbcClient jdbc, Listening listening, Clock clock) {
        this(jdbc, listening, clock, Targets.strict(), Listening.HEAD_START);
    }

    HookDesk(JdbcClient jdbc, Listening listening, Clock clock, Targets targets, Duration headStart) {
        this.jdbc = jdbc;
        this.listening = listening;
        this.clock = clock;
        this.targets = targets;
        this.headStart = headStart;
    }

    /**
     * Begins to tell somebody: of what happens from a few seconds on, see {@link Listening}.
     *
     * @return the secret that signs what is sent, shown this once
     * @throws Refusal {@code api.hook-url}, {@code api.hook-target}, {@code access.post-not-permitted}
     */
    public String make(String name, String url) {
        var acting = Acting.current();
        acting.require(PostKind.ADMINISTRATOR);
        var target = targets.demand(url);
        var secret = Signature.newSecret(random);
        jdbc.sql("""
            insert into api.hook (county_code, id, name, url, secret, made_at, tells_from, made_by)
            values (:county, :id, :name, :url, :secret, :at, :from, :by)
            """)
                .param("county", acting.county())
                .param("id", Ids.next())
                .param("name", name)
                .param("url", target.toString())
                .param("secret", secret)
                .param("at", now())
                .param("from", now().plus(headStart))
                .param("by", acting.account())
                .update();
        listening.count(acting.county(), 1);
        return secret;
    }

    /** Tells somebody no more; doing so twice does nothing. */
    public void off(UUID id) {
        Acting.current().require(PostKind.ADMINISTRATOR);
        turnOff(id, "administrator");
    }

    void turnOff(UUID id, String why) {
        var stopped = jdbc.sql("""
            update api.hook set off_at = :at, off_why = :why
             where county_code = :county and id = :id and off_at is null
            """)
                .param("at", now())
                .param("why", why)
                .param("county", Bound.county())
                .param("id", id)
                .update();
        if (stopped > 0) {
            listening.count(Bound.county(), -stopped);
        }
        jdbc.sql("""
            update api.delivery set state = 'GIVEN_UP'
             where county_code = :county and hook_id = :id and state = 'WAITING'
            """).param("county", Bound.county()).param("id", id).update();
    }

    /** Everybody who was ever told, the latest first. */
    @Transactional(readOnly = true)
    public List<Hook> all() {
        Acting.current().require(PostKind.ADMINISTRATOR);
        return jdbc.sql("""
            select id, name, url, tells_from, off_at, off_why from api.hook where county_code = :county order by id desc
            """)
                .param("county", Bound.county())
                .query((row, number) -> new Hook(
                        row.getObject("id", UUID.class),
                        row.getString("name"),
                        row.getString("url"),
                        row.getObject("tells_from", OffsetDateTime.class).toInstant(),
                        Optional.ofNullable(row.getObject("off_at", OffsetDateTime.class))
                                .map(OffsetDateTime::toInstant),
                        Optional.ofNullable(row.getString("off_why"))))
                .list();
    }

    /** The last hundred lines of the log. */
    @Transactional(readOnly = true)
    public List<Delivery> log() {
        Acting.current().require(PostKind.ADMINISTRATOR);
        return jdbc.sql("""
            select delivery.*, hook.name
              from api.delivery delivery
              join api.hook hook on hook.county_code = delivery.county_code and hook.id = delivery.hook_id
             where delivery.county_code = :county
             order by delivery.id desc
             limit 100
            """)
                .param("county", Bound.county())
                .query((row, number) -> new Delivery(
                        row.getObject("event_id", UUID.class),
                        row.getString("name"),
                        row.getString("state"),
                        row.getInt("attempts"),
                        Optional.ofNullable(row.getObject("last_status", Integer.class)),
                        Optional.ofNullable(row.getString("last_fault")),
                        Optional.ofNullable(row.getObject("last_at", OffsetDateTime.class))
                                .map(OffsetDateTime::toInstant),
                        row.getObject("next_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock).truncatedTo(ChronoUnit.MICROS);
    }
}
