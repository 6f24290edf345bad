package org.xiangli.domain.services;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.xiangli.kernel.DivisionCode;

/**
 * A question somebody asked, and what she was told.
 *
 * @param resident who asked, if she said so
 * @param catalogueVersion version of the catalogue the answer rests on; 0 while none is published
 * @param card key of the approved answer that was used
 */
public record Question(
        UUID id,
        DivisionCode village,
        Optional<UUID> resident,
        Channel channel,
        Optional<String> item,
        int catalogueVersion,
        String asked,
        Instant askedAt,
        LocalDate dueOn,
        Optional<Instant> passedUpAt,
        Optional<String> card,
        Optional<String> answer,
        Optional<Instant> answeredAt,
        Optional<String> followUp) {

    public boolean overdue(LocalDate today) {
        return answer.isEmpty() && today.isAfter(dueOn);
    }
}
