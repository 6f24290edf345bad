package org.xiangli.core.booking;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.xiangli.core.access.Acting;
import org.xiangli.core.access.PostKind;
import org.xiangli.core.booking.Appointment.State;
import org.xiangli.kernel.DivisionCode;
import org.xiangli.kernel.Refusal;

/**
 * Appointments and visits (预约, R046): hours that can be booked, and who has booked them. No slot is given twice, however
 * many ask at once. Who is expected and who waits today, {@link DayQueue} knows.
 */
@Service
@Transactional
public class BookingDesk {

    /** Who receives people and books for them. */
    static final PostKind[] OFFICERS = {PostKind.VILLAGE_CLERK, PostKind.TOWNSHIP_OFFICER, PostKind.COUNTY_OFFICER};

    static final Set<State> WAITING = EnumSet.of(State.BOOKED, State.ARRIVED);

    private final CounterTable counters;
    private final AppointmentTable appointments;
    private final SlotBook slots;
    private final Notes notes;
    private final Clock clock;

    BookingDesk(CounterTable counters, AppointmentTable appointments, SlotBook slots, Notes notes, Clock clock) {
        this.counters = counters;
        this.appointments = appointments;
        this.slots = slots;
        this.notes = notes;
        this.clock = clock;
    }

    /**
     * Opens hours of the acting officer for booking.
     *
     * @throws Refusal {@code booking.counter} for somebody else's time or another office
     */
    public Counter open(Counter counter) {
        var acting = officer();
        if (!counter.division().equals(acting.division()) || !counter.officer().equals(acting.account())) {
            throw new Refusal("booking.counter", BookingLaw.SLOT);
        }
        counters.add(counter, CounterTable.moment(now()));
        return counters.find(counter.id()).orElseThrow(() -> new Refusal("booking.counter", BookingLaw.SLOT));
    }

    /** The counter is not held after this day; who has booked until then is still expected. */
    public void end(UUID counter, LocalDate lastDay) {
        var acting = officer();
        if (counters.find(counter)
                .filter(found -> found.division().equals(acting.division()))
                .isEmpty()) {
            throw new Refusal("booking.counter", BookingLaw.SLOT);
        }
        counters.end(counter, lastDay);
    }

    /** The counters of the acting office that have not ended. */
    @Transactional(readOnly = true)
    public List<Counter> counters() {
        return counters.of(officer().division(), today());
    }

    /** The free slots for a matter that residents of a village may book, the earliest first, at most as many. */
    @Transactional(readOnly = true)
    public List<Slot> free(DivisionCode village, String matter, Counter.Kind kind, int most) {
        return slots.free(village, matter, kind, now()).stream().limit(most).toList();
    }

    /** The free slots nearest to a wished time: what is offered when a slot was taken a second ago. */
    @Transactional(readOnly = true)
    public List<Slot> nearest(DivisionCode village, String matter, Counter.Kind kind, Instant wished, int most) {
        return Slots.nearest(slots.free(village, matter, kind, now()), wished, most);
    }

    /**
     * Books a slot, and says so to the resident. With a key used before, the appointment booked then.
     *
     * @throws Refusal {@code booking.slot-taken} when somebody was quicker, {@code booking.slot} for a time that cannot be
     *     booked, {@code booking.counter} for a counter that does not serve her or the matter, {@code booking.home} for a
     *     visit without need or place, {@code rule.booking.appointment.open} for more than one may hold at once, {@code booking.own} when a resident books for another
     */
    public Appointment book(Booking booking) {
        var acting = Acting.current();
        acting.require(PostKind.VILLAGE_CLERK, PostKind.TOWNSHIP_OFFICER, PostKind.COUNTY_OFFICER, PostKind.RESIDENT);
        if (acting.kind() == PostKind.RESIDENT && !booking.resident().equals(acting.resident())) {
            throw new Refusal("booking.own", BookingLaw.SLOT);
        }
        var before = appointments.find(booking.key());
        if (before.isPresent()) {
            return before.get();
        }
        var counter = counters.find(booking.counter())
                .filter(found ->
                        booking.village().value().startsWith(found.division().value()))
                .filter(found -> found.handles(booking.matter()))
                .orElseThrow(() -> new Refusal("booking.counter", BookingLaw.SLOT));
        var place = place(counter, booking);
        slots.demandNotTooMany(booking.village(), appointments.open(booking.resident(), now()) + 1);
        var slot = slots.demand(counter, booking.starts(), now());
        if (!counters.claim(booking.key(), counter, slot)) {
            return appointments
                    .find(booking.key())
                    .orElseThrow(() -> new Refusal("booking.slot-taken", BookingLaw.SLOT));
        }
        appointments.add(booked(booking, counter, slot, place), Optional.of(counter.id()), now(), acting.account());
        var appointment = demand(booking.key());
        notes.tell(appointment, "booking.told.booked");
        return appointment;
    }

    /** Called off, by her or for her; the slot is free again. What is past or done stays as it is. */
    public Appointment cancel(UUID id) {
        var acting = Acting.current();
        var found = demand(id);
        if (acting.kind() != PostKind.RESIDENT
                && !found.division().equals(officer().division())) {
            throw new Refusal("booking.unknown", BookingLaw.SLOT);
        }
        var from = acting.kind() == PostKind.RESIDENT ? EnumSet.of(State.BOOKED) : WAITING;
        if (appointments.move(id, from, State.CANCELLED, found.turn(), now())) {
            counters.release(id);
            notes.tell(demand(id), "booking.told.cancelled");
        }
        return demand(id);
    }

    /** What a resident has booked and what is not over, the earliest first; the database keeps it to her and her offices. */
    @Transactional(readOnly = true)
    public List<Appointment> of(UUID resident) {
        return appointments.of(resident, now());
    }

    /** Empty when there is none, or it is out of reach. */
    @Transactional(readOnly = true)
    public Optional<Appointment> find(UUID id) {
        return appointments.find(id);
    }

    private static Appointment booked(Booking booking, Counter counter, Slot slot, String place) {
        return new Appointment(
                booking.key(),
                booking.resident(),
                booking.village(),
                counter.division(),
                Appointment.Kind.valueOf(counter.kind().name()),
                counter.officerName(),
                booking.matter(),
                place,
                Optional.of(slot.starts()),
                Optional.of(slot.ends()),
                slot.starts(),
                booking.phone(),
                booking.language(),
                booking.way(),
                State.BOOKED,
                slot.starts(),
                0);
    }

    private static String place(Counter counter, Booking booking) {
        var visit = counter.kind() == Counter.Kind.HOME;
        if (visit != booking.home().isPresent()
                || booking.home().filter(home -> !home.needed()).isPresent()) {
            throw new Refusal("booking.home", BookingLaw.HOME);
        }
        return booking.home().map(home -> Counter.demandPlace(home.where())).orElse(counter.place());
    }

    private Appointment demand(UUID id) {
        return appointments.find(id).orElseThrow(() -> new Refusal("booking.unknown", BookingLaw.SLOT));
    }

    private static Acting officer() {
        var acting = Acting.current();
        acting.require(OFFICERS);
        return acting;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
