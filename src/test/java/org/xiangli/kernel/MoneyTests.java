package org.xiangli.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MoneyTests {

    private static final Money MOST = Money.ofFen(Long.MAX_VALUE);
    private static final Money LEAST = Money.ofFen(Long.MIN_VALUE);

    @ParameterizedTest
    @CsvSource({
        "'1,234.56', 123456, '1,234.56'",
        "1234.5, 123450, '1,234.50'",
        "0, 0, 0.00",
        "-0.07, -7, -0.07",
        "007, 700, 7.00",
        "'-1,000,000', -100000000, '-1,000,000.00'",
        "'１，２３４．５６', 123456, '1,234.56'",
        "'92,233,720,368,547,758.07', 9223372036854775807, '92,233,720,368,547,758.07'",
        "'-92,233,720,368,547,758.08', -9223372036854775808, '-92,233,720,368,547,758.08'",
    })
    void readsAndWritesYuan(String text, long fen, String written) {
        assertThat(Money.parse(text)).isEqualTo(Money.ofFen(fen)).hasToString(written);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "-", ".", "1.", ".5", "1,23", "1,2345", "12,34.5", "1e3", "0x1", "--1", "1 000", "￥1", "一百"})
    void refusesWhatIsNoAmount(String text) {
        Refused.with("money.format", () -> Money.parse(text));
    }

    @Test
    void refusesPartsOfAFen() {
        Refused.with("money.precision", () -> Money.parse("1.234"));
    }

    @Test
    void refusesToOverflow() {
        Refused.with("money.overflow", () -> MOST.plus(Money.ofFen(1)));
        Refused.with("money.overflow", () -> LEAST.minus(Money.ofFen(1)));
        Refused.with("money.overflow", () -> LEAST.times(-1));
        Refused.with("money.overflow", () -> Money.ofYuan(Long.MAX_VALUE));
        Refused.with("money.overflow", () -> Money.parse("92,233,720,368,547,758.08"));
    }

    @Test
    void addsAndSubtractsExactlyOrRefuses() {
        long seed = 42;
        var random = new Random(seed);
        for (int round = 0; round < 10_000; round++) {
            var left = Money.ofFen(random.nextLong());
            var right = Money.ofFen(random.nextLong());
            var sum = BigInteger.valueOf(left.fen()).add(BigInteger.valueOf(right.fen()));
            if (sum.bitLength() > 63) {
                Refused.with("money.overflow", () -> left.plus(right));
            } else {
                assertThat(left.plus(right).fen()).as("seed %d", seed).isEqualTo(sum.longValueExact());
                assertThat(left.plus(right).minus(right)).isEqualTo(left);
            }
            assertThat(Money.parse(left.toString())).isEqualTo(left);
        }
    }

    @Test
    void isOrderedByAmount() {
        assertThat(Money.ofYuan(1)).isGreaterThan(Money.ofFen(99));
        assertThat(Money.ofFen(-1).isNegative()).isTrue();
        assertThat(Money.ZERO.isNegative()).isFalse();
    }
}
