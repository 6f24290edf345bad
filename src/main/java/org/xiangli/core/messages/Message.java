package org.xiangli.core.messages;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.xiangli.kernel.DivisionCode;

/**
 * What a resident was told.
 *
 * @param village whose clerk sees it
 * @param caseId the matter it is about
 * @param destination the number it goes to, masked: 138****5678
 * @param body the text in her language
 * @param sentAt taken by the gateway, handed over, or put into an inbox that is its only way
 */
public record Message(
        UUID id,
        UUID resident,
        DivisionCode village,
        Optional<UUID> caseId,
        Channel channel,
        Optional<String> destination,
        String textKey,
        Locale language,
        String body,
        MessageState state,
        Instant createdAt,
        Optional<Instant> sentAt,
        Optional<Instant> readAt,
        int attempts,
        Optional<String> lastError) {}
