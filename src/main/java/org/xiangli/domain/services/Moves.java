package org.xiangli.domain.services;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Keys of the moves that mean more to the desk than a step further. */
final class Moves {

    static final String SUBMIT = "submit";
    static final String ACCEPT = "accept";
    static final String ASK_PAPERS = "ask-papers";
    static final String NOT_ACCEPT = "not-accept";
    static final String PAPERS_BROUGHT = "papers-brought";
    static final String FORWARD = "forward";
    static final String SEND_UP = "send-up";
    static final String GRANT = "grant";
    static final String REFUSE = "refuse";
    static final String DELIVER = "deliver";
    static final String CLOSE = "close";
    static final String WITHDRAW = "withdraw";
    static final String APPEAL = "appeal";
    static final String REOPEN = "reopen";
    static final String DISMISS = "dismiss";

    private Moves() {}

    /** A key of its own for each part of a request, so that the whole can be repeated. */
    static UUID part(UUID key, String name) {
        return UUID.nameUUIDFromBytes((key + "/" + name).getBytes(StandardCharsets.UTF_8));
    }
}
