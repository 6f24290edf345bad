package org.xiangli.channel.api;

/** What a program may be allowed to do. */
public enum Scope {
    /** Read items, forms and the export of the catalogue. */
    CATALOGUE,
    /** Read the cases of its division. */
    READ_CASES,
    /** Hand in applications and move cases, as its post may. */
    WRITE_CASES,
    /** Read counts without persons. */
    STATISTICS
}
