package org.xiangli.core.messages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.xiangli.kernel.DivisionCode;
import org.xiangli.kernel.Ids;
import org.xiangli.kernel.Refusal;

class TellingTests {

    @ParameterizedTest
    @CsvSource({"13800000000, 13800000000", "+86 138-0000-0000, 13800000000", "0086 199 0000 0000, 19900000000"})
    void goesByTextToAMobileNumberHoweverItIsWritten(String written, String plain) {
        var telling = to(written);
        assertThat(telling.channel()).isEqualTo(Channel.TEXT);
        assertThat(telling.phone()).isEqualTo(plain);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "0433-3223344", "12345", "没有", "1380000000", "138000000000"})
    @DisplayName("R055 who has no mobile number is told on paper")
    void goesOnPaperToEverybodyElse(@Nullable String written) {
        var telling = to(written);
        assertThat(telling.channel()).isEqualTo(Channel.LETTER);
        assertThat(telling.phone()).isNull();
    }

    @Test
    void refusesATextToWhatIsNoMobileNumberWithoutRepeatingIt() {
        for (var number : new String[] {null, "0433-3223344", "1380000"}) {
            assertThatThrownBy(() -> by(Channel.TEXT, number))
                    .hasMessageNotContaining("3223344")
                    .asInstanceOf(InstanceOfAssertFactories.type(Refusal.class))
                    .satisfies(refusal -> {
                        assertThat(refusal.code()).isEqualTo("message.phone");
                        assertThat(refusal.arguments()).isEmpty();
                    });
        }
    }

    @Test
    void callsALandlineButNotANumberThatIsNone() {
        assertThat(by(Channel.VOICE, "0433-3223344").phone()).isEqualTo("04333223344");
        assertThat(by(Channel.VOICE, null).phone()).isNull();
        assertThatThrownBy(() -> by(Channel.VOICE, "12")).isInstanceOf(Refusal.class);
    }

    private static Telling to(@Nullable String phone) {
        return Telling.of(
                Ids.next(),
                Ids.next(),
                DivisionCode.of("222405102201"),
                null,
                phone,
                Locale.SIMPLIFIED_CHINESE,
                "messages.notice");
    }

    private static Telling by(Channel channel, @Nullable String phone) {
        return new Telling(
                Ids.next(),
                Ids.next(),
                DivisionCode.of("222405102201"),
                null,
                channel,
                phone,
                "messages.notice",
                List.of(),
                Locale.SIMPLIFIED_CHINESE);
    }
}
