package org.xiangli.domain.services.forms;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.xiangli.domain.services.Wording;
import org.xiangli.domain.services.forms.Question.Group;
import org.xiangli.domain.services.forms.Question.Kind;
import tools.jackson.databind.JsonNode;

/** Reads one question from its place in a schema. */
final class Questions {

    static final String NAME = "[a-z][a-z0-9]*(-[a-z0-9]+)*";

    private Questions() {}

    /** @throws FormFault with the place that is wrong */
    static Question read(String name, JsonNode node, String path, Validator validator) {
        if (!name.matches(NAME) || name.length() > 60) {
            throw new FormFault(path, "name");
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
                node.path("maxLength").asInt(0),
                kind == Kind.GROUP ? Optional.of(group(node, path, validator)) : Optional.empty());
    }

    private static Group group(JsonNode node, String path, Validator validator) {
        var items = node.path("items");
        var within = path + "/items";
        if (!items.path("additionalProperties").isBoolean()
                || items.path("additionalProperties").asBoolean()) {
            throw new FormFault(within + "/additionalProperties", "closed");
        }
        if (node.path("maxItems").asInt(0) <= 0) {
            throw new FormFault(path + "/maxItems", "rows");
        }
        var parts = new ArrayList<Question>();
        items.path("properties").properties().forEach(entry -> {
            var place = within + "/properties/" + SchemaGuard.token(entry.getKey());
            var part = read(entry.getKey(), entry.getValue(), place, validator);
            if (part.kind() == Kind.GROUP) {
                throw new FormFault(place, "nested");
            }
            if (part.register().isPresent()) {
                throw new FormFault(place + "/x-register", "register");
            }
            parts.add(part);
        });
        var sometimes = new Conditions(items, within, validator).conditional();
        return new Group(
                parts,
                sometimes,
                node.path("minItems").asInt(0),
                node.path("maxItems").asInt(0));
    }

    private static Kind kind(JsonNode node, String path) {
        return switch (node.path("type").asString("")) {
            case "boolean" -> node.has("const") ? Kind.AGREE : Kind.YES_NO;
            case "integer" -> node.path("x-unit").asString("").equals("fen") ? Kind.MONEY : Kind.NUMBER;
            case "array" -> node.path("items").path("properties").isObject() ? Kind.GROUP : Kind.CHOICES;
            case "string" -> textKind(node, path);
            default -> throw new FormFault(path + "/type", "type");
        };
    }

    private static Kind textKind(JsonNode node, String path) {
        if (node.has("enum")) {
            return Kind.CHOICE;
        }
        if (node.path("maxLength").asInt(0) <= 0) {
            throw new FormFault(path, "max-length");
        }
        return switch (node.path("format").asString("")) {
            case Formats.ID_NUMBER -> Kind.ID_NUMBER;
            case Formats.PHONE -> Kind.PHONE;
            case Formats.ACCOUNT -> Kind.ACCOUNT;
            case Formats.PAST_DATE, "date" -> Kind.DATE;
            case "" -> node.has("x-lines") ? Kind.LINES : Kind.TEXT;
            default -> throw new FormFault(path + "/format", "format");
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
            var words = node.path("x-options").path(value.asString(""));
            if (words.size() != 2
                    || words.values().stream()
                            .anyMatch(word -> word.asString("").isBlank())) {
                throw new FormFault(path + "/x-options", "options-words");
            }
            options.add(new Question.Option(
                    value.asString(),
                    new Wording(words.get(0).asString(), words.get(1).asString())));
        }
        if (options.isEmpty()) {
            throw new FormFault(path, "no-options");
        }
        return options;
    }

    static Wording title(JsonNode node, String path) {
        return new Wording(text(node, "title", path), text(node, "x-title-en", path));
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
                .orElseThrow(() -> new FormFault(path + "/x-register", "fact")));
    }

    static String text(JsonNode node, String field, String path) {
        var text = node.path(field).asString("");
        if (text.isBlank()) {
            throw new FormFault(path + "/" + field, "missing");
        }
        return text;
    }
}
