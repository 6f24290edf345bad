package org.xiangli.domain.services.forms;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.xiangli.domain.services.Wording;
import org.xiangli.kernel.IdNumber;
import org.xiangli.kernel.Money;
import org.xiangli.kernel.Refusal;
import org.xiangli.kernel.RuleRef;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Puts what the validator found into words a resident understands. */
final class Problems {

    private final ServiceForm form;
    private final ObjectNode filled;

    private Problems(ServiceForm form, ObjectNode filled) {
        this.form = form;
        this.filled = filled;
    }

    static List<FieldProblem> of(ServiceForm form, ObjectNode filled, Schema schema) {
        var problems = new Problems(form, filled);
        var found = new ArrayList<>(problems.unreadable());
        schema.validate(filled).forEach(error -> found.add(problems.problem(error)));
        return found;
    }

    /** Characters no text of people has, and a database cannot keep. */
    private List<FieldProblem> unreadable() {
        var found = new ArrayList<FieldProblem>();
        for (var entry : filled.properties()) {
            if (entry.getValue().isString() && !readable(entry.getValue().asString())) {
                found.add(problem(entry.getKey(), "forms.problem.characters", null));
            }
        }
        return found;
    }

    private static boolean readable(String text) {
        return text.codePoints()
                .noneMatch(code -> (Character.isISOControl(code) && code != '\n' && code != '\r' && code != '\t')
                        || Character.getType(code) == Character.SURROGATE);
    }

    private FieldProblem problem(Error error) {
        return switch (error.getKeyword()) {
            case "required", "dependentRequired" -> missing(property(error));
            case "additionalProperties", "unevaluatedProperties" ->
                problem(property(error), "forms.problem.unknown", null);
            case "maxLength" -> tooLong(place(error));
            case "minLength" -> missing(place(error));
            case "const" -> problem(place(error), "forms.problem.agree", null);
            case "enum" -> problem(place(error), "forms.problem.choose", null);
            case "minItems" -> problem(place(error), "forms.problem.choose-some", null);
            case "minimum", "maximum" -> outside(place(error), error);
            case "format" -> misformed(place(error));
            default -> wrongType(place(error));
        };
    }

    private FieldProblem missing(String field) {
        var chosen = form.question(field)
                .map(Question::kind)
                .filter(kind ->
                        kind == Question.Kind.CHOICE || kind == Question.Kind.CHOICES || kind == Question.Kind.YES_NO)
                .isPresent();
        var agree = form.question(field).map(Question::kind).orElse(Question.Kind.TEXT) == Question.Kind.AGREE;
        return problem(
                field, agree ? "forms.problem.agree" : chosen ? "forms.problem.choose" : "forms.problem.missing", null);
    }

    private FieldProblem tooLong(String field) {
        var longest = form.question(field).map(Question::longest).orElse(0);
        var text = filled.path(field).asString("");
        return problem(field, "forms.problem.too-long", null, longest, text.codePointCount(0, text.length()));
    }

    private FieldProblem outside(String field, Error error) {
        var property = form.schema().path("properties").path(field);
        var money = form.question(field).map(Question::kind).orElse(Question.Kind.TEXT) == Question.Kind.MONEY;
        if (!error.getInstanceLocation().toString().equals("/" + field)) {
            return wrongType(field);
        }
        return problem(
                field,
                "forms.problem.outside",
                null,
                bound(property.path("minimum"), money),
                bound(property.path("maximum"), money));
    }

    private static String bound(JsonNode bound, boolean money) {
        return bound.isMissingNode() ? "…" : money ? Money.ofFen(bound.asLong()).toString() : bound.asString();
    }

    private FieldProblem misformed(String field) {
        var kind = form.question(field).map(Question::kind).orElse(Question.Kind.TEXT);
        return switch (kind) {
            case PHONE -> problem(field, "forms.problem.phone", null);
            case ACCOUNT -> problem(field, "forms.problem.account", null);
            case DATE -> problem(field, "forms.problem.date", null);
            case ID_NUMBER -> idNumber(field);
            default -> wrongType(field);
        };
    }

    /** The kernel knows what is wrong with the number, and at which place. */
    private FieldProblem idNumber(String field) {
        try {
            IdNumber.of(filled.path(field).asString(""));
            return wrongType(field);
        } catch (Refusal refusal) {
            var checksum = refusal.code().equals("id-number.checksum");
            return problem(
                    field, checksum ? "forms.problem.id-number-checksum" : "forms.problem.id-number", refusal.rule());
        }
    }

    private FieldProblem wrongType(String field) {
        var kind = form.question(field).map(Question::kind).orElse(Question.Kind.TEXT);
        return switch (kind) {
            case NUMBER -> problem(field, "forms.problem.number", null);
            case MONEY -> problem(field, "forms.problem.money", null);
            case CHOICE, CHOICES, YES_NO -> problem(field, "forms.problem.choose", null);
            case AGREE -> problem(field, "forms.problem.agree", null);
            default -> problem(field, "forms.problem.type", null);
        };
    }

    private FieldProblem problem(String field, String key, @Nullable RuleRef rule, Object... arguments) {
        var title = form.question(field)
                .map(Question::title)
                .orElseGet(() -> new Wording(shortened(field), shortened(field)));
        return new FieldProblem(field, title, key, List.of(arguments), rule);
    }

    private static String shortened(String field) {
        var readable = field.isBlank() ? "/" : field;
        return readable.length() > 60 ? readable.substring(0, 60) + "…" : readable;
    }

    private static String property(Error error) {
        return Objects.requireNonNullElse(error.getProperty(), "");
    }

    /** The question an error lies in; an error inside a list belongs to the list. */
    private static String place(Error error) {
        var location = error.getInstanceLocation();
        return location.getNameCount() == 0 ? "" : location.getName(0);
    }
}
