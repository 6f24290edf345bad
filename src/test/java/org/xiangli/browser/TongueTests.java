package org.xiangli.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The test of a test: each slip of the tongue is heard, and what people entered is let pass. */
class TongueTests {

    private final Tongue tongue = new Tongue(Set.of("desk.title", "desk.due"), List.of("办件", "最迟在{0}答复申请人"));

    @Test
    void hearsEnglishOnAChinesePage() {
        assertThat(tongue.onChinesePage(List.of("办件 Cases")))
                .singleElement()
                .asString()
                .contains("Cases");
        assertThat(tongue.onChinesePage(List.of("从 Excel 导入", "A-01", "编号 222405")))
                .isEmpty();
    }

    @Test
    void hearsChineseOfTheHouseOnAnEnglishPage() {
        assertThat(tongue.onEnglishPage(List.of("办件"))).hasSize(1);
        assertThat(tongue.onEnglishPage(List.of("最迟在3月2日答复申请人"))).hasSize(1);
        assertThat(tongue.onEnglishPage(List.of("Cases", "小箕村"))).isEmpty();
    }

    @Test
    void hearsTheNameOfATextInEitherLanguage() {
        assertThat(tongue.onChinesePage(List.of("desk.title"))).isNotEmpty();
        assertThat(tongue.onEnglishPage(List.of("desk.nobody-wrote-this", "???")))
                .hasSize(2);
        assertThat(tongue.onEnglishPage(List.of("see openapi.json"))).isEmpty();
    }
}
