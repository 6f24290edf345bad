package org.xiangli.core.access;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.xiangli.kernel.DivisionCode;

/**
 * What a person asked about her own data.
 *
 * @param wish in her words
 * @param view the look she doubts; present for a contest alone
 * @param dueOn the last day to answer
 */
public record DataRequest(
        UUID id,
        UUID resident,
        DivisionCode village,
        Kind kind,
        String wish,
        Optional<UUID> view,
        Instant askedAt,
        LocalDate dueOn,
        Optional<Answer> answer) {

    /** What the law lets a person ask (个人信息保护法 44, 45, 46, 47, 50). */
    public enum Kind {
        /** To see and to have a copy of what is kept. */
        COPY,
        CORRECTION,
        DELETION,
        /** To stop or limit what is done with it. */
        RESTRICTION,
        /** To have a look at her data explained. */
        CONTEST
    }

    /** What she was told, with the reason. */
    public record Answer(Instant at, boolean granted, String text) {}

    public boolean overdue(LocalDate today) {
        return answer.isEmpty() && today.isAfter(dueOn);
    }
}
