package org.xiangli.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.time.LocalDate;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdNumberTests {

    private static final long SEED = 11643;

    @ParameterizedTest
    @CsvSource({
        "11010519491231002X, 1949-12-31, FEMALE, 110105", // printed in the standard
        "440524188001010014, 1880-01-01, MALE, 440524", // printed in the standard
        "000000200001010013, 2000-01-01, MALE, 000000",
        "00000019900615001X, 1990-06-15, MALE, 000000",
        "00000019450101002X, 1945-01-01, FEMALE, 000000",
    })
    void readsBirthDateSexAndRegion(String text, LocalDate birth, Sex sex, String region) {
        var number = IdNumber.of(text);

        assertThat(number.value()).isEqualTo(text);
        assertThat(number.birthDate()).isEqualTo(birth);
        assertThat(number.sex()).isEqualTo(sex);
        assertThat(number.region()).isEqualTo(region);
    }

    @ParameterizedTest
    @ValueSource(strings = {"00000019900615001x", "　０００００01９９００６１５００１Ｘ ", "00000019900615001ｘ"})
    void takesLowerCaseAndFullWidth(String typed) {
        assertThat(IdNumber.of(typed)).isEqualTo(IdNumber.of("00000019900615001X"));
    }

    @Test
    void printsMasked() {
        var number = IdNumber.of("00000019900615001X");

        assertThat(number).hasToString("000***********001X");
        assertThat("holder " + number).doesNotContain("1990").doesNotContain("0615");
    }

    @Test
    void refusesTheLegacyNumberWithItsOwnCode() {
        Refused.with("id-number.legacy", () -> IdNumber.of("000000900615001"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0000009006150X1", "00000019900615001", "00000019900615001X1"})
    void refusesOtherLengths(String text) {
        Refused.with("id-number.length", () -> IdNumber.of(text), text.length());
    }

    @ParameterizedTest
    @CsvSource({"X0000019900615001X, 1", "0000001990061500OX, 17", "00000019900615001Y, 18", "000000 9900615001X, 7"})
    void saysWhichCharacterIsWrong(String text, int place) {
        Refused.with("id-number.character", () -> IdNumber.of(text), place);
    }

    @ParameterizedTest
    @CsvSource({
        "000000201502290011, 13, 14", // the check digit is right, the day never was
        "000000199013150010, 11, 12",
        "000000199000150010, 11, 12",
        "000000199006310010, 13, 14",
        "000000199006000010, 13, 14",
        "000000190002290010, 13, 14", // 1900 was no leap year
    })
    void refusesABirthDateThatNeverWas(String text, int from, int to) {
        Refused.with("id-number.birth-date", () -> IdNumber.of(text), from, to);
    }

    @Test
    void saysWhichCheckCharacterWasExpected() {
        Refused.with("id-number.checksum", () -> IdNumber.of("000000199006150011"), 18, "X");
        Refused.with("id-number.checksum", () -> IdNumber.of("00000020000101001X"), 18, "3");
    }

    @Test
    void doesNotLeakTheNumberWhenRefusing() {
        var refusal = catchThrowable(() -> IdNumber.of("000000199006150011"));

        assertThat(refusal.toString()).doesNotContain("19900615").doesNotContain("0011");
        assertThat(((Refusal) refusal).rule().source()).startsWith("GB 11643");
    }

    @Test
    void isPlausibleFromBirthToAHundredAndThirtyYears() {
        var number = IdNumber.of("000000200001010013");

        assertThat(number.plausibleOn(LocalDate.of(1999, 12, 31))).isFalse();
        assertThat(number.plausibleOn(LocalDate.of(2000, 1, 1))).isTrue();
        assertThat(number.plausibleOn(LocalDate.of(2129, 12, 31))).isTrue();
        assertThat(number.plausibleOn(LocalDate.of(2130, 1, 1))).isFalse();
    }

    @Test
    void isBuiltAndReadBack() {
        var random = new Random(SEED);
        for (int round = 0; round < 5_000; round++) {
            var birth = birth(random);
            int sequence = random.nextInt(1000);
            var number = IdNumber.build("000000", birth, sequence);

            assertThat(IdNumber.of(number.value())).as("seed %d", SEED).isEqualTo(number);
            assertThat(number.birthDate()).isEqualTo(birth);
            assertThat(number.sex()).isEqualTo(sequence % 2 == 1 ? Sex.MALE : Sex.FEMALE);
        }
    }

    @Test
    void catchesEverySingleWrongCharacter() {
        var random = new Random(SEED);
        for (int round = 0; round < 200; round++) {
            var right = IdNumber.build("000000", birth(random), random.nextInt(1000))
                    .value();
            for (int at = 0; at < right.length(); at++) {
                for (char other : "0123456789X".toCharArray()) {
                    if (other != right.charAt(at)) {
                        var wrong = right.substring(0, at) + other + right.substring(at + 1);
                        assertThat(catchThrowable(() -> IdNumber.of(wrong)))
                                .as("seed %d, place %d, %s", SEED, at + 1, other)
                                .isInstanceOf(Refusal.class);
                    }
                }
            }
        }
    }

    @Test
    void catchesTwoNeighboursSwapped() {
        var random = new Random(SEED);
        for (int round = 0; round < 2_000; round++) {
            var right = IdNumber.build("000000", birth(random), random.nextInt(1000))
                    .value();
            for (int at = 0; at < right.length() - 1; at++) {
                if (right.charAt(at) != right.charAt(at + 1)) {
                    var swapped =
                            right.substring(0, at) + right.charAt(at + 1) + right.charAt(at) + right.substring(at + 2);
                    assertThat(catchThrowable(() -> IdNumber.of(swapped)))
                            .as("seed %d, place %d", SEED, at + 1)
                            .isInstanceOf(Refusal.class);
                }
            }
        }
    }

    private static LocalDate birth(Random random) {
        return LocalDate.of(1900, 1, 1).plusDays(random.nextInt(46_000));
    }
}
