package org.xiangli.core.people;

/** What can happen to a resident's row; nothing else is ever recorded (R022). */
public enum EventKind {
    /** The register began with him in it. */
    ENTERED,
    BIRTH,
    ARRIVAL,
    DEPARTURE,
    RETURN,
    DEATH,
    HOUSEHOLD_CHANGE,
    CORRECTION,
    CONTACT
}
