package org.xiangli.domain.services.tables.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * A sheet that is written to the wire as it grows. Words are written where they stand and not collected in a list, so that a
 * sheet of any length takes the same memory; none of them can be taken for a formula.
 */
final class Sheets implements AutoCloseable {

    private static final String EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final int FLUSH = 200;

    private final Workbook book;
    private final Worksheet sheet;
    private int line;

    private Sheets(Workbook book, Worksheet sheet) {
        this.book = book;
        this.sheet = sheet;
    }

    /** @param name of the file, without ending */
    static Sheets answer(HttpServletResponse response, String name, String title) throws IOException {
        response.setContentType(EXCEL);
        response.setHeader(
                "Content-Disposition", "attachment; filename=\"" + name.replaceAll("[^a-z0-9-]", "") + ".xlsx\"");
        response.setHeader("Cache-Control", "no-store");
        var book = new Workbook(response.getOutputStream(), "Xiangli", "1.0");
        return new Sheets(book, book.newWorksheet(title));
    }

    /** Another sheet of the same book; only small ones, for it is written at the end. */
    Worksheet another(String title) {
        return book.newWorksheet(title);
    }

    void line(Iterable<String> cells) {
        var column = 0;
        for (var cell : cells) {
            if (!cell.isEmpty()) {
                sheet.inlineString(line, column, harmless(cell));
            }
            column++;
        }
        line++;
        if (line % FLUSH == 0) {
            try {
                sheet.flush();
            } catch (IOException gone) {
                throw new UncheckedIOException(gone);
            }
        }
    }

    /** A text no program that opens the table takes for a formula. */
    static String harmless(String text) {
        return !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }

    @Override
    public void close() throws IOException {
        book.finish();
    }
}
