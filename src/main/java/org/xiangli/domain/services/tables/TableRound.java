package org.xiangli.domain.services.tables;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.xiangli.core.rules.RuleBook;
import org.xiangli.core.store.Counties;
import org.xiangli.kernel.DivisionCode;

/** What was typed into a table is not kept for ever (个人信息保护法 19): a round each night removes it; the counts stay. */
@Component
class TableRound {

    private final Counties counties;
    private final TableShelf tables;
    private final RowShelf rows;
    private final RuleBook book;
    private final TransactionTemplate transaction;
    private final Clock clock;

    TableRound(
            Counties counties,
            TableShelf tables,
            RowShelf rows,
            RuleBook book,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.counties = counties;
        this.tables = tables;
        this.rows = rows;
        this.book = book;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    @Scheduled(cron = "0 50 1 * * *", zone = "${xiangli.time-zone:Asia/Shanghai}")
    void go() {
        counties.each(this::erase);
    }

    /** Removes the rows of tables of one county that ended long enough ago. The caller binds it. */
    void erase(String county) {
        var kept = book.parameter(TableLaw.KEPT, "kept_days", DivisionCode.of(county), LocalDate.now(clock));
        var now = clock.instant();
        transaction.executeWithoutResult(
                status -> tables.endedBefore(now.minus(Duration.ofDays(kept))).forEach(table -> {
                    rows.dropFile(table);
                    rows.dropRows(table);
                    tables.erased(table, now);
                }));
    }
}
