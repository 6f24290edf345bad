package org.xiangli.domain.services;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.xiangli.kernel.DivisionCode;

/**
 * A place where people are served (R053).
 *
 * @param division the county, township or village it serves first
 * @param items codes of the items served there; none listed means all
 * @param hours when it is open, week by week
 * @param closures when it is closed nevertheless
 * @param openFrom its first day
 * @param openTo its last day, if it has one
 */
public record ServicePoint(
        UUID id,
        Kind kind,
        DivisionCode division,
        String name,
        String address,
        String phone,
        Access access,
        Set<String> items,
        List<Hours> hours,
        List<Staff> staff,
        List<Closure> closures,
        LocalDate openFrom,
        Optional<LocalDate> openTo) {

    public ServicePoint {
        items = Set.copyOf(items);
        hours = List.copyOf(hours);
        staff = List.copyOf(staff);
        closures = List.copyOf(closures);
    }

    /** Centre (便民服务中心), station (便民服务站) or outlet (服务网点). */
    public enum Kind {
        CENTRE,
        STATION,
        OUTLET
    }

    /** Whether one can come in without steps, hear, or be visited at home. */
    public record Access(boolean stepFree, boolean hearingAid, boolean homeVisits) {}

    /** An opening of a weekday, for example Monday 8:30 to 11:30. */
    public record Hours(DayOfWeek weekday, LocalTime opens, LocalTime closes) {}

    /** Who serves there, and for what; a name people ask for. */
    public record Staff(UUID id, String name, String duty) {}

    /** A notice that it is closed from one day to another, both included. */
    public record Closure(UUID id, LocalDate from, LocalDate to, String reason) {}

    /** Until when it is open; empty when it is closed at that moment. */
    public Optional<LocalTime> openUntil(LocalDateTime moment) {
        if (!openOn(moment.toLocalDate())) {
            return Optional.empty();
        }
        return hours.stream()
                .filter(span -> span.weekday() == moment.getDayOfWeek()
                        && !moment.toLocalTime().isBefore(span.opens())
                        && moment.toLocalTime().isBefore(span.closes()))
                .map(Hours::closes)
                .findFirst();
    }

    /** Whether it serves this item; asked without an item, whether it serves any. */
    public boolean serves(Optional<String> item) {
        return items.isEmpty() || item.isEmpty() || items.contains(item.get());
    }

    /** Whether it serves people on a day at all, whatever the hour. */
    public boolean openOn(LocalDate day) {
        return !day.isBefore(openFrom)
                && openTo.filter(day::isAfter).isEmpty()
                && closures.stream().noneMatch(notice -> !day.isBefore(notice.from()) && !day.isAfter(notice.to()));
    }
}
