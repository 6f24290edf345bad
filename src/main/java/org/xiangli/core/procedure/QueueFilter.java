package org.xiangli.core.procedure;

/** Which cases of a post a list shows. */
public enum QueueFilter {
    /** What lies with the post, and what posts below it let lie too long. */
    ALL,
    /** What came in today. */
    NEW,
    /** What must be done today. */
    DUE_TODAY,
    /** What should have been done before today, here or below. */
    OVERDUE,
    /** What posts below let lie too long. */
    ESCALATED
}
