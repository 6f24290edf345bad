package org.xiangli.core.people;

import java.time.LocalDate;
import java.time.Period;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.xiangli.kernel.DivisionCode;
import org.xiangli.kernel.IdNumber;
import org.xiangli.kernel.Sex;

/**
 * What the register knows of a resident; the list of its components is the whole of it (R022, 个人信息保护法 6).
 *
 * @param village whose register keeps the row
 * @param registeredAt where the household registration is: a village, or only the county or province known
 * @param since the day from which the row is true here
 * @param leftOn the last day here; null while here
 * @param phone null when none was given
 * @param channel how the resident wants to be told
 */
public record Resident(
        UUID id,
        DivisionCode village,
        UUID household,
        Relation relation,
        String name,
        IdNumber idNumber,
        LocalDate birthDate,
        Sex sex,
        ResidenceType residence,
        DivisionCode registeredAt,
        LocalDate since,
        @Nullable LocalDate leftOn,
        @Nullable LocalDate diedOn,
        @Nullable String phone,
        ContactChannel channel) {

    /** How a resident wants to be told. */
    public enum ContactChannel {
        WINDOW,
        PHONE,
        TEXT,
        ONLINE
    }

    /** Whole years lived on a day. */
    public int age(LocalDate on) {
        return Period.between(birthDate, on).getYears();
    }

    @Override
    public String toString() {
        return "Resident[" + id + "]";
    }
}
