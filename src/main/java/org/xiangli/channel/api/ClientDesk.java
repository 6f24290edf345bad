package org.xiangli.channel.api;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.xiangli.core.access.Acting;
import org.xiangli.core.access.PostKind;
import org.xiangli.core.store.Bound;
import org.xiangli.kernel.Refusal;

/**
 * The county's register of programs, whichever interface they use: here its administrator lets them in, gives them a new
 * key, sets their pace and turns them away. A key is shown once and kept as a digest.
 */
@Service
@Transactional
public class ClientDesk {

    /** How long a replaced key works on when that is asked for: time to change it at the other end. */
    public static final Duration GRACE = Duration.ofHours(24);

    /** The most requests a minute a program may be given. */
    public static final int FASTEST = 6_000;

    private static final int LONGEST_NAME = 60;

    private final JdbcClient jdbc;
    private final Doorkeeper doorkeeper;
    private final Clock clock;

    ClientDesk(JdbcClient jdbc, Doorkeeper doorkeeper, Clock clock) {
        this.jdbc = jdbc;
        this.doorkeeper = doorkeeper;
        this.clock = clock;
    }

    /**
     * A program to be let in.
     *
     * @param id of the request; sent twice, let in once
     */
    public record Entry(UUID id, String name, Optional<Caller.Seat> seat, Set<Scope> scopes, int perMinute) {

        /** @throws Refusal {@code api.client-name}, {@code api.client-scopes}, {@code api.client-seat}, {@code api.client-pace} */
        public Entry {
            name = name.strip();
            scopes = Set.copyOf(scopes);
            if (name.isEmpty() || name.codePointCount(0, name.length()) > LONGEST_NAME) {
                throw new Refusal("api.client-name", Caller.RULE, LONGEST_NAME);
            }
            if (scopes.isEmpty()) {
                throw new Refusal("api.client-scopes", Caller.RULE);
            }
            if (seat.isEmpty() && scopes.stream().anyMatch(Scope::needsPost)) {
                throw new Refusal("api.client-seat", Caller.RULE);
            }
            demandPace(perMinute);
        }
    }

    /** A program as the administrator sees it. @param formerUntil until when the key before this one works */
    public record Listed(
            Caller caller,
            Instant madeAt,
            Optional<LocalDate> usedOn,
            Optional<Instant> rotatedAt,
            Optional<Instant> formerUntil,
            Optional<Instant> revokedAt) {}

    /**
     * Lets a program in.
     *
     * @return its token, shown this once
     * @throws Refusal {@code api.client-post} for a division of another county, {@code api.client-again} when it was let in
     *     by this request before, {@code access.post-not-permitted}
     */
    public String make(Entry entry) {
        var acting = administrator();
        if (entry.seat()
                .filter(seat -> !seat.division().value().startsWith(acting.county()))
                .isPresent()) {
            throw new Refusal("api.client-post", Caller.RULE);
        }
        var token = Token.fresh(acting.county(), entry.id());
        var fresh = jdbc.sql("""
            insert into api.client
                   (county_code, id, name, post_kind, division_code, scopes, per_minute, secret_digest, made_at, made_by)
            values (:county, :id, :name, :kind, :division, :scopes, :pace, :digest, :at, :by)
            on conflict (county_code, id) do nothing
            """)
                .param("county", acting.county())
                .param("id", entry.id())
                .param("name", entry.name())
                .param("kind", entry.seat().map(seat -> seat.kind().name()).orElse(null))
                .param(
                        "division",
                        entry.seat().map(seat -> seat.division().value()).orElse(null))
                .param(
                        "scopes",
                        entry.scopes().stream().map(Scope::name).sorted().toArray(String[]::new))
                .param("pace", entry.perMinute())
                .param("digest", Sha256.of(token))
                .param("at", now())
                .param("by", acting.account())
                .update();
        if (fresh == 0) {
            throw new Refusal("api.client-again", Caller.RULE);
        }
        return token;
    }

    /**
     * Gives a program a new key.
     *
     * @param request its id; sent twice, the key changes once
     * @param grace whether the key before works on for {@link #GRACE}; without it, it ends now
     * @return the new token, shown this once
     * @throws Refusal {@code api.client.not-found} for one that is unknown or was turned away, {@code api.client-again}
     */
    public String rotate(UUID id, UUID request, boolean grace) {
        var acting = administrator();
        var token = Token.fresh(acting.county(), id);
        var changed = jdbc.sql("""
            update api.client
               set former_digest = case when :grace then secret_digest end,
                   former_until = case when :grace then cast(:until as timestamptz) end,
                   secret_digest = :digest,
                   rotated_at = :at,
                   rotated_by = :by,
                   rotation_id = :request
             where county_code = :county
               and id = :id
               and revoked_at is null
               and rotation_id is distinct from :request
            """)
                .param("grace", grace)
                .param("until", now().plus(GRACE))
                .param("digest", Sha256.of(token))
                .param("at", now())
                .param("by", acting.account())
                .param("request", request)
                .param("county", acting.county())
                .param("id", id)
                .update();
        if (changed == 0 && demand(id).revokedAt().isEmpty()) {
            throw new Refusal("api.client-again", Caller.RULE);
        }
        changed(changed);
        return token;
    }

    /** Sets how many requests a minute it may send. @throws Refusal {@code api.client-pace}, {@code api.client.not-found} */
    public void pace(UUID id, int perMinute) {
        administrator();
        demandPace(perMinute);
        changed(jdbc.sql("""
            update api.client set per_minute = :pace
             where county_code = :county and id = :id and revoked_at is null
            """)
                .param("pace", perMinute)
                .param("county", Bound.county())
                .param("id", id)
                .update());
    }

    /** Turns a program away, its former key too: here at once, on other machines within ten seconds. Twice does nothing. */
    public void revoke(UUID id) {
        var acting = administrator();
        jdbc.sql("""
            update api.client set revoked_at = :at, revoked_by = :by
             where county_code = :county and id = :id and revoked_at is null
            """)
                .param("at", now())
                .param("by", acting.account())
                .param("county", acting.county())
                .param("id", id)
                .update();
        doorkeeper.forget();
    }

    /** Every program ever let in, the latest first. */
    @Transactional(readOnly = true)
    public List<Listed> all() {
        administrator();
        return jdbc.sql("select * from api.client where county_code = :county order by made_at desc, id desc")
                .param("county", Bound.county())
                .query(ClientRow::listed)
                .list();
    }

    /** @throws Refusal {@code api.client.not-found} */
    @Transactional(readOnly = true)
    public Listed demand(UUID id) {
        administrator();
        return jdbc.sql("select * from api.client where county_code = :county and id = :id")
                .param("county", Bound.county())
                .param("id", id)
                .query(ClientRow::listed)
                .optional()
                .orElseThrow(ClientDesk::unknown);
    }

    private void changed(int rows) {
        if (rows == 0) {
            throw unknown();
        }
        doorkeeper.forget();
    }

    private static void demandPace(int perMinute) {
        if (perMinute < 1 || perMinute > FASTEST) {
            throw new Refusal("api.client-pace", Caller.RULE, FASTEST);
        }
    }

    private static Refusal unknown() {
        return new Refusal("api.client.not-found", Caller.RULE);
    }

    private static Acting administrator() {
        var acting = Acting.current();
        acting.require(PostKind.ADMINISTRATOR);
        return acting;
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock).truncatedTo(ChronoUnit.MICROS);
    }
}
