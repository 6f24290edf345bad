package org.xiangli.core.messages;

import java.util.Optional;
import java.util.UUID;

/**
 * A resident answered a text; sent inside the transaction that keeps the answer. A room that asked something by text, such
 * as whether an appointment stands, listens for answers to its own text and reads the answer's words from the box.
 *
 * @param textKey of the message that was answered
 * @param yes the answer is nothing but a yes: R, Y, 1, 是, 好, 确认 …
 * @param no the answer is nothing but a no: N, 0, 否, 不 …
 */
public record ReplyCame(
        String county,
        UUID reply,
        UUID message,
        UUID resident,
        Optional<UUID> caseId,
        String textKey,
        boolean yes,
        boolean no) {}
