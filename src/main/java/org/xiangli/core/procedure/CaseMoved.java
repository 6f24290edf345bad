package org.xiangli.core.procedure;

import java.util.Optional;
import java.util.UUID;

/**
 * A case was opened, moved or escalated; sent inside the transaction that did it. Ids only: who listens reads the rest
 * under his own permit.
 *
 * @param seq number of the event
 * @param move key of the move, {@code opened} or {@code escalated}
 * @param phase phase after the move
 * @param letter kind of letter the move owes the resident
 */
public record CaseMoved(
        UUID caseId,
        String county,
        String number,
        String procedureCode,
        int seq,
        String move,
        String step,
        Phase phase,
        UUID subject,
        Optional<String> letter) {

    static CaseMoved of(CaseFile file, CaseEvent event, Optional<String> letter) {
        return new CaseMoved(
                file.id(),
                file.county(),
                file.number(),
                file.procedureCode(),
                event.seq(),
                event.move(),
                event.to(),
                file.phase(),
                file.subject(),
                letter);
    }
}
