package org.xiangli.channel.api.open311;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import org.xiangli.core.access.Acting;
import org.xiangli.core.access.PostKind;
import org.xiangli.core.store.Bound;
import org.xiangli.core.store.Reach;
import org.xiangli.kernel.Ids;
import org.xiangli.kernel.Refusal;
import org.xiangli.kernel.RuleRef;

/** Where the county's administrator lets programs in: each has a key, shown once and kept as a digest. */
@Service
public class ClientDesk {

    private static final RuleRef RULE = new RuleRef("API.CLIENT", "GB/T 22239-2019", "8.1.4.1");
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int KEY_BYTES = 32;
    private static final int LONGEST_KEY = 100;
    private static final int LONGEST_NAME = 60;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;

    ClientDesk(JdbcClient jdbc, PlatformTransactionManager transactions, Clock clock) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /**
     * Lets a program in.
     *
     * @return its key, which nobody sees again
     * @throws Refusal {@code open311.client-name}, {@code access.post-not-permitted}
     */
    @Transactional
    public String admit(String name) {
        var acting = administrator();
        var written = name.strip();
        if (written.isEmpty() || written.length() > LONGEST_NAME) {
            throw new Refusal("open311.client-name", RULE, LONGEST_NAME);
        }
        var bytes = new byte[KEY_BYTES];
        RANDOM.nextBytes(bytes);
        var key = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        jdbc.sql("""
            insert into api.open311_client (county_code, id, name, key_digest, made_at, made_by)
            values (:county, :id, :name, :digest, :now, :by)
            """)
                .param("county", Bound.county())
                .param("id", Ids.next())
                .param("name", written)
                .param("digest", digest(key))
                .param("now", OffsetDateTime.now(clock))
                .param("by", acting.account())
                .update();
        return key;
    }

    /** Its key works no more. Twice changes nothing. */
    @Transactional
    public void revoke(UUID client) {
        administrator();
        jdbc.sql("""
            update api.open311_client
               set revoked_at = :now
             where county_code = :county and id = :id and revoked_at is null
            """)
                .param("now", OffsetDateTime.now(clock))
                .param("county", Bound.county())
                .param("id", client)
                .update();
    }

    /** All of the county, the latest first. */
    @Transactional(readOnly = true)
    public List<Client> all() {
        administrator();
        return jdbc.sql("""
            select id, name, made_at, revoked_at
              from api.open311_client
             where county_code = :county
             order by made_at desc, id desc
            """)
                .param("county", Bound.county())
                .query(ClientDesk::client)
                .list();
    }

    /** Whose key it is; empty when it is nobody's or works no more. */
    Optional<Client> find(String county, String key) {
        if (key.isEmpty() || key.length() > LONGEST_KEY) {
            return Optional.empty();
        }
        return Bound.call(
                Reach.ofCounty(county),
                () -> Objects.requireNonNull(transaction.execute(status -> jdbc.sql("""
                    select id, name, made_at, revoked_at
                      from api.open311_client
                     where county_code = :county and key_digest = :digest and revoked_at is null
                    """)
                        .param("county", county)
                        .param("digest", digest(key))
                        .query(ClientDesk::client)
                        .optional())));
    }

    private static Client client(ResultSet row, int number) throws SQLException {
        return new Client(
                row.getObject("id", UUID.class),
                row.getString("name"),
                row.getObject("made_at", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(row.getObject("revoked_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant));
    }

    /** The key holds 256 random bits: nothing slower than one digest is needed to keep it. */
    private static String digest(String key) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Acting administrator() {
        var acting = Acting.current();
        acting.require(PostKind.ADMINISTRATOR);
        return acting;
    }
}
