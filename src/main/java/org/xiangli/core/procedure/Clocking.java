package org.xiangli.core.procedure;

/** What the clock of the promised time does while a case stands at a step. */
public enum Clocking {
    /** Working days count against the promise. */
    RUNS,
    /** Papers or an outside answer are awaited; the days do not count. */
    PAUSED,
    /** The promise has not begun, or is fulfilled. */
    STOPPED
}
