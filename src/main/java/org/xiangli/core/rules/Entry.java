package org.xiangli.core.rules;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** One mapping of a rule file. It knows its file, line and rule, so that each complaint names them. */
final class Entry {

    private final String file;
    private final int line;
    private final Map<String, Node> nodes;

    private Entry(String file, int line, Map<String, Node> nodes) {
        this.file = file;
        this.line = line;
        this.nodes = nodes;
    }

    static Entry of(String file, Node node, Set<String> known) {
        var entry = new Entry(file, node.getStartMark().getLine() + 1, new LinkedHashMap<>());
        entry.pairs(node).forEach((key, value) -> {
            if (!known.contains(key)) {
                throw entry.wrong("does not know '" + key + "'");
            }
            entry.nodes.put(key, value);
        });
        return entry;
    }

    /** One entry for each edition: what is said there goes before what is said for all. */
    List<Entry> editions(String key, Set<String> known) {
        if (!nodes.containsKey(key)) {
            return List.of(this);
        }
        if (!(nodes.get(key) instanceof SequenceNode sequence)
                || sequence.getValue().isEmpty()) {
            throw wrong("needs a list under '" + key + "'");
        }
        var editions = new ArrayList<Entry>();
        for (var node : sequence.getValue()) {
            var merged = new LinkedHashMap<>(nodes);
            merged.remove(key);
            merged.putAll(of(file, node, known).nodes);
            editions.add(new Entry(file, node.getStartMark().getLine() + 1, merged));
        }
        return editions;
    }

    String text(String key) {
        return optional(key).orElseThrow(() -> wrong("needs '" + key + "'"));
    }

    Optional<String> optional(String key) {
        return Optional.ofNullable(nodes.get(key)).map(node -> scalar(key, node).strip());
    }

    Optional<LocalDate> date(String key) {
        try {
            return optional(key).map(LocalDate::parse);
        } catch (DateTimeException noDate) {
            throw wrong("needs a date like 2026-01-01 under '" + key + "'");
        }
    }

    <E extends Enum<E>> E word(String key, Class<E> words) {
        return word(key, text(key), words);
    }

    <E extends Enum<E>> Map<String, E> words(String key, Class<E> words) {
        var found = new LinkedHashMap<String, E>();
        table(key).forEach((name, text) -> found.put(name, word(key, text, words)));
        return found;
    }

    /** Whole numbers only; 0.5, 1e3 and yes are refused. */
    Map<String, Long> wholeNumbers(String key) {
        var found = new LinkedHashMap<String, Long>();
        table(key).forEach((name, text) -> {
            try {
                found.put(name, Long.valueOf(text));
            } catch (NumberFormatException noWholeNumber) {
                throw wrong("needs a whole number for '" + name + "', not '" + text + "'");
            }
        });
        return found;
    }

    IllegalArgumentException wrong(String complaint) {
        var code = nodes.get("code") instanceof ScalarNode scalar ? scalar.getValue() : "a rule without code";
        return new IllegalArgumentException("%s, line %d: %s %s".formatted(file, line, code, complaint));
    }

    private <E extends Enum<E>> E word(String key, String text, Class<E> words) {
        for (var word : words.getEnumConstants()) {
            if (word.name().equalsIgnoreCase(text)) {
                return word;
            }
        }
        throw wrong("does not know '" + text + "' under '" + key + "'");
    }

    private Map<String, String> table(String key) {
        var found = new LinkedHashMap<String, String>();
        if (nodes.containsKey(key)) {
            pairs(nodes.get(key)).forEach((name, value) -> {
                if (!name.matches("[a-z][a-z0-9_]*")) {
                    throw wrong("needs names in lower case with underscores under '" + key + "', not '" + name + "'");
                }
                found.put(name, scalar(name, value));
            });
        }
        return found;
    }

    private Map<String, Node> pairs(Node node) {
        if (!(node instanceof MappingNode mapping)) {
            throw wrong("needs a mapping in line " + (node.getStartMark().getLine() + 1));
        }
        var pairs = new LinkedHashMap<String, Node>();
        for (var pair : mapping.getValue()) {
            var key = scalar("key", pair.getKeyNode());
            if (pairs.put(key, pair.getValueNode()) != null) {
                throw wrong("says '" + key + "' twice");
            }
        }
        return pairs;
    }

    private String scalar(String key, Node node) {
        if (node instanceof ScalarNode scalar) {
            return scalar.getValue();
        }
        throw wrong("needs one value under '" + key + "'");
    }
}
