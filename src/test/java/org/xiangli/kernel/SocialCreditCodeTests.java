package org.xiangli.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SocialCreditCodeTests {

    @ParameterizedTest
    @CsvSource({
        "91350100M000100Y43, 9, 350100", // printed in the standard
        "54000000MF0000001Y, 5, 000000",
        "N2000000MF0000001K, N, 000000",
    })
    void readsDepartmentAndRegion(String text, char department, String region) {
        var code = SocialCreditCode.of(text);

        assertThat(code).hasToString(text);
        assertThat(code.department()).isEqualTo(department);
        assertThat(code.region()).isEqualTo(region);
    }

    @ParameterizedTest
    @ValueSource(strings = {"n2000000mf0000001k", " Ｎ2000000ＭＦ0000001K"})
    void takesLowerCaseAndFullWidth(String typed) {
        assertThat(SocialCreditCode.of(typed)).isEqualTo(SocialCreditCode.of("N2000000MF0000001K"));
    }

    @Test
    void saysWhatIsWrong() {
        Refused.with("social-credit-code.length", () -> SocialCreditCode.of("N2000000MF0000001"), 17);
        Refused.with("social-credit-code.character", () -> SocialCreditCode.of("N2000000MF000000IK"), 17);
        Refused.with("social-credit-code.character", () -> SocialCreditCode.of("N2A00000MF0000001K"), 3);
        Refused.with("social-credit-code.checksum", () -> SocialCreditCode.of("N2000000MF0000001L"), 18, "K");
    }

    @ParameterizedTest
    @ValueSource(strings = {"91350100M000100Y43", "54000000MF0000001Y", "N2000000MF0000001K"})
    void catchesEverySingleWrongCharacter(String right) {
        for (int at = 0; at < right.length(); at++) {
            for (char other : "0123456789ABCDEFGHJKLMNPQRTUWXY".toCharArray()) {
                if (other != right.charAt(at)) {
                    var wrong = right.substring(0, at) + other + right.substring(at + 1);
                    assertThat(catchThrowable(() -> SocialCreditCode.of(wrong)))
                            .as("place %d, %s", at + 1, other)
                            .isInstanceOf(Refusal.class);
                }
            }
        }
    }
}
