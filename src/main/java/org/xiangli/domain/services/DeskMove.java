package org.xiangli.domain.services;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.xiangli.kernel.RuleRef;

/**
 * What an officer does with an application. Begin with {@link #of} and add what the move asks for.
 *
 * @param key made once by the page or client; sent again, the first result is returned
 * @param seq number of the last event the officer has seen
 * @param move key of a move of the procedure
 * @param reason in the officer's words; the resident reads it
 * @param legalBasis the law a refusal stands on
 * @param papers codes of the papers asked for, all at once
 * @param notes small facts to keep with the event
 */
public record DeskMove(
        UUID key,
        UUID application,
        int seq,
        String move,
        String reason,
        Optional<RuleRef> legalBasis,
        List<String> papers,
        Map<String, String> notes) {

    public DeskMove {
        papers = List.copyOf(papers);
        notes = Map.copyOf(notes);
    }

    public static DeskMove of(UUID key, UUID application, int seq, String move) {
        return new DeskMove(key, application, seq, move, "", Optional.empty(), List.of(), Map.of());
    }

    public DeskMove because(String why) {
        return new DeskMove(key, application, seq, move, why, legalBasis, papers, notes);
    }

    public DeskMove basedOn(RuleRef law) {
        return new DeskMove(key, application, seq, move, reason, Optional.of(law), papers, notes);
    }

    public DeskMove asking(List<String> codes) {
        return new DeskMove(key, application, seq, move, reason, legalBasis, codes, notes);
    }

    public DeskMove noting(Map<String, String> facts) {
        return new DeskMove(key, application, seq, move, reason, legalBasis, papers, facts);
    }
}
