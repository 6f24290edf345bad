package org.xiangli.domain.services.admission;

import java.time.LocalDate;
import java.util.Optional;
import org.xiangli.kernel.DivisionCode;

/**
 * A village drawn to be heard, and what it said.
 *
 * @param by last day of the time to comment
 */
public record Heard(DivisionCode village, LocalDate by, Optional<Comment> comment) {

    /** What the village says. */
    public record Comment(boolean favourable, String remark) {}

    /** Whether nothing more is waited for. */
    boolean settled(LocalDate today) {
        return comment.isPresent() || today.isAfter(by);
    }
}
