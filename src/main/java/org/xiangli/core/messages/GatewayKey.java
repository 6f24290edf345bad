package org.xiangli.core.messages;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.xiangli.core.access.Acting;
import org.xiangli.core.access.PostKind;
import org.xiangli.core.store.Bound;

/**
 * The key a county shares with its text gateway. What the gateway brings is signed with it: HMAC-SHA256 over the second it
 * was sent, a dot, and the body; older or newer than five minutes it is not taken.
 */
@Service
@Transactional
public class GatewayKey {

    static final Duration WINDOW = Duration.ofMinutes(5);

    private final JdbcClient jdbc;
    private final Clock clock;

    GatewayKey(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The administrator makes a key, in hexadecimal digits; the one before no longer works. It is shown this once. */
    public String make() {
        var acting = Acting.current();
        acting.require(PostKind.ADMINISTRATOR);
        var secret = NumberKeys.fresh();
        jdbc.sql("""
            insert into messages.gateway (county_code, secret, made_at, made_by)
            values (:county, :secret, :now, :by)
            on conflict (county_code) do update
               set secret = excluded.secret, made_at = excluded.made_at, made_by = excluded.made_by
            """)
                .param("county", Bound.county())
                .param("secret", secret)
                .param("now", OffsetDateTime.now(clock))
                .param("by", acting.account())
                .update();
        return HexFormat.of().formatHex(secret);
    }

    /** When the county's key was made. */
    @Transactional(readOnly = true)
    public Optional<Instant> madeAt() {
        Acting.current().require(PostKind.ADMINISTRATOR);
        return jdbc.sql("""
            select made_at from messages.gateway where county_code = :county
            """)
                .param("county", Bound.county())
                .query(OffsetDateTime.class)
                .optional()
                .map(OffsetDateTime::toInstant);
    }

    /** Whether the county's gateway sent this just now; the county is bound as a whole. */
    @Transactional(readOnly = true)
    public boolean signed(String second, byte[] body, String signature) {
        if (!second.matches("[0-9]{1,12}") || !signature.matches("[0-9a-f]{64}")) {
            return false;
        }
        var age = Duration.between(Instant.ofEpochSecond(Long.parseLong(second)), clock.instant())
                .abs();
        var secret = jdbc.sql("""
            select secret from messages.gateway where county_code = :county
            """)
                .param("county", Bound.county())
                .query(byte[].class)
                .optional();
        return age.compareTo(WINDOW) <= 0
                && secret.filter(key -> MessageDigest.isEqual(
                                NumberKeys.mac(key, content(second, body)),
                                HexFormat.of().parseHex(signature)))
                        .isPresent();
    }

    static byte[] content(String second, byte[] body) {
        var head = (second + ".").getBytes(StandardCharsets.US_ASCII);
        var whole = java.util.Arrays.copyOf(head, head.length + body.length);
        System.arraycopy(body, 0, whole, head.length, body.length);
        return whole;
    }
}
