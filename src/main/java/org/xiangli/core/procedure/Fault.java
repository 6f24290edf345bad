package org.xiangli.core.procedure;

/**
 * Why a procedure cannot be published.
 *
 * @param where the part at fault as a path, for example {@code steps.review} or {@code moves.accept@window}
 * @param text what is wrong with it, for whoever wrote the procedure
 */
public record Fault(Kind kind, String where, String text) {

    /** What the publication check looks for. */
    public enum Kind {
        BAD_NAME,
        BAD_VERSION,
        NO_STEPS,
        DUPLICATE_KEY,
        UNKNOWN_STEP,
        UNKNOWN_MOVE,
        UNKNOWN_POST,
        UNKNOWN_RULE,
        BAD_LIMIT,
        BAD_START,
        ILLEGAL_JUMP,
        UNREACHABLE,
        DEAD_END,
        NOBODY_LEAVES,
        NO_WAY_OUT,
        CLOCK_AGAINST_PHASE,
        CLOCK_NEVER_STARTS,
        CLOCK_UNPROMISED,
        PAUSE_WITHOUT_RESUME,
        OUTCOME_MISPLACED,
        OUTCOME_MISSING,
        REFUSAL_WITHOUT_REASON
    }

    @Override
    public String toString() {
        return where + ": " + text;
    }
}
