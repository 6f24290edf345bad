package org.xiangli.kernel;

import java.util.Optional;

/**
 * The code of an administrative division, held as its significant digits only: 2 for a province, 4 prefecture,
 * 6 county, 9 township, 12 village. So one code lies inside another when its digits begin with the other's.
 *
 * <p>A prefecture without counties (for example 4419 东莞) is listed once more as its own county, {@code 441900};
 * the six-digit form is therefore a county as soon as its prefecture digits are not zero.
 *
 * @param value the significant digits
 */
public record DivisionCode(String value) implements Comparable<DivisionCode> {

    /** What kind of division a code names; the number of its digits says which. */
    public enum Level {
        PROVINCE(2),
        PREFECTURE(4),
        COUNTY(6),
        TOWNSHIP(9),
        VILLAGE(12);

        private final int digits;

        Level(int digits) {
            this.digits = digits;
        }

        /** How many significant digits a code of this level has. */
        public int digits() {
            return digits;
        }

        private static Optional<Level> of(int digits) {
            for (var level : values()) {
                if (level.digits == digits) {
                    return Optional.of(level);
                }
            }
            return Optional.empty();
        }
    }

    private static final RuleRef RULE = new RuleRef("GB.2260", "GB/T 2260, GB/T 10114, 统计用区划代码", "");

    /** @throws Refusal as {@link #of(String)} does, and for digits padded with zeros */
    public DivisionCode {
        if (!value.equals(significant(value))) {
            throw new Refusal("division-code.padded", RULE);
        }
    }

    /**
     * Reads a code of 2, 4, 6, 9 or 12 digits; full-width digits are taken too, and a code padded with zeros to 12
     * digits (or a province's padded to 6) is stripped to its significant part.
     *
     * @throws Refusal {@code division-code.length}, {@code division-code.character} with the place of the first
     *     character that is no digit, or {@code division-code.gap} with the level left zero
     */
    public static DivisionCode of(String text) {
        return new DivisionCode(significant(Typed.plain(text)));
    }

    /** The code filled with zeros to 12 digits, as statistical tables print it. */
    public String padded() {
        return value + "0".repeat(Level.VILLAGE.digits - value.length());
    }

    public Level level() {
        return Level.of(value.length()).orElseThrow();
    }

    /**
     * The county this division lies in, or is.
     *
     * @throws Refusal {@code division-code.above-county} for a province or prefecture
     */
    public DivisionCode county() {
        return upTo(Level.COUNTY).orElseThrow(() -> new Refusal("division-code.above-county", RULE));
    }

    /** This division seen from a level at or above its own; empty for a lower level. */
    public Optional<DivisionCode> upTo(Level level) {
        return level.digits > value.length()
                ? Optional.empty()
                : Optional.of(new DivisionCode(value.substring(0, level.digits)));
    }

    /** The division one level up; empty for a province. */
    public Optional<DivisionCode> parent() {
        var level = level();
        return level == Level.PROVINCE ? Optional.empty() : upTo(Level.values()[level.ordinal() - 1]);
    }

    /** Whether the other division is this one or lies inside it. */
    public boolean contains(DivisionCode other) {
        return other.value.startsWith(value);
    }

    @Override
    public int compareTo(DivisionCode other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }

    private static String significant(String digits) {
        if (Level.of(digits.length()).isEmpty()) {
            throw new Refusal("division-code.length", RULE, digits.length());
        }
        for (int at = 0; at < digits.length(); at++) {
            if (!Typed.isDigit(digits.charAt(at))) {
                throw new Refusal("division-code.character", RULE, at + 1);
            }
        }
        return demandNoGap(stripped(digits));
    }

    private static String stripped(String digits) {
        if (digits.length() == Level.COUNTY.digits && digits.endsWith("0000")) {
            return digits.substring(0, Level.PROVINCE.digits);
        }
        if (digits.length() < Level.VILLAGE.digits) {
            return digits;
        }
        var levels = Level.values();
        for (int lowest = levels.length - 1; lowest > 0; lowest--) {
            if (!isZero(digits, levels[lowest - 1].digits, levels[lowest].digits)) {
                return digits.substring(0, levels[lowest].digits);
            }
        }
        return digits.substring(0, Level.PROVINCE.digits);
    }

    /** Only the county part may be zero, and only where a prefecture is its own county. */
    private static String demandNoGap(String digits) {
        int from = 0;
        for (var level : Level.values()) {
            if (level.digits > digits.length()) {
                break;
            }
            if (level != Level.COUNTY && isZero(digits, from, level.digits)) {
                throw new Refusal("division-code.gap", RULE, from + 1, level.digits);
            }
            from = level.digits;
        }
        return digits;
    }

    private static boolean isZero(String digits, int from, int to) {
        return digits.substring(from, to).chars().allMatch(digit -> digit == '0');
    }
}
