package org.xiangli.domain.services;

import java.time.LocalDate;
import java.util.Optional;

/**
 * What the clerk notes of a paper.
 *
 * @param promisedFor by when it follows; with {@link PaperState#LATER} only
 */
public record PaperMark(PaperState state, Optional<LocalDate> promisedFor) {

    public static PaperMark of(PaperState state) {
        return new PaperMark(state, Optional.empty());
    }

    public static PaperMark later(LocalDate day) {
        return new PaperMark(PaperState.LATER, Optional.of(day));
    }
}
