package org.xiangli.core.booking;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** A piece of time at a counter. */
public record Slot(UUID counter, Counter.Kind kind, String place, String officerName, Instant starts, Instant ends) {

    /** How far it lies from a wished time, earlier or later. */
    Duration distance(Instant wished) {
        return Duration.between(wished, starts).abs();
    }
}
