package org.xiangli.domain.services.forms;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads a form from its schema. A form is the part of JSON Schema that a page can ask: one closed object, every question in
 * one step and with words in both languages, groups of one level. What cannot be asked or explained is refused.
 */
@Component
class FormReader {

    static final JsonMapper JSON = JsonMapper.builder().build();

    private static final int LONGEST = 100_000;

    private final Validator validator;

    FormReader(Validator validator) {
        this.validator = validator;
    }

    /** @throws FormFault with the first place that is wrong */
    ServiceForm read(String text) {
        var faults = new ArrayList<FormFault>();
        var form = read(text, faults);
        if (!faults.isEmpty() || form.isEmpty()) {
            throw faults.getFirst();
        }
        return form.getFirst();
    }

    /** Everything that is wrong with it, in the order of the schema; nothing when it may be published. */
    List<FormFault> faults(String text) {
        var faults = new ArrayList<FormFault>();
        read(text, faults);
        return faults;
    }

    /** @return the form, or nothing when there are faults */
    private List<ServiceForm> read(String text, List<FormFault> faults) {
        if (text.length() > LONGEST) {
            faults.add(new FormFault("", "long"));
            return List.of();
        }
        try {
            if (JSON.readTree(text) instanceof ObjectNode written) {
                return read(written, faults);
            }
            faults.add(new FormFault("", "object"));
        } catch (JacksonException broken) {
            faults.add(new FormFault("", "json"));
        }
        return List.of();
    }

    private List<ServiceForm> read(ObjectNode written, List<FormFault> faults) {
        faults.addAll(SchemaGuard.faults(written));
        if (!faults.isEmpty()) {
            return List.of();
        }
        var schema = attempt(faults, () -> FormParts.inPlace(written));
        if (schema.isEmpty()) {
            return List.of();
        }
        faults.addAll(validator.faults(schema.getFirst()));
        return faults.isEmpty() ? whole(schema.getFirst(), faults) : List.of();
    }

    private List<ServiceForm> whole(ObjectNode schema, List<FormFault> faults) {
        demand(schema.path("type").asString("").equals("object"), "/type", "object", faults);
        demand(
                schema.path("additionalProperties").isBoolean()
                        && !schema.path("additionalProperties").asBoolean(),
                "/additionalProperties",
                "closed",
                faults);
        var item = attempt(faults, () -> Questions.text(schema, "x-item", ""));
        demand(schema.path("x-version").asInt(0) > 0, "/x-version", "version", faults);
        var title = attempt(faults, () -> Questions.title(schema, ""));
        var questions = new LinkedHashMap<String, Question>();
        var within = new HashMap<String, Conditions>();
        schema.path("properties").properties().forEach(entry -> {
            var path = "/properties/" + SchemaGuard.token(entry.getKey());
            attempt(faults, () -> Questions.read(entry.getKey(), entry.getValue(), path, validator))
                    .forEach(question -> questions.put(entry.getKey(), question));
            if (entry.getValue().path("items").path("properties").isObject()) {
                attempt(faults, () -> new Conditions(entry.getValue().path("items"), path + "/items", validator))
                        .forEach(conditions -> within.put(entry.getKey(), conditions));
            }
        });
        var known = Set.copyOf(schema.path("properties").propertyNames());
        names(schema.path("required"), known, "/required", faults);
        var steps = attempt(faults, () -> steps(schema, known));
        var conditions = attempt(faults, () -> new Conditions(schema, "", validator));
        conditions.forEach(found -> found.demandKnown(known, faults));
        if (!faults.isEmpty()) {
            return List.of();
        }
        return List.of(new ServiceForm(
                item.getFirst(),
                schema.path("x-version").asInt(0),
                title.getFirst(),
                steps.getFirst(),
                Map.copyOf(questions),
                steps.getFirst().stream().flatMap(step -> step.ask().stream()).toList(),
                schema,
                validator.compile(schema),
                conditions.getFirst(),
                Map.copyOf(within)));
    }

    private static List<Step> steps(JsonNode schema, Set<String> known) {
        var steps = new ArrayList<Step>();
        var asked = new HashSet<String>();
        var keys = new HashSet<String>();
        for (var node : schema.path("x-steps").values()) {
            var path = "/x-steps/" + steps.size();
            var ask = node.path("ask").values().stream()
                    .map(name -> name.asString(""))
                    .toList();
            for (var place = 0; place < ask.size(); place++) {
                if (!known.contains(ask.get(place)) || !asked.add(ask.get(place))) {
                    throw new FormFault(path + "/ask/" + place, "asked");
                }
            }
            var key = Questions.text(node, "key", path);
            if (!key.matches(Questions.NAME) || !keys.add(key) || key.equals("papers") || key.equals("check")) {
                throw new FormFault(path + "/key", "name");
            }
            steps.add(new Step(key, Questions.title(node, path), ask));
        }
        known.stream()
                .filter(name -> !asked.contains(name))
                .sorted()
                .findFirst()
                .ifPresent(name -> {
                    throw new FormFault("/properties/" + SchemaGuard.token(name), "unasked");
                });
        return List.copyOf(steps);
    }

    private static void names(JsonNode list, Set<String> known, String path, List<FormFault> faults) {
        for (var index = 0; index < list.size(); index++) {
            demand(known.contains(list.get(index).asString("")), path + "/" + index, "question", faults);
        }
    }

    private static void demand(boolean good, String path, String what, List<FormFault> faults) {
        if (!good) {
            faults.add(new FormFault(path, what));
        }
    }

    private interface Part<T> {
        T read();
    }

    private static <T> List<T> attempt(List<FormFault> faults, Part<T> part) {
        try {
            return List.of(part.read());
        } catch (FormFault fault) {
            faults.add(fault);
            return List.of();
        }
    }
}
