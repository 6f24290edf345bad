package org.xiangli.domain.services.forms;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the forms share: a person, a bank account, a sum, a day. A form points to a part of the house ({@code
 * urn:xiangli:form:parts#/$defs/…}) or to one of its own ({@code #/$defs/…}); the reader puts the part in its place, so
 * that a form that is kept, downloaded or sent stands alone. Nothing else can be pointed to, and nothing is fetched.
 */
final class FormParts {

    static final String HOUSE = "urn:xiangli:form:parts#/$defs/";
    static final String OWN = "#/$defs/";

    /** More than any form a person would fill in; parts within parts can grow without end. */
    private static final int MOST_NODES = 20_000;

    private static final int DEEPEST = 8;
    /** Words that may stand beside a reference and replace the part's own. */
    static final Set<String> BESIDE =
            Set.of("$ref", "title", "x-title-en", "description", "x-description-en", "$comment");

    private static final ObjectNode PARTS = load();

    private int nodes;

    private FormParts() {}

    /** @throws FormFault at a reference to nothing, to itself, or that grows without end */
    static ObjectNode inPlace(ObjectNode schema) {
        var copy = schema.deepCopy();
        var own = copy.path("$defs") instanceof ObjectNode found ? found : copy.objectNode();
        copy.remove("$defs");
        return (ObjectNode) new FormParts().resolved(copy, own, "", 0);
    }

    private JsonNode resolved(JsonNode node, ObjectNode local, String path, int depth) {
        if (++nodes > MOST_NODES) {
            throw new FormFault(path, "grows");
        }
        if (node instanceof ArrayNode list) {
            var all = list.arrayNode();
            for (var index = 0; index < list.size(); index++) {
                all.add(resolved(list.get(index), local, path + "/" + index, depth));
            }
            return all;
        }
        if (!(node instanceof ObjectNode object)) {
            return node;
        }
        if (object.path("$ref").isString()) {
            return part(object, local, path, depth);
        }
        var all = object.objectNode();
        object.properties()
                .forEach(entry -> all.set(
                        entry.getKey(),
                        resolved(entry.getValue(), local, path + "/" + SchemaGuard.token(entry.getKey()), depth)));
        return all;
    }

    private JsonNode part(ObjectNode pointing, ObjectNode local, String path, int depth) {
        var target = pointing.path("$ref").asString();
        var house = target.startsWith(HOUSE);
        var defs = house ? PARTS : local;
        var found = defs.path(target.substring(house ? HOUSE.length() : Math.min(OWN.length(), target.length())));
        if ((!house && !target.startsWith(OWN)) || !found.isObject()) {
            throw new FormFault(path + "/$ref", "ref");
        }
        if (depth >= DEEPEST) {
            throw new FormFault(path + "/$ref", "grows");
        }
        var part = resolved(found, defs, path, depth + 1);
        if (!(part instanceof ObjectNode object)) {
            throw new FormFault(path + "/$ref", "ref");
        }
        pointing.properties().stream()
                .filter(entry -> !entry.getKey().equals("$ref"))
                .forEach(entry -> object.set(entry.getKey(), entry.getValue()));
        return object;
    }

    private static ObjectNode load() {
        try (var stream = Objects.requireNonNull(FormParts.class.getResourceAsStream("parts.json"))) {
            return (ObjectNode)
                    JsonMapper.builder().build().readTree(stream.readAllBytes()).path("$defs");
        } catch (IOException broken) {
            throw new UncheckedIOException("The parts of the forms cannot be read", broken);
        }
    }
}
