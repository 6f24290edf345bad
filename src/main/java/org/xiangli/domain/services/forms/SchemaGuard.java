package org.xiangli.domain.services.forms;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * Looks a form over before anything is done with it. Only the words a page can ask with are let through, each at its
 * place: no reference out of the form, no regular expression, no vocabulary of others, and no more than a person could
 * fill in. Everything wrong is named with its place.
 */
final class SchemaGuard {

    static final int MOST_QUESTIONS = 120;
    static final int MOST_OPTIONS = 200;
    static final int MOST_ROWS = 50;
    static final int LONGEST_ANSWER = 10_000;
    private static final int MOST_FAULTS = 50;
    private static final int DEEPEST = 16;
    private static final String DRAFT = "https://json-schema.org/draft/2020-12/schema";

    private static final Set<String> WORDS =
            Set.of("title", "x-title-en", "description", "x-description-en", "$comment");
    private static final Set<String> OBJECT = both(
            WORDS,
            Set.of(
                    "type",
                    "additionalProperties",
                    "properties",
                    "required",
                    "dependentRequired",
                    "allOf",
                    "if",
                    "then",
                    "else"));
    private static final Set<String> ROOT =
            both(OBJECT, Set.of("$schema", "$id", "$defs", "x-item", "x-version", "x-covers", "x-steps"));
    private static final Set<String> QUESTION = both(
            WORDS,
            Set.of(
                    "$ref",
                    "type",
                    "format",
                    "minLength",
                    "maxLength",
                    "minimum",
                    "maximum",
                    "enum",
                    "const",
                    "readOnly",
                    "minItems",
                    "maxItems",
                    "uniqueItems",
                    "items",
                    "x-options",
                    "x-register",
                    "x-unit",
                    "x-lines"));
    private static final Set<String> OPTIONS = Set.of("type", "enum", "$ref");
    private static final Set<String> RULE = Set.of("if", "then", "else", "$comment");
    private static final Set<String> WHEN = Set.of("properties", "required");
    private static final Set<String> TEST = Set.of("const", "enum", "contains", "minimum", "maximum");
    private static final Set<String> THEN = Set.of("required");
    private static final Set<String> STEP = both(WORDS, Set.of("key", "ask"));

    private final List<FormFault> faults = new ArrayList<>();
    private int questions;

    private SchemaGuard() {}

    static List<FormFault> faults(JsonNode schema) {
        var guard = new SchemaGuard();
        if (tooDeep(schema, 0)) {
            return List.of(new FormFault("", "deep"));
        }
        guard.root(schema);
        return guard.faults.stream().limit(MOST_FAULTS).toList();
    }

    /** A name as a part of a JSON pointer (RFC 6901). */
    static String token(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }

    private void root(JsonNode schema) {
        words(schema, ROOT, "");
        if (schema.has("$schema") && !schema.path("$schema").asString("").equals(DRAFT)) {
            fault("/$schema", "draft");
        }
        object(schema, "");
        schema.path("$defs").properties().forEach(part -> question(part.getValue(), "/$defs/" + token(part.getKey())));
        for (var index = 0; index < schema.path("x-steps").size(); index++) {
            words(schema.path("x-steps").get(index), STEP, "/x-steps/" + index);
        }
    }

    private void object(JsonNode schema, String path) {
        schema.path("properties")
                .properties()
                .forEach(one -> question(one.getValue(), path + "/properties/" + token(one.getKey())));
        rule(schema, path);
        var all = schema.path("allOf");
        for (var index = 0; index < all.size(); index++) {
            words(all.get(index), RULE, path + "/allOf/" + index);
            rule(all.get(index), path + "/allOf/" + index);
        }
    }

    private void question(JsonNode node, String path) {
        if (++questions == MOST_QUESTIONS + 1) {
            fault(path, "questions");
        }
        words(node, QUESTION, path);
        if (node.has("$ref")) {
            reference(node, path);
        }
        most(node, "maxLength", LONGEST_ANSWER, path);
        most(node, "maxItems", MOST_ROWS, path);
        if (node.path("enum").size() > MOST_OPTIONS
                || node.path("items").path("enum").size() > MOST_OPTIONS) {
            fault(path, "options");
        }
        var items = node.path("items");
        if (items.path("properties").isObject()) {
            words(items, OBJECT, path + "/items");
            object(items, path + "/items");
        } else if (items.isObject()) {
            words(items, OPTIONS, path + "/items");
        }
    }

    private void reference(JsonNode node, String path) {
        var target = node.path("$ref").asString("");
        if (!target.startsWith(FormParts.HOUSE) && !target.startsWith(FormParts.OWN)) {
            fault(path + "/$ref", "ref");
        }
        node.propertyNames().stream()
                .filter(name -> !FormParts.BESIDE.contains(name))
                .forEach(name -> fault(path + "/" + token(name), "beside"));
    }

    private void rule(JsonNode node, String path) {
        var when = node.path("if");
        if (!when.isMissingNode()) {
            words(when, WHEN, path + "/if");
            when.path("properties").properties().forEach(one -> {
                var place = path + "/if/properties/" + token(one.getKey());
                words(one.getValue(), TEST, place);
                if (one.getValue().has("contains")) {
                    words(one.getValue().path("contains"), TEST, place + "/contains");
                }
            });
        }
        for (var branch : List.of("then", "else")) {
            if (node.has(branch)) {
                words(node.path(branch), THEN, path + "/" + branch);
            }
        }
    }

    private void most(JsonNode node, String keyword, int most, String path) {
        if (node.path(keyword).asInt(0) > most) {
            fault(path + "/" + keyword, "large");
        }
    }

    private void words(JsonNode node, Set<String> known, String path) {
        if (!node.isObject()) {
            fault(path, "object");
            return;
        }
        node.propertyNames().stream()
                .filter(name -> !known.contains(name))
                .forEach(name -> fault(path + "/" + token(name), REFUSED.getOrDefault(name, "keyword")));
    }

    /** Words somebody might expect to work, with the reason they do not. */
    private static final Map<String, String> REFUSED = Map.of(
            "pattern", "pattern",
            "patternProperties", "pattern",
            "propertyNames", "pattern",
            "$ref", "ref",
            "$dynamicRef", "ref",
            "$recursiveRef", "ref",
            "$vocabulary", "vocabulary",
            "$anchor", "ref",
            "$dynamicAnchor", "ref");

    private void fault(String path, String what) {
        if (faults.size() < MOST_FAULTS) {
            faults.add(new FormFault(path, what));
        }
    }

    private static boolean tooDeep(JsonNode node, int depth) {
        return depth > DEEPEST || node.values().stream().anyMatch(child -> tooDeep(child, depth + 1));
    }

    private static Set<String> both(Set<String> one, Set<String> other) {
        return Stream.concat(one.stream(), other.stream()).collect(Collectors.toSet());
    }
}
