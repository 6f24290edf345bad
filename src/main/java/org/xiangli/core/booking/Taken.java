package org.xiangli.core.booking;

import java.time.Instant;
import java.util.UUID;

/** Time of an officer that is gone. */
record Taken(UUID officer, Instant starts, Instant ends) {

    boolean overlaps(UUID other, Instant from, Instant to) {
        return officer.equals(other) && from.isBefore(ends) && starts.isBefore(to);
    }
}
