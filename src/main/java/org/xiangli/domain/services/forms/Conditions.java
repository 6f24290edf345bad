package org.xiangli.domain.services.forms;

import com.networknt.schema.Schema;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Which questions depend on the answers to others, as {@code if}/{@code then} and {@code dependentRequired} say. */
final class Conditions {

    private record Rule(Schema when, Set<String> then, Set<String> otherwise) {}

    private record Dependent(String on, Set<String> then) {}

    private final List<Rule> rules = new ArrayList<>();
    private final List<Dependent> dependents = new ArrayList<>();
    private final Set<String> conditional = new HashSet<>();

    /** @param path the place of the schema, for what is wrong with it */
    Conditions(JsonNode schema, String path, Validator validator) {
        read(schema, path, validator);
        var all = schema.path("allOf");
        for (var index = 0; index < all.size(); index++) {
            read(all.get(index), path + "/allOf/" + index, validator);
        }
        for (var entry : schema.path("dependentRequired").properties()) {
            dependents.add(new Dependent(entry.getKey(), names(entry.getValue())));
        }
        rules.forEach(rule -> {
            conditional.addAll(rule.then());
            conditional.addAll(rule.otherwise());
        });
        dependents.forEach(dependent -> conditional.addAll(dependent.then()));
    }

    /** Notes a fault for every condition that asks for what is no question. */
    void demandKnown(Set<String> questions, List<FormFault> faults) {
        if (!questions.containsAll(conditional)) {
            faults.add(new FormFault("/allOf", "question"));
        }
    }

    /** Names of all questions that are asked only sometimes. */
    Set<String> conditional() {
        return conditional;
    }

    /**
     * Names of the questions these answers call for. An answer to a question that is not asked calls for nothing, so the
     * search is repeated until it changes nothing.
     */
    Set<String> shown(Set<String> questions, ObjectNode answers) {
        var always = new LinkedHashSet<>(questions);
        always.removeAll(conditional);
        Set<String> shown = always;
        for (var round = 0; round <= rules.size() + dependents.size(); round++) {
            var next = new LinkedHashSet<>(always);
            var relevant = restricted(answers, shown);
            rules.forEach(
                    rule -> next.addAll(rule.when().validate(relevant).isEmpty() ? rule.then() : rule.otherwise()));
            dependents.stream()
                    .filter(dependent -> relevant.has(dependent.on()))
                    .forEach(dependent -> next.addAll(dependent.then()));
            if (next.equals(shown)) {
                return shown;
            }
            shown = next;
        }
        return shown;
    }

    static ObjectNode restricted(ObjectNode answers, Set<String> names) {
        return answers.deepCopy().retain(names);
    }

    private void read(JsonNode schema, String path, Validator validator) {
        var when = schema.path("if");
        if (when.isMissingNode()) {
            return;
        }
        if (when.path("required").isEmpty()) {
            throw new FormFault(path + "/if", "condition");
        }
        rules.add(new Rule(
                validator.compile(when),
                names(schema.path("then").path("required")),
                names(schema.path("else").path("required"))));
    }

    private static Set<String> names(JsonNode list) {
        var names = new LinkedHashSet<String>();
        list.values().forEach(name -> names.add(name.asString()));
        return names;
    }
}
