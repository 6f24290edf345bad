package org.xiangli.domain.services;

import java.util.Optional;
import org.xiangli.kernel.Ratio;

/**
 * How questions were answered.
 *
 * @param inTime answered by their last day
 * @param medianMinutes from asking to answering, over those answered: the lower middle one; empty when none was
 */
public record QuestionSheet(int asked, int answered, int inTime, Optional<Long> medianMinutes) {

    /** The share that was answered; empty when nobody asked. */
    public Optional<Ratio> answerRate() {
        return asked == 0 ? Optional.empty() : Optional.of(new Ratio(answered, asked));
    }
}
