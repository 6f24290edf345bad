package org.xiangli.domain.services.inbox;

/** How far a problem has come. */
public enum IssueState {
    /** Came in; nobody but those who filed it and the offices see it until somebody has read it. */
    FILED,
    /** Public; waits for its answer. */
    OPEN,
    /** Not shown, for a reason that is logged: it names people, or is no common problem. */
    HIDDEN,
    /** Answered, openly or to those who stand behind it. */
    ANSWERED,
    /** The same as another one, which has its supporters now. */
    MERGED;

    public boolean isPublic() {
        return this == OPEN || this == ANSWERED || this == MERGED;
    }
}
