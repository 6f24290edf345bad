package org.xiangli.domain.services.forms.web;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.xiangli.core.page.Form;
import org.xiangli.domain.services.forms.Question;
import org.xiangli.kernel.Money;
import org.xiangli.kernel.Refusal;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What was typed, as answers; what cannot be read as an answer stays the text it is, and the validator says what is wrong
 * with it.
 */
public final class FormReading {

    /** Before the name of a question stands this, so that no question is called like a field of the page. */
    public static final String PREFIX = "q-";

    private static final Set<String> YES = Set.of("是", "yes", "true", "1", "√");
    private static final Set<String> NO = Set.of("否", "no", "false", "0", "×");
    private static final JsonNodeFactory JSON = JsonMapper.builder().build().getNodeFactory();

    private FormReading() {}

    public static ObjectNode answers(List<Question> questions, Form form) {
        return answers(questions, form, "");
    }

    /** Yes and no as people write them in a table; anything else stays what it is. */
    public static String truth(String text) {
        var plain = text.toLowerCase(Locale.ROOT);
        return YES.contains(plain) ? "true" : NO.contains(plain) ? "false" : text;
    }

    /** @param within before the names of the parts of a row */
    private static ObjectNode answers(List<Question> questions, Form form, String within) {
        var answers = JSON.objectNode();
        for (var question : questions) {
            var field = PREFIX + within + question.name();
            if (question.group().isPresent()) {
                var rows = rows(question, form);
                if (!rows.isEmpty()) {
                    answers.set(question.name(), rows);
                }
            } else if (question.kind() == Question.Kind.CHOICES) {
                var list = JSON.arrayNode();
                form.all(field).stream().filter(one -> !one.isBlank()).forEach(list::add);
                if (!list.isEmpty()) {
                    answers.set(question.name(), list);
                }
            } else if (!form.value(field).isEmpty()) {
                answers.set(question.name(), answer(question, form.value(field)));
            }
        }
        return answers;
    }

    /** The rows of a group; a row left wholly empty is none. In a table they stand in one cell, see {@link CellRows}. */
    private static ArrayNode rows(Question group, Form form) {
        var parts = group.group().orElseThrow().parts();
        var written = form.value(PREFIX + group.name());
        if (!written.isEmpty()) {
            return CellRows.read(parts, written);
        }
        var rows = JSON.arrayNode();
        for (var row : Rows.of(group, form)) {
            var answers = answers(parts, form, group.name() + "." + row + ".");
            if (!answers.isEmpty()) {
                rows.add(answers);
            }
        }
        return rows;
    }

    /** The answers as a page shows them again. */
    static Form form(List<Question> questions, ObjectNode filled) {
        var typed = new HashMap<String, String[]>();
        type(questions, filled, "", typed);
        return Form.sent(typed);
    }

    private static void type(List<Question> questions, ObjectNode filled, String within, Map<String, String[]> typed) {
        for (var question : questions) {
            var answer = filled.path(question.name());
            var field = PREFIX + within + question.name();
            if (question.group().isPresent()) {
                var group = question.group().get();
                for (var row = 0; row < answer.size(); row++) {
                    if (answer.get(row) instanceof ObjectNode one) {
                        type(group.parts(), one, question.name() + "." + row + ".", typed);
                    }
                }
                Rows.number(question, Math.max(answer.size(), Math.min(1, group.least())), typed);
            } else if (answer.isArray()) {
                typed.put(
                        field,
                        answer.values().stream().map(one -> one.asString("")).toArray(String[]::new));
            } else if (!answer.isMissingNode()) {
                typed.put(field, new String[] {typed(question, answer)});
            }
        }
    }

    private static String typed(Question question, JsonNode answer) {
        return question.kind() == Question.Kind.MONEY && answer.isIntegralNumber()
                ? Money.ofFen(answer.asLong()).toString().replace(",", "")
                : answer.asString("");
    }

    static JsonNode answer(Question question, String typed) {
        return switch (question.kind()) {
            case YES_NO, AGREE ->
                typed.equals("true") || typed.equals("false")
                        ? JSON.booleanNode(typed.equals("true"))
                        : JSON.stringNode(typed);
            case NUMBER -> number(plain(typed));
            case MONEY -> money(typed);
            case PHONE, ACCOUNT, DATE -> JSON.stringNode(plain(typed));
            case ID_NUMBER -> JSON.stringNode(plain(typed).toUpperCase(Locale.ROOT));
            default -> JSON.stringNode(typed.replace("\r\n", "\n"));
        };
    }

    private static JsonNode number(String typed) {
        return typed.matches("-?[0-9]{1,15}") ? JSON.numberNode(Long.parseLong(typed)) : JSON.stringNode(typed);
    }

    private static JsonNode money(String typed) {
        try {
            return JSON.numberNode(Money.parse(typed).fen());
        } catch (Refusal none) {
            return JSON.stringNode(typed);
        }
    }

    private static String plain(String typed) {
        return Normalizer.normalize(typed, Normalizer.Form.NFKC).strip();
    }
}
