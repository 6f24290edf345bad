package org.xiangli.core.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import org.xiangli.core.store.Bound;
import org.xiangli.core.store.Reach;
import org.xiangli.kernel.DivisionCode;
import org.xiangli.kernel.Ids;
import org.xiangli.kernel.Refusal;
import org.xiangli.kernel.RuleRef;

/** Staff accounts and the posts they hold, each for a term over a division (R011). */
@Service
public class PostRegister {

    private static final RuleRef RULE = new RuleRef("ACCESS.POST", "Xiangli R011", "");

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final TransactionTemplate apart;
    private final Passwords passwords;
    private final Clock clock;
    private final Cache<UUID, List<Post>> known = Caffeine.newBuilder()
            .expireAfterWrite(Duration.ofSeconds(30))
            .maximumSize(100_000)
            .build();

    PostRegister(JdbcClient jdbc, PlatformTransactionManager transactions, Passwords passwords, Clock clock) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.apart = new TransactionTemplate(transactions);
        this.apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.passwords = passwords;
        this.clock = clock;
    }

    /**
     * Makes a staff account; it may do nothing until it is appointed to a post.
     *
     * @throws Refusal {@code account.login-taken}, {@code account.login-form}, {@code password.length}
     */
    public Account open(String county, String login, String displayName, String password) {
        return open(county, login, displayName, password, null);
    }

    Account open(String county, String login, String displayName, String password, @Nullable UUID resident) {
        if (!login.matches("[a-z0-9][a-z0-9._-]{2,39}")) {
            throw new Refusal("account.login-form", RULE);
        }
        var account = new Account(Ids.next(), county, login, displayName, resident);
        var digest = passwords.digest(password, login);
        try {
            inCounty(
                    county,
                    () -> jdbc.sql("""
                        insert into access.account
                               (county_code, id, login, display_name, password_hash, resident_id,
                                created_at, created_by)
                        values (:county, :id, :login, :name, :digest, :resident, :at, :by)
                        """)
                            .param("county", county)
                            .param("id", account.id())
                            .param("login", login)
                            .param("name", displayName)
                            .param("digest", digest)
                            .param("resident", resident)
                            .param("at", java.sql.Timestamp.from(clock.instant()))
                            .param("by", Acting.find().map(Acting::account).orElse(null))
                            .update());
        } catch (DuplicateKeyException taken) {
            throw new Refusal("account.login-taken", RULE, login);
        }
        return account;
    }

    /**
     * Appoints an account to a post.
     *
     * @param to last day of the term; null leaves it open
     * @throws Refusal {@code post.division-level} when the division is not of the level this kind of post covers
     */
    public Post appoint(
            Account account,
            PostKind kind,
            DivisionCode division,
            String office,
            LocalDate from,
            @Nullable LocalDate to) {
        if (division.level() != kind.level() || !division.county().value().equals(account.county())) {
            throw new Refusal("post.division-level", RULE, division.value());
        }
        if (to != null && to.isBefore(from)) {
            throw new Refusal("post.term", RULE, from, to);
        }
        var post = new Post(Ids.next(), kind, division, office, from, to);
        inCounty(
                account.county(),
                () -> jdbc.sql("""
                    insert into access.post
                           (county_code, id, account_id, kind, division_code, office, from_day, to_day,
                            appointed_at, appointed_by)
                    values (:county, :id, :account, :kind, :division, :office, :from, :to, :at, :by)
                    """)
                        .param("county", account.county())
                        .param("id", post.id())
                        .param("account", account.id())
                        .param("kind", kind.name())
                        .param("division", division.value())
                        .param("office", office)
                        .param("from", from)
                        .param("to", to)
                        .param("at", java.sql.Timestamp.from(clock.instant()))
                        .param("by", Acting.find().map(Acting::account).orElse(null))
                        .update());
        known.invalidate(account.id());
        return post;
    }

    /** Opens an account and appoints it, both or neither. */
    public Post openAndAppoint(
            String county,
            String login,
            String displayName,
            String password,
            PostKind kind,
            DivisionCode division,
            String office,
            LocalDate from,
            @Nullable LocalDate to) {
        return inCounty(
                county, () -> appoint(open(county, login, displayName, password), kind, division, office, from, to));
    }

    /** Ends a term early: its last day is the given one. */
    public void end(String county, UUID account, UUID post, LocalDate lastDay) {
        inCounty(
                county,
                () -> jdbc.sql("""
                    update access.post
                       set to_day = greatest(:last, from_day)
                     where county_code = :county and id = :id and (to_day is null or to_day > :last)
                    """)
                        .param("last", lastDay)
                        .param("county", county)
                        .param("id", post)
                        .update());
        known.invalidate(account);
    }

    /** The posts this account holds today, the widest first. A term that ended yesterday is not among them. */
    public List<Post> heldToday(Account account) {
        var today = LocalDate.now(clock);
        var posts = known.get(account.id(), id -> read(account));
        return posts.stream().filter(post -> post.heldOn(today)).toList();
    }

    /** True once anybody holds the administrator's post in this county: set-up is over. */
    public boolean hasAdministrator(String county) {
        return inCounty(
                county,
                () -> jdbc.sql("""
                    select exists (select from access.post where county_code = :county and kind = 'ADMINISTRATOR')
                    """).param("county", county).query(Boolean.class).single());
    }

    /** Staff of the acting administrator's county with their posts, by login. */
    public List<Listed> staff() {
        var acting = Acting.current();
        acting.require(PostKind.ADMINISTRATOR);
        return transaction.execute(status -> jdbc.sql("""
            select account.id, account.login, account.display_name, post.id as post_id, post.kind,
                   post.division_code, post.office, post.from_day, post.to_day
              from access.account
              left join access.post
                on post.county_code = account.county_code and post.account_id = account.id
             where account.county_code = :county and account.resident_id is null
             order by account.login, post.from_day
            """)
                .param("county", acting.county())
                .query((row, number) -> new Listed(
                        new Account(
                                row.getObject("id", UUID.class),
                                acting.county(),
                                row.getString("login"),
                                row.getString("display_name"),
                                null),
                        row.getObject("post_id", UUID.class) == null ? null : post(row)))
                .list());
    }

    /** A line of the staff list; an account without a post appears once with none. */
    public record Listed(Account account, @Nullable Post post) {}

    /**
     * The offices over a village in which somebody holds one of these posts today, the narrower division first: its
     * township's and its county's, no other's. Read with the county's key, whatever the caller's reach: that an office is
     * staffed is no secret.
     */
    public List<Office> offices(DivisionCode village, Set<PostKind> kinds) {
        return Bound.call(
                Reach.ofCounty(village.county().value()),
                () -> Objects.requireNonNull(apart.execute(status -> jdbc.sql("""
                    select division_code, office
                      from access.post
                     where county_code = :county and starts_with(:village, division_code) and kind in (:kinds)
                       and from_day <= :today and (to_day is null or to_day >= :today)
                     group by division_code, office
                     order by length(division_code) desc, office
                    """)
                        .param("county", village.county().value())
                        .param("village", village.value())
                        .param("kinds", kinds.stream().map(PostKind::name).toList())
                        .param("today", LocalDate.now(clock))
                        .query((row, number) ->
                                new Office(DivisionCode.of(row.getString("division_code")), row.getString("office")))
                        .list())));
    }

    private List<Post> read(Account account) {
        return inCounty(
                account.county(),
                () -> jdbc.sql("""
                    select id as post_id, kind, division_code, office, from_day, to_day
                      from access.post
                     where county_code = :county and account_id = :account
                     order by length(division_code), division_code, kind, from_day
                    """)
                        .param("county", account.county())
                        .param("account", account.id())
                        .query((row, number) -> post(row))
                        .list());
    }

    private static Post post(java.sql.ResultSet row) throws java.sql.SQLException {
        return new Post(
                row.getObject("post_id", UUID.class),
                PostKind.valueOf(row.getString("kind")),
                DivisionCode.of(row.getString("division_code")),
                row.getString("office"),
                row.getObject("from_day", LocalDate.class),
                row.getObject("to_day", LocalDate.class));
    }

    private <T> T inCounty(String county, java.util.function.Supplier<T> work) {
        return Bound.call(Reach.ofCounty(county), () -> transaction.execute(status -> work.get()));
    }
}
