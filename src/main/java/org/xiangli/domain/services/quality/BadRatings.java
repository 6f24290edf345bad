package org.xiangli.domain.services.quality;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.xiangli.core.rules.RuleBook;
import org.xiangli.core.store.Bound;
import org.xiangli.core.store.Reach;
import org.xiangli.kernel.DivisionCode;

/** What became of bad ratings, as it is published (R052): of an office and a year, never of a case or a clerk. */
@Service
public class BadRatings {

    private final JdbcClient jdbc;
    private final RuleBook rules;
    private final TransactionTemplate transaction;
    private final Clock clock;

    BadRatings(JdbcClient jdbc, RuleBook rules, PlatformTransactionManager transactions, Clock clock) {
        this.jdbc = jdbc;
        this.rules = rules;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /**
     * Numbers of bad ratings.
     *
     * @param given those that count: found to be mistaken or in bad faith by two people, they do not
     * @param calledInTime called back by their last day
     * @param founded of those given
     * @param fixedInTime of those founded, put right by their last day
     */
    public record Counts(int given, int calledInTime, int founded, int fixedInTime) {}

    /**
     * What is published of a division and a year.
     *
     * @param least how many a published figure stands on
     * @param counts empty where fewer were given
     */
    public record Published(int least, Optional<Counts> counts) {}

    /** The bad ratings given in a year, read with the county's key so that everybody sees the same. */
    public Published of(DivisionCode where, int year) {
        var least = Math.toIntExact(rules.parameter(QualityLaw.PUBLISHED, "least", where, LocalDate.now(clock)));
        var counts = Bound.call(
                Reach.ofCounty(where.county().value()),
                () -> Objects.requireNonNull(transaction.execute(status -> read(where, year))));
        return new Published(least, Optional.of(counts).filter(known -> known.given() >= least));
    }

    private Counts read(DivisionCode where, int year) {
        return jdbc.sql("""
            select count(*) as given,
                   count(*) filter (where call.done_on <= call.due_on) as called,
                   count(*) filter (where call.verdict = 'FOUNDED') as founded,
                   count(*) filter (where rework.fixed_on <= rework.due_on) as fixed
              from services.call_back call
              left join services.rework rework
                on rework.county_code = call.county_code and rework.application_id = call.application_id
             where call.county_code = :county and starts_with(call.village_code, :where)
               and call.opened_on between :from and :to and call.confirmed_on is null
            """)
                .param("county", Bound.county())
                .param("where", where.value())
                .param("from", LocalDate.of(year, 1, 1))
                .param("to", LocalDate.of(year, 12, 31))
                .query((row, number) -> new Counts(
                        row.getInt("given"), row.getInt("called"), row.getInt("founded"), row.getInt("fixed")))
                .single();
    }
}
