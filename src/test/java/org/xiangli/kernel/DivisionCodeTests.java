package org.xiangli.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.xiangli.kernel.DivisionCode.Level;

class DivisionCodeTests {

    private static final DivisionCode VILLAGE = DivisionCode.of("222405102201");

    @ParameterizedTest
    @CsvSource({
        "22, 22, PROVINCE, 220000000000",
        "220000, 22, PROVINCE, 220000000000",
        "220000000000, 22, PROVINCE, 220000000000",
        "2224, 2224, PREFECTURE, 222400000000",
        "222400000000, 2224, PREFECTURE, 222400000000",
        "222405, 222405, COUNTY, 222405000000",
        "222405000000, 222405, COUNTY, 222405000000",
        "222405102, 222405102, TOWNSHIP, 222405102000",
        "222405102000, 222405102, TOWNSHIP, 222405102000",
        "222405102201, 222405102201, VILLAGE, 222405102201",
        "' ２２２４０５ ', 222405, COUNTY, 222405000000",
    })
    void keepsTheSignificantDigits(String typed, String value, Level level, String padded) {
        var code = DivisionCode.of(typed);

        assertThat(code.value()).isEqualTo(value);
        assertThat(code.level()).isEqualTo(level);
        assertThat(code.padded()).isEqualTo(padded);
        assertThat(code).hasToString(value);
    }

    @Test
    void takesAPrefectureWithoutCountiesAsItsOwnCounty() {
        var town = DivisionCode.of("441900003000");

        assertThat(town.county()).isEqualTo(DivisionCode.of("441900"));
        assertThat(town.county().level()).isEqualTo(Level.COUNTY);
        assertThat(town.county().parent()).contains(DivisionCode.of("4419"));
    }

    @Test
    void climbsFromVillageToProvince() {
        var climbed = new ArrayList<String>();
        for (var at = VILLAGE.parent(); at.isPresent(); at = at.get().parent()) {
            climbed.add(at.get().value());
        }

        assertThat(climbed).isEqualTo(List.of("222405102", "222405", "2224", "22"));
        assertThat(VILLAGE.county()).isEqualTo(DivisionCode.of("222405"));
        assertThat(DivisionCode.of("22").upTo(Level.COUNTY)).isEmpty();
    }

    @Test
    void containsItselfAndWhatLiesInside() {
        assertThat(DivisionCode.of("222405").contains(VILLAGE)).isTrue();
        assertThat(VILLAGE.contains(VILLAGE)).isTrue();
        assertThat(VILLAGE.contains(DivisionCode.of("222405"))).isFalse();
        assertThat(DivisionCode.of("222406").contains(VILLAGE)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"22", "2224"})
    void refusesTheCountyOfWhatLiesAboveOne(String code) {
        Refused.with("division-code.above-county", () -> DivisionCode.of(code).county());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "2", "222", "22240", "2224051", "22240510", "2224051022", "2224051022011"})
    void refusesOtherLengths(String code) {
        Refused.with("division-code.length", () -> DivisionCode.of(code), code.length());
    }

    @ParameterizedTest
    @CsvSource({"22A405, 3", "-22405, 1", "22240510220O, 12"})
    void saysWhichCharacterIsNoDigit(String code, int place) {
        Refused.with("division-code.character", () -> DivisionCode.of(code), place);
    }

    @ParameterizedTest
    @CsvSource({
        "00, 1, 2",
        "000000, 1, 2",
        "000000000000, 1, 2",
        "2200, 3, 4",
        "220005, 3, 4",
        "222405000, 7, 9",
        "222405000201, 7, 9",
    })
    void refusesALevelLeftZeroAboveOneThatIsNot(String code, int from, int to) {
        Refused.with("division-code.gap", () -> DivisionCode.of(code), from, to);
    }

    @Test
    void cannotBeMadeOfPaddedDigits() {
        Refused.with("division-code.padded", () -> new DivisionCode("222405000000"));
    }

    @Test
    void isReadBackFromItsPaddedForm() {
        long seed = 20261123;
        var random = new Random(seed);
        for (int round = 0; round < 10_000; round++) {
            var digits = "%02d%02d%02d%03d%03d"
                    .formatted(
                            random.nextInt(11, 66),
                            random.nextInt(1, 100),
                            random.nextInt(1, 100),
                            random.nextInt(1, 1000),
                            random.nextInt(1, 1000));
            var level = Level.values()[random.nextInt(Level.values().length)];
            var code = DivisionCode.of(digits.substring(0, level.digits()));

            assertThat(DivisionCode.of(code.padded())).as("seed %d", seed).isEqualTo(code);
            assertThat(code.level()).isEqualTo(level);
        }
    }
}
