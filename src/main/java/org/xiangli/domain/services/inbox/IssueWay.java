package org.xiangli.domain.services.inbox;

/** How a problem came in. */
public enum IssueWay {
    RESIDENT,
    /** A clerk wrote it down for a resident. */
    WINDOW,
    /** Another program sent it. */
    OPEN311
}
