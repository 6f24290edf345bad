package org.xiangli.domain.services;

import java.util.Locale;

/** The ways an application can come in; the same desk stands behind all of them (R048). */
public enum Channel {
    WINDOW,
    MOBILE,
    TERMINAL,
    PHONE,
    AGENT,
    /** A form on paper, handed in or sent, typed in later. */
    PAPER;

    /** Whether the resident needs a device; an item must have a channel that needs none. */
    public boolean digital() {
        return this == MOBILE || this == TERMINAL;
    }

    /** The name a case keeps, for example {@code window}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
