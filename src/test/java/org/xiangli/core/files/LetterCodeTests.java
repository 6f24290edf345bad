package org.xiangli.core.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xiangli.kernel.Refusal;

class LetterCodeTests {

    private static final String ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";

    @Test
    void isTwelveCharactersThatCannotBeMistakenForOthers() {
        var codes = new HashSet<String>();
        for (var i = 0; i < 2_000; i++) {
            codes.add(LetterCode.next().value());
        }
        assertThat(codes).hasSize(2_000).allMatch(code -> code.matches("[" + ALPHABET + "]{12}"));
    }

    @Test
    void isReadAsPeopleTypeIt() {
        var code = LetterCode.next();
        assertThat(LetterCode.of(code.printed())).isEqualTo(code);
        assertThat(LetterCode.of(
                        " " + code.printed().toLowerCase(java.util.Locale.ROOT).replace('-', ' ')))
                .isEqualTo(code);
        assertThat(code.printed()).matches(".{4}-.{4}-.{4}");
    }

    @Test
    void findsEveryMistypedCharacter() {
        var code = LetterCode.next().value();
        for (var at = 0; at < code.length(); at++) {
            for (var other : ALPHABET.toCharArray()) {
                if (other != code.charAt(at)) {
                    assertRefused(code.substring(0, at) + other + code.substring(at + 1));
                }
            }
        }
    }

    @Test
    void findsEveryTwoNeighboursSwapped() {
        for (var i = 0; i < 50; i++) {
            var code = LetterCode.next().value();
            for (var at = 0; at + 1 < code.length(); at++) {
                if (code.charAt(at) != code.charAt(at + 1)) {
                    assertRefused(
                            code.substring(0, at) + code.charAt(at + 1) + code.charAt(at) + code.substring(at + 2));
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "K7QF", "222222222222222", "O22222222222", "22222222222张", "%' or 1=1 --"})
    void refusesWhatIsNoCode(String typed) {
        assertRefused(typed);
    }

    private static void assertRefused(String typed) {
        assertThatThrownBy(() -> LetterCode.of(typed))
                .asInstanceOf(InstanceOfAssertFactories.type(Refusal.class))
                .extracting(Refusal::code)
                .isEqualTo("letter.code");
    }
}
