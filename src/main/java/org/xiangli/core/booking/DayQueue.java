package org.xiangli.core.booking;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.xiangli.core.access.Acting;
import org.xiangli.core.booking.Appointment.State;
import org.xiangli.kernel.DivisionCode;
import org.xiangli.kernel.Refusal;

/**
 * The day of an office: who is expected, who waits, whose turn it is. Whoever comes without an appointment is served too:
 * each has a turn, the time she booked or the time she came, and they are called in that order.
 */
@Service
@Transactional
public class DayQueue {

    private final CounterTable counters;
    private final AppointmentTable appointments;
    private final SlotBook slots;
    private final Clock clock;

    DayQueue(CounterTable counters, AppointmentTable appointments, SlotBook slots, Clock clock) {
        this.counters = counters;
        this.appointments = appointments;
        this.slots = slots;
        this.clock = clock;
    }

    /** Somebody has come without an appointment: her turn is by the time she came. */
    public Appointment walkIn(UUID key, UUID resident, DivisionCode village, String matter) {
        var acting = officer();
        var now = now();
        appointments.add(
                new Appointment(
                        key,
                        resident,
                        village,
                        acting.division(),
                        Appointment.Kind.WALK_IN,
                        acting.displayName(),
                        matter,
                        Counter.demandPlace(acting.office()),
                        Optional.empty(),
                        Optional.empty(),
                        now,
                        Optional.empty(),
                        Locale.SIMPLIFIED_CHINESE,
                        Appointment.Way.WINDOW,
                        State.ARRIVED,
                        now,
                        0),
                Optional.empty(),
                now,
                acting.account());
        return demand(key);
    }

    /** She is here. In time, her turn is the one she booked; too late, she waits like somebody who came without. */
    public Appointment arrive(UUID id) {
        var found = here(id);
        var now = now();
        var inTime = found.state() == State.BOOKED
                && found.starts()
                        .filter(starts -> !slots.missed(starts, found.division(), now))
                        .isPresent();
        appointments.move(id, EnumSet.of(State.BOOKED, State.NO_SHOW), State.ARRIVED, inTime ? found.turn() : now, now);
        return demand(id);
    }

    /** She was received, or visited. */
    public Appointment served(UUID id) {
        var found = here(id);
        var from = found.kind() == Appointment.Kind.HOME ? BookingDesk.WAITING : EnumSet.of(State.ARRIVED);
        appointments.move(id, from, State.SERVED, found.turn(), now());
        return demand(id);
    }

    /**
     * She did not come; her slot is free again.
     *
     * @throws Refusal {@code booking.too-early} before the county's minutes have passed
     */
    public Appointment missed(UUID id) {
        var found = here(id);
        if (found.starts()
                .filter(starts -> slots.missed(starts, found.division(), now()))
                .isEmpty()) {
            throw new Refusal("booking.too-early", BookingLaw.SLOT, slots.patience(found.division()));
        }
        return release(found);
    }

    /** Gives a missed slot back. Called by the round, too, for everybody who did not come. */
    Appointment release(Appointment missed) {
        if (appointments.move(missed.id(), EnumSet.of(State.BOOKED), State.NO_SHOW, missed.turn(), now())) {
            counters.release(missed.id());
        }
        return demand(missed.id());
    }

    /** Everybody of the acting office on a day, in the order of their turn; who came without an appointment among them. */
    @Transactional(readOnly = true)
    public List<Appointment> day(LocalDate day) {
        var zone = clock.getZone();
        return appointments.queue(
                officer().division(),
                day.atStartOfDay(zone).toInstant(),
                day.plusDays(1).atStartOfDay(zone).toInstant());
    }

    private Appointment here(UUID id) {
        var acting = officer();
        var found = demand(id);
        if (!found.division().equals(acting.division())) {
            throw new Refusal("booking.unknown", BookingLaw.SLOT);
        }
        return found;
    }

    private Appointment demand(UUID id) {
        return appointments.find(id).orElseThrow(() -> new Refusal("booking.unknown", BookingLaw.SLOT));
    }

    private static Acting officer() {
        var acting = Acting.current();
        acting.require(BookingDesk.OFFICERS);
        return acting;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
