package org.xiangli.domain.services.forms;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
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
        unreadable(filled, "", found);
        return found;
    }

    private void unreadable(JsonNode node, String field, List<FieldProblem> found) {
        if (node.isString() && !readable(node.asString())) {
            found.add(problem(field, "forms.problem.characters", null));
        }
        node.properties().forEach(entry -> unreadable(entry.getValue(), within(field, entry.getKey()), found));
        for (var index = 0; node.isArray() && index < node.size(); index++) {
            unreadable(node.get(index), within(field, String.valueOf(index)), found);
        }
    }

    private static boolean readable(String text) {
        return text.codePoints()
                .noneMatch(code -> (Character.isISOControl(code) && code != '\n' && code != '\r' && code != '\t')
                        || Character.getType(code) == Character.SURROGATE);
    }

    private FieldProblem problem(Error error) {
        return switch (error.getKeyword()) {
            case "required" -> missing(within(place(error), property(error)));
            case "dependentRequired" -> missing(within(place(error), dependent(error)));
            case "additionalProperties", "unevaluatedProperties" ->
                problem(within(place(error), property(error)), "forms.problem.unknown", null);
            case "maxLength" -> tooLong(place(error));
            case "minLength" -> missing(place(error));
            case "const" -> problem(place(error), "forms.problem.agree", null);
            case "enum" -> problem(place(error), "forms.problem.choose", null);
            case "minItems" -> tooFew(place(error));
            case "maxItems" -> tooMany(place(error));
            case "minimum", "maximum" -> outside(place(error), error);
            case "format" -> misformed(place(error));
            default -> wrongType(place(error));
        };
    }

    private FieldProblem tooFew(String field) {
        return grouped(field)
                .map(group -> problem(field, "forms.problem.add", null, group.least()))
                .orElseGet(() -> problem(field, "forms.problem.choose-some", null));
    }

    private FieldProblem tooMany(String field) {
        return grouped(field)
                .map(group -> problem(field, "forms.problem.too-many", null, group.most()))
                .orElseGet(() -> wrongType(field));
    }

    private Optional<Question.Group> grouped(String field) {
        return question(field).flatMap(Question::group);
    }

    private FieldProblem missing(String field) {
        if (grouped(field).isPresent()) {
            return tooFew(field);
        }
        var chosen = question(field)
                .map(Question::kind)
                .filter(kind ->
                        kind == Question.Kind.CHOICE || kind == Question.Kind.CHOICES || kind == Question.Kind.YES_NO)
                .isPresent();
        var agree = question(field).map(Question::kind).orElse(Question.Kind.TEXT) == Question.Kind.AGREE;
        return problem(
                field, agree ? "forms.problem.agree" : chosen ? "forms.problem.choose" : "forms.problem.missing", null);
    }

    private FieldProblem tooLong(String field) {
        var longest = question(field).map(Question::longest).orElse(0);
        var text = value(field).asString("");
        return problem(field, "forms.problem.too-long", null, longest, text.codePointCount(0, text.length()));
    }

    private FieldProblem outside(String field, Error error) {
        var property = definition(field);
        var money = question(field).map(Question::kind).orElse(Question.Kind.TEXT) == Question.Kind.MONEY;
        if (!error.getInstanceLocation().toString().equals("/" + field.replace('.', '/'))) {
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
        var kind = question(field).map(Question::kind).orElse(Question.Kind.TEXT);
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
            IdNumber.of(value(field).asString(""));
            return wrongType(field);
        } catch (Refusal refusal) {
            var checksum = refusal.code().equals("id-number.checksum");
            return problem(
                    field, checksum ? "forms.problem.id-number-checksum" : "forms.problem.id-number", refusal.rule());
        }
    }

    private FieldProblem wrongType(String field) {
        var kind = question(field).map(Question::kind).orElse(Question.Kind.TEXT);
        return switch (kind) {
            case NUMBER -> problem(field, "forms.problem.number", null);
            case MONEY -> problem(field, "forms.problem.money", null);
            case CHOICE, CHOICES, YES_NO -> problem(field, "forms.problem.choose", null);
            case AGREE -> problem(field, "forms.problem.agree", null);
            default -> problem(field, "forms.problem.type", null);
        };
    }

    private FieldProblem problem(String field, String key, @Nullable RuleRef rule, Object... arguments) {
        var title = title(field);
        return new FieldProblem(field, title, key, List.of(arguments), rule);
    }

    private static String shortened(String field) {
        var readable = field.isBlank() ? "/" : field;
        return readable.length() > 60 ? readable.substring(0, 60) + "…" : readable;
    }

    /** The validator names the answer that calls for others; what is missing is the first of those. */
    private String dependent(Error error) {
        var place = place(error);
        var group = place.isEmpty() ? place : place.substring(0, place.indexOf('.'));
        var schema = place.isEmpty() ? form.schema() : form.definition(group).path("items");
        var present = place.isEmpty() ? filled : value(place);
        return schema.path("dependentRequired").path(property(error)).values().stream()
                .map(JsonNode::asString)
                .filter(name -> !present.has(name))
                .findFirst()
                .orElse(property(error));
    }

    private static String property(Error error) {
        return Objects.requireNonNullElse(error.getProperty(), "");
    }

    /**
     * The field an error lies in: a question, or {@code group.row.part}. An error inside a list of choices belongs to the
     * list, one of a row that is no row to the group.
     */
    private String place(Error error) {
        var location = error.getInstanceLocation();
        if (location.getNameCount() == 0) {
            return "";
        }
        var name = location.getName(0);
        if (grouped(name).isEmpty() || location.getNameCount() == 1) {
            return name;
        }
        var row = name + "." + location.getName(1);
        return location.getNameCount() > 2 ? row + "." + location.getName(2) : row;
    }

    private static String within(String place, String name) {
        return place.isEmpty() ? name : place + "." + name;
    }

    private Optional<Question> question(String field) {
        var parts = field.split("\\.", 3);
        return parts.length < 3
                ? form.question(parts[0])
                : form.question(parts[0]).flatMap(Question::group).flatMap(group -> group.part(parts[2]));
    }

    private JsonNode value(String field) {
        return filled.at("/" + field.replace('.', '/'));
    }

    private JsonNode definition(String field) {
        var parts = field.split("\\.", 3);
        var whole = form.definition(parts[0]);
        return parts.length < 3 ? whole : whole.path("items").path("properties").path(parts[2]);
    }

    /** What the field is called; inside a group with the group's name and the row, from 1. */
    private Wording title(String field) {
        var parts = field.split("\\.", 3);
        var own = question(field).map(Question::title).orElseGet(() -> {
            var bare = shortened(parts[parts.length - 1]);
            return new Wording(bare, bare);
        });
        var group = form.question(parts[0]).filter(found -> parts.length == 3);
        if (group.isEmpty() || !parts[1].matches("[0-9]{1,6}")) {
            return own;
        }
        var row = " " + (Integer.parseInt(parts[1]) + 1) + " · ";
        var whole = group.get().title();
        return new Wording(whole.zh() + row + own.zh(), whole.en() + row + own.en());
    }
}
