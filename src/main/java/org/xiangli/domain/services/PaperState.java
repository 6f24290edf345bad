package org.xiangli.domain.services;

/** How a paper stands with the desk. */
public enum PaperState {
    /** The original was looked at and given back. */
    SHOWN,
    /** The original stays with the office. */
    ORIGINAL,
    /** A copy stays with the office. */
    COPY,
    /** An electronic certificate was looked at. */
    ELECTRONIC,
    /** It follows by a promised day (容缺受理). */
    LATER,
    /** A written promise replaces it (告知承诺). */
    PROMISED,
    /** Its condition is not met. */
    NOT_NEEDED,
    MISSING
}
