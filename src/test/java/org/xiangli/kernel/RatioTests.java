package org.xiangli.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RatioTests {

    @Test
    @DisplayName("民法典 1259: 以上、以下 include the number, 超过、不满 exclude it")
    void includesOrExcludesTheNumberItself() {
        var exactly = Ratio.of(20, 30);

        assertThat(exactly.isAtLeast(Ratio.TWO_THIRDS)).isTrue();
        assertThat(exactly.isAtMost(Ratio.TWO_THIRDS)).isTrue();
        assertThat(exactly.isMoreThan(Ratio.TWO_THIRDS)).isFalse();
        assertThat(exactly.isLessThan(Ratio.TWO_THIRDS)).isFalse();
        assertThat(Ratio.of(500, 1000).isMoreThan(Ratio.ONE_HALF)).isFalse();
        assertThat(Ratio.of(501, 1000).isMoreThan(Ratio.ONE_HALF)).isTrue();
    }

    @Test
    void comparesExactlyWhereDoublesCannot() {
        var half = Ratio.of(Long.MAX_VALUE / 2, Long.MAX_VALUE - 1);

        assertThat(half.compareTo(Ratio.ONE_HALF)).isZero();
        assertThat(Ratio.of(Long.MAX_VALUE / 2, Long.MAX_VALUE).isLessThan(Ratio.ONE_HALF))
                .isTrue();
    }

    @Test
    void ordersAsWhole() {
        long seed = 1259;
        var random = new Random(seed);
        for (int round = 0; round < 10_000; round++) {
            long numerator = random.nextLong(-1_000, 1_000);
            long denominator = random.nextLong(1, 1_000);
            long whole = random.nextLong(-5, 5);

            assertThat(Ratio.of(numerator, denominator).isAtLeast(Ratio.of(whole, 1)))
                    .as("seed %d", seed)
                    .isEqualTo(numerator >= whole * denominator);
        }
    }

    @Test
    void refusesNothingAsTheWhole() {
        Refused.with("ratio.denominator", () -> Ratio.of(1, 0));
        Refused.with("ratio.denominator", () -> Ratio.of(1, -2));
    }

    @ParameterizedTest
    @CsvSource({
        "2, 3, 0, 67%",
        "2, 3, 2, 66.67%",
        "1, 8, 0, 13%",
        "-1, 8, 1, -12.5%",
        "-1, 1000, 0, 0%",
        "0, 7, 1, 0.0%",
        "7, 5, 0, 140%",
        "1, 1000, 2, 0.10%",
    })
    void isPrintedInPerCent(long numerator, long denominator, int decimals, String percent) {
        assertThat(Ratio.of(numerator, denominator).percent(decimals)).isEqualTo(percent);
    }

    @Test
    void printsPerCentLikeDecimalArithmetic() {
        long seed = 100;
        var random = new Random(seed);
        for (int round = 0; round < 5_000; round++) {
            long numerator = random.nextLong(0, Long.MAX_VALUE);
            long denominator = random.nextLong(1, Long.MAX_VALUE);
            var expected = new BigDecimal(numerator)
                    .multiply(new BigDecimal(100))
                    .divide(new BigDecimal(denominator), 3, java.math.RoundingMode.HALF_UP)
                    .toPlainString();

            assertThat(Ratio.of(numerator, denominator).percent(3))
                    .as("seed %d", seed)
                    .isEqualTo(expected + "%");
        }
    }
}
