package org.xiangli.core.procedure;

/**
 * What a post's home page shows first.
 *
 * @param open all cases that lie with the post
 * @param fresh of these, what came in today
 * @param dueToday of these, what must be done today
 * @param overdue of these, what should have been done before today
 * @param escalated what posts below let lie too long
 */
public record DeskCounts(int open, int fresh, int dueToday, int overdue, int escalated) {}
