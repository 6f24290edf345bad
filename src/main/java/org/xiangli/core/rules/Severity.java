package org.xiangli.core.rules;

/** What follows when a rule does not hold. */
public enum Severity {
    /** The step is refused. */
    BLOCK,
    /** The step may be taken, and the person who takes it is told. */
    WARN,
    /** Nothing follows; the rule is shown where it matters. */
    INFO
}
