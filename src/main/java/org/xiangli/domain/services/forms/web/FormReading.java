package org.xiangli.domain.services.forms.web;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import org.xiangli.core.page.Form;
import org.xiangli.domain.services.forms.Question;
import org.xiangli.kernel.Money;
import org.xiangli.kernel.Refusal;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What was typed, as answers; what cannot be read as an answer stays the text it is, and the validator says what is wrong
 * with it.
 */
public final class FormReading {

    /** Before the name of a question stands this, so that no question is called like a field of the page. */
    public static final String PREFIX = "q-";

    private static final JsonNodeFactory JSON = JsonMapper.builder().build().getNodeFactory();

    private FormReading() {}

    public static ObjectNode answers(List<Question> questions, Form form) {
        var answers = JSON.objectNode();
        for (var question : questions) {
            var field = PREFIX + question.name();
            if (question.kind() == Question.Kind.CHOICES) {
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

    /** The answers as a page shows them again. */
    static Form form(List<Question> questions, ObjectNode filled) {
        var typed = new HashMap<String, String[]>();
        for (var question : questions) {
            var answer = filled.path(question.name());
            if (answer.isArray()) {
                var all = answer.values().stream().map(JsonNode::asString).toArray(String[]::new);
                typed.put(PREFIX + question.name(), all);
            } else if (!answer.isMissingNode()) {
                typed.put(PREFIX + question.name(), new String[] {typed(question, answer)});
            }
        }
        return Form.sent(typed);
    }

    private static String typed(Question question, JsonNode answer) {
        return question.kind() == Question.Kind.MONEY && answer.isIntegralNumber()
                ? Money.ofFen(answer.asLong()).toString().replace(",", "")
                : answer.asString();
    }

    private static JsonNode answer(Question question, String typed) {
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
