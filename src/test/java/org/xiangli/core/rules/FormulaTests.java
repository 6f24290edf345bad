package org.xiangli.core.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigInteger;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.xiangli.kernel.RuleRef;

class FormulaTests {

    private static final Map<String, FactKind> FACTS = Map.of("present", FactKind.COUNT, "open", FactKind.FLAG);

    static Object[] notWholeNumbers() {
        return new Object[] {2.0, 2.0f, "2", true, new BigInteger("2"), '2', Optional.of(2L)};
    }

    @ParameterizedTest
    @MethodSource("notWholeNumbers")
    void refusesAnythingButAWholeNumberForACount(Object value) {
        var formula = Formula.compile(rule("open && present >= 2"));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> formula.holds(Map.of("present", value, "open", true), Map.of()))
                .withMessageContaining("TEST.RULE: fact present is a COUNT, not a");
    }

    @Test
    void takesWholeNumbersOfEachWidth() {
        var formula = Formula.compile(rule("open && present >= 2"));

        for (Object two : new Object[] {(byte) 2, (short) 2, 2, 2L}) {
            assertThat(formula.holds(Map.of("present", two, "open", true), Map.of()))
                    .isTrue();
        }
    }

    @Test
    void refusesANumberForAFlagAndAMissingFact() {
        var formula = Formula.compile(rule("open && present >= 2"));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> formula.holds(Map.of("present", 2, "open", 1), Map.of()))
                .withMessageContaining("fact open is a FLAG, not a Integer");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> formula.holds(Map.of("open", true), Map.of()))
                .withMessageContaining("fact present is missing");
    }

    @Test
    void refusesToOverflowInsteadOfTurningNegative() {
        var formula = Formula.compile(rule("open && present * 3 >= 2"));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> formula.holds(Map.of("present", Long.MAX_VALUE, "open", true), Map.of()))
                .withMessageContaining("TEST.RULE");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "present",
                "open && present",
                "open && present > 2.0",
                "open && present / 2 > 1",
                "open && present % 2 == 1",
                "open && double(present) > 1",
                "open && type(present) == int",
                "open && [1, 2].all(x, x > present)",
                "open && 'a' == 'a' && present > 1",
                "open && {1: 2}[1] == present",
                "open && null == null && present > 1",
                "open && size([1]) == present",
                "open && absent > 1 && present > 1",
                "open && present >",
                "present > 1",
            })
    void compilesNothingButWholeNumbersYesAndNo(String predicate) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Formula.compile(rule(predicate)))
                .withMessageContaining("TEST.RULE");
    }

    @Test
    void comparesFractionsAsUnboundedArithmeticDoes() {
        long seed = 1259;
        var random = new Random(seed);
        var formula = Formula.compile(rule("open && present * 3 >= 2000000 * 2"));
        for (int round = 0; round < 2_000; round++) {
            long present = random.nextLong(1_300_000, 1_400_000);
            assertThat(formula.holds(Map.of("present", present, "open", true), Map.of()))
                    .as("seed %d, %d", seed, present)
                    .isEqualTo(BigInteger.valueOf(present)
                                    .multiply(BigInteger.valueOf(3))
                                    .compareTo(BigInteger.valueOf(4_000_000))
                            >= 0);
        }
    }

    private static Rule rule(String predicate) {
        return new Rule(
                new RuleRef("TEST.RULE", "某法", "1"),
                "某",
                "some",
                Optional.empty(),
                LocalDate.of(2026, 1, 1),
                Optional.empty(),
                FACTS,
                Map.of(),
                predicate,
                Severity.BLOCK,
                Confidence.V);
    }
}
