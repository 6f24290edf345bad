package org.xiangli.domain.services.tables;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.SeekableByteChannel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;
import org.xiangli.kernel.Refusal;

/**
 * A workbook (xlsx, ISO/IEC 29500) read part by part as a stream, from wherever it lies. What is kept of it in memory is the
 * list of its sheets and of its number formats, whatever its size; its words lie elsewhere (decision 0033).
 */
final class Workbook implements AutoCloseable {

    private static final int MOST_SHEETS = 200;

    private final ZipFile zip;
    private final Budget budget;
    private final List<Sheet> sheets = new ArrayList<>();
    private Optional<String> words = Optional.empty();
    private Formats formats = new Formats();
    private boolean since1904;

    private Workbook(ZipFile zip, Budget budget) {
        this.zip = zip;
        this.budget = budget;
    }

    /** A sheet somebody can see. */
    record Sheet(String name, String part) {}

    /** Something done with a file that may turn out not to be readable. */
    interface Reading<T> {
        T of() throws IOException, XMLStreamException;
    }

    /**
     * @throws Refusal {@code tables.file-unreadable}, {@code tables.file-not-xlsx} for another kind of table or document,
     *     {@code tables.file-bomb}
     */
    static Workbook open(SeekableByteChannel file, long size) {
        return readable(() -> {
            var zip = ZipFile.builder().setSeekableByteChannel(file).get();
            var book = new Workbook(zip, new Budget(size));
            try {
                book.describe();
            } catch (IOException | XMLStreamException | RuntimeException broken) {
                zip.close();
                throw broken;
            }
            return book;
        });
    }

    /** Whatever a reader stumbles over, it is a table it cannot read; what the database says is not the table's fault. */
    static <T> T readable(Reading<T> reading) {
        try {
            return reading.of();
        } catch (Refusal | DataAccessException | TransactionException | TableWorker.Lost known) {
            throw known;
        } catch (IOException | XMLStreamException | RuntimeException broken) {
            throw new Refusal("tables.file-unreadable", TableLaw.TAKEN);
        }
    }

    List<Sheet> sheets() {
        return List.copyOf(sheets);
    }

    /** Whether its days are counted from 1904, as old editions for the Macintosh did. */
    boolean since1904() {
        return since1904;
    }

    /** The rows of a sheet, from the top. */
    SheetRows rows(Sheet sheet) throws IOException, XMLStreamException {
        return new SheetRows(Xml.of(part(sheet.part())), formats, since1904);
    }

    /** Its words in order, one after the other; a cell names one by its number. */
    Words words() throws IOException, XMLStreamException {
        return new Words(words.isPresent() ? Optional.of(Xml.of(part(words.get()))) : Optional.empty());
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    /** The words of a workbook as a stream. */
    static final class Words {

        private final Optional<XMLStreamReader> xml;

        private Words(Optional<XMLStreamReader> xml) {
            this.xml = xml;
        }

        /** The next word; empty when there is none. */
        Optional<String> next() throws XMLStreamException {
            while (xml.isPresent() && Xml.nextElement(xml.get())) {
                if (xml.get().getLocalName().equals("si")) {
                    return Optional.of(Xml.string(xml.get()));
                }
            }
            return Optional.empty();
        }
    }

    private void describe() throws IOException, XMLStreamException {
        if (zip.getEntry("xl/workbook.bin") != null
                || (zip.getEntry("[Content_Types].xml") == null && zip.getEntry("mimetype") != null)
                || zip.getEntry("word/document.xml") != null) {
            throw new Refusal("tables.file-not-xlsx", TableLaw.TAKEN);
        }
        var places = places();
        var xml = Xml.of(part("xl/workbook.xml"));
        while (Xml.nextElement(xml)) {
            switch (xml.getLocalName()) {
                case "workbookPr" -> since1904 = List.of("1", "true", "on").contains(Xml.attribute(xml, "date1904"));
                case "sheet" -> {
                    var part = Optional.ofNullable(places.get(relation(xml)));
                    if (part.isPresent() && Xml.attribute(xml, "state").isEmpty() && sheets.size() < MOST_SHEETS) {
                        sheets.add(new Sheet(Xml.attribute(xml, "name"), part.get()));
                    }
                }
                default -> {}
            }
        }
    }

    /** The attribute {@code r:id}; a sheet has an attribute {@code sheetId} and may have others that end alike. */
    private static String relation(XMLStreamReader xml) {
        for (var at = 0; at < xml.getAttributeCount(); at++) {
            if (xml.getAttributeLocalName(at).equals("id") && xml.getAttributeNamespace(at) != null) {
                return xml.getAttributeValue(at);
            }
        }
        return "";
    }

    private Map<String, String> places() throws IOException, XMLStreamException {
        var places = new HashMap<String, String>();
        var xml = Xml.of(part("xl/_rels/workbook.xml.rels"));
        while (Xml.nextElement(xml)) {
            if (!xml.getLocalName().equals("Relationship")) {
                continue;
            }
            var target = Xml.attribute(xml, "Target");
            var part = target.startsWith("/") ? target.substring(1) : "xl/" + target;
            var type = Xml.attribute(xml, "Type");
            if (type.endsWith("/worksheet")) {
                places.put(Xml.attribute(xml, "Id"), part);
            } else if (type.endsWith("/sharedStrings")) {
                words = Optional.of(part);
            } else if (type.endsWith("/styles")) {
                formats = Formats.of(Xml.of(part(part)));
            }
        }
        return places;
    }

    private InputStream part(String name) throws IOException {
        var entry = zip.getEntry(name);
        if (entry == null || !zip.canReadEntryData(entry)) {
            throw new Refusal("tables.file-unreadable", TableLaw.TAKEN);
        }
        return budget.counting(zip.getInputStream(entry));
    }
}
