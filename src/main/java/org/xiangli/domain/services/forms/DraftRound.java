package org.xiangli.domain.services.forms;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.xiangli.core.files.DraftFiles;
import org.xiangli.core.rules.RuleBook;
import org.xiangli.core.store.Counties;
import org.xiangli.kernel.DivisionCode;

/** Drafts that nobody touches are not kept for ever (个人信息保护法 19): a round each night removes them. */
@Component
public class DraftRound {

    private final Counties counties;
    private final SheetTable table;
    private final DraftFiles files;
    private final RuleBook book;
    private final TransactionTemplate transaction;
    private final Clock clock;

    DraftRound(
            Counties counties,
            SheetTable table,
            DraftFiles files,
            RuleBook book,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.counties = counties;
        this.table = table;
        this.files = files;
        this.book = book;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    @Scheduled(cron = "0 40 1 * * *", zone = "${xiangli.time-zone:Asia/Shanghai}")
    void go() {
        counties.each(this::clear);
    }

    /** Removes the drafts of one county with their pictures. The caller binds it. */
    public void clear(String county) {
        var kept = book.parameter("SVC.FORM.DRAFT", "kept_days", DivisionCode.of(county), LocalDate.now(clock));
        transaction.executeWithoutResult(status -> {
            files.eraseAll(table.discardBefore(OffsetDateTime.now(clock).minusDays(kept)));
            files.sweep();
        });
    }
}
