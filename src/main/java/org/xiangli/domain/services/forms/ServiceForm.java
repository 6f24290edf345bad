package org.xiangli.domain.services.forms;

import com.networknt.schema.Schema;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.xiangli.domain.services.Wording;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The form of one item in one version: one schema for the page, the interface and the import. It never changes. */
public final class ServiceForm {

    private final String item;
    private final int version;
    private final Wording title;
    private final List<Step> steps;
    private final Map<String, Question> questions;
    private final List<String> order;
    private final ObjectNode source;
    private final Schema schema;
    private final Conditions conditions;
    private final Map<String, Conditions> within;

    ServiceForm(
            String item,
            int version,
            Wording title,
            List<Step> steps,
            Map<String, Question> questions,
            List<String> order,
            ObjectNode source,
            Schema schema,
            Conditions conditions,
            Map<String, Conditions> within) {
        this.item = item;
        this.version = version;
        this.title = title;
        this.steps = steps;
        this.questions = questions;
        this.order = order;
        this.source = source;
        this.schema = schema;
        this.conditions = conditions;
        this.within = within;
    }

    public String item() {
        return item;
    }

    public int version() {
        return version;
    }

    public Wording title() {
        return title;
    }

    public List<Step> steps() {
        return steps;
    }

    public Optional<Step> step(String key) {
        return steps.stream().filter(step -> step.key().equals(key)).findFirst();
    }

    /** The step that asks a question. @throws IllegalArgumentException when there is no such question */
    public Step stepOf(String question) {
        return steps.stream()
                .filter(step -> step.ask().contains(question))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No question " + question));
    }

    public Optional<Question> question(String name) {
        return Optional.ofNullable(questions.get(name));
    }

    /** All questions, in the order they are asked. */
    public List<Question> questions() {
        return order.stream().flatMap(name -> question(name).stream()).toList();
    }

    /** Codes of the item's papers that this form replaces when it is filled in online. */
    public List<String> covers() {
        return source.path("x-covers").values().stream().map(JsonNode::asString).toList();
    }

    /** The JSON Schema itself, for others to keep. */
    public ObjectNode schema() {
        return source.deepCopy();
    }

    /** The answers with what the register knows: a fact that stands replaces what was written, another only fills a gap. */
    public ObjectNode filled(ObjectNode answers, Facts facts) {
        var filled = answers.deepCopy();
        for (var question : questions()) {
            question.register().flatMap(facts::value).ifPresent(known -> {
                if (question.fixed() || !filled.has(question.name())) {
                    filled.put(question.name(), known);
                }
            });
        }
        return filled;
    }

    /** The questions that belong to these answers, in the order they are asked. */
    public List<Question> shown(ObjectNode filled) {
        var shown = conditions.shown(new LinkedHashSet<>(order), filled);
        return questions().stream()
                .filter(question -> shown.contains(question.name()))
                .toList();
    }

    /** Whether a question is asked only when other answers call for it. */
    public boolean conditional(Question question) {
        return conditions.conditional().contains(question.name());
    }

    /** Only the answers to questions that are asked; what a changed mind left behind is not handed in. */
    public ObjectNode relevant(ObjectNode filled) {
        var relevant = Conditions.restricted(filled, conditions.shown(new LinkedHashSet<>(order), filled));
        within.keySet().forEach(group -> {
            if (relevant.path(group) instanceof ArrayNode rows) {
                relevant.set(group, relevant(group, rows));
            }
        });
        return relevant;
    }

    /** The questions of a group that belong to the answers of one of its rows. */
    public List<Question> shown(Question group, ObjectNode row) {
        var parts = group.group().map(Question.Group::parts).orElse(List.of());
        var shown = conditions(group.name()).shown(names(parts), row);
        return parts.stream().filter(part -> shown.contains(part.name())).toList();
    }

    private Conditions conditions(String group) {
        return Optional.ofNullable(within.get(group))
                .orElseThrow(() -> new IllegalArgumentException("No group " + group));
    }

    private ArrayNode relevant(String group, ArrayNode rows) {
        var parts = question(group)
                .flatMap(Question::group)
                .map(Question.Group::parts)
                .orElse(List.of());
        var kept = rows.arrayNode();
        for (var row : rows.values()) {
            kept.add(
                    row instanceof ObjectNode one
                            ? Conditions.restricted(one, strange(one, parts, conditions(group)))
                            : row);
        }
        return kept;
    }

    /** What is asked in a row, and what no question asks: that is refused, not dropped in silence. */
    private static Set<String> strange(ObjectNode row, List<Question> parts, Conditions conditions) {
        var names = names(parts);
        var kept = new LinkedHashSet<>(conditions.shown(names, row));
        row.propertyNames().stream().filter(name -> !names.contains(name)).forEach(kept::add);
        return kept;
    }

    private static Set<String> names(List<Question> parts) {
        return parts.stream().map(Question::name).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Everything that is wrong, at most one problem a question, in the order of the questions. */
    public List<FieldProblem> problems(ObjectNode filled) {
        var found = new LinkedHashMap<String, FieldProblem>();
        for (var problem : Problems.of(this, filled, schema)) {
            found.putIfAbsent(problem.field(), problem);
        }
        return found.values().stream()
                .sorted((one, other) -> Integer.compare(place(one), place(other)))
                .toList();
    }

    /** What stands at the place of a question in the schema, to compare two versions. */
    JsonNode definition(String name) {
        return source.path("properties").path(name);
    }

    Set<String> names() {
        return questions.keySet();
    }

    private int place(FieldProblem problem) {
        var place = order.indexOf(problem.question());
        return place < 0 ? order.size() : place;
    }
}
