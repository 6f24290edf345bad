package org.xiangli.domain.services.forms.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.springframework.stereotype.Component;
import org.xiangli.core.access.Purpose;
import org.xiangli.core.page.Texts;
import org.xiangli.core.people.ResidentRegistry;
import org.xiangli.core.store.Bound;
import org.xiangli.domain.services.Channel;
import org.xiangli.domain.services.Draft;
import org.xiangli.domain.services.Item;
import org.xiangli.domain.services.Material;
import org.xiangli.domain.services.PaperMark;
import org.xiangli.domain.services.PaperState;
import org.xiangli.domain.services.forms.FormIntake;
import org.xiangli.domain.services.forms.ServiceForm;
import org.xiangli.domain.services.web.Papers;
import org.xiangli.kernel.IdNumber;
import org.xiangli.kernel.Refusal;

/**
 * Paper forms typed into a table, taken in row by row at the window. Each row is an application of its own: a wrong one
 * stops no other, and the same row sent again on the same day is the same application, so a table may be
 * mended and sent again.
 */
@Component
class TableIntake {

    /**
     * @param wrong rows that were not taken, as a table with the reason in a last column; empty when there are none
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Result(int taken, int failed, byte[] wrong) {}

    private record Wrong(int line, List<String> row, String why) {}

    private final FormIntake desk;
    private final ResidentRegistry residents;
    private final Texts texts;
    private final Clock clock;

    TableIntake(FormIntake desk, ResidentRegistry residents, Texts texts, Clock clock) {
        this.desk = desk;
        this.residents = residents;
        this.texts = texts;
        this.clock = clock;
    }

    /** @throws Refusal as {@link ExcelFile#read}, {@code forms.excel-headings} when columns are missing */
    Result take(Item item, ServiceForm form, byte[] content, Locale reader) {
        var rows = ExcelFile.read(content);
        var reading = new RowReading(form, rows.isEmpty() ? List.of() : rows.getFirst());
        if (!reading.good()) {
            throw new Refusal("forms.excel-headings", ExcelFile.RULE);
        }
        var wrong = new ArrayList<Wrong>();
        var taken = 0;
        for (var line = 1; line < rows.size(); line++) {
            var row = rows.get(line);
            if (row.stream().allMatch(String::isBlank)) {
                continue;
            }
            var why = take(item, reading, row, key(item, row), reader);
            if (why.isEmpty()) {
                taken++;
            } else {
                wrong.add(new Wrong(line + 1, row, why));
            }
        }
        return new Result(taken, wrong.size(), wrong.isEmpty() ? new byte[0] : sheet(rows.getFirst(), wrong, reader));
    }

    /** An empty table with the headings, and the words of each choice on a second sheet. */
    void template(ServiceForm form, Locale reader, OutputStream to) throws IOException {
        var book = new Workbook(to, "Xiangli", "1.0");
        var table = book.newWorksheet(texts.text(reader, "forms.excel.rows"));
        var words = book.newWorksheet(texts.text(reader, "forms.excel.words"));
        var column = 0;
        for (var question : RowReading.columns(form)) {
            table.value(0, column, ExcelFile.harmless(question.title().in(reader)));
            words.value(0, column, ExcelFile.harmless(question.title().in(reader)));
            var line = 1;
            for (var option : question.options()) {
                words.value(line++, column, ExcelFile.harmless(option.title().in(reader)));
            }
            column++;
        }
        table.value(0, column, texts.text(reader, "forms.excel.papers"));
        words.value(0, column, texts.text(reader, "forms.excel.papers"));
        words.value(1, column, texts.text(reader, "forms.yes"));
        words.value(2, column, texts.text(reader, "forms.no"));
        book.finish();
    }

    private String take(Item item, RowReading reading, List<String> row, UUID key, Locale reader) {
        try {
            var person = residents.search(IdNumber.of(reading.person(row)).value(), Purpose.IDENTIFY_APPLICANT);
            if (person.isEmpty()) {
                return texts.text(reader, "refusal.services.resident-unknown");
            }
            var standing = desk.look(person.getFirst().id(), item.code(), reading.answers(row));
            if (!standing.problems().isEmpty()) {
                return standing.problems().stream()
                        .map(problem -> problem.in(texts, reader))
                        .collect(Collectors.joining("；"));
            }
            var draft = new Draft(
                    key,
                    person.getFirst().id(),
                    item.code(),
                    Channel.WINDOW,
                    standing.phone(),
                    Locale.SIMPLIFIED_CHINESE,
                    Optional.empty(),
                    Map.of());
            desk.take(draft, standing, marks(item, reading.papersComplete(row)));
            return "";
        } catch (Refusal refusal) {
            return texts.refusal(reader, refusal);
        }
    }

    /** All that is required was seen, in the first way it may be brought; or nothing was. */
    private static Map<String, PaperMark> marks(Item item, boolean complete) {
        return item.asked().stream()
                .collect(Collectors.toMap(Material::code, paper -> PaperMark.of(state(paper, complete))));
    }

    private static PaperState state(Material paper, boolean complete) {
        if (!complete) {
            return PaperState.MISSING;
        }
        return paper.necessity() == Material.Necessity.CONDITIONAL
                ? PaperState.NOT_NEEDED
                : Papers.choices(paper).getFirst();
    }

    private byte[] sheet(List<String> headings, List<Wrong> wrong, Locale reader) {
        var bytes = new ByteArrayOutputStream();
        try {
            var book = new Workbook(bytes, "Xiangli", "1.0");
            var table = book.newWorksheet(texts.text(reader, "forms.excel.wrong"));
            line(table, 0, headings, texts.text(reader, "forms.excel.why"), texts.text(reader, "forms.excel.line"));
            var place = 1;
            for (var one : wrong) {
                line(table, place++, one.row(), one.why(), Integer.toString(one.line()));
            }
            book.finish();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private static void line(Worksheet table, int place, List<String> row, String why, String line) {
        for (var column = 0; column < row.size(); column++) {
            table.value(place, column, ExcelFile.harmless(row.get(column)));
        }
        table.value(place, Math.max(row.size(), 1), ExcelFile.harmless(why));
        table.value(place, Math.max(row.size(), 1) + 1, line);
    }

    /** Made of the row itself: a table that was mended and sent again repeats none of its good rows. */
    private UUID key(Item item, List<String> row) {
        var name = Bound.county() + "/" + item.code() + "/" + LocalDate.now(clock) + "/" + String.join("\u0000", row);
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }
}
