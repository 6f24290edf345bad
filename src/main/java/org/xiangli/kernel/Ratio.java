package org.xiangli.kernel;

import java.math.BigInteger;

/**
 * A part of a whole, kept as counted (20 of 30 stays 20 of 30) and compared exactly, by cross-multiplication and never by
 * division. Civil Code (民法典) 1259: 以上, 以下, 以内 include the number named, so ask {@link #isAtLeast} and
 * {@link #isAtMost}; 过半数, 超过, 不满 exclude it, so ask {@link #isMoreThan} and {@link #isLessThan}.
 *
 * <p>The order compares worth, {@code equals} compares what was counted: 1/2 and 2/4 have the same worth and are not
 * equal.
 *
 * @param numerator the part; may be negative
 * @param denominator the whole; at least 1
 */
public record Ratio(long numerator, long denominator) implements Comparable<Ratio> {

    public static final Ratio ONE_HALF = new Ratio(1, 2);
    public static final Ratio ONE_THIRD = new Ratio(1, 3);
    public static final Ratio TWO_THIRDS = new Ratio(2, 3);
    public static final Ratio THREE_QUARTERS = new Ratio(3, 4);

    private static final RuleRef RULE = new RuleRef("CIVIL.COUNTING", "民法典", "1259");
    private static final BigInteger TWO = BigInteger.TWO;

    /** @throws Refusal {@code ratio.denominator} when the whole is not positive */
    public Ratio {
        if (denominator <= 0) {
            throw new Refusal("ratio.denominator", RULE);
        }
    }

    public static Ratio of(long numerator, long denominator) {
        return new Ratio(numerator, denominator);
    }

    /** 以上: this or more. */
    public boolean isAtLeast(Ratio other) {
        return compareTo(other) >= 0;
    }

    /** 过半数, 超过: strictly more. */
    public boolean isMoreThan(Ratio other) {
        return compareTo(other) > 0;
    }

    /** 以下, 以内: this or less. */
    public boolean isAtMost(Ratio other) {
        return compareTo(other) <= 0;
    }

    /** 不满: strictly less. */
    public boolean isLessThan(Ratio other) {
        return compareTo(other) < 0;
    }

    @Override
    public int compareTo(Ratio other) {
        return product(numerator, other.denominator).compareTo(product(other.numerator, denominator));
    }

    /**
     * The ratio in per cent, rounded half away from zero, for people to read; never compare with it.
     *
     * @param decimals 0 to 6
     */
    public String percent(int decimals) {
        if (decimals < 0 || decimals > 6) {
            throw new IllegalArgumentException("Decimals 0 to 6: " + decimals);
        }
        var whole = BigInteger.valueOf(denominator);
        var scaled = BigInteger.valueOf(numerator).abs().multiply(BigInteger.TEN.pow(decimals + 2));
        var rounded = scaled.multiply(TWO).add(whole).divide(whole.multiply(TWO));
        var digits = rounded.toString();
        digits = "0".repeat(Math.max(0, decimals + 1 - digits.length())) + digits;
        int point = digits.length() - decimals;
        var sign = numerator < 0 && rounded.signum() > 0 ? "-" : "";
        return sign + digits.substring(0, point) + (decimals > 0 ? "." + digits.substring(point) : "") + "%";
    }

    @Override
    public String toString() {
        return numerator + "/" + denominator;
    }

    private static BigInteger product(long left, long right) {
        return BigInteger.valueOf(left).multiply(BigInteger.valueOf(right));
    }
}
