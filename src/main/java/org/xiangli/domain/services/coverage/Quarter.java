package org.xiangli.domain.services.coverage;

import java.time.LocalDate;
import java.util.Optional;

/** A quarter of a year, for example {@code 2026Q4}. */
public record Quarter(int year, int number) {

    public Quarter {
        if (year < 2000 || year > 2100 || number < 1 || number > 4) {
            throw new IllegalArgumentException("No quarter: " + year + " " + number);
        }
    }

    public static Quarter of(LocalDate day) {
        return new Quarter(day.getYear(), (day.getMonthValue() + 2) / 3);
    }

    /** As {@link #toString} writes it; empty for anything else. */
    public static Optional<Quarter> parse(String text) {
        return text.matches("20[0-9]{2}Q[1-4]")
                ? Optional.of(new Quarter(Integer.parseInt(text.substring(0, 4)), text.charAt(5) - '0'))
                : Optional.empty();
    }

    public LocalDate first() {
        return LocalDate.of(year, number * 3 - 2, 1);
    }

    public LocalDate last() {
        return first().plusMonths(3).minusDays(1);
    }

    public Quarter before() {
        return of(first().minusDays(1));
    }

    @Override
    public String toString() {
        return year + "Q" + number;
    }
}
