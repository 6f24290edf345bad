package org.xiangli.domain.services.quality;

import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.xiangli.core.rules.RuleBook;
import org.xiangli.core.store.Bound;
import org.xiangli.core.store.Reach;
import org.xiangli.kernel.DivisionCode;

/**
 * Ratings as they are published (R052): by office, item and month, never by clerk, and no figure that stands on fewer
 * people than {@code SVC.RATING.PUBLISHED} says or from which one such could be reckoned.
 */
@Service
public class RatingResults {

    private static final int STARS = 5;

    private final JdbcClient jdbc;
    private final RuleBook rules;
    private final TransactionTemplate transaction;
    private final Clock clock;

    RatingResults(JdbcClient jdbc, RuleBook rules, PlatformTransactionManager transactions, Clock clock) {
        this.jdbc = jdbc;
        this.rules = rules;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /**
     * A table of results.
     *
     * @param least how many a printed figure stands on at least
     * @param whole all lines together, those not shown included; empty where that would give one of them away
     */
    public record Table(int least, List<RatingResult> lines, RatingResult whole) {}

    /** What was given in a month for each item, in an office's division. */
    public Table byItem(DivisionCode office, YearMonth month) {
        return table(office, month, true);
    }

    /** What was given in a month in each office below a division: townships of a county, villages of a township. */
    public Table byOffice(DivisionCode division, YearMonth month) {
        return table(division, month, false);
    }

    private record Given(String of, int stars, int count) {}

    private Table table(DivisionCode where, YearMonth month, boolean items) {
        var least = Math.toIntExact(rules.parameter(QualityLaw.PUBLISHED, "least", where, LocalDate.now(clock)));
        var grades = new TreeMap<String, List<Integer>>();
        for (var given : given(where, month, items)) {
            grades.computeIfAbsent(given.of(), of -> new ArrayList<>(Collections.nCopies(STARS, 0)))
                    .set(given.stars() - 1, given.count());
        }
        var names = List.copyOf(grades.keySet());
        var counts = names.stream()
                .map(name -> sum(Objects.requireNonNull(grades.get(name))))
                .toList();
        var cells = SmallCells.of(counts, least);
        var lines = new ArrayList<RatingResult>();
        for (var position = 0; position < names.size(); position++) {
            var own = List.copyOf(Objects.requireNonNull(grades.get(names.get(position))));
            lines.add(new RatingResult(
                    names.get(position), cells.shown().contains(position) ? Optional.of(own) : Optional.empty()));
        }
        var whole = Collections.nCopies(STARS, 0).stream().collect(java.util.stream.Collectors.toList());
        grades.values().forEach(own -> {
            for (var star = 0; star < STARS; star++) {
                whole.set(star, whole.get(star) + own.get(star));
            }
        });
        return new Table(
                least,
                lines,
                new RatingResult(
                        where.value(),
                        cells.sum() && sum(whole) >= least ? Optional.of(List.copyOf(whole)) : Optional.empty()));
    }

    /** The box is opened with the county's key: what was given lies open to no office below. */
    private List<Given> given(DivisionCode where, YearMonth month, boolean items) {
        var length = where.value().length() == 6 ? 9 : 12;
        return Bound.call(
                Reach.ofCounty(where.county().value()),
                () -> Objects.requireNonNull(transaction.execute(status -> jdbc.sql("""
                    select case when :items then rating.item_code else substr(rating.village_code, 1, :length) end
                               as of_what,
                           rating.stars, count(*) as given
                      from services.rating rating
                     where rating.county_code = :county and starts_with(rating.village_code, :where)
                       and rating.rated_on between :from and :to
                       and not exists (select from services.call_back call
                                        where call.county_code = rating.county_code
                                          and call.application_id = rating.application_id
                                          and call.confirmed_on is not null)
                     group by of_what, rating.stars
                     order by of_what, rating.stars
                    """)
                        .param("items", items)
                        .param("length", length)
                        .param("county", Bound.county())
                        .param("where", where.value())
                        .param("from", month.atDay(1))
                        .param("to", month.atEndOfMonth())
                        .query((row, number) ->
                                new Given(row.getString("of_what"), row.getInt("stars"), row.getInt("given")))
                        .list())));
    }

    private static int sum(List<Integer> grades) {
        return grades.stream().mapToInt(Integer::intValue).sum();
    }
}
