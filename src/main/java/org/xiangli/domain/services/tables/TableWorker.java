package org.xiangli.domain.services.tables;

import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.xiangli.core.access.Account;
import org.xiangli.core.access.Acting;
import org.xiangli.core.access.PostRegister;
import org.xiangli.core.page.Texts;
import org.xiangli.core.store.Counties;
import org.xiangli.domain.services.Catalogue;
import org.xiangli.domain.services.forms.FormShelf;
import org.xiangli.domain.services.tables.RowShelf.Settled;
import org.xiangli.domain.services.tables.RowShelf.State;
import org.xiangli.domain.services.tables.RowShelf.Typed;
import org.xiangli.kernel.Ids;
import org.xiangli.kernel.Refusal;

/**
 * Works through the tables that were handed in. A table is held for a while by one worker, which renews its hold with each
 * batch; rows and counts of a batch are one transaction, so that a row is taken exactly once whenever a worker dies, and the
 * next one, in this process or another, goes on behind the last batch. All of it is done in the name and the post of whoever
 * handed the table in, looked up again before each batch.
 */
@Component
public class TableWorker {

    private static final Logger LOG = LoggerFactory.getLogger(TableWorker.class);

    /** Small enough that cancelling waits less than a second, large enough that commits do not count. */
    private static final int BATCH = 25;
    /** After this time the next table has its turn. */
    private static final Duration TURN = Duration.ofSeconds(15);

    private final TableShelf tables;
    private final RowShelf rows;
    private final TableReader reader;
    private final RowTaker taker;
    private final FormShelf forms;
    private final Catalogue catalogue;
    private final PostRegister posts;
    private final Counties counties;
    private final Texts texts;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final Duration held;
    private final Semaphore places;
    private final AtomicBoolean closing = new AtomicBoolean();

    @Autowired
    TableWorker(
            TableShelf tables,
            RowShelf rows,
            TableReader reader,
            RowTaker taker,
            FormShelf forms,
            Catalogue catalogue,
            PostRegister posts,
            Counties counties,
            Texts texts,
            PlatformTransactionManager transactions,
            Clock clock,
            @Value("${xiangli.tables.held:2m}") Duration held,
            @Value("${xiangli.tables.workers:1}") int workers) {
        this.tables = tables;
        this.rows = rows;
        this.reader = reader;
        this.taker = taker;
        this.forms = forms;
        this.catalogue = catalogue;
        this.posts = posts;
        this.counties = counties;
        this.texts = texts;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
        this.held = held;
        this.places = new Semaphore(workers);
    }

    /** Somebody else has the table now, or it is over: nothing more may be written for it. */
    static final class Lost extends RuntimeException {

        Lost() {
            super("The table is no longer held", null, false, false);
        }
    }

    /** A hold on a table. */
    final class Hold {

        private final TableImport table;
        private final UUID worker;

        private Hold(TableImport table, UUID worker) {
            this.table = table;
            this.worker = worker;
        }

        /** Locks the table for the transaction at hand and shows it as it stands. @throws Lost */
        TableImport demand() {
            return tables.lock(table.id(), worker).orElseThrow(Lost::new);
        }

        Instant until() {
            return clock.instant().plus(held);
        }
    }

    /** A fixed rate gives each round a thread of its own; a round that finds no place free leaves at once. */
    @Scheduled(fixedRateString = "${xiangli.tables.round:2s}", initialDelayString = "${xiangli.tables.round:2s}")
    void round() {
        if (!places.tryAcquire()) {
            return;
        }
        try {
            var worked = new AtomicBoolean(true);
            while (worked.getAndSet(false) && !closing.get()) {
                counties.each(county -> worked.compareAndSet(false, turn()));
            }
        } finally {
            places.release();
        }
    }

    @PreDestroy
    void close() {
        closing.set(true);
    }

    /** One turn at the table of the bound county that waited longest. @return whether there was one */
    public boolean turn() {
        var taken = hold();
        if (taken.isEmpty()) {
            return false;
        }
        var hold = taken.get();
        var end = System.nanoTime() + TURN.toNanos();
        try {
            var more = true;
            while (more && System.nanoTime() < end && !closing.get()) {
                more = step(hold);
            }
            transaction.executeWithoutResult(status -> tables.letGo(hold.table.id(), hold.worker));
        } catch (Lost lost) {
            LOG.info("Table {} is no longer held here", hold.table.id());
        } catch (RuntimeException problem) {
            // the hold runs out by itself, and the table is tried again
            LOG.warn(
                    "Table {} is put off: {}",
                    hold.table.id(),
                    problem.getClass().getName());
        }
        return true;
    }

    /** Takes hold of the table of the bound county that waited longest. */
    Optional<Hold> hold() {
        var worker = Ids.next();
        var taken = transaction.execute(
                status -> tables.hold(worker, clock.instant(), clock.instant().plus(held)));
        return taken == null ? Optional.empty() : taken.map(table -> new Hold(table, worker));
    }

    /** Reads the file, or takes one batch. @return whether there is more to do */
    boolean step(Hold hold) {
        var table = hold.table;
        var acting = acting(table);
        if (acting.isEmpty()) {
            stopWithoutPost(table);
            return false;
        }
        return acting.get().call(() -> {
            try {
                var now = transaction.execute(status -> hold.demand());
                if (now != null && now.state() == TableImport.State.READING) {
                    reader.read(now, hold);
                    return true;
                }
                return Boolean.TRUE.equals(transaction.execute(status -> batch(hold)));
            } catch (Refusal refusal) {
                transaction.executeWithoutResult(status -> {
                    hold.demand();
                    end(table.id(), TableImport.State.STOPPED, texts.refusal(table.language(), refusal));
                });
                return false;
            }
        });
    }

    private boolean batch(Hold hold) {
        var table = hold.demand();
        var waiting = rows.waiting(table.id(), BATCH);
        var plan = plan(table);
        var known = rows.known(waiting.stream().map(Typed::key).toList());
        var counts = new int[State.values().length];
        for (var row : waiting) {
            if (closing.get()) {
                throw new Lost();
            }
            var before = Optional.ofNullable(known.get(row.key()));
            var settled = before.map(application -> known(row, application)).orElseGet(() -> taker.take(plan, row));
            if (settled.state() == State.TAKEN) {
                settled.application().ifPresent(application -> known.put(row.key(), application));
            }
            rows.settle(table.id(), settled);
            counts[settled.state().ordinal()]++;
        }
        tables.settled(
                table.id(),
                counts[State.TAKEN.ordinal()],
                counts[State.KNOWN.ordinal()],
                counts[State.REFUSED.ordinal()],
                clock.instant(),
                hold.until());
        if (waiting.size() < BATCH) {
            end(table.id(), TableImport.State.DONE, null);
            return false;
        }
        return true;
    }

    private RowTaker.Plan plan(TableImport table) {
        var item = catalogue.item(table.item(), LocalDate.now(clock)).item();
        var form = forms.current(item.code()).orElseThrow(() -> new Refusal("forms.none", TableLaw.TAKEN));
        var reading = new RowReading(form, table.headings(), table.since1904());
        if (!reading.good()) {
            throw new Refusal("tables.form-changed", TableLaw.TAKEN);
        }
        return new RowTaker.Plan(table, item, reading);
    }

    private static Settled known(Typed row, UUID application) {
        return new Settled(
                row.line(), State.KNOWN, Optional.empty(), Optional.empty(), Optional.of(application), List.of());
    }

    private void end(UUID table, TableImport.State state, @Nullable String why) {
        rows.dropFile(table);
        tables.end(table, state, why, clock.instant());
    }

    private void stopWithoutPost(TableImport table) {
        var why = texts.refusal(table.language(), new Refusal("tables.post-ended", TableLaw.POST));
        transaction.executeWithoutResult(status -> end(table.id(), TableImport.State.STOPPED, why));
    }

    /** Who handed the table in, in the post he held then, if he holds it today. */
    private Optional<Acting> acting(TableImport table) {
        var county = table.division().county().value();
        return posts.heldToday(new Account(table.account(), county, "", table.name(), null)).stream()
                .filter(post -> post.id().equals(table.post()))
                .findFirst()
                .map(post -> new Acting(
                        table.account(), table.name(), post.id(), post.kind(), post.division(), post.office(), null));
    }
}
