package org.xiangli.domain.services.quality;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.xiangli.kernel.DivisionCode;

/**
 * A bad rating that is looked into, and what came of it. Neither the rating nor who gave it stands here.
 *
 * @param number of the case
 * @param dueOn last working day for the call
 * @param finding what was found; empty while the call is owed
 * @param confirmed whether a second person agreed that the rating does not count
 * @param fixBy last working day for putting it right, when it was founded
 * @param remedy what was done; empty while it is owed
 */
public record CallBack(
        UUID application,
        String number,
        String item,
        DivisionCode village,
        LocalDate openedOn,
        LocalDate dueOn,
        Optional<LocalDate> doneOn,
        Optional<Verdict> verdict,
        Optional<String> finding,
        boolean confirmed,
        Optional<LocalDate> fixBy,
        Optional<LocalDate> fixedOn,
        Optional<String> remedy) {

    public enum Verdict {
        /** The service was bad; it is put right. */
        FOUNDED,
        /** The service was as it should be; the rating counts all the same. */
        UNFOUNDED,
        /** She meant another matter or another grade. */
        MISTAKEN,
        /** Given to harm somebody, without ground. */
        MALICIOUS;

        /** Whether the rating is left out once a second person has agreed. */
        public boolean leavesOut() {
            return this == MISTAKEN || this == MALICIOUS;
        }
    }

    public boolean owed() {
        return doneOn.isEmpty();
    }

    public boolean toConfirm() {
        return verdict.filter(Verdict::leavesOut).isPresent() && !confirmed;
    }

    public boolean toFix() {
        return fixBy.isPresent() && fixedOn.isEmpty();
    }

    /** The day the next step is due, if one is. */
    public Optional<LocalDate> next() {
        return owed() ? Optional.of(dueOn) : toFix() ? fixBy : Optional.empty();
    }

    public boolean late(LocalDate today) {
        return next().filter(today::isAfter).isPresent();
    }
}
