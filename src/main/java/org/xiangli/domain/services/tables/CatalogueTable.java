package org.xiangli.domain.services.tables;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.xiangli.core.access.Acting;
import org.xiangli.core.access.PostKind;
import org.xiangli.core.page.Texts;
import org.xiangli.domain.services.Catalogue;
import org.xiangli.domain.services.Item;
import org.xiangli.domain.services.UnreadableItem;
import org.xiangli.domain.services.Wording;
import org.xiangli.domain.services.admission.AdmissionDesk;
import org.xiangli.domain.services.admission.Funds;
import org.xiangli.domain.services.admission.NextEdition;
import org.xiangli.domain.services.admission.Proposal;
import org.xiangli.domain.services.admission.TransferCalendar;
import org.xiangli.domain.services.admission.Workload;
import org.xiangli.kernel.Money;
import org.xiangli.kernel.Refusal;

/**
 * The county's catalogue comes back as a table a department has mended (R029, R030). Nothing in it is published: each row
 * that changes an item becomes a proposed version the approver looks at, and one that asks the village something new goes to
 * admission first, with its funds and working conditions, like every other.
 */
@Service
public class CatalogueTable {

    private static final int MOST_ROWS = 1_000;

    private final Catalogue catalogue;
    private final NextEdition edition;
    private final AdmissionDesk admissions;
    private final ProposalShelf shelf;
    private final Texts texts;
    private final TransactionTemplate transaction;
    private final Clock clock;

    CatalogueTable(
            Catalogue catalogue,
            NextEdition edition,
            AdmissionDesk admissions,
            ProposalShelf shelf,
            Texts texts,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.catalogue = catalogue;
        this.edition = edition;
        this.admissions = admissions;
        this.shelf = shelf;
        this.texts = texts;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /** What became of a row. */
    public enum Outcome {
        SAME,
        /** Waits for the approver. */
        PROPOSED,
        /** Waits for its admission, and then for the approver. */
        IN_REVIEW,
        /** The rule sent it back: funds or working conditions are lacking. */
        RETURNED,
        /** The rule refused it: no basis in law. */
        REFUSED,
        /** The row is wrong. */
        WRONG
    }

    /** @param why with the column and the rule it stands on, in the reader's language */
    public record Line(int line, String code, Outcome outcome, String why) {}

    /**
     * Takes a table in, each row for itself. The same key again gives the same answer and proposes nothing twice.
     *
     * @throws Refusal {@code access.post-not-permitted} unless a county officer acts; {@code tables.file-…}, {@code
     *     tables.catalogue-headings}, {@code tables.no-rows}, {@code tables.catalogue-rows} with the most
     */
    public List<Line> take(UUID key, byte[] file, Locale reader) {
        Acting.current().require(PostKind.COUNTY_OFFICER);
        var rows = read(file);
        var sheet = new ItemSheet(rows.getFirst().cells());
        if (!sheet.good()) {
            throw new Refusal("tables.catalogue-headings", TableLaw.TAKEN);
        }
        if (rows.size() == 1) {
            throw new Refusal("tables.no-rows", TableLaw.TAKEN);
        }
        var standing = edition.standing().stream().collect(Collectors.toMap(Item::code, item -> item));
        var seen = new HashSet<String>();
        var lines = new ArrayList<Line>();
        for (var row : rows.subList(1, rows.size())) {
            var code = sheet.cell(row.cells(), ItemColumn.CODE);
            if (code.isEmpty() || code.startsWith("#")) {
                continue;
            }
            lines.add(
                    seen.add(code)
                            ? line(key, sheet, row, Optional.ofNullable(standing.get(code)), reader)
                            : new Line(row.line(), code, Outcome.WRONG, texts.text(reader, "tables.item.twice")));
        }
        return lines;
    }

    private record Read(int line, List<String> cells) {}

    private Line line(UUID key, ItemSheet sheet, Read row, Optional<Item> standing, Locale reader) {
        var code = sheet.cell(row.cells(), ItemColumn.CODE);
        try {
            return Objects.requireNonNull(transaction.execute(status -> propose(key, sheet, row, standing, reader)));
        } catch (ItemSheet.Unreadable cell) {
            return new Line(row.line(), code, Outcome.WRONG, cell.column + "：" + texts.text(reader, cell.key));
        } catch (UnreadableItem unreadable) {
            return new Line(
                    row.line(),
                    code,
                    Outcome.WRONG,
                    texts.text(reader, "tables.item.unreadable", String.valueOf(unreadable.getMessage())));
        } catch (Refusal refusal) {
            return new Line(row.line(), code, Outcome.WRONG, said("", refusal, reader));
        }
    }

    private Line propose(UUID key, ItemSheet sheet, Read row, Optional<Item> standing, Locale reader) {
        var item = sheet.item(row.cells(), standing);
        if (standing.filter(item::equals).isPresent()) {
            return new Line(row.line(), item.code(), Outcome.SAME, "");
        }
        var next = standing.isPresent() ? counted(item) : item;
        var id = UUID.nameUUIDFromBytes((key + "/" + item.code()).getBytes(StandardCharsets.UTF_8));
        var faults = catalogue.faults(next, LocalDate.now(clock)).stream()
                // without a basis or a payer it is the admission that answers
                .filter(fault -> !asksMore(next, standing)
                        || !(fault.field().equals("basis") || fault.field().equals("funding")))
                .map(fault -> said(fault.field(), fault.refusal(), reader))
                .collect(Collectors.joining("；"));
        if (!faults.isEmpty()) {
            return new Line(row.line(), item.code(), Outcome.WRONG, faults);
        }
        if (!asksMore(next, standing)) {
            keep(id, next, Optional.empty());
            return new Line(row.line(), item.code(), Outcome.PROPOSED, "");
        }
        var admission = admissions.propose(proposal(id, sheet, row.cells(), next));
        var lacking = admission
                .decision()
                .map(decision -> List.of(decision.why().split(",", -1)).stream()
                                .map(part -> texts.textOr(reader, part, "admission.lacking." + part))
                                .collect(Collectors.joining("、"))
                        + "（" + decision.law().citation() + "）")
                .orElse("");
        return switch (admission.state()) {
            case IN_REVIEW, ADMITTED -> {
                keep(id, next, Optional.of(admission.id()));
                yield new Line(row.line(), item.code(), Outcome.IN_REVIEW, "");
            }
            case RETURNED -> new Line(row.line(), item.code(), Outcome.RETURNED, lacking);
            case REFUSED -> new Line(row.line(), item.code(), Outcome.REFUSED, lacking);
        };
    }

    /** A new item, or one whose work for the village or whose payer changes: that is for admission to decide. */
    static boolean asksMore(Item item, Optional<Item> standing) {
        return standing.filter(
                        before -> before.village().does().equals(item.village().does())
                                && before.funding().equals(item.funding()))
                .isEmpty();
    }

    private void keep(UUID id, Item item, Optional<UUID> admission) {
        var acting = Acting.current();
        if (!shelf.has(id)) {
            shelf.add(new ProposedItem(
                    id,
                    item,
                    admission,
                    acting.office(),
                    acting.account(),
                    clock.instant().truncatedTo(ChronoUnit.MICROS)));
        }
    }

    private static Proposal proposal(UUID key, ItemSheet sheet, List<String> row, Item item) {
        var law = item.basis().stream().findFirst();
        return new Proposal(
                key,
                item.code(),
                item.name().zh(),
                law.map(basis -> basis.source()).orElse(""),
                law.map(basis -> basis.article()).orElse(""),
                lines(item.village().does()),
                lines(item.village().doesNot()),
                new Workload(
                        whole(sheet, row, "admission.hours_small"),
                        whole(sheet, row, "admission.hours_medium"),
                        whole(sheet, row, "admission.hours_large")),
                new Funds(
                        money(sheet, row),
                        item.funding().map(funding -> funding.payer().zh()).orElse(""),
                        calendar(sheet, row),
                        sheet.cell(row, "admission.equipment"),
                        sheet.cell(row, "admission.training")),
                sheet.cell(row, "admission.own_window"));
    }

    private static String lines(List<Wording> lines) {
        return lines.stream().map(Wording::zh).collect(Collectors.joining("；"));
    }

    private static int whole(ItemSheet sheet, List<String> row, String column) {
        var text = sheet.cell(row, column);
        if (!text.isEmpty() && !text.matches("[0-9]{1,4}")) {
            throw new ItemSheet.Unreadable(column, "tables.item.number");
        }
        return text.isEmpty() ? 0 : Integer.parseInt(text);
    }

    private static Money money(ItemSheet sheet, List<String> row) {
        var text = sheet.cell(row, "admission.per_case");
        return text.isEmpty() ? Money.ofFen(0) : Money.parse(text);
    }

    private static Optional<TransferCalendar> calendar(ItemSheet sheet, List<String> row) {
        var every = sheet.cell(row, "admission.every");
        if (every.isEmpty()) {
            return Optional.empty();
        }
        var day = whole(sheet, row, "admission.day");
        for (var known : TransferCalendar.Every.values()) {
            if (known.name().equals(every) && day >= 1 && day <= 28) {
                return Optional.of(new TransferCalendar(known, day));
            }
        }
        throw new ItemSheet.Unreadable("admission.every", "tables.item.allowed");
    }

    private static Item counted(Item item) {
        var tree = (tools.jackson.databind.node.ObjectNode) TableShelf.JSON.readTree(Catalogue.written(item));
        return Catalogue.typed(TableShelf.JSON.writeValueAsString(tree.put("version", item.version() + 1)));
    }

    private String said(String field, Refusal refusal, Locale reader) {
        return (field.isEmpty() ? "" : field + "：") + texts.refusal(reader, refusal) + "（"
                + refusal.rule().citation() + "）";
    }

    /** A catalogue has some hundred rows: it is read at once. */
    private static List<Read> read(byte[] file) {
        return Workbook.readable(() -> {
            FileKind.demandTable(new java.io.BufferedInputStream(new java.io.ByteArrayInputStream(file)));
            try (var book = Workbook.open(new SeekableInMemoryByteChannel(file), file.length)) {
                Map<Integer, String> words = new HashMap<>();
                var all = book.words();
                for (var word = all.next(); word.isPresent(); word = all.next()) {
                    words.put(words.size(), word.get());
                }
                var read = new ArrayList<Read>();
                if (book.sheets().isEmpty()) {
                    throw new Refusal("tables.file-unreadable", TableLaw.TAKEN);
                }
                var rows = book.rows(book.sheets().getFirst());
                for (var row = rows.next(); row.isPresent(); row = rows.next()) {
                    if (read.size() > MOST_ROWS) {
                        throw new Refusal("tables.catalogue-rows", TableLaw.TAKEN, MOST_ROWS);
                    }
                    read.add(new Read(row.get().line(), TableReader.cells(row.get(), words)));
                }
                if (read.isEmpty()) {
                    throw new Refusal("tables.no-rows", TableLaw.TAKEN);
                }
                return read;
            }
        });
    }
}
