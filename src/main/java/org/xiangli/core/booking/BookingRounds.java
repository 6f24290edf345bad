package org.xiangli.core.booking;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.xiangli.core.rules.RuleBook;
import org.xiangli.core.store.Bound;
import org.xiangli.core.store.Counties;
import org.xiangli.kernel.DivisionCode;

/** Each minute: gives back the slots of those who did not come, and reminds those who are expected soon. */
@Component
class BookingRounds {

    private static final Logger LOG = LoggerFactory.getLogger(BookingRounds.class);

    private final Counties counties;
    private final AppointmentTable appointments;
    private final DayQueue queue;
    private final Notes notes;
    private final RuleBook rules;
    private final TransactionTemplate transaction;
    private final Clock clock;

    BookingRounds(
            Counties counties,
            AppointmentTable appointments,
            DayQueue queue,
            Notes notes,
            RuleBook rules,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.counties = counties;
        this.appointments = appointments;
        this.queue = queue;
        this.notes = notes;
        this.rules = rules;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "${xiangli.booking.round:60s}", initialDelayString = "${xiangli.booking.round:60s}")
    void eachMinute() {
        counties.each(county -> {
            var released = release(clock.instant());
            var reminded = remind(clock.instant());
            if (released + reminded > 0) {
                LOG.info("{} appointments released, {} people reminded in {}", released, reminded, county);
            }
        });
    }

    /** Releases, in the bound county, what nobody came to by this moment. Returns how many. */
    int release(Instant now) {
        var patience = Duration.ofMinutes(rules.parameter(BookingLaw.NO_SHOW, "minutes", county(), today()));
        return transaction.execute(status -> {
            var missed = appointments.missed(now.minus(patience));
            missed.forEach(queue::release);
            return missed.size();
        });
    }

    /** Reminds, in the bound county, everybody who is expected within the county's hours, once. Returns how many. */
    int remind(Instant now) {
        var ahead = Duration.ofHours(rules.parameter(BookingLaw.REMINDER, "hours", county(), today()));
        return transaction.execute(status -> {
            var soon = appointments.remind(now, now.plus(ahead));
            soon.forEach(appointment -> notes.tell(appointment, "booking.told.reminder"));
            return soon.size();
        });
    }

    private static DivisionCode county() {
        return DivisionCode.of(Bound.county());
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
