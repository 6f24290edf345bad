package org.xiangli.domain.services.forms.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xiangli.kernel.Refusal;

class ExcelFileTests {

    @Test
    void readsTextsNumbersAndDaysAsTheyWereTyped() throws IOException {
        var read = ExcelFile.read(table(sheet -> {
            sheet.value(0, 0, "联系电话");
            sheet.value(1, 0, 13800000000L);
            sheet.value(1, 1, 1200.5);
            sheet.value(1, 2, LocalDate.of(2026, 3, 8));
            sheet.style(1, 2).format("yyyy-mm-dd").set();
        }));
        assertThat(read.getLast()).isEqualTo(List.of("13800000000", "1200.5", "2026-03-08"));
    }

    @Test
    void aFormulaIsNotWorkedOut() throws IOException {
        var read = ExcelFile.read(table(sheet -> {
            sheet.value(0, 0, "x");
            sheet.formula(1, 0, "1+1");
        }));
        assertThat(read.getLast().getFirst()).startsWith("=");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"})
    void whatCouldBeAFormulaIsWrittenAsText(String text) {
        assertThat(ExcelFile.harmless(text)).isEqualTo("'" + text);
    }

    @Test
    void otherTextsAreLeftAlone() {
        assertThat(ExcelFile.harmless("王秀兰")).isEqualTo("王秀兰");
        assertThat(ExcelFile.harmless("")).isEmpty();
        assertThat(ExcelFile.harmless("a=1")).isEqualTo("a=1");
    }

    @Test
    void aTableThatUnpacksToTooMuchIsRefused() throws IOException {
        refused("forms.excel-bomb", zip(1, 60 * 1024 * 1024));
        refused("forms.excel-bomb", zip(1, 40 * 1024 * 1024));
        refused("forms.excel-bomb", zip(300, 10));
    }

    @Test
    void whatIsNoTableIsRefused() throws IOException {
        refused("forms.excel-unreadable", new byte[0]);
        refused("forms.excel-unreadable", "姓名,电话\n".getBytes(StandardCharsets.UTF_8));
        refused("forms.excel-unreadable", zip(1, 10));
    }

    @Test
    void aRowMoreThanTheMostIsRefusedAndExactlyTheMostIsNot() throws IOException {
        assertThat(ExcelFile.read(rows(ExcelFile.MOST_ROWS + 1))).hasSize(ExcelFile.MOST_ROWS + 1);
        refused("forms.excel-rows", rows(ExcelFile.MOST_ROWS + 2));
    }

    private static void refused(String code, byte[] content) {
        assertThatThrownBy(() -> ExcelFile.read(content))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(code));
    }

    private static byte[] rows(int count) throws IOException {
        return table(sheet -> {
            for (var line = 0; line < count; line++) {
                sheet.value(line, 0, "第" + line + "行");
            }
        });
    }

    static byte[] table(java.util.function.Consumer<org.dhatim.fastexcel.Worksheet> fill) throws IOException {
        var bytes = new ByteArrayOutputStream();
        var book = new Workbook(bytes, "Test", "1.0");
        fill.accept(book.newWorksheet("1"));
        book.finish();
        return bytes.toByteArray();
    }

    private static byte[] zip(int parts, int size) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var part = 0; part < parts; part++) {
                zip.putNextEntry(new ZipEntry("xl/part" + part + ".xml"));
                zip.write(new byte[size]);
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }
}
