package org.xiangli.channel.api;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import org.xiangli.core.access.Acting;
import org.xiangli.core.access.PostKind;
import org.xiangli.core.store.Bound;
import org.xiangli.core.store.Reach;
import org.xiangli.kernel.DivisionCode;
import org.xiangli.kernel.Ids;
import org.xiangli.kernel.Refusal;

/**
 * Where the county's administrator lets programs in and turns them away. A secret has 256 bits of chance, is shown once
 * and kept as its SHA-256: there is nothing in it to guess, so it needs neither salt nor a slow digest.
 */
@Service
public class ClientDesk {

    private static final Pattern TOKEN = Pattern.compile("xl_([0-9]{6})_([0-9a-f]{32})_([A-Za-z0-9_-]{43})");

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private final Cache<String, Optional<Caller>> known = Caffeine.newBuilder()
            .expireAfterWrite(Duration.ofSeconds(10))
            .maximumSize(10_000)
            .build();

    ClientDesk(JdbcClient jdbc, PlatformTransactionManager transactions, Clock clock) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /** A program as the administrator sees it. */
    public record Listed(Caller caller, Instant madeAt, Optional<LocalDate> usedOn, Optional<Instant> revokedAt) {}

    /**
     * Lets a program in.
     *
     * @return its token, shown this once
     * @throws Refusal {@code api.client-post} for a post no program can hold or a division not of its level,
     *     {@code api.client-scopes} for none, {@code access.post-not-permitted}
     */
    @Transactional
    public String make(String name, PostKind kind, DivisionCode division, Set<Scope> scopes) {
        var acting = Acting.current();
        acting.require(PostKind.ADMINISTRATOR);
        if (kind == PostKind.RESIDENT
                || kind == PostKind.ADMINISTRATOR
                || division.level() != kind.level()
                || !division.value().startsWith(acting.county())) {
            throw new Refusal("api.client-post", Caller.RULE);
        }
        if (scopes.isEmpty()) {
            throw new Refusal("api.client-scopes", Caller.RULE);
        }
        var id = Ids.next();
        var secret = new byte[32];
        random.nextBytes(secret);
        var token = "xl_" + acting.county() + "_" + id.toString().replace("-", "") + "_"
                + Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
        jdbc.sql("""
            insert into api.client
                   (county_code, id, name, post_kind, division_code, scopes, secret_digest, made_at, made_by)
            values (:county, :id, :name, :kind, :division, :scopes, :digest, :at, :by)
            """)
                .param("county", acting.county())
                .param("id", id)
                .param("name", name)
                .param("kind", kind.name())
                .param("division", division.value())
                .param("scopes", scopes.stream().map(Scope::name).sorted().toArray(String[]::new))
                .param("digest", Sha256.of(token))
                .param("at", now())
                .param("by", acting.account())
                .update();
        return token;
    }

    /** Turns a program away at once; doing so twice does nothing. */
    @Transactional
    public void revoke(UUID id) {
        var acting = Acting.current();
        acting.require(PostKind.ADMINISTRATOR);
        jdbc.sql("""
            update api.client set revoked_at = :at, revoked_by = :by
             where county_code = :county and id = :id and revoked_at is null
            """)
                .param("at", now())
                .param("by", acting.account())
                .param("county", acting.county())
                .param("id", id)
                .update();
        known.invalidateAll();
    }

    /** Every program ever let in, the latest first. */
    @Transactional(readOnly = true)
    public List<Listed> all() {
        Acting.current().require(PostKind.ADMINISTRATOR);
        return jdbc.sql("select * from api.client where county_code = :county order by id desc")
                .param("county", Bound.county())
                .query((row, number) -> new Listed(
                        caller(row),
                        row.getObject("made_at", OffsetDateTime.class).toInstant(),
                        Optional.ofNullable(row.getObject("used_on", LocalDate.class)),
                        Optional.ofNullable(row.getObject("revoked_at", OffsetDateTime.class))
                                .map(OffsetDateTime::toInstant)))
                .list();
    }

    /** The program a token belongs to; empty when it is wrong or was revoked, which look the same. */
    Optional<Caller> authenticate(String token) {
        var parts = TOKEN.matcher(token);
        if (!parts.matches()) {
            return Optional.empty();
        }
        var digest = Sha256.of(token);
        return known.get(digest, key -> look(parts.group(1), id(parts.group(2)), digest));
    }

    private Optional<Caller> look(String county, UUID id, String digest) {
        return Bound.call(
                Reach.ofCounty(county),
                () -> transaction.execute(status -> {
                    var found = jdbc.sql("""
                        update api.client set used_on = :today
                         where county_code = :county and id = :id and revoked_at is null
                        returning *
                        """)
                            .param("today", LocalDate.now(clock))
                            .param("county", county)
                            .param("id", id)
                            .query((row, number) -> same(row.getString("secret_digest"), digest)
                                    ? Optional.of(caller(row))
                                    : Optional.<Caller>empty())
                            .optional();
                    return found.flatMap(one -> one);
                }));
    }

    private static boolean same(String one, String other) {
        return MessageDigest.isEqual(
                one.getBytes(StandardCharsets.US_ASCII), other.getBytes(StandardCharsets.US_ASCII));
    }

    private static UUID id(String hex) {
        return UUID.fromString(hex.replaceFirst("(.{8})(.{4})(.{4})(.{4})(.{12})", "$1-$2-$3-$4-$5"));
    }

    private static Caller caller(ResultSet row) throws SQLException {
        return new Caller(
                row.getObject("id", UUID.class),
                row.getString("name"),
                PostKind.valueOf(row.getString("post_kind")),
                DivisionCode.of(row.getString("division_code")),
                Arrays.stream((String[]) row.getArray("scopes").getArray())
                        .map(Scope::valueOf)
                        .collect(Collectors.toSet()));
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock).truncatedTo(ChronoUnit.MICROS);
    }
}
