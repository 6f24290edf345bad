package org.xiangli.domain.services;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import org.springframework.stereotype.Component;

/** The desk's calendar and watch; a moment is no finer than the database keeps it. */
@Component
class DeskClock {

    private final Clock clock;

    DeskClock(Clock clock) {
        this.clock = clock;
    }

    LocalDate today() {
        return LocalDate.now(clock);
    }

    OffsetDateTime moment() {
        return OffsetDateTime.now(clock).truncatedTo(ChronoUnit.MICROS);
    }
}
