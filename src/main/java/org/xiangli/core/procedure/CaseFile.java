package org.xiangli.core.procedure;

import java.time.Instant;
import java.util.UUID;
import org.xiangli.kernel.DivisionCode;

/**
 * A resident's matter on its way: what it was opened as, and where it stands.
 *
 * @param county six digits
 * @param number what the resident is given, for example {@code 260310-000123}; unique in the county
 * @param village village of the resident
 * @param subject the resident
 * @param matter code of the item
 * @param catalogueVersion version of the catalogue the item was taken from
 * @param channel how it came in
 */
public record CaseFile(
        String county,
        UUID id,
        String number,
        String procedureCode,
        int procedureVersion,
        DivisionCode village,
        UUID subject,
        String matter,
        int catalogueVersion,
        String channel,
        Instant openedAt,
        CaseState state) {

    public Step step() {
        return state.step();
    }

    public Phase phase() {
        return state.step().phase();
    }

    public int seq() {
        return state.seq();
    }

    public CaseClock clock() {
        return state.clock();
    }

    /** The division whose post holds the case now. */
    public DivisionCode holder() {
        return state.step().post().division(village);
    }

    CaseFile numbered(String given) {
        return new CaseFile(
                county,
                id,
                given,
                procedureCode,
                procedureVersion,
                village,
                subject,
                matter,
                catalogueVersion,
                channel,
                openedAt,
                state);
    }

    CaseFile in(CaseState later) {
        return new CaseFile(
                county,
                id,
                number,
                procedureCode,
                procedureVersion,
                village,
                subject,
                matter,
                catalogueVersion,
                channel,
                openedAt,
                later);
    }
}
