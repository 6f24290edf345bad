package org.xiangli.domain.services.tables;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.unit.DataSize;
import org.xiangli.core.access.Acting;
import org.xiangli.core.access.PostKind;
import org.xiangli.core.access.Purpose;
import org.xiangli.core.access.ViewLog;
import org.xiangli.domain.services.Catalogue;
import org.xiangli.domain.services.forms.FormShelf;
import org.xiangli.domain.services.tables.TableImport.State;
import org.xiangli.kernel.Ids;
import org.xiangli.kernel.Refusal;

/**
 * Where a table of applications is handed in (R043, R048). It is taken as it is and answered at once; its rows are taken in
 * afterwards, and whoever handed it in can see how far that is, stop it, and get back the rows that were refused.
 */
@Service
public class TableDesk {

    private static final int PAGE = 500;
    private static final int SHOWN = 20;
    private static final int LISTED = 20;
    private static final int LONGEST_NAME = 120;

    private final TableShelf tables;
    private final RowShelf rows;
    private final Catalogue catalogue;
    private final FormShelf forms;
    private final ViewLog views;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final DataSize limit;

    TableDesk(
            TableShelf tables,
            RowShelf rows,
            Catalogue catalogue,
            FormShelf forms,
            ViewLog views,
            PlatformTransactionManager transactions,
            Clock clock,
            @Value("${xiangli.tables.limit:64MB}") DataSize limit) {
        this.tables = tables;
        this.rows = rows;
        this.catalogue = catalogue;
        this.forms = forms;
        this.views = views;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
        this.limit = limit;
    }

    /** A row that was not taken, as it was typed, with what is wrong; nothing is wrong with one nobody came to. */
    public record WrongRow(int line, List<String> cells, List<RowProblem> problems) {}

    /** What is wrong with a row, without what was typed. */
    public record Wrong(int line, List<RowProblem> problems) {}

    /**
     * Takes a table as it is, piece by piece; what is in it is looked at afterwards. The same key again is the same table.
     *
     * @param file read once; closed by the caller
     * @throws Refusal {@code access.post-not-permitted} unless a village clerk acts, {@code item.not-in-force}, {@code
     *     forms.none}, {@code tables.file-large} with the limit in MB, and {@code tables.file-…} for what is no xlsx
     */
    @Transactional(rollbackFor = IOException.class)
    public TableImport handIn(UUID key, String item, String fileName, InputStream file, Locale language)
            throws IOException {
        var acting = Acting.current();
        acting.require(PostKind.VILLAGE_CLERK);
        var before = tables.withKey(key);
        if (before.isPresent()) {
            return before.get();
        }
        var code = catalogue.item(item, LocalDate.now(clock)).item().code();
        if (forms.current(code).isEmpty()) {
            throw new Refusal("forms.none", TableLaw.TAKEN);
        }
        var content = new BufferedInputStream(file, Pieces.SIZE);
        FileKind.demandTable(content);
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var table = new TableImport(
                Ids.next(),
                acting.division(),
                acting.account(),
                acting.post(),
                acting.displayName(),
                language,
                code,
                named(fileName),
                1,
                now,
                State.READING,
                false,
                List.of(),
                0,
                0,
                0,
                0,
                0,
                0,
                Optional.empty(),
                Optional.empty(),
                now,
                Optional.empty(),
                false);
        tables.add(table, key);
        var size = 0L;
        var number = 0;
        for (var piece = content.readNBytes(Pieces.SIZE); piece.length > 0; piece = content.readNBytes(Pieces.SIZE)) {
            size += piece.length;
            if (size > limit.toBytes()) {
                throw new Refusal("tables.file-large", TableLaw.TAKEN, limit.toMegabytes());
            }
            rows.addPiece(table, number++, piece);
        }
        tables.sized(table.id(), size);
        return tables.find(table.id()).orElseThrow();
    }

    /** A table the acting clerk handed in. @throws Refusal {@code tables.not-found} also when it is somebody else's */
    @Transactional(readOnly = true)
    public TableImport demand(UUID id) {
        Acting.current().require(PostKind.VILLAGE_CLERK);
        return tables.find(id).orElseThrow(() -> new Refusal("tables.not-found", TableLaw.TAKEN));
    }

    /** The latest tables of the acting clerk. */
    @Transactional(readOnly = true)
    public List<TableImport> mine() {
        return tables.of(Acting.current().account(), LISTED);
    }

    /** Takes no further row in; what is taken stays. A table that is over stays as it is. */
    @Transactional
    public TableImport cancel(UUID id) {
        demand(id);
        if (tables.end(id, State.CANCELLED, null, clock.instant())) {
            rows.dropFile(id);
        }
        return demand(id);
    }

    /** What is wrong with the first rows that were refused; nobody's data stands in it. */
    @Transactional(readOnly = true)
    public List<Wrong> firstWrong(UUID id) {
        demand(id);
        return rows.notTaken(id, 0, false, SHOWN).stream()
                .map(row -> new Wrong(row.line(), row.problems()))
                .toList();
    }

    /**
     * Hands out the rows that are no application, in order, some at a time. Each one whose person was found is recorded as
     * seen, in the transaction that reads it.
     *
     * @throws Refusal {@code tables.erased} when the time for which rows are kept is over
     */
    public void notTaken(UUID id, Consumer<WrongRow> reader) {
        var table = transaction.execute(status -> demand(id));
        if (table == null || table.erased()) {
            throw new Refusal("tables.erased", TableLaw.TAKEN);
        }
        var after = 0;
        List<RowShelf.NotTaken> page;
        do {
            var from = after;
            page = java.util.Objects.requireNonNull(
                    transaction.execute(status -> page(id, from, table.state().over())));
            page.forEach(row -> reader.accept(new WrongRow(row.line(), row.cells(), row.problems())));
            after = page.isEmpty() ? after : page.getLast().line();
        } while (page.size() == PAGE);
    }

    private List<RowShelf.NotTaken> page(UUID id, int after, boolean over) {
        var page = rows.notTaken(id, after, over, PAGE);
        page.forEach(row -> row.resident()
                .ifPresent(resident -> row.village()
                        .ifPresent(village ->
                                views.record(resident, village, Purpose.IDENTIFY_APPLICANT, null, "table"))));
        return page;
    }

    private static String named(String fileName) {
        var plain = fileName.replaceAll("^.*[/\\\\]", "")
                .replaceAll("\\p{Cntrl}", "")
                .strip();
        var name = plain.isEmpty() ? "xlsx" : plain;
        return name.codePointCount(0, name.length()) <= LONGEST_NAME
                ? name
                : name.substring(0, name.offsetByCodePoints(0, LONGEST_NAME));
    }
}
