package org.xiangli.core.booking;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.xiangli.kernel.DivisionCode;
import org.xiangli.kernel.Refusal;

/**
 * Hours that can be booked: an officer receives people at a place, or goes to them.
 *
 * @param division whose residents may book: a county, township or village
 * @param place as people know it; for visits, where the officer starts from
 * @param officer his account; his time is taken once, whatever place it is for
 * @param matters codes of what is handled; none means everything
 * @param minutes of one slot, 5 to 240
 * @param to last day, if it has one
 */
public record Counter(
        UUID id,
        DivisionCode division,
        Kind kind,
        String place,
        UUID officer,
        String officerName,
        Set<String> matters,
        Set<DayOfWeek> weekdays,
        LocalTime opens,
        LocalTime closes,
        int minutes,
        LocalDate from,
        Optional<LocalDate> to) {

    private static final int LONGEST_PLACE = 100;
    private static final int SHORTEST_SLOT = 5;
    private static final int LONGEST_SLOT = 240;

    /** @throws Refusal {@code booking.hours}, {@code booking.place} */
    public Counter {
        matters = Set.copyOf(matters);
        weekdays = Set.copyOf(weekdays);
        if (weekdays.isEmpty()
                || minutes < SHORTEST_SLOT
                || minutes > LONGEST_SLOT
                || opens.plusMinutes(minutes).isAfter(closes)
                || opens.plusMinutes(minutes).isBefore(opens)
                || to.filter(from::isAfter).isPresent()) {
            throw new Refusal("booking.hours", BookingLaw.SLOT, SHORTEST_SLOT, LONGEST_SLOT);
        }
        demandPlace(place);
    }

    /** Where one is received. */
    public enum Kind {
        /** At the window. */
        WINDOW,
        /** At the resident's home, for people with limited mobility. */
        HOME
    }

    /** Whether it is held on that day. */
    public boolean openOn(LocalDate day) {
        return weekdays.contains(day.getDayOfWeek())
                && !day.isBefore(from)
                && to.filter(day::isAfter).isEmpty();
    }

    /** Whether this matter is handled there. */
    public boolean handles(String matter) {
        return matters.isEmpty() || matters.contains(matter);
    }

    /** @throws Refusal {@code booking.place} */
    static String demandPlace(String place) {
        var stripped = place.strip();
        if (stripped.isEmpty() || stripped.codePointCount(0, stripped.length()) > LONGEST_PLACE) {
            throw new Refusal("booking.place", BookingLaw.SLOT, LONGEST_PLACE);
        }
        return stripped;
    }
}
