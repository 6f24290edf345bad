package org.xiangli.domain.services.inbox;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.xiangli.kernel.DivisionCode;
import org.xiangli.kernel.DivisionCode.Level;

/**
 * A common problem. It names nobody.
 *
 * @param category code of it
 * @param holder the level that answers
 * @param answerBy last day for the answer
 * @param supporters how many people stand behind it, those of merged ones included
 * @param answer empty while there is none, or when it is not for whoever reads
 */
public record Issue(
        UUID id,
        String number,
        DivisionCode village,
        String category,
        Level holder,
        String body,
        String place,
        Optional<UUID> hamlet,
        Optional<Spot> spot,
        IssueWay way,
        Instant filedAt,
        LocalDate filedOn,
        LocalDate answerBy,
        IssueState state,
        boolean photoOpen,
        int supporters,
        Optional<UUID> mergedInto,
        Instant changedAt,
        Optional<Answer> answer) {

    /** @param doneBy the day by which the office will have done it, if it named one */
    public record Answer(boolean open, String body, Optional<LocalDate> doneBy, Instant at, String office) {}

    /** As everybody may read it. */
    Issue withoutPrivateAnswer() {
        return new Issue(
                id,
                number,
                village,
                category,
                holder,
                body,
                place,
                hamlet,
                spot,
                way,
                filedAt,
                filedOn,
                answerBy,
                state,
                photoOpen,
                supporters,
                mergedInto,
                changedAt,
                answer.filter(Answer::open));
    }

    public boolean waits() {
        return state == IssueState.FILED || state == IssueState.OPEN;
    }

    public boolean overdue(LocalDate today) {
        return waits() && today.isAfter(answerBy);
    }
}
