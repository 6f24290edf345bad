package org.xiangli.domain.services.forms;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.xiangli.domain.services.Wording;
import org.xiangli.domain.services.forms.Question.Kind;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads a form from its schema. A form is the part of JSON Schema that a page can ask: one object, flat, closed, every
 * question in one step and with words in both languages. What cannot be asked or explained is refused.
 */
@Component
class FormReader {

    static final JsonMapper JSON = JsonMapper.builder().build();

    private static final int LONGEST = 100_000;
    private static final Set<String> REFUSED = Set.of("$ref", "$dynamicRef", "pattern", "patternProperties", "not");

    private final Validator validator;

    FormReader(Validator validator) {
        this.validator = validator;
    }

    /** @throws FormFault with the place that is wrong */
    ServiceForm read(String text) {
        if (text.length() > LONGEST) {
            throw new FormFault("", "longer than " + LONGEST + " characters");
        }
        try {
            if (JSON.readTree(text) instanceof ObjectNode schema) {
                return read(schema);
            }
            throw new FormFault("", "no object");
        } catch (JacksonException broken) {
            throw new FormFault("", "no JSON");
        }
    }

    private ServiceForm read(ObjectNode schema) {
        validator.demandSchema(schema);
        demandNone(schema, "");
        if (!schema.path("additionalProperties").isBoolean()
                || schema.path("additionalProperties").asBoolean()) {
            throw new FormFault("/additionalProperties", "a form is closed: false is needed");
        }
        var questions = new LinkedHashMap<String, Question>();
        schema.path("properties")
                .properties()
                .forEach(entry -> questions.put(
                        entry.getKey(), question(entry.getKey(), entry.getValue(), "/properties/" + entry.getKey())));
        var steps = steps(schema, questions);
        var conditions = new Conditions(schema, validator);
        conditions.conditional().stream()
                .filter(name -> !questions.containsKey(name))
                .findFirst()
                .ifPresent(name -> {
                    throw new FormFault("", "a condition asks for '" + name + "', which is no question");
                });
        return new ServiceForm(
                demandText(schema, "x-item", ""),
                schema.path("x-version").asInt(0),
                title(schema, ""),
                List.copyOf(steps),
                Map.copyOf(questions),
                steps.stream().flatMap(step -> step.ask().stream()).toList(),
                schema,
                validator.compile(schema),
                conditions);
    }

    private static Question question(String name, JsonNode node, String path) {
        if (!name.matches("[a-z][a-z0-9]*(-[a-z0-9]+)*") || name.length() > 60) {
            throw new FormFault(path, "a question's name is kebab-case");
        }
        var kind = kind(node, path);
        var register = register(node, path);
        return new Question(
                name,
                kind,
                title(node, path),
                hint(node),
                options(node, kind, path),
                register,
                register.isPresent() && node.path("readOnly").asBoolean(false),
                node.path("maxLength").asInt(0));
    }

    private static Kind kind(JsonNode node, String path) {
        return switch (node.path("type").asString("")) {
            case "boolean" -> node.has("const") ? Kind.AGREE : Kind.YES_NO;
            case "integer" -> node.path("x-unit").asString("").equals("fen") ? Kind.MONEY : Kind.NUMBER;
            case "array" -> Kind.CHOICES;
            case "string" -> textKind(node, path);
            default -> throw new FormFault(path + "/type", "a page cannot ask this");
        };
    }

    private static Kind textKind(JsonNode node, String path) {
        if (node.has("enum")) {
            return Kind.CHOICE;
        }
        if (node.path("maxLength").asInt(0) <= 0) {
            throw new FormFault(path, "a text needs maxLength");
        }
        return switch (node.path("format").asString("")) {
            case Formats.ID_NUMBER -> Kind.ID_NUMBER;
            case Formats.PHONE -> Kind.PHONE;
            case Formats.ACCOUNT -> Kind.ACCOUNT;
            case Formats.PAST_DATE, "date" -> Kind.DATE;
            case "" -> node.has("x-lines") ? Kind.LINES : Kind.TEXT;
            default -> throw new FormFault(path + "/format", "a page cannot explain this format");
        };
    }

    private static List<Question.Option> options(JsonNode node, Kind kind, String path) {
        if (kind != Kind.CHOICE && kind != Kind.CHOICES) {
            return List.of();
        }
        var values =
                kind == Kind.CHOICE ? node.path("enum") : node.path("items").path("enum");
        var options = new ArrayList<Question.Option>();
        for (var value : values.values()) {
            var words = node.path("x-options").path(value.asString());
            if (words.size() != 2) {
                throw new FormFault(path + "/x-options", "'" + value.asString() + "' needs words in both languages");
            }
            options.add(new Question.Option(
                    value.asString(),
                    new Wording(words.get(0).asString(), words.get(1).asString())));
        }
        if (options.isEmpty()) {
            throw new FormFault(path, "a choice needs options");
        }
        return options;
    }

    private static List<Step> steps(JsonNode schema, Map<String, Question> questions) {
        var steps = new ArrayList<Step>();
        var asked = new HashSet<String>();
        for (var node : schema.path("x-steps").values()) {
            var path = "/x-steps/" + steps.size();
            var ask = node.path("ask").values().stream().map(JsonNode::asString).toList();
            for (var name : ask) {
                if (!questions.containsKey(name) || !asked.add(name)) {
                    throw new FormFault(path, "'" + name + "' is no question, or is asked twice");
                }
            }
            steps.add(new Step(demandText(node, "key", path), title(node, path), ask));
        }
        questions.keySet().stream()
                .filter(name -> !asked.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw new FormFault("/x-steps", "'" + name + "' is asked in no step");
                });
        return steps;
    }

    private static Wording title(JsonNode node, String path) {
        return new Wording(demandText(node, "title", path), demandText(node, "x-title-en", path));
    }

    private static Optional<Wording> hint(JsonNode node) {
        var words = node.path("description").asString("");
        return words.isBlank()
                ? Optional.empty()
                : Optional.of(new Wording(words, node.path("x-description-en").asString(words)));
    }

    private static Optional<Fact> register(JsonNode node, String path) {
        var fact = node.path("x-register").asString("");
        if (fact.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(Arrays.stream(Fact.values())
                .filter(known -> known.name().equals(fact))
                .findFirst()
                .orElseThrow(() -> new FormFault(path + "/x-register", "no register knows this")));
    }

    private static String demandText(JsonNode node, String field, String path) {
        var text = node.path(field).asString("");
        if (text.isBlank()) {
            throw new FormFault(path + "/" + field, "is missing");
        }
        return text;
    }

    /** Keywords whose problem nobody could put into words for a resident, or that lead out of the form. */
    private static void demandNone(JsonNode node, String path) {
        node.properties().forEach(entry -> {
            if (REFUSED.contains(entry.getKey()) && !path.endsWith("/properties")) {
                throw new FormFault(path + "/" + entry.getKey(), "is not used in forms");
            }
            demandNone(entry.getValue(), path + "/" + entry.getKey());
        });
        for (var index = 0; node.isArray() && index < node.size(); index++) {
            demandNone(node.get(index), path + "/" + index);
        }
    }
}
