package org.xiangli.domain.services.forms.web;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.xiangli.core.page.Form;
import org.xiangli.domain.services.forms.Question;
import org.xiangli.domain.services.forms.ServiceForm;
import tools.jackson.databind.node.ObjectNode;

/** A row of a table as the answers to a form: the headings are the titles of the questions, in either language. */
final class RowReading {

    static final String PERSON = "id-number";

    private static final Set<String> YES = Set.of("是", "yes", "true", "1", "√");
    private static final Set<String> NO = Set.of("否", "no", "false", "0", "×");
    private static final Set<String> PAPERS_HEADINGS = Set.of("材料齐全", "Papers complete");

    private final ServiceForm form;
    private final Map<Integer, Question> questions = new HashMap<>();
    private Optional<Integer> person = Optional.empty();
    private Optional<Integer> papers = Optional.empty();

    RowReading(ServiceForm form, List<String> headings) {
        this.form = form;
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
    static List<Question> columns(ServiceForm form) {
        return form.questions().stream()
                .filter(question -> question.name().equals(PERSON) || !question.fixed())
                .toList();
    }

    boolean good() {
        return person.isPresent() && papers.isPresent() && !questions.isEmpty();
    }

    String person(List<String> row) {
        return cell(row, person);
    }

    boolean papersComplete(List<String> row) {
        return YES.contains(cell(row, papers).toLowerCase(Locale.ROOT));
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

    private Optional<Question> question(String heading) {
        return form.questions().stream()
                .filter(question -> question.name().equals(heading)
                        || question.title().zh().equals(heading)
                        || question.title().en().equals(heading))
                .findFirst();
    }

    private static String[] typed(Question question, String text) {
        return switch (question.kind()) {
            case CHOICE -> new String[] {value(question, text)};
            case CHOICES ->
                Arrays.stream(text.split("[、,，;；]", -1))
                        .map(String::strip)
                        .filter(one -> !one.isEmpty())
                        .map(one -> value(question, one))
                        .toArray(String[]::new);
            case YES_NO, AGREE -> new String[] {truth(text)};
            default -> new String[] {text};
        };
    }

    private static String value(Question question, String text) {
        return question.options().stream()
                .filter(option ->
                        option.title().zh().equals(text) || option.title().en().equals(text))
                .map(Question.Option::value)
                .findFirst()
                .orElse(text);
    }

    static String truth(String text) {
        var plain = text.toLowerCase(Locale.ROOT);
        return YES.contains(plain) ? "true" : NO.contains(plain) ? "false" : text;
    }

    private static String cell(List<String> row, Optional<Integer> column) {
        return column.filter(place -> place < row.size())
                .map(row::get)
                .orElse("")
                .strip();
    }
}
