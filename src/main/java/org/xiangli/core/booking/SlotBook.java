package org.xiangli.core.booking;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.xiangli.core.clock.WorkingDays;
import org.xiangli.core.rules.RuleBook;
import org.xiangli.kernel.DivisionCode;
import org.xiangli.kernel.Refusal;

/** Knows which slots there are, how far ahead one may book, and how long one is waited for. */
@Component
class SlotBook {

    private final CounterTable counters;
    private final RuleBook rules;
    private final WorkingDays workingDays;
    private final Clock clock;
    private final ZoneId zone;
    private final Slots slots;

    SlotBook(CounterTable counters, RuleBook rules, WorkingDays workingDays, Clock clock) {
        this.counters = counters;
        this.rules = rules;
        this.workingDays = workingDays;
        this.clock = clock;
        this.zone = clock.getZone();
        this.slots = new Slots(zone, this::open);
    }

    /** What a village's residents may book from a moment on, the earliest first. */
    List<Slot> free(DivisionCode village, String matter, Counter.Kind kind, Instant now) {
        var today = now.atZone(zone).toLocalDate();
        var serving = counters.serving(village, today).stream()
                .filter(counter -> counter.kind() == kind && counter.handles(matter))
                .toList();
        if (serving.isEmpty()) {
            return List.of();
        }
        var last = lastDay(village, today);
        var end = last.plusDays(1).atStartOfDay(zone).toInstant();
        return slots.free(serving, counters.taken(serving, now, end), now, last);
    }

    /** The slot of a counter that begins then. @throws Refusal {@code booking.slot} when there is none to be booked */
    Slot demand(Counter counter, Instant starts, Instant now) {
        var today = now.atZone(zone).toLocalDate();
        var day = starts.atZone(zone).toLocalDate();
        var last = lastDay(counter.division(), today);
        return slots.of(counter, day).stream()
                .filter(slot -> slot.starts().equals(starts))
                .filter(slot -> starts.isAfter(now) && !day.isAfter(last))
                .findFirst()
                .orElseThrow(() -> new Refusal("booking.slot", BookingLaw.SLOT, last));
    }

    /** Whether who was expected then is waited for no longer. */
    boolean missed(Instant starts, DivisionCode where, Instant now) {
        return !starts.plus(Duration.ofMinutes(patience(where))).isAfter(now);
    }

    /** Minutes one is waited for. */
    long patience(DivisionCode where) {
        return rules.parameter(BookingLaw.NO_SHOW, "minutes", where, LocalDate.now(clock));
    }

    /** Nobody takes the times of many. @throws Refusal {@code rule.booking.appointment.open} */
    void demandNotTooMany(DivisionCode where, int open) {
        rules.demand(BookingLaw.OPEN, where, LocalDate.now(clock), Map.of("open", open));
    }

    private LocalDate lastDay(DivisionCode where, LocalDate today) {
        return today.plusDays(rules.parameter(BookingLaw.AHEAD, "days", where, today));
    }

    /** A weekday is closed on holidays; who has hours on a weekend has said so himself. */
    private boolean open(LocalDate day) {
        return workingDays.isWorkingDay(day)
                || day.getDayOfWeek() == DayOfWeek.SATURDAY
                || day.getDayOfWeek() == DayOfWeek.SUNDAY;
    }
}
