package org.xiangli.core.page;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.xiangli.kernel.Refusal;
import org.xiangli.kernel.RuleRef;

/** A form as it was sent, with what is wrong with it: a page shows it again and nothing typed is lost. */
public final class Form {

    private static final RuleRef ONCE = new RuleRef("PAGE.ONCE", "Xiangli R021", "");

    private final Map<String, List<String>> values;
    private final Map<String, Problem> problems = new LinkedHashMap<>();

    private Form(Map<String, List<String>> values) {
        this.values = values;
    }

    /** What is wrong with a field, or with the form as a whole when the field is empty. */
    public record Problem(
            String field,
            String key,
            List<Object> arguments,
            @Nullable RuleRef rule) {}

    public static Form blank() {
        return new Form(new HashMap<>());
    }

    public static Form of(Map<String, String> values) {
        var form = blank();
        values.forEach(form::put);
        return form;
    }

    public static Form sent(Map<String, String[]> parameters) {
        var form = blank();
        parameters.forEach((name, value) -> form.values.put(name, List.of(value)));
        return form;
    }

    public Form put(String field, String value) {
        values.put(field, List.of(value));
        return this;
    }

    /** The field without surrounding space; empty when it was not sent. */
    public String value(String field) {
        var found = values.get(field);
        return found == null || found.isEmpty() ? "" : found.getFirst().strip();
    }

    public List<String> all(String field) {
        return values.getOrDefault(field, List.of());
    }

    public boolean has(String field, String value) {
        return all(field).contains(value);
    }

    /** The key that makes a repeated form harmless. @throws Refusal {@code form.once} when the form was tampered with */
    public UUID once() {
        try {
            return UUID.fromString(value("once"));
        } catch (IllegalArgumentException broken) {
            throw new Refusal("form.once", ONCE);
        }
    }

    public Form reject(String field, String key, Object... arguments) {
        problems.putIfAbsent(field, new Problem(field, key, List.of(arguments), null));
        return this;
    }

    /** Notes a refusal at a field, or at the form when the field is empty. */
    public Form reject(String field, Refusal refusal) {
        problems.putIfAbsent(
                field, new Problem(field, "refusal." + refusal.code(), refusal.arguments(), refusal.rule()));
        return this;
    }

    /** Demands a field; its text must not be longer than given (characters). */
    public String demand(String field, int longest) {
        var value = value(field);
        if (value.isEmpty()) {
            reject(field, "form.missing");
        } else if (value.codePointCount(0, value.length()) > longest) {
            reject(field, "form.too-long", longest, value.codePointCount(0, value.length()));
        }
        return value;
    }

    public boolean good() {
        return problems.isEmpty();
    }

    public List<Problem> problems() {
        return List.copyOf(problems.values());
    }

    public Optional<Problem> problem(String field) {
        return Optional.ofNullable(problems.get(field));
    }
}
