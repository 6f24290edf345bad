package org.xiangli.core.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.xiangli.core.store.Bound;
import org.xiangli.core.store.Reach;
import org.xiangli.kernel.Ids;

/** Checks who signs in. Five wrong passwords lock an account for a quarter of an hour (GB/T 22239-2019 8.1.4.1). */
@Service
public class SignInDesk {

    public static final int ATTEMPTS = 5;
    public static final Duration LOCKED_FOR = Duration.ofMinutes(15);

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Passwords passwords;
    private final Clock clock;

    SignInDesk(JdbcClient jdbc, PlatformTransactionManager transactions, Passwords passwords, Clock clock) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.passwords = passwords;
        this.clock = clock;
    }

    /** How a sign-in ended. */
    public sealed interface Outcome {
        record Welcome(Account account) implements Outcome {}

        /** Unknown login, wrong password and disabled account look the same from outside. */
        record Unknown() implements Outcome {}

        record Locked(Instant until) implements Outcome {}
    }

    public Outcome signIn(String county, String login, String password) {
        return Bound.call(Reach.ofCounty(county), () -> {
            var found = transaction.execute(status -> credentials(county, login));
            if (found.isEmpty()) {
                passwords.pretend(password);
                note(county, null, "UNKNOWN");
                return new Outcome.Unknown();
            }
            var credentials = found.get();
            var lockedUntil = credentials.lockedUntil();
            if (lockedUntil != null && lockedUntil.isAfter(clock.instant())) {
                note(county, credentials.account().id(), "LOCKED");
                return new Outcome.Locked(lockedUntil);
            }
            return passwords.matches(password, credentials.digest())
                    ? welcome(credentials.account())
                    : wrong(credentials.account());
        });
    }

    private Outcome welcome(Account account) {
        transaction.executeWithoutResult(status -> {
            jdbc.sql("""
                update access.account
                   set failures = 0, locked_until = null
                 where county_code = :county and id = :id and failures > 0
                """)
                    .param("county", account.county())
                    .param("id", account.id())
                    .update();
            note(account.county(), account.id(), "WELCOME");
        });
        return new Outcome.Welcome(account);
    }

    private Outcome wrong(Account account) {
        var locked = transaction.execute(status -> {
            note(account.county(), account.id(), "WRONG_PASSWORD");
            return jdbc.sql("""
                update access.account
                   set failures     = case when failures + 1 >= :attempts then 0 else failures + 1 end,
                       locked_until = case when failures + 1 >= :attempts then :until::timestamptz end
                 where county_code = :county and id = :id
                returning locked_until is not null
                """)
                    .param("attempts", ATTEMPTS)
                    .param("until", java.sql.Timestamp.from(clock.instant().plus(LOCKED_FOR)))
                    .param("county", account.county())
                    .param("id", account.id())
                    .query(Boolean.class)
                    .single();
        });
        return locked ? new Outcome.Locked(clock.instant().plus(LOCKED_FOR)) : new Outcome.Unknown();
    }

    private record Credentials(
            Account account, String digest, @Nullable Instant lockedUntil) {}

    private Optional<Credentials> credentials(String county, String login) {
        return jdbc.sql("""
            select id, login, display_name, resident_id, password_hash, locked_until
              from access.account
             where county_code = :county and login = :login and disabled_at is null
            """)
                .param("county", county)
                .param("login", login)
                .query((row, number) -> {
                    var until = row.getTimestamp("locked_until");
                    return new Credentials(
                            new Account(
                                    row.getObject("id", UUID.class),
                                    county,
                                    row.getString("login"),
                                    row.getString("display_name"),
                                    row.getObject("resident_id", UUID.class)),
                            row.getString("password_hash"),
                            until == null ? null : until.toInstant());
                })
                .optional();
    }

    private void note(String county, @Nullable UUID account, String outcome) {
        transaction.executeWithoutResult(status -> jdbc.sql("""
            insert into access.sign_in (county_code, id, at, account_id, outcome)
            values (:county, :id, :at, :account, :outcome)
            """)
                .param("county", county)
                .param("id", Ids.next())
                .param("at", java.sql.Timestamp.from(clock.instant()))
                .param("account", account)
                .param("outcome", outcome)
                .update());
    }
}
