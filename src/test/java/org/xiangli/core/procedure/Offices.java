package org.xiangli.core.procedure;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.xiangli.core.clock.WorkingDays;
import org.xiangli.core.store.Bound;
import org.xiangli.core.store.Counties;
import org.xiangli.core.store.Reach;

/** Gives each test a county to itself, and desks whose calendar stands where the test puts it. */
@Component
class Offices {

    private static final AtomicInteger COUNTIES = new AtomicInteger(910_100);

    private final PublishedProcedures procedures;
    private final CaseTable table;
    private final CaseQueues queues;
    private final Gates gates;
    private final WorkingDays workingDays;
    private final Escalations escalations;
    private final ProvisionalDues dues;
    private final DueReminders reminders;
    private final CaseRows rows;
    private final JdbcClient jdbc;
    private final Counties counties;
    private final PlatformTransactionManager transactions;
    private final ApplicationEventPublisher publisher;

    Offices(
            PublishedProcedures procedures,
            CaseTable table,
            CaseQueues queues,
            Gates gates,
            WorkingDays workingDays,
            Escalations escalations,
            ProvisionalDues dues,
            DueReminders reminders,
            CaseRows rows,
            JdbcClient jdbc,
            Counties counties,
            PlatformTransactionManager transactions,
            ApplicationEventPublisher publisher) {
        this.procedures = procedures;
        this.table = table;
        this.queues = queues;
        this.gates = gates;
        this.workingDays = workingDays;
        this.escalations = escalations;
        this.dues = dues;
        this.reminders = reminders;
        this.rows = rows;
        this.jdbc = jdbc;
        this.counties = counties;
        this.transactions = transactions;
        this.publisher = publisher;
    }

    Office open() {
        return new Office(this, Integer.toString(COUNTIES.incrementAndGet()));
    }

    CaseDesk desk(LocalDate day) {
        return new CaseDesk(procedures, table, queues, gates, workingDays, clock(day), publisher);
    }

    OverdueWatch watch(LocalDate day) {
        return new OverdueWatch(
                counties, escalations, dues, reminders, workingDays, clock(day), transactions, publisher);
    }

    JointReview joint(LocalDate day) {
        return new JointReview(table, queues, rows, jdbc, procedures, workingDays, clock(day), publisher);
    }

    Redoing redoing(LocalDate day) {
        return new Redoing(table, procedures, workingDays, clock(day), publisher);
    }

    <T> T call(Reach reach, Supplier<T> work) {
        return Bound.call(reach, () -> new TransactionTemplate(transactions).execute(status -> work.get()));
    }

    private static Clock clock(LocalDate day) {
        var zone = ZoneId.of("Asia/Shanghai");
        return Clock.fixed(day.atTime(10, 0).atZone(zone).toInstant(), zone);
    }
}
