package org.xiangli.core.procedure;

/**
 * A place where a case stands still until someone moves it.
 *
 * @param key kebab-case name, unique in its procedure
 * @param phase what the resident is told
 * @param post who holds the case here
 * @param clock what the promised time does meanwhile
 * @param limitWorkingDays by when the post must act, in working days after the day the case came in; 0 = no limit of
 *     its own. A case in phase SUBMITTED must be answered the same working day and carries no other limit
 */
public record Step(String key, Phase phase, PostRef post, Clocking clock, int limitWorkingDays) {

    /** The longest limit a step may have: more than a working year is a typing error. */
    static final int LONGEST_LIMIT = 250;
}
