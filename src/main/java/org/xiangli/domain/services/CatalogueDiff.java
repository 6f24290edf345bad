package org.xiangli.domain.services;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * What one version of a catalogue changed against an earlier one.
 *
 * @param added codes of items that are new
 * @param removed codes of items no longer there
 * @param changed what reads differently, by item and field
 */
public record CatalogueDiff(List<String> added, List<String> removed, List<Change> changed) {

    /**
     * One field of an item that changed.
     *
     * @param field as the item's file writes it; the parts of a list by their code or number
     * @param before empty when the field is new
     * @param after empty when the field is gone
     */
    public record Change(String item, String field, Optional<String> before, Optional<String> after) {}

    /** What reads differently, whichever versions the items come from. */
    public static CatalogueDiff between(List<Item> before, List<Item> after) {
        var old = byCode(before);
        var now = byCode(after);
        var changed = now.values().stream()
                .flatMap(item -> Optional.ofNullable(old.get(item.code())).stream()
                        .flatMap(earlier -> changes(earlier, item).stream()))
                .toList();
        return new CatalogueDiff(missing(now, old), missing(old, now), changed);
    }

    /** Whether nothing changed. */
    public boolean empty() {
        return added.isEmpty() && removed.isEmpty() && changed.isEmpty();
    }

    private static Map<String, Item> byCode(List<Item> items) {
        return items.stream()
                .collect(Collectors.toMap(Item::code, Function.identity(), (one, other) -> other, TreeMap::new));
    }

    private static List<String> missing(Map<String, Item> from, Map<String, Item> in) {
        return from.keySet().stream().filter(code -> !in.containsKey(code)).toList();
    }

    private static List<Change> changes(Item before, Item after) {
        var old = fields(before);
        var now = fields(after);
        var paths = new TreeSet<>(Comparator.<String>naturalOrder());
        paths.addAll(old.keySet());
        paths.addAll(now.keySet());
        var changes = new ArrayList<Change>();
        for (var path : paths) {
            var was = Optional.ofNullable(old.get(path));
            var is = Optional.ofNullable(now.get(path));
            if (!was.equals(is)) {
                changes.add(new Change(after.code(), path, was, is));
            }
        }
        return changes;
    }

    private static Map<String, String> fields(Item item) {
        var fields = new TreeMap<String, String>();
        collect("", ItemJson.MAPPER.valueToTree(item), fields);
        return fields;
    }

    private static void collect(String path, JsonNode node, Map<String, String> fields) {
        if (node.isObject()) {
            node.properties().forEach(part -> collect(joined(path, part.getKey()), part.getValue(), fields));
        } else if (node.isArray()) {
            for (int at = 0; at < node.size(); at++) {
                collect(path + "[" + name(node.get(at), at) + "]", node.get(at), fields);
            }
        } else {
            fields.put(path, node.asString());
        }
    }

    /** A word of a set is its own name, so that its place does not matter; a paper goes by its code. */
    private static String name(JsonNode part, int place) {
        if (part.isString()) {
            return part.asString();
        }
        var code = part.has("code") ? part.get("code") : part.get("key");
        return code == null ? Integer.toString(place + 1) : code.asString();
    }

    private static String joined(String path, String key) {
        return path.isEmpty() ? key : path + "." + key;
    }
}
