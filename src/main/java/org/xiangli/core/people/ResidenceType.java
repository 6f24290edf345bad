package org.xiangli.core.people;

/** Where a resident is registered and where he lives, seen from the village that keeps his row (R022). */
public enum ResidenceType {
    /** Registered here and living here. */
    HERE,
    /** Living here, registered elsewhere. */
    FROM_ELSEWHERE,
    /** Registered here, away. */
    AWAY
}
