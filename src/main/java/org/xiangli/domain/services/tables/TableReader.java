package org.xiangli.domain.services.tables;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.xml.stream.XMLStreamException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.xiangli.core.page.Texts;
import org.xiangli.core.store.Bound;
import org.xiangli.domain.services.forms.FormShelf;
import org.xiangli.domain.services.forms.ServiceForm;
import org.xiangli.domain.services.tables.RowShelf.Typed;
import org.xiangli.domain.services.tables.SheetRows.Row;
import org.xiangli.kernel.Refusal;

/**
 * Reads the rows out of a file into their shelf, some hundreds at a time, each time in a transaction of its own that also
 * notes how far it came: whoever goes on later, here or on another machine, passes over what is there.
 */
@Component
class TableReader {

    private static final int ROWS_AT_ONCE = 500;
    private static final int WORDS_AT_ONCE = 2_000;
    /** Long cells are written sooner, so that a batch stays small whatever stands in it. */
    private static final int CHARACTERS_AT_ONCE = 500_000;

    private final TableShelf tables;
    private final RowShelf rows;
    private final FormShelf forms;
    private final Texts texts;
    private final TransactionTemplate transaction;
    private final Clock clock;

    TableReader(
            TableShelf tables,
            RowShelf rows,
            FormShelf forms,
            Texts texts,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.tables = tables;
        this.rows = rows;
        this.forms = forms;
        this.texts = texts;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /**
     * Reads until there is no more; the bound post is the one that handed the table in.
     *
     * @throws Refusal {@code tables.file-…}, {@code tables.headings}, {@code tables.no-rows}
     */
    void read(TableImport table, TableWorker.Hold hold) {
        var form = forms.current(table.item()).orElseThrow(() -> new Refusal("forms.none", TableLaw.TAKEN));
        var file = new Pieces(
                table.size(),
                number -> java.util.Objects.requireNonNull(
                        transaction.execute(status -> rows.piece(table.id(), number))));
        Workbook.readable(() -> {
            try (var book = Workbook.open(file, table.size())) {
                words(table, book, hold);
                rows(table, book, form, hold);
            }
            return true;
        });
    }

    private void words(TableImport table, Workbook book, TableWorker.Hold hold) throws IOException, XMLStreamException {
        var words = book.words();
        var number = 0;
        var batch = new ArrayList<String>();
        var characters = 0;
        for (var word = words.next(); word.isPresent(); word = words.next()) {
            if (number++ < table.wordsRead()) {
                continue;
            }
            // what a database cannot keep becomes what people see in its place
            batch.add(word.get().replace("\0", ""));
            characters += word.get().length();
            if (batch.size() >= WORDS_AT_ONCE || characters >= CHARACTERS_AT_ONCE) {
                layAside(table, batch, number - batch.size(), hold);
                characters = 0;
            }
        }
        layAside(table, batch, number - batch.size(), hold);
    }

    private void layAside(TableImport table, List<String> batch, int first, TableWorker.Hold hold) {
        if (!batch.isEmpty()) {
            transaction.executeWithoutResult(status -> {
                hold.demand();
                rows.addWords(table, first, batch);
                tables.wordsRead(table.id(), batch.size(), clock.instant(), hold.until());
            });
            batch.clear();
        }
    }

    private void rows(TableImport table, Workbook book, ServiceForm form, TableWorker.Hold hold)
            throws IOException, XMLStreamException {
        var chosen = choose(table, book, form);
        var sheet = book.rows(chosen.sheet());
        if (table.headings().isEmpty()) {
            transaction.executeWithoutResult(status -> {
                hold.demand();
                tables.headingsRead(table.id(), chosen.headings(), book.since1904(), chosen.line());
            });
        }
        var done = Math.max(chosen.line(), table.lastLine());
        var batch = new ArrayList<Row>();
        var characters = 0;
        for (var row = sheet.next(); row.isPresent(); row = sheet.next()) {
            if (row.get().line() <= done) {
                continue;
            }
            batch.add(row.get());
            characters += row.get().cells().stream()
                    .mapToInt(cell -> cell.text().length() + 50)
                    .sum();
            if (batch.size() >= ROWS_AT_ONCE || characters >= CHARACTERS_AT_ONCE) {
                put(table, batch, hold);
                characters = 0;
            }
        }
        put(table, batch, hold);
        finish(table, sheet, chosen, hold);
    }

    private void put(TableImport table, List<Row> batch, TableWorker.Hold hold) {
        if (batch.isEmpty()) {
            return;
        }
        transaction.executeWithoutResult(status -> {
            hold.demand();
            var words = rows.words(table.id(), numbers(batch));
            var typed = batch.stream()
                    .map(row -> typed(table, row, words))
                    .filter(row -> !row.cells().stream().allMatch(String::isBlank))
                    .toList();
            if (!typed.isEmpty()) {
                rows.addRows(table, typed);
            }
            tables.rowsRead(table.id(), typed.size(), batch.getLast().line(), clock.instant(), hold.until());
        });
        batch.clear();
    }

    private void finish(TableImport table, SheetRows sheet, Chosen chosen, TableWorker.Hold hold) {
        var merged = sheet.merged().stream()
                .filter(lines -> lines.last() > lines.first() && lines.last() > chosen.line())
                .toList();
        transaction.executeWithoutResult(status -> {
            if (hold.demand().rowsRead() == 0) {
                throw new Refusal("tables.no-rows", TableLaw.TAKEN);
            }
            var problem = new RowProblem("", texts.text(table.language(), "tables.problem.merged"));
            var refused = merged.isEmpty() ? 0 : rows.refuseMerged(table.id(), merged, problem);
            tables.readingDone(table.id(), refused, clock.instant());
            rows.dropFile(table.id());
        });
    }

    /** A sheet with its headings. @param line where they stand */
    private record Chosen(Workbook.Sheet sheet, List<String> headings, int line) {}

    /** The first sheet whose first words are the headings of the form; the words on the template's second sheet are none. */
    private Chosen choose(TableImport table, Workbook book, ServiceForm form) throws IOException, XMLStreamException {
        for (var sheet : book.sheets()) {
            var first = book.rows(sheet).next();
            if (first.isEmpty()) {
                continue;
            }
            var words = transaction.execute(status -> rows.words(table.id(), numbers(List.of(first.get()))));
            var headings = cells(first.get(), words == null ? Map.of() : words);
            if (new RowReading(form, headings, book.since1904()).good()) {
                return new Chosen(sheet, headings, first.get().line());
            }
        }
        throw new Refusal("tables.headings", TableLaw.TAKEN);
    }

    private static HashSet<Integer> numbers(List<Row> batch) {
        var numbers = new HashSet<Integer>();
        batch.forEach(
                row -> row.cells().stream().filter(cell -> cell.word() >= 0).forEach(cell -> numbers.add(cell.word())));
        return numbers;
    }

    private Typed typed(TableImport table, Row row, Map<Integer, String> words) {
        var cells = cells(row, words);
        return new Typed(row.line(), cells, key(table, cells));
    }

    static List<String> cells(Row row, Map<Integer, String> words) {
        var by = new HashMap<Integer, String>();
        row.cells()
                .forEach(cell -> by.put(
                        cell.column(),
                        cell.word() < 0
                                ? cell.text().replace("\0", "").strip()
                                : Optional.ofNullable(words.get(cell.word()))
                                        .orElseThrow(() -> new Refusal("tables.file-unreadable", TableLaw.TAKEN))
                                        .strip()));
        var cells = new ArrayList<String>(
                Collections.nCopies(row.cells().isEmpty() ? 0 : Collections.max(by.keySet()) + 1, ""));
        by.forEach(cells::set);
        while (!cells.isEmpty() && cells.getLast().isEmpty()) {
            cells.removeLast();
        }
        return cells;
    }

    /** Made of the row itself: a table that was mended and handed in again the same day repeats none of its good rows. */
    private UUID key(TableImport table, List<String> cells) {
        var day = table.handedInAt().atZone(clock.getZone()).toLocalDate();
        var name = Bound.county() + "/" + table.item() + "/" + day + "/" + String.join("\u0000", cells);
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }
}
