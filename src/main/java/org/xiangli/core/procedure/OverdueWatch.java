package org.xiangli.core.procedure;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.xiangli.core.clock.WorkingDays;
import org.xiangli.core.store.Bound;
import org.xiangli.core.store.Counties;
import org.xiangli.kernel.DivisionCode;

/**
 * Each day, before the offices open, counts again what was due provisionally, and shows the cases a post let lie too
 * long to the post above it (R050).
 */
@Component
public class OverdueWatch {

    /** Cases raised in one transaction. */
    static final int BATCH = 500;

    private static final Logger LOG = LoggerFactory.getLogger(OverdueWatch.class);

    private final Counties counties;
    private final Escalations escalations;
    private final ProvisionalDues dues;
    private final DueReminders reminders;
    private final WorkingDays workingDays;
    private final Clock clock;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher publisher;

    OverdueWatch(
            Counties counties,
            Escalations escalations,
            ProvisionalDues dues,
            DueReminders reminders,
            WorkingDays workingDays,
            Clock clock,
            PlatformTransactionManager transactions,
            ApplicationEventPublisher publisher) {
        this.counties = counties;
        this.escalations = escalations;
        this.dues = dues;
        this.reminders = reminders;
        this.workingDays = workingDays;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
        this.publisher = publisher;
    }

    /** The daily round through all counties. */
    @Scheduled(cron = "0 10 0 * * *", zone = "${xiangli.time-zone:Asia/Shanghai}")
    void daily() {
        counties.each(county -> {
            LOG.info("{} provisional due days counted again in {}", settle(), county);
            LOG.info("{} cases near their last day in {}", remind(), county);
            LOG.info("{} overdue cases shown one level higher in {}", watch(), county);
        });
    }

    /**
     * Raises every overdue case of the bound county that its present post has not been reported for; on a day that is
     * no working day, none. Repeating it changes nothing.
     *
     * @return how many were raised
     */
    public int watch() {
        var today = LocalDate.now(clock);
        if (!workingDays.isWorkingDay(today)) {
            return 0;
        }
        int raised = 0;
        int batch;
        do {
            batch = transaction.execute(status -> raise(today)).size();
            raised += batch;
        } while (batch == BATCH);
        return raised;
    }

    /**
     * Counts the bound county's provisional due days again, where the holidays they wait for are published by now.
     *
     * @return how many were counted again
     */
    public int settle() {
        var today = LocalDate.now(clock);
        var after = new UUID(0, 0);
        int settled = 0;
        List<CaseFile> batch;
        do {
            var from = after;
            batch = transaction.execute(status -> dues.settle(Bound.county(), today, from, BATCH));
            settled += batch.size();
            after = batch.isEmpty() ? after : batch.getLast().id();
        } while (batch.size() == BATCH);
        return settled;
    }

    /**
     * Notes, in the bound county, every case whose holder has used four fifths of his time, once for each stay.
     *
     * @return how many were noted
     */
    public int remind() {
        var today = LocalDate.now(clock);
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var after = new UUID(0, 0);
        int reminded = 0;
        DueReminders.Batch batch;
        do {
            var from = after;
            batch = transaction.execute(status -> {
                var noted = reminders.remind(Bound.county(), now, today, from, BATCH);
                noted.noted().forEach(publisher::publishEvent);
                return noted;
            });
            reminded += batch.noted().size();
            after = batch.last();
        } while (batch.full());
        return reminded;
    }

    private List<CaseMoved> raise(LocalDate today) {
        var now = OffsetDateTime.now(clock).truncatedTo(ChronoUnit.MICROS);
        var raised = escalations.raise(DivisionCode.of(Bound.county()), now, today, BATCH);
        raised.forEach(publisher::publishEvent);
        return raised;
    }
}
