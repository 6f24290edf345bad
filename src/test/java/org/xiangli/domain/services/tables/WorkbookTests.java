package org.xiangli.domain.services.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.xml.stream.XMLStreamException;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.xiangli.domain.services.tables.SheetRows.Merged;
import org.xiangli.kernel.Refusal;

/** Workbooks as office programs write them, and as nobody should. */
class WorkbookTests {

    private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static final String BOMB = "x".repeat(1024);

    @Test
    void readsTextsNumbersAndDaysAsTheyAreSeen() throws Exception {
        var read = read(TableWork.written(sheet -> {
            sheet.value(0, 0, "联系电话");
            sheet.value(1, 0, 13800000000L);
            sheet.value(1, 1, 1200.1);
            sheet.value(1, 2, LocalDate.of(2026, 3, 8));
            sheet.style(1, 2).format("yyyy-mm-dd").set();
            sheet.value(1, 3, true);
            sheet.inlineString(1, 4, "就地写的字");
        }));
        assertThat(read.getLast()).isEqualTo(List.of("13800000000", "1200.1", "2026-03-08", "TRUE", "就地写的字"));
    }

    @Test
    void aFormulaIsNotWorkedOutAndALongNumberSaysThatItIsCut() throws Exception {
        var read = read(TableWork.written(sheet -> {
            sheet.value(0, 0, "x");
            sheet.formula(1, 0, "HYPERLINK(1)");
            sheet.value(1, 1, 222405195807190000L);
        }));
        assertThat(read.getLast()).containsExactly("=HYPERLINK(1)", "≈222405195807190000");
    }

    @ParameterizedTest
    @CsvSource({
        "1,false,1900-01-01",
        "59,false,1900-02-28",
        "61,false,1900-03-01",
        "46089,false,2026-03-08",
        "44627,true,2026-03-08",
        "2958465,false,9999-12-31"
    })
    void aSerialIsADayInEitherSystem(long serial, boolean since1904, LocalDate day) {
        assertThat(SheetRows.day(serial, since1904)).contains(day);
    }

    @Test
    void noDayBeforeTheFirstAndAfterTheLast() {
        assertThat(SheetRows.day(0, false)).isEmpty();
        assertThat(SheetRows.day(2_958_466, false)).isEmpty();
    }

    @Test
    void daysAreCountedFrom1904WhenTheBookSaysSo() throws Exception {
        var book = book("<row r=\"1\"><c r=\"A1\" s=\"1\"><v>44627</v></c></row>", "");
        book.computeIfPresent(
                "xl/workbook.xml", (name, xml) -> xml.replace("<sheets>", "<workbookPr date1904=\"1\"/><sheets>"));
        assertThat(read(zip(book)).getFirst()).containsExactly("2026-03-08");
    }

    @Test
    void emptyRowsArePassedOverAndLinesKeepTheirNumbers() throws Exception {
        var lines = new ArrayList<Integer>();
        var file = zip(book(
                "<row r=\"2\"/><row r=\"7\"><c r=\"C7\"><v>1</v></c></row>"
                        + "<row r=\"1048576\"><c r=\"A1048576\"><v>2</v></c></row>",
                ""));
        try (var book = Workbook.open(new SeekableInMemoryByteChannel(file), file.length)) {
            var rows = book.rows(book.sheets().getFirst());
            for (var row = rows.next(); row.isPresent(); row = rows.next()) {
                lines.add(row.get().line());
            }
        }
        assertThat(lines).containsExactly(7, 1_048_576);
    }

    @Test
    void aLineBehindTheLastIsRefused() throws IOException {
        refused("tables.file-unreadable", zip(book("<row r=\"1048577\"><c><v>1</v></c></row>", "")));
    }

    @Test
    void mergedLinesAreKnownAtTheEnd() throws Exception {
        var file = zip(book(
                "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>",
                "<mergeCells count=\"1\"><mergeCell ref=\"A1:B3\"/></mergeCells>"));
        try (var book = Workbook.open(new SeekableInMemoryByteChannel(file), file.length)) {
            var rows = book.rows(book.sheets().getFirst());
            assertThat(rows.next()).isPresent();
            assertThat(rows.next()).isEmpty();
            assertThat(rows.merged()).containsExactly(new Merged(1, 3));
        }
    }

    @Test
    void runsAreOneTextAndReadingAidsAreNone() throws Exception {
        var cell = "<c r=\"A1\" t=\"inlineStr\"><is><r><t>王</t></r><r><t>秀兰</t></r><rPh><t>wang</t></rPh></is></c>";
        assertThat(read(zip(book("<row r=\"1\">" + cell + "</row>", ""))).getFirst())
                .containsExactly("王秀兰");
    }

    @Test
    void whatExcelWritesForLineEndsIsRead() {
        assertThat(Xml.plain("一_x000A_二_x0000__x000D_三")).isEqualTo("一\n二三");
        assertThat(Xml.plain("snake_x_case")).isEqualTo("snake_x_case");
    }

    @Test
    void aNumberThatWouldFillTheMemoryStaysAText() throws Exception {
        assertThat(read(zip(book("<row r=\"1\"><c r=\"A1\"><v>1E999999999</v></c></row>", "")))
                        .getFirst())
                .containsExactly("1E999999999");
    }

    @Test
    void aBookThatUnpacksToTooMuchIsRefusedWhileItIsRead() throws IOException {
        refused(
                "tables.file-bomb",
                zip(book(
                        "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>1</t></is></c></row>"
                                + " ".repeat(30 * 1024 * 1024),
                        "")));
    }

    @Test
    void aCellLongerThanACellMayBeIsRefused() throws IOException {
        refused(
                "tables.file-unreadable",
                zip(book(
                        "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>" + BOMB.repeat(40) + "</t></is></c></row>",
                        "")));
    }

    @Test
    void entitiesAreNotExpanded() throws IOException {
        var parts = book("<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>&lol;</t></is></c></row>", "");
        parts.computeIfPresent(
                "xl/worksheets/sheet1.xml",
                (name, xml) -> xml.replace("<worksheet", "<!DOCTYPE w [<!ENTITY lol \"lol\">]><worksheet"));
        refused("tables.file-unreadable", zip(parts));
    }

    @Test
    void otherTablesAndDocumentsAreTold() throws IOException {
        refused("tables.file-not-xlsx", zip(Map.of("[Content_Types].xml", "", "xl/workbook.bin", "")));
        refused("tables.file-not-xlsx", zip(Map.of("mimetype", "application/vnd.oasis.opendocument.spreadsheet")));
        refused("tables.file-not-xlsx", zip(Map.of("[Content_Types].xml", "", "word/document.xml", "")));
        refused("tables.file-unreadable", zip(Map.of("a.txt", "a")));
        var cut = TableWork.table(List.of(List.of("a")));
        refused("tables.file-unreadable", java.util.Arrays.copyOf(cut, cut.length / 2));
    }

    @Test
    void aWordThatIsNotThereIsRefused() throws Exception {
        assertThatThrownBy(() -> read(zip(book("<row r=\"1\"><c r=\"A1\" t=\"s\"><v>-1</v></c></row>", ""))))
                .isInstanceOf(Refusal.class);
    }

    private static void refused(String code, byte[] content) {
        assertThatThrownBy(() -> read(content))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(code));
    }

    private static List<List<String>> read(byte[] file) throws IOException, XMLStreamException {
        return Workbook.readable(() -> {
            try (var book = Workbook.open(new SeekableInMemoryByteChannel(file), file.length)) {
                var words = new ArrayList<String>();
                var all = book.words();
                for (var word = all.next(); word.isPresent(); word = all.next()) {
                    words.add(word.get());
                }
                var read = new ArrayList<List<String>>();
                var rows = book.rows(book.sheets().getFirst());
                for (var row = rows.next(); row.isPresent(); row = rows.next()) {
                    read.add(row.get().cells().stream()
                            .map(cell -> cell.word() < 0 ? cell.text() : words.get(cell.word()))
                            .toList());
                }
                return read;
            }
        });
    }

    /** The parts of a workbook with one sheet; its second style shows a day. */
    private static Map<String, String> book(String rows, String behind) {
        var relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        return new TreeMap<>(Map.of(
                "[Content_Types].xml", "<Types/>",
                "xl/workbook.xml",
                        "<workbook xmlns=\"%s\" xmlns:r=\"%s\"><sheets><sheet name=\"1\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>"
                                .formatted(MAIN, relations),
                "xl/_rels/workbook.xml.rels",
                        "<Relationships><Relationship Id=\"r1\" Type=\"%s/worksheet\" Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"r2\" Type=\"%s/styles\" Target=\"styles.xml\"/></Relationships>"
                                .formatted(relations, relations),
                "xl/styles.xml",
                        "<styleSheet><cellXfs count=\"2\"><xf numFmtId=\"0\"/><xf"
                                + " numFmtId=\"31\"/></cellXfs></styleSheet>",
                "xl/worksheets/sheet1.xml",
                        "<worksheet xmlns=\"%s\"><sheetData>%s</sheetData>%s</worksheet>"
                                .formatted(MAIN, rows, behind)));
    }

    private static byte[] zip(Map<String, String> parts) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }
}
