package org.xiangli.core.messages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.springframework.context.NoSuchMessageException;
import org.springframework.context.support.StaticMessageSource;
import org.xiangli.kernel.IdNumber;
import org.xiangli.kernel.Refusal;

class MessageWordsTests {

    private static final Locale CHINESE = Locale.SIMPLIFIED_CHINESE;

    private final StaticMessageSource texts = new StaticMessageSource();
    private final Words words = new Words(texts);

    MessageWordsTests() {
        texts.addMessage("told", CHINESE, "您的{0}申请已受理，{1}前办结，共{2}份材料。");
        texts.addMessage("told", Locale.ENGLISH, "Your application for {0} is taken, due on {1}, {2} papers.");
        texts.addMessage("plain", CHINESE, "{0}");
        texts.addMessage("messages.rest", CHINESE, "……（全文见窗口）");
    }

    @Test
    void speaksTheResidentsLanguageAndWritesDaysOut() {
        assertThat(body("told", CHINESE, "养老", LocalDate.of(2026, 12, 1), 3))
                .isEqualTo("您的养老申请已受理，2026年12月1日前办结，共3份材料。");
        assertThat(body("told", Locale.ENGLISH, "a pension", LocalDate.of(2026, 12, 1), 3))
                .isEqualTo("Your application for a pension is taken, due on December 1, 2026, 3 papers.");
    }

    @Test
    void masksAnIdentityNumberThatCameInByMistake() {
        var number = IdNumber.build("000000", LocalDate.of(1950, 5, 1), 123);

        assertThat(body("plain", CHINESE, "证件" + number.value() + "已核"))
                .isEqualTo("证件" + number.masked() + "已核")
                .doesNotContain("19500501");
        assertThat(words.plain(List.of(number.value()), CHINESE)).containsExactly(number.masked());
    }

    @Test
    void leavesOtherLongNumbersAlone() {
        assertThat(body("plain", CHINESE, "办件222405202611230001")).isEqualTo("办件222405202611230001");
    }

    @Test
    void refusesATextLongerThanTheLimitAndSaysHowLong() {
        assertThat(body("plain", CHINESE, "长".repeat(2000))).hasSize(2000);
        assertThatThrownBy(() -> body("plain", CHINESE, "长".repeat(2001)))
                .asInstanceOf(InstanceOfAssertFactories.type(Refusal.class))
                .satisfies(refusal -> {
                    assertThat(refusal.code()).isEqualTo("message.too-long");
                    assertThat(refusal.arguments()).containsExactly(2001, 2000);
                });
    }

    @Test
    void doesNotInventATextThatIsMissing() {
        assertThatThrownBy(() -> body("nowhere", CHINESE)).isInstanceOf(NoSuchMessageException.class);
    }

    @Test
    void shortensToTheLimitAndSaysWhereTheRestIs() {
        assertThat(words.shortened("短", 70, CHINESE)).isEqualTo("短");
        assertThat(words.shortened("长".repeat(70), 70, CHINESE)).isEqualTo("长".repeat(70));
        assertThat(words.shortened("长".repeat(71), 70, CHINESE))
                .hasSize(70)
                .startsWith("长长")
                .endsWith("……（全文见窗口）");
    }

    @Test
    void neverCutsACharacterInHalf() {
        for (var limit = 20; limit < 30; limit++) {
            assertThat(words.shortened("𬭎".repeat(50), limit, CHINESE))
                    .hasSizeLessThanOrEqualTo(limit)
                    .matches("(𬭎)+……（全文见窗口）");
        }
    }

    private String body(String key, Locale language, Object... arguments) {
        return words.body(key, words.plain(List.of(arguments), language), language);
    }
}
