package org.xiangli.core.booking;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.xiangli.core.access.Acting;
import org.xiangli.core.access.Purpose;
import org.xiangli.core.store.Bound;
import org.xiangli.core.store.Reach;
import org.xiangli.kernel.Refusal;

/**
 * Lets a resident's own calendar read her appointments under a secret link. Only a digest of the secret is kept: the link
 * is shown once, and a new one ends the old. What the link shows is when and where, not what for.
 */
@Service
public class CalendarDesk {

    private static final int SECRET_BYTES = 32;
    private static final Duration LOOK_BACK = Duration.ofDays(90);

    private final JdbcClient jdbc;
    private final AppointmentTable appointments;
    private final CalendarWriter writer;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    CalendarDesk(
            JdbcClient jdbc,
            AppointmentTable appointments,
            CalendarWriter writer,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.jdbc = jdbc;
        this.appointments = appointments;
        this.writer = writer;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /** A fresh secret for the acting resident; one made before no longer works. */
    public String newSecret() {
        var self = self();
        var bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        var secret = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        transaction.executeWithoutResult(status -> jdbc.sql("""
            insert into booking.feed (county_code, resident_id, digest, made_at)
            values (:county, :resident, :digest, :at)
            on conflict (county_code, resident_id) do update
               set digest = excluded.digest, made_at = excluded.made_at
            """)
                .param("county", Bound.county())
                .param("resident", self)
                .param("digest", digest(secret))
                .param("at", CounterTable.moment(clock.instant()))
                .update());
        return secret;
    }

    /** Whether the acting resident has a link that works. */
    public boolean hasLink() {
        var self = self();
        return transaction.execute(status -> jdbc.sql("""
            select exists (select from booking.feed where county_code = :county and resident_id = :resident)
            """)
                .param("county", Bound.county())
                .param("resident", self)
                .query(Boolean.class)
                .single());
    }

    /** Ends the link of the acting resident. */
    public void endLink() {
        var self = self();
        transaction.executeWithoutResult(status -> jdbc.sql("""
            delete from booking.feed where county_code = :county and resident_id = :resident
            """)
                .param("county", Bound.county())
                .param("resident", self)
                .update());
    }

    /**
     * The calendar behind a secret (RFC 5545); empty when no link has it. What is read is read in the reach of the person
     * whose link it is, and of nobody else.
     *
     * @param county six digits, as the link names it
     */
    public Optional<byte[]> calendar(String county, String secret) {
        return owner(county, secret)
                .map(resident -> Bound.call(new Reach(county, null, resident, null), () -> {
                    var since = clock.instant().minus(LOOK_BACK);
                    var all = transaction.execute(status -> appointments.of(resident, since));
                    return writer.write(all);
                }));
    }

    private Optional<UUID> owner(String county, String secret) {
        return Bound.call(
                Reach.ofCounty(county),
                () -> transaction.execute(status -> jdbc.sql("""
                    select resident_id from booking.feed where county_code = :county and digest = :digest
                    """)
                        .param("county", county)
                        .param("digest", digest(secret))
                        .query(UUID.class)
                        .optional()));
    }

    private static UUID self() {
        var acting = Acting.current();
        acting.require(Purpose.OWN_DATA);
        var self = acting.resident();
        if (self == null) {
            throw new Refusal("booking.own", BookingLaw.SLOT);
        }
        return self;
    }

    private static String digest(String secret) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
