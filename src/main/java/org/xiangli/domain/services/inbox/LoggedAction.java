package org.xiangli.domain.services.inbox;

import java.time.Instant;

/** What an office did with a problem, for everybody to read. */
public record LoggedAction(Instant at, String number, Kind kind, String office, String detail) {

    public enum Kind {
        SHOWN,
        HIDDEN,
        SORTED,
        MERGED,
        ANSWERED,
        LISTED
    }
}
