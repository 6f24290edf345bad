package org.xiangli.domain.services.tables;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.xiangli.kernel.Refusal;

/**
 * The rows of a sheet, one after the other. A cell is the text somebody sees in it, with two exceptions that are marked:
 * a formula is not worked out, for what it says is not what was typed, and a number longer than Excel can keep says that
 * its end is lost.
 */
final class SheetRows {

    /** Before a number of which Excel has kept the first fifteen digits only. */
    static final String CUT = "≈";

    static final int MOST_COLUMNS = 100;
    /** The last line there is, by the format. */
    static final int LAST_LINE = 1_048_576;

    private static final MathContext KEPT = new MathContext(15);
    private static final int MOST_MERGES = 10_000;

    /** @param word number of the word in the workbook's list; -1 when the text stands here */
    record Cell(int column, int word, String text) {}

    /** @param line from 1, as the clerk sees it */
    record Row(int line, List<Cell> cells) {}

    /** Lines that share a cell, first and last. */
    record Merged(int first, int last) {}

    private final XMLStreamReader xml;
    private final Formats formats;
    private final boolean since1904;
    private final List<Merged> merged = new ArrayList<>();
    private int line;

    SheetRows(XMLStreamReader xml, Formats formats, boolean since1904) {
        this.xml = xml;
        this.formats = formats;
        this.since1904 = since1904;
    }

    /** The next row that has a cell; empty at the end. @throws Refusal {@code tables.file-unreadable} */
    Optional<Row> next() throws XMLStreamException {
        while (Xml.nextElement(xml)) {
            switch (xml.getLocalName()) {
                case "row" -> {
                    var row = row();
                    if (!row.cells().isEmpty()) {
                        return Optional.of(row);
                    }
                }
                case "mergeCell" -> merge(Xml.attribute(xml, "ref"));
                default -> {}
            }
        }
        return Optional.empty();
    }

    /** What is merged stands behind the rows: known when there is no next one. */
    List<Merged> merged() {
        return List.copyOf(merged);
    }

    private Row row() throws XMLStreamException {
        line = Xml.whole(xml, "r", line + 1);
        if (line < 1 || line > LAST_LINE) {
            throw new Refusal("tables.file-unreadable", TableLaw.TAKEN);
        }
        var cells = new ArrayList<Cell>();
        var column = -1;
        while (xml.hasNext()) {
            var event = xml.next();
            if (event == XMLStreamReader.END_ELEMENT && xml.getLocalName().equals("row")) {
                break;
            }
            if (event == XMLStreamReader.START_ELEMENT && xml.getLocalName().equals("c")) {
                column = column(Xml.attribute(xml, "r"), column + 1);
                var cell = cell(column);
                if (column < MOST_COLUMNS && (cell.word() >= 0 || !cell.text().isBlank())) {
                    cells.add(cell);
                }
            }
        }
        return new Row(line, cells);
    }

    private Cell cell(int column) throws XMLStreamException {
        var type = Xml.attribute(xml, "t");
        var style = Xml.whole(xml, "s", 0);
        var value = new StringBuilder();
        var formula = new StringBuilder();
        var inline = "";
        var isFormula = false;
        var within = "";
        while (xml.hasNext()) {
            var event = xml.next();
            if (event == XMLStreamReader.END_ELEMENT) {
                if (xml.getLocalName().equals("c")) {
                    break;
                }
                within = "";
            } else if (event == XMLStreamReader.START_ELEMENT) {
                within = xml.getLocalName();
                isFormula |= within.equals("f");
                if (within.equals("is")) {
                    inline = Xml.string(xml);
                    within = "";
                }
            } else if (event == XMLStreamReader.CHARACTERS || event == XMLStreamReader.CDATA) {
                if (within.equals("v")) {
                    Xml.append(value, xml);
                } else if (within.equals("f")) {
                    Xml.append(formula, xml);
                }
            }
        }
        if (isFormula) {
            return new Cell(column, -1, "=" + formula);
        }
        return switch (type) {
            case "s" -> new Cell(column, word(value.toString()), "");
            case "inlineStr" -> new Cell(column, -1, inline);
            case "str", "e" -> new Cell(column, -1, Xml.plain(value.toString()));
            case "b" -> new Cell(column, -1, value.toString().strip().equals("1") ? "TRUE" : "FALSE");
            case "d" -> new Cell(column, -1, value.toString().strip().replaceFirst("T.*$", ""));
            default -> new Cell(column, -1, number(value.toString().strip(), formats.showsDay(style)));
        };
    }

    private String number(String text, boolean day) {
        if (text.isEmpty() || text.length() > 40) {
            return text;
        }
        BigDecimal number;
        try {
            number = new BigDecimal(text);
        } catch (NumberFormatException none) {
            return text;
        }
        if (Math.abs((long) number.scale()) > 400) {
            return text;
        }
        if (day) {
            var shown = day(number.longValue(), since1904);
            if (shown.isPresent()) {
                return shown.get().toString();
            }
        }
        var plain = number.round(KEPT).stripTrailingZeros().toPlainString();
        return number.abs().compareTo(new BigDecimal("1E15")) >= 0 ? CUT + plain : plain;
    }

    /** The day of a serial number; the first system has a day too many in 1900, which is passed over. */
    static Optional<LocalDate> day(long serial, boolean since1904) {
        if (serial < 1 || serial > 2_958_465) {
            return Optional.empty();
        }
        if (since1904) {
            return Optional.of(LocalDate.of(1904, 1, 1).plusDays(serial));
        }
        return Optional.of(LocalDate.of(1899, 12, serial < 60 ? 31 : 30).plusDays(serial));
    }

    private static int word(String text) {
        var plain = text.strip();
        if (!plain.matches("[0-9]{1,9}")) {
            throw new Refusal("tables.file-unreadable", TableLaw.TAKEN);
        }
        return Integer.parseInt(plain);
    }

    /** AB12 stands in column 27, counted from 0. */
    private static int column(String place, int otherwise) {
        var column = 0;
        for (var at = 0; at < place.length() && at < 3; at++) {
            var letter = place.charAt(at);
            if (letter < 'A' || letter > 'Z') {
                break;
            }
            column = column * 26 + letter - 'A' + 1;
        }
        return column == 0 ? otherwise : column - 1;
    }

    private void merge(String range) {
        var lines = range.replaceAll("[A-Z$]", "").split(":", 2);
        if (lines.length == 2
                && merged.size() < MOST_MERGES
                && lines[0].matches("[0-9]{1,7}")
                && lines[1].matches("[0-9]{1,7}")) {
            merged.add(new Merged(Integer.parseInt(lines[0]), Integer.parseInt(lines[1])));
        }
    }
}
