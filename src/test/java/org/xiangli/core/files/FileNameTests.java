package org.xiangli.core.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.xiangli.kernel.Refusal;

class FileNameTests {

    @ParameterizedTest
    @CsvSource({
        "户口簿.jpg, 户口簿.jpg",
        "C:\\照片\\户口簿.jpg, 户口簿.jpg",
        "/home/x/../户口簿.JPG, 户口簿.JPG",
        "照片.jpeg, 照片.jpeg",
        "照片, 照片.jpg",
        "合同.pdf, 合同.pdf.jpg",
        "..hidden.jpg, hidden.jpg",
        "'  张 三 .jpg ', 张 三 .jpg",
        "a<b>:c.jpg, a_b__c.jpg",
    })
    void keepsTheNameWithoutItsPathAndGivesTheEndingOfTheContent(String given, String kept) {
        assertThat(FileName.of(given, FileType.JPEG)).isEqualTo(kept);
    }

    @Test
    void dropsWhatCannotBeSeen() {
        assertThat(FileName.of("工资\u202Egpj.\u0000\u200B\uFEFF表\n.pdf", FileType.PDF))
                .isEqualTo("工资gpj.表.pdf");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "..", "/", "C:\\", "\u200B\u0007", "。/"})
    void refusesANameOfWhichNothingIsLeft(String given) {
        assertRefused(given);
    }

    @Test
    void takes120CharactersAndRefusesMore() {
        var longest = "长".repeat(116) + ".pdf";
        assertThat(FileName.of(longest, FileType.PDF)).isEqualTo(longest);
        assertRefused("长" + longest);
        assertRefused("长".repeat(117));
    }

    private static void assertRefused(String given) {
        assertThatThrownBy(() -> FileName.of(given, FileType.PDF))
                .asInstanceOf(InstanceOfAssertFactories.type(Refusal.class))
                .satisfies(refusal -> {
                    assertThat(refusal.code()).isEqualTo("file.name");
                    assertThat(refusal.arguments()).containsExactly(120);
                });
    }
}
