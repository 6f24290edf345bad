package org.xiangli.core.procedure;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.xiangli.kernel.RuleRef;

/**
 * A request to move a case. Begin with {@link #of} and add what the move asks for.
 *
 * @param idempotencyKey made once by the page or client; sent again, the first result is returned
 * @param expectedSeq number of the last event the actor has seen
 * @param legalBasis the law a refusal stands on
 * @param data small facts to keep with the event
 * @param facts whole numbers and truths the gates are asked with; not kept
 */
public record MoveRequest(
        UUID idempotencyKey,
        UUID caseId,
        int expectedSeq,
        String move,
        Actor by,
        String reason,
        Optional<RuleRef> legalBasis,
        Map<String, String> data,
        Map<String, Object> facts) {

    public MoveRequest {
        data = Map.copyOf(data);
        facts = Map.copyOf(facts);
    }

    /** A move without reason, legal basis, data and facts. */
    public static MoveRequest of(UUID idempotencyKey, UUID caseId, int expectedSeq, String move, Actor by) {
        return new MoveRequest(idempotencyKey, caseId, expectedSeq, move, by, "", Optional.empty(), Map.of(), Map.of());
    }

    public MoveRequest because(String why) {
        return new MoveRequest(idempotencyKey, caseId, expectedSeq, move, by, why, legalBasis, data, facts);
    }

    public MoveRequest basedOn(RuleRef law) {
        return new MoveRequest(idempotencyKey, caseId, expectedSeq, move, by, reason, Optional.of(law), data, facts);
    }

    public MoveRequest with(Map<String, String> smallFacts) {
        return new MoveRequest(idempotencyKey, caseId, expectedSeq, move, by, reason, legalBasis, smallFacts, facts);
    }

    public MoveRequest given(Map<String, Object> gateFacts) {
        return new MoveRequest(idempotencyKey, caseId, expectedSeq, move, by, reason, legalBasis, data, gateFacts);
    }
}
