package org.xiangli.channel.api.open311;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Optional;

/** The time a list of reports is asked for: at most so many days, the last ones when nothing is said. */
record Span(OffsetDateTime from, OffsetDateTime to) {

    /** @throws Fault 400 when it ends before it begins or is too long */
    static Span asked(Optional<OffsetDateTime> start, Optional<OffsetDateTime> end, OffsetDateTime now, long days) {
        var to = end.orElseGet(() -> start.map(from -> from.plusDays(days))
                .filter(later -> later.isBefore(now))
                .orElse(now));
        var from = start.orElse(to.minusDays(days));
        if (to.isBefore(from)) {
            throw Fault.wrong("end_date lies before start_date");
        }
        if (Duration.between(from, to).compareTo(Duration.ofDays(days)) > 0) {
            throw Fault.wrong("start_date and end_date span more than " + days + " days");
        }
        return new Span(from, to);
    }
}
