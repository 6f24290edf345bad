package org.xiangli.core.access;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.xiangli.core.store.Bound;
import org.xiangli.core.store.Reach;
import org.xiangli.kernel.Ids;
import org.xiangli.kernel.Refusal;
import org.xiangli.kernel.RuleRef;

/**
 * Which staff account an identity of another sign-in service means (OpenID Connect). The other service says who somebody
 * is; what he may do here, his posts alone say.
 */
@Service
public class OutsideIdentities {

    private static final RuleRef RULE = new RuleRef("ACCESS.IDENTITY", "GB/T 22239-2019", "8.1.4.1");
    private static final int LONGEST_NAME = 200;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;

    OutsideIdentities(JdbcClient jdbc, PlatformTransactionManager transactions, Clock clock) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /**
     * Enters, by the acting administrator, under which name the other service knows an account of the staff. A name that
     * stood there before is replaced and must bind anew.
     *
     * @throws Refusal {@code identity.name} for an empty or too long name, {@code identity.taken} when the name is another
     *     account's, {@code identity.account} when no such staff account exists
     */
    public void enter(UUID account, String issuer, String username) {
        var acting = Acting.current();
        acting.require(PostKind.ADMINISTRATOR);
        var name = username.strip();
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            throw new Refusal("identity.name", RULE, LONGEST_NAME);
        }
        try {
            transaction.executeWithoutResult(status -> {
                remove(acting.county(), account, issuer);
                var entered = jdbc.sql("""
                    insert into access.outside_identity
                           (county_code, id, account_id, issuer, username, added_at, added_by)
                    select county_code, :id, id, :issuer, :username, :at, :by
                      from access.account
                     where county_code = :county and id = :account and resident_id is null
                    """)
                        .param("id", Ids.next())
                        .param("issuer", issuer)
                        .param("username", name)
                        .param("at", java.sql.Timestamp.from(clock.instant()))
                        .param("by", acting.account())
                        .param("county", acting.county())
                        .param("account", account)
                        .update();
                if (entered == 0) {
                    throw new Refusal("identity.account", RULE);
                }
            });
        } catch (DuplicateKeyException taken) {
            throw new Refusal("identity.taken", RULE, name);
        }
    }

    /** From now on the account signs in here with its password only. Twice does nothing. */
    public void remove(UUID account, String issuer) {
        var acting = Acting.current();
        acting.require(PostKind.ADMINISTRATOR);
        transaction.executeWithoutResult(status -> remove(acting.county(), account, issuer));
    }

    /** The names by which the other service knows the accounts of the acting administrator's county, by account. */
    public Map<UUID, String> names(String issuer) {
        var acting = Acting.current();
        acting.require(PostKind.ADMINISTRATOR);
        return transaction.execute(status -> jdbc
                .sql("""
                    select account_id, username
                      from access.outside_identity
                     where county_code = :county and issuer = :issuer
                     order by username
                    """)
                .param("county", acting.county())
                .param("issuer", issuer)
                .query((row, number) -> Map.entry(row.getObject("account_id", UUID.class), row.getString("username")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    /**
     * The account of somebody the other service vouches for; empty when nobody here is known by this identity, or the
     * account is closed. The first sign-in binds the subject; from then on the name no longer counts.
     *
     * @param subject the service's lasting key of a person ({@code sub})
     */
    public Optional<Account> welcome(String county, String issuer, String subject, String username) {
        return Bound.call(
                Reach.ofCounty(county),
                () -> transaction.execute(status -> {
                    bind(county, issuer, subject, username);
                    var account = jdbc.sql("""
                        select a.id, a.login, a.display_name
                          from access.outside_identity i
                          join access.account a on a.county_code = i.county_code and a.id = i.account_id
                         where i.county_code = :county and i.issuer = :issuer and i.subject = :subject
                               and a.disabled_at is null
                        """)
                            .param("county", county)
                            .param("issuer", issuer)
                            .param("subject", subject)
                            .query((row, number) -> new Account(
                                    row.getObject("id", UUID.class),
                                    county,
                                    row.getString("login"),
                                    row.getString("display_name"),
                                    null))
                            .optional();
                    note(county, account.map(Account::id));
                    return account;
                }));
    }

    private void bind(String county, String issuer, String subject, String username) {
        jdbc.sql("""
            update access.outside_identity
               set subject = :subject, bound_at = :at
             where county_code = :county and issuer = :issuer and username = :username and subject is null
                   and not exists (select from access.outside_identity known
                                    where known.county_code = :county and known.issuer = :issuer
                                      and known.subject = :subject)
            """)
                .param("subject", subject)
                .param("at", java.sql.Timestamp.from(clock.instant()))
                .param("county", county)
                .param("issuer", issuer)
                .param("username", username)
                .update();
    }

    private void remove(String county, UUID account, String issuer) {
        jdbc.sql("""
            delete from access.outside_identity
             where county_code = :county and account_id = :account and issuer = :issuer
            """)
                .param("county", county)
                .param("account", account)
                .param("issuer", issuer)
                .update();
    }

    private void note(String county, Optional<UUID> account) {
        jdbc.sql("""
            insert into access.sign_in (county_code, id, at, account_id, outcome)
            values (:county, :id, :at, :account, :outcome)
            """)
                .param("county", county)
                .param("id", Ids.next())
                .param("at", java.sql.Timestamp.from(clock.instant()))
                .param("account", account.orElse(null))
                .param("outcome", account.isPresent() ? "WELCOME_FROM_OUTSIDE" : "UNKNOWN_FROM_OUTSIDE")
                .update();
    }
}
