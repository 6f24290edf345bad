package org.xiangli.core.booking;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/** Cuts opening hours into slots. What is past, taken, or on a day nobody works is not offered. */
final class Slots {

    private final ZoneId zone;
    private final Predicate<LocalDate> worked;

    Slots(ZoneId zone, Predicate<LocalDate> worked) {
        this.zone = zone;
        this.worked = worked;
    }

    /** Every slot of a counter on a day, free or not; the last one ends when it closes or before. */
    List<Slot> of(Counter counter, LocalDate day) {
        if (!counter.openOn(day) || !worked.test(day)) {
            return List.of();
        }
        var slots = new ArrayList<Slot>();
        var closes = day.atTime(counter.closes());
        var starts = day.atTime(counter.opens());
        for (var ends = starts.plusMinutes(counter.minutes());
                !ends.isAfter(closes);
                ends = ends.plusMinutes(counter.minutes())) {
            slots.add(new Slot(
                    counter.id(),
                    counter.kind(),
                    counter.place(),
                    counter.officerName(),
                    starts.atZone(zone).toInstant(),
                    ends.atZone(zone).toInstant()));
            starts = ends;
        }
        return slots;
    }

    /** The free slots of several counters from a moment on, the earliest first. */
    List<Slot> free(List<Counter> counters, List<Taken> taken, Instant from, LocalDate lastDay) {
        var free = new ArrayList<Slot>();
        for (var day = from.atZone(zone).toLocalDate(); !day.isAfter(lastDay); day = day.plusDays(1)) {
            for (var counter : counters) {
                of(counter, day).stream()
                        .filter(slot -> slot.starts().isAfter(from))
                        .filter(slot -> taken.stream()
                                .noneMatch(gone -> gone.overlaps(counter.officer(), slot.starts(), slot.ends())))
                        .forEach(free::add);
            }
        }
        free.sort(Comparator.comparing(Slot::starts).thenComparing(Slot::counter));
        return free;
    }

    /** The slots nearest to a wished time, the nearest first; of two equally near the earlier one. */
    static List<Slot> nearest(List<Slot> free, Instant wished, int most) {
        return free.stream()
                .sorted(Comparator.comparing((Slot slot) -> slot.distance(wished))
                        .thenComparing(Slot::starts)
                        .thenComparing(Slot::counter))
                .limit(most)
                .toList();
    }
}
