package org.xiangli.core.store;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The counties served here, each at home on one cell. */
@Service
public class Counties {

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final CellRouter router;
    private final Clock clock;

    Counties(JdbcClient jdbc, PlatformTransactionManager transactions, CellRouter router, Clock clock) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.router = router;
        this.clock = clock;
    }

    /** Turns a county on; harmless when it is on already. A county once real never becomes a demo county. */
    public void turnOn(String county, boolean demo) {
        Bound.run(
                Reach.ofCounty(county),
                () -> transaction.executeWithoutResult(status -> jdbc.sql("""
                    insert into store.county (county_code, demo, since)
                    values (:county, :demo, :today)
                    on conflict (county_code) do nothing
                    """)
                        .param("county", county)
                        .param("demo", demo)
                        .param("today", LocalDate.now(clock))
                        .update()));
    }

    /** Codes of all counties that are on, in order. */
    public List<String> all() {
        return router.cells().stream()
                .flatMap(cell -> router.on(cell, () -> jdbc.sql("""
                    select county_code from store.county order by county_code
                    """).query(String.class).list().stream()))
                .sorted()
                .toList();
    }

    /** True when the county was generated with invented people. */
    public boolean isDemo(String county) {
        return Bound.call(
                Reach.blind(county),
                () -> jdbc.sql("""
                    select demo from store.county where county_code = :county
                    """)
                        .param("county", county)
                        .query(Boolean.class)
                        .optional()
                        .orElse(false));
    }

    /** Runs a job once for every county, each in its own reach. A county that fails does not stop the others. */
    public void each(Consumer<String> job) {
        RuntimeException first = null;
        for (var county : all()) {
            try {
                Bound.run(Reach.ofCounty(county), () -> job.accept(county));
            } catch (RuntimeException problem) {
                if (first == null) {
                    first = problem;
                } else {
                    first.addSuppressed(problem);
                }
            }
        }
        if (first != null) {
            throw first;
        }
    }
}
