package org.xiangli.core.access;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.xiangli.core.store.Bound;
import org.xiangli.kernel.DivisionCode;
import org.xiangli.kernel.Refusal;
import org.xiangli.kernel.RuleRef;

/**
 * How a resident gets an account of her own: the clerk who has seen her papers hands her a code, good once and for a
 * fortnight; with it she chooses a login and a password at home.
 */
@Service
public class Invitations {

    private static final String ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";
    private static final int LENGTH = 12;
    private static final Duration GOOD_FOR = Duration.ofDays(14);
    private static final RuleRef RULE = new RuleRef("ACCESS.INVITATION", "Xiangli R021", "");

    private final JdbcClient jdbc;
    private final PostRegister posts;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    Invitations(JdbcClient jdbc, PostRegister posts, Clock clock) {
        this.jdbc = jdbc;
        this.posts = posts;
        this.clock = clock;
    }

    /** A fresh code for a resident whose papers the clerk has seen; kept only as a digest. */
    @Transactional
    public String invite(UUID resident, String name) {
        var acting = Acting.current();
        acting.require(PostKind.VILLAGE_CLERK);
        var code = new StringBuilder();
        for (var position = 0; position < LENGTH; position++) {
            code.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        jdbc.sql("""
            insert into access.invitation
                   (county_code, code_hash, resident_id, name, issued_at, issued_by, expires_at)
            values (:county, :hash, :resident, :name, :now, :by, :expires)
            """)
                .param("county", acting.county())
                .param("hash", Digest.of(code.toString()))
                .param("resident", resident)
                .param("name", name)
                .param("now", timestamp(clock.instant()))
                .param("by", acting.account())
                .param("expires", timestamp(clock.instant().plus(GOOD_FOR)))
                .update();
        return code.toString();
    }

    /**
     * Opens the resident's account. The caller binds the county.
     *
     * @throws Refusal {@code invitation.unknown} when the code is wrong, used or too old
     */
    @Transactional
    public Account accept(String code, String login, String password) {
        var county = Bound.county();
        record Invited(UUID resident, String name) {}
        var invited = jdbc.sql("""
            update access.invitation
               set used_at = :now
             where county_code = :county and code_hash = :hash and used_at is null and expires_at > :now
            returning resident_id, name
            """)
                .param("now", timestamp(clock.instant()))
                .param("county", county)
                .param("hash", Digest.of(code.strip().toUpperCase(java.util.Locale.ROOT)))
                .query((row, number) -> new Invited(row.getObject("resident_id", UUID.class), row.getString("name")))
                .optional()
                .orElseThrow(() -> new Refusal("invitation.unknown", RULE));
        return posts.open(county, login, invited.name(), password, invited.resident());
    }

    /** What a resident may do once signed in: act for himself in his village. */
    public static Acting asResident(Account account, DivisionCode village) {
        var resident = account.resident();
        if (resident == null) {
            throw new IllegalArgumentException("Not a resident's account");
        }
        return new Acting(account.id(), account.displayName(), account.id(), PostKind.RESIDENT, village, "", resident);
    }

    private static java.sql.Timestamp timestamp(Instant instant) {
        return java.sql.Timestamp.from(instant);
    }
}
