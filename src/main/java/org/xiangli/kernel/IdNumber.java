package org.xiangli.kernel;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;

/**
 * A citizen identification number of 18 characters (公民身份号码, GB 11643-1999): six digits of the region of first
 * registration, eight of the birth date, three of sequence (odd for men) and a check character.
 *
 * <p>It prints masked; only {@link #value()} shows it whole. The region is not looked up: numbers keep the codes of
 * regions that were abolished long ago. Region 000000 never existed and marks an invented person.
 */
public record IdNumber(String value) {

    private static final RuleRef RULE = new RuleRef("GB.11643", "GB 11643-1999", "");
    private static final int LENGTH = 18;
    private static final int LEGACY_LENGTH = 15;
    private static final int OLDEST_PLAUSIBLE_AGE = 130;
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String CHECKS = "10X98765432";

    /**
     * Takes lower-case x, full-width characters and outer blanks too.
     *
     * @throws Refusal {@code id-number.legacy} for 15 digits, {@code id-number.length} with the length,
     *     {@code id-number.character} with the place, {@code id-number.birth-date} with the first and last place of the
     *     wrong part, or {@code id-number.checksum} with the place and the character expected there
     */
    public IdNumber {
        value = Typed.plain(value);
        demandShape(value);
        birthDate(value);
        char expected = check(value);
        if (value.charAt(LENGTH - 1) != expected) {
            throw new Refusal("id-number.checksum", RULE, LENGTH, String.valueOf(expected));
        }
    }

    /** Reads a number; see the constructor for what is refused. */
    public static IdNumber of(String text) {
        return new IdNumber(text);
    }

    /**
     * Makes the one valid number of these parts, for generators of invented people.
     *
     * @param region six digits; 000000 for people who do not exist
     * @param sequence 0 to 999, odd for a man
     */
    public static IdNumber build(String region, LocalDate birth, int sequence) {
        if (region.length() != 6 || !Typed.isDigits(region)) {
            throw new IllegalArgumentException("A region has six digits: " + region);
        }
        if (sequence < 0 || sequence > 999 || birth.getYear() < 0 || birth.getYear() > 9999) {
            throw new IllegalArgumentException("Sequence 0 to 999, year 0 to 9999: " + sequence + ", " + birth);
        }
        var body = region + padded(dateNumber(birth), 8) + padded(sequence, 3);
        return new IdNumber(body + check(body));
    }

    public LocalDate birthDate() {
        return birthDate(value);
    }

    public Sex sex() {
        return (value.charAt(LENGTH - 2) - '0') % 2 == 1 ? Sex.MALE : Sex.FEMALE;
    }

    /** The six digits of the region of first registration. */
    public String region() {
        return value.substring(0, 6);
    }

    /** Whether its holder can be alive on this day: born, and not over 130 years old. */
    public boolean plausibleOn(LocalDate day) {
        var birth = birthDate();
        return !birth.isAfter(day) && birth.plusYears(OLDEST_PLAUSIBLE_AGE).isAfter(day);
    }

    /** The first three and the last four characters; neither birth date nor full region can be read from it. */
    public String masked() {
        return value.substring(0, 3) + "*".repeat(LENGTH - 7) + value.substring(LENGTH - 4);
    }

    @Override
    public String toString() {
        return masked();
    }

    private static void demandShape(String text) {
        if (text.length() == LEGACY_LENGTH && Typed.isDigits(text)) {
            throw new Refusal("id-number.legacy", RULE);
        }
        if (text.length() != LENGTH) {
            throw new Refusal("id-number.length", RULE, text.length());
        }
        for (int at = 0; at < LENGTH; at++) {
            boolean crossAllowed = at == LENGTH - 1 && text.charAt(at) == 'X';
            if (!Typed.isDigit(text.charAt(at)) && !crossAllowed) {
                throw new Refusal("id-number.character", RULE, at + 1);
            }
        }
    }

    private static LocalDate birthDate(String text) {
        int year = Integer.parseInt(text.substring(6, 10));
        int month = Integer.parseInt(text.substring(10, 12));
        int day = Integer.parseInt(text.substring(12, 14));
        if (month < 1 || month > 12) {
            throw new Refusal("id-number.birth-date", RULE, 11, 12);
        }
        try {
            return YearMonth.of(year, month).atDay(day);
        } catch (DateTimeException noSuchDay) {
            throw new Refusal("id-number.birth-date", RULE, 13, 14);
        }
    }

    private static char check(String text) {
        int sum = 0;
        for (int at = 0; at < WEIGHTS.length; at++) {
            sum += (text.charAt(at) - '0') * WEIGHTS[at];
        }
        return CHECKS.charAt(sum % 11);
    }

    private static int dateNumber(LocalDate day) {
        return (day.getYear() * 100 + day.getMonthValue()) * 100 + day.getDayOfMonth();
    }

    private static String padded(int number, int digits) {
        var text = Integer.toString(number);
        return "0".repeat(digits - text.length()) + text;
    }
}
