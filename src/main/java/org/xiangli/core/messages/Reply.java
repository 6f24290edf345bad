package org.xiangli.core.messages;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.xiangli.kernel.DivisionCode;

/**
 * What somebody answered by text.
 *
 * @param village whose clerk sees it; the county when nobody was written to at that number
 * @param resident who was written to last at that number
 * @param message the last text sent there
 * @param maskedNumber 138****5678
 */
public record Reply(
        UUID id,
        DivisionCode village,
        Optional<UUID> resident,
        Optional<UUID> message,
        Optional<UUID> caseId,
        String maskedNumber,
        String body,
        Instant cameAt,
        boolean seen) {}
