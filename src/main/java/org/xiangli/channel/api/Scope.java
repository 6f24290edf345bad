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
    STATISTICS,
    /** Report common problems by Open311; it needs no post, for it reads nothing that is not public. */
    OPEN311;

    /** Whether what is allowed is allowed to a post. */
    public boolean needsPost() {
        return this != OPEN311;
    }
}
