package org.xiangli.kernel;

import java.util.regex.Pattern;

/**
 * An amount of renminbi, exact to the fen. It may be negative. Arithmetic beyond 92 quadrillion yuan is refused, never
 * wrapped.
 *
 * @param fen hundredths of a yuan
 */
public record Money(long fen) implements Comparable<Money> {

    public static final Money ZERO = new Money(0);

    private static final RuleRef RULE = new RuleRef("MONEY.EXACT", "中国人民银行法", "17");
    private static final Pattern WRITTEN = Pattern.compile("(-?)(\\d{1,3}(?:,\\d{3})+|\\d+)(?:\\.(\\d+))?");

    public static Money ofFen(long fen) {
        return new Money(fen);
    }

    /** @throws Refusal {@code money.overflow} beyond what a long of fen can hold */
    public static Money ofYuan(long yuan) {
        return new Money(yuan).times(100);
    }

    /**
     * Reads an amount in yuan as {@link #toString()} writes it: {@code 1,234.56}, {@code 1234.5}, {@code -7}. Commas
     * either stand before every third digit or nowhere. Full-width characters are taken too.
     *
     * @throws Refusal {@code money.format}, {@code money.precision} for parts of a fen, or {@code money.overflow}
     */
    public static Money parse(String text) {
        var written = WRITTEN.matcher(Typed.plain(text));
        if (!written.matches()) {
            throw new Refusal("money.format", RULE);
        }
        var decimals = written.group(3) == null ? "" : written.group(3);
        if (decimals.length() > 2) {
            throw new Refusal("money.precision", RULE);
        }
        var digits =
                written.group(1) + written.group(2).replace(",", "") + decimals + "0".repeat(2 - decimals.length());
        try {
            return new Money(Long.parseLong(digits));
        } catch (NumberFormatException tooLarge) {
            throw overflow();
        }
    }

    /** @throws Refusal {@code money.overflow} */
    public Money plus(Money other) {
        try {
            return new Money(Math.addExact(fen, other.fen));
        } catch (ArithmeticException tooLarge) {
            throw overflow();
        }
    }

    /** @throws Refusal {@code money.overflow} */
    public Money minus(Money other) {
        try {
            return new Money(Math.subtractExact(fen, other.fen));
        } catch (ArithmeticException tooLarge) {
            throw overflow();
        }
    }

    /** @throws Refusal {@code money.overflow} */
    public Money times(long factor) {
        try {
            return new Money(Math.multiplyExact(fen, factor));
        } catch (ArithmeticException tooLarge) {
            throw overflow();
        }
    }

    public boolean isNegative() {
        return fen < 0;
    }

    @Override
    public int compareTo(Money other) {
        return Long.compare(fen, other.fen);
    }

    /** The amount in yuan with two decimals and commas: {@code 1,234.56}. */
    @Override
    public String toString() {
        var digits = Long.toUnsignedString(fen < 0 ? -fen : fen);
        digits = "0".repeat(Math.max(0, 3 - digits.length())) + digits;
        int point = digits.length() - 2;
        var text = new StringBuilder(digits).insert(point, '.');
        for (int comma = point - 3; comma > 0; comma -= 3) {
            text.insert(comma, ',');
        }
        return (fen < 0 ? "-" : "") + text;
    }

    private static Refusal overflow() {
        return new Refusal("money.overflow", RULE);
    }
}
