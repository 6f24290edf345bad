package org.xiangli.domain.services.forms.web;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.jspecify.annotations.Nullable;
import org.xiangli.kernel.Refusal;
import org.xiangli.kernel.RuleRef;

/** Reads and writes tables; a file that unpacks to more than it should is refused before it is unpacked. */
final class ExcelFile {

    static final RuleRef RULE = new RuleRef("SVC.FORM.TABLE", "Xiangli R043", "");

    static final int MOST_ROWS = 2_000;
    /** Without its format a day is a number like any other. */
    private static final ReadingOptions WITH_FORMATS = new ReadingOptions(true, false);

    private static final long LARGEST = 50L * 1024 * 1024;
    private static final int MOST_PARTS = 200;
    private static final int STEEPEST = 200;

    private ExcelFile() {}

    /**
     * The rows of the first sheet as text, the first one with the headings.
     *
     * @throws Refusal {@code forms.excel-bomb}, {@code forms.excel-unreadable}, {@code forms.excel-rows} with the most
     */
    static List<List<String>> read(byte[] content) {
        demandHarmless(content);
        try (var book = new ReadableWorkbook(new ByteArrayInputStream(content), WITH_FORMATS);
                var rows = book.getFirstSheet().openStream()) {
            var read = rows.limit(MOST_ROWS + 2L).map(ExcelFile::texts).toList();
            if (read.size() > MOST_ROWS + 1) {
                throw new Refusal("forms.excel-rows", RULE, MOST_ROWS);
            }
            return read;
        } catch (Refusal refusal) {
            throw refusal;
        } catch (IOException | RuntimeException broken) {
            // whatever the reader stumbles over, it is a table it cannot read
            throw new Refusal("forms.excel-unreadable", RULE);
        }
    }

    /** A text no program that opens the table takes for a formula. */
    static String harmless(String text) {
        return !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }

    /** Unpacks into nothing, and stops as soon as it is too much. */
    static void demandHarmless(byte[] content) {
        var unpacked = 0L;
        var parts = 0;
        try (var zip = ZipFile.builder()
                .setSeekableByteChannel(new SeekableInMemoryByteChannel(content))
                .get()) {
            for (var part : Collections.list(zip.getEntries())) {
                try (var stream = zip.getInputStream(part)) {
                    unpacked += size(stream, LARGEST - unpacked);
                }
                parts++;
                if (unpacked >= LARGEST
                        || parts > MOST_PARTS
                        || unpacked / STEEPEST > Math.max(content.length, 10_000)) {
                    throw new Refusal("forms.excel-bomb", RULE);
                }
            }
        } catch (IOException broken) {
            throw new Refusal("forms.excel-unreadable", RULE);
        }
        if (parts == 0) {
            throw new Refusal("forms.excel-unreadable", RULE);
        }
    }

    private static long size(InputStream part, long most) throws IOException {
        var buffer = new byte[8192];
        var size = 0L;
        for (var read = part.read(buffer); read >= 0 && size < most; read = part.read(buffer)) {
            size += read;
        }
        return size;
    }

    private static List<String> texts(Row row) {
        var texts = new ArrayList<String>();
        for (var column = 0; column < Math.min(row.getCellCount(), 100); column++) {
            texts.add(text(row.getCell(column)));
        }
        return texts;
    }

    /** A formula is not worked out: what it says is not what was typed. Its text is refused by the validator. */
    private static String text(@Nullable Cell cell) {
        if (cell == null || cell.getType() == CellType.EMPTY || cell.getType() == CellType.ERROR) {
            return "";
        }
        if (cell.getType() == CellType.FORMULA) {
            return "=" + cell.getFormula();
        }
        if (cell.getType() == CellType.NUMBER) {
            return number(cell);
        }
        return cell.getText().strip();
    }

    private static String number(Cell cell) {
        var format = String.valueOf(cell.getDataFormatString()).toLowerCase(Locale.ROOT);
        return format.contains("y") && format.contains("d")
                ? cell.asDate().toLocalDate().toString()
                : cell.asNumber().stripTrailingZeros().toPlainString();
    }
}
