package org.xiangli.domain.services.tables;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.xiangli.core.page.Form;
import org.xiangli.core.page.Texts;
import org.xiangli.domain.services.forms.Question;
import org.xiangli.domain.services.forms.ServiceForm;
import org.xiangli.domain.services.forms.web.FormReading;
import tools.jackson.databind.node.ObjectNode;

/** A row of a table as the answers to a form: the headings are the titles of the questions, in either language. */
public final class RowReading {

    static final String PERSON = "id-number";

    private static final Set<String> PAPERS_HEADINGS = Set.of("材料齐全", "Papers complete");
    /** What Excel shows when a formula fails. */
    private static final Set<String> ERRORS =
            Set.of("#N/A", "#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#NULL!", "#NUM!", "#SPILL!", "#CALC!");

    private static final Pattern DAY =
            Pattern.compile("([0-9]{4})[-/.年]([0-9]{1,2})[-/.月]([0-9]{1,2})日?|([0-9]{4})([0-9]{2})([0-9]{2})");
    private static final Pattern SERIAL = Pattern.compile("[0-9]{1,6}");

    private final ServiceForm form;
    private final boolean since1904;
    private final List<String> headings;
    private final Map<Integer, Question> questions = new HashMap<>();
    private Optional<Integer> person = Optional.empty();
    private Optional<Integer> papers = Optional.empty();

    RowReading(ServiceForm form, List<String> headings, boolean since1904) {
        this.form = form;
        this.since1904 = since1904;
        this.headings = headings;
        for (var column = 0; column < headings.size(); column++) {
            var heading = headings.get(column).strip();
            var place = column;
            if (PAPERS_HEADINGS.contains(heading)) {
                papers = Optional.of(place);
            }
            question(heading).ifPresent(found -> {
                if (found.name().equals(PERSON)) {
                    person = Optional.of(place);
                } else if (!found.fixed()) {
                    questions.put(place, found);
                }
            });
        }
    }

    /** What a table needs at its head. */
    public static List<Question> columns(ServiceForm form) {
        return form.questions().stream()
                .filter(question -> question.name().equals(PERSON) || !question.fixed())
                .toList();
    }

    boolean good() {
        return person.isPresent() && papers.isPresent() && !questions.isEmpty();
    }

    /** What cannot be read in a row, whatever it should say. */
    List<RowProblem> faults(List<String> row, Texts texts, Locale reader) {
        var faults = new ArrayList<RowProblem>();
        for (var column = 0; column < row.size(); column++) {
            var read = questions.containsKey(column)
                    || person.filter(same(column)).isPresent()
                    || papers.filter(same(column)).isPresent();
            var text = row.get(column).strip();
            if (!read) {
                continue;
            }
            if (text.startsWith("=")) {
                faults.add(new RowProblem(column(column), texts.text(reader, "tables.problem.formula")));
            } else if (text.startsWith(SheetRows.CUT)) {
                faults.add(new RowProblem(column(column), texts.text(reader, "tables.problem.cut")));
            } else if (ERRORS.contains(text)) {
                faults.add(new RowProblem(column(column), texts.text(reader, "tables.problem.error")));
            }
        }
        return faults;
    }

    String person(List<String> row) {
        return cell(row, person);
    }

    String personColumn() {
        return person.map(this::column).orElse("");
    }

    boolean papersComplete(List<String> row) {
        return FormReading.truth(cell(row, papers)).equals("true");
    }

    /** The letter and heading of the column a question is answered in; the question's title when it has none. */
    String column(String field, String title) {
        return questions.entrySet().stream()
                .filter(entry -> entry.getValue().name().equals(field))
                .map(entry -> column(entry.getKey()))
                .findFirst()
                .orElse(title);
    }

    ObjectNode answers(List<String> row) {
        var typed = new HashMap<String, String[]>();
        questions.forEach((column, question) -> {
            var text = cell(row, Optional.of(column));
            if (!text.isEmpty()) {
                typed.put(FormReading.PREFIX + question.name(), typed(question, text));
            }
        });
        return FormReading.answers(List.copyOf(questions.values()), Form.sent(typed));
    }

    /** The letters over a column, counted from 0. */
    static String letters(int column) {
        return column < 26
                ? String.valueOf((char) ('A' + column))
                : letters(column / 26 - 1) + (char) ('A' + column % 26);
    }

    private String column(int place) {
        var heading = place < headings.size() ? headings.get(place).strip() : "";
        return (letters(place) + " " + heading).strip();
    }

    private static java.util.function.Predicate<Integer> same(int column) {
        return place -> place == column;
    }

    private Optional<Question> question(String heading) {
        return form.questions().stream()
                .filter(question -> question.name().equals(heading)
                        || question.title().zh().equals(heading)
                        || question.title().en().equals(heading))
                .findFirst();
    }

    private String[] typed(Question question, String text) {
        return switch (question.kind()) {
            case CHOICE -> new String[] {value(question, text)};
            case CHOICES ->
                Arrays.stream(text.split("[、,，;；]", -1))
                        .map(String::strip)
                        .filter(one -> !one.isEmpty())
                        .map(one -> value(question, one))
                        .toArray(String[]::new);
            case YES_NO, AGREE -> new String[] {FormReading.truth(text)};
            case DATE -> new String[] {day(text)};
            default -> new String[] {text};
        };
    }

    /** A day as clerks write it, or as the bare number Excel keeps; anything else is left for the validator. */
    private String day(String text) {
        var plain = java.text.Normalizer.normalize(text, java.text.Normalizer.Form.NFKC)
                .replace(" ", "");
        if (SERIAL.matcher(plain).matches()) {
            return SheetRows.day(Long.parseLong(plain), since1904)
                    .map(LocalDate::toString)
                    .orElse(text);
        }
        var read = DAY.matcher(plain);
        if (!read.matches()) {
            return text;
        }
        var first = read.group(1) == null ? 4 : 1;
        try {
            return LocalDate.of(
                            Integer.parseInt(read.group(first)),
                            Integer.parseInt(read.group(first + 1)),
                            Integer.parseInt(read.group(first + 2)))
                    .toString();
        } catch (DateTimeException noSuchDay) {
            return text;
        }
    }

    private static String value(Question question, String text) {
        return question.options().stream()
                .filter(option ->
                        option.title().zh().equals(text) || option.title().en().equals(text))
                .map(Question.Option::value)
                .findFirst()
                .orElse(text);
    }

    /** Without the blanks nobody sees, and without the mark that is put before a formula. */
    private static String cell(List<String> row, Optional<Integer> column) {
        var text = column.filter(place -> place < row.size())
                .map(row::get)
                .orElse("")
                .replaceAll("[\\u200B-\\u200D\\u2060\\uFEFF]", "")
                .replace('\u00A0', ' ')
                .strip();
        return text.length() > 1 && text.startsWith("'") ? text.substring(1) : text;
    }
}
