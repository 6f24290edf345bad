package org.xiangli.domain.services.tables;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.xiangli.domain.services.forms.FormSamples;

class RowReadingTests {

    private static final List<String> HEADINGS = List.of("公民身份号码", "联系电话", "哪天丢失的", "材料齐全", "原因", "行号");

    @ParameterizedTest
    @CsvSource({
        "2026-03-08,2026-03-08",
        "2026年3月8日,2026-03-08",
        "2026/3/8,2026-03-08",
        "２０２６．３．８,2026-03-08",
        "20260308,2026-03-08",
        "46089,2026-03-08",
        "2026-02-30,2026-02-30",
        "上周,上周"
    })
    void aDayIsReadAsClerksWriteIt(String typed, String read) {
        assertThat(answer(false, typed)).isEqualTo(read);
    }

    @Test
    void aBareSerialFollowsTheBooksOwnCount() {
        assertThat(answer(true, "44627")).isEqualTo("2026-03-08");
    }

    @Test
    void fullWidthDigitsAndBlanksNobodySeesAreRead() {
        var reading = new RowReading(FormSamples.form("social-card"), HEADINGS, false);
        var row = List.of("\u200B１１０１０１x\u00A0", "１３８００００００００", "", "是");
        assertThat(reading.answers(row).path("phone").asString()).isEqualTo("13800000000");
        assertThat(reading.person(row)).isEqualTo("１１０１０１x");
        assertThat(reading.papersComplete(row)).isTrue();
    }

    @Test
    void theMarkBeforeAFormulaIsTakenOffAgain() {
        var reading = new RowReading(FormSamples.form("social-card"), HEADINGS, false);
        assertThat(reading.person(List.of("'=1+1"))).isEqualTo("=1+1");
    }

    @Test
    void theColumnsOfAMendedSheetDisturbNobody() {
        assertThat(new RowReading(FormSamples.form("social-card"), HEADINGS, false).good())
                .isTrue();
        assertThat(new RowReading(FormSamples.form("social-card"), List.of("姓名", "原因"), false).good())
                .isFalse();
    }

    @Test
    void columnsAreCalledAsInTheSheet() {
        assertThat(RowReading.letters(0)).isEqualTo("A");
        assertThat(RowReading.letters(25)).isEqualTo("Z");
        assertThat(RowReading.letters(26)).isEqualTo("AA");
        assertThat(new RowReading(FormSamples.form("social-card"), HEADINGS, false).column("phone", ""))
                .isEqualTo("B 联系电话");
    }

    private static String answer(boolean since1904, String typed) {
        var reading = new RowReading(FormSamples.form("social-card"), HEADINGS, since1904);
        return reading.answers(List.of("", "", typed)).path("lost-on").asString();
    }
}
