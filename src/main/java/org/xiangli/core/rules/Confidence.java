package org.xiangli.core.rules;

/** How well we know that a rule is so, and therefore whether a county may set its parameters otherwise. */
public enum Confidence {
    /** Read in the full text of the instrument itself. */
    V(false),
    /** Read in a second source that quotes the instrument. */
    V2(false),
    /** Known from memory: to be checked by the county before it is shown as law. */
    M(true),
    /** Set by province or county; what is packaged is an example. */
    LOCAL(true);

    private final boolean overridable;

    Confidence(boolean overridable) {
        this.overridable = overridable;
    }

    /** Whether a lower jurisdiction may set the parameters. */
    public boolean overridable() {
        return overridable;
    }
}
