package org.xiangli.domain.services.tables;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.xiangli.domain.services.Catalogue;
import org.xiangli.domain.services.Item;
import org.xiangli.domain.services.tables.ItemColumn.Kind;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** An item as a row of a sheet, and a row as an item: nothing is lost on the way there and back. */
public final class ItemSheet {

    private static final JsonMapper JSON = TableShelf.JSON;

    private final Map<String, Integer> places = new HashMap<>();

    /** @param headings names of columns; others are passed over */
    ItemSheet(List<String> headings) {
        for (var place = 0; place < headings.size(); place++) {
            places.putIfAbsent(headings.get(place).strip(), place);
        }
    }

    /** What is wrong with a cell. @param key of a text with the column's name as its argument */
    static final class Unreadable extends RuntimeException {

        final String column;
        final String key;

        Unreadable(String column, String key) {
            super(key, null, false, false);
            this.column = column;
            this.key = key;
        }
    }

    /** The cells of an item, one for each of {@link ItemColumn#ALL}; what only an admission needs is empty. */
    public static List<String> cells(Item item) {
        var tree = tree(item);
        return ItemColumn.ALL.stream()
                .map(column -> switch (column.kind()) {
                    case ADMISSION -> "";
                    case SET -> joined(at(tree, column.name()), "、");
                    case LINES -> lines(tree, column.name());
                    case PARTS -> joined(at(tree, column.name()), "\n");
                    case PART -> text(at(tree, column.name()));
                    case YES_NO -> at(tree, column.name()).asBoolean() ? "TRUE" : "FALSE";
                    case TEXT, NUMBER -> text(at(tree, column.name()));
                })
                .toList();
    }

    boolean good() {
        return places.containsKey(ItemColumn.CODE);
    }

    /** The cell of a column; empty when it or its column is not there. */
    String cell(List<String> row, String column) {
        var place = places.getOrDefault(column, -1);
        var text = place >= 0 && place < row.size() ? row.get(place).strip() : "";
        return text.length() > 1 && text.startsWith("'") ? text.substring(1) : text;
    }

    /**
     * The item a row writes. A column that is not there leaves the field as it stands.
     *
     * @param standing the item of that code the county has; its version is kept
     * @throws Unreadable for a cell that cannot be read
     * @throws org.xiangli.domain.services.UnreadableItem when the whole is no item
     */
    Item item(List<String> row, Optional<Item> standing) {
        var tree = standing.map(ItemSheet::tree)
                .orElseGet(() -> JSON.createObjectNode().put("version", 1));
        for (var column : ItemColumn.ALL) {
            if (column.kind() != Kind.ADMISSION && places.containsKey(column.name())) {
                read(tree, column, cell(row, column.name()), row);
            }
        }
        return Catalogue.typed(JSON.writeValueAsString(tree));
    }

    private void read(ObjectNode tree, ItemColumn column, String text, List<String> row) {
        if (text.startsWith("=") || text.startsWith(SheetRows.CUT)) {
            throw new Unreadable(column.name(), "tables.item.formula");
        }
        if (column.kind() != Kind.SET
                && !text.isEmpty()
                && !column.allowed().isEmpty()
                && !column.allowed().contains(text)) {
            throw new Unreadable(column.name(), "tables.item.allowed");
        }
        switch (column.kind()) {
            case TEXT -> put(tree, column.name(), text.isEmpty() ? empty(column.name()) : JSON.valueToTree(text));
            case NUMBER -> put(tree, column.name(), number(column.name(), text));
            case YES_NO -> put(tree, column.name(), JSON.valueToTree(text.equals("TRUE")));
            case SET -> put(tree, column.name(), set(column, text));
            case PARTS -> put(tree, column.name(), parts(column.name(), text));
            case PART -> put(tree, column.name(), text.isEmpty() ? null : json(column.name(), text));
            case LINES -> {
                if (column.name().endsWith(".zh")) {
                    lines(tree, column.name().substring(0, column.name().length() - 3), row);
                }
            }
            case ADMISSION -> {}
        }
    }

    /** Codes may be empty texts; everything else that is empty is not there. */
    private static @Nullable JsonNode empty(String name) {
        return name.startsWith("codes.") ? JSON.valueToTree("") : null;
    }

    private static JsonNode number(String name, String text) {
        if (!text.matches("[0-9]{1,9}")) {
            throw new Unreadable(name, "tables.item.number");
        }
        return JSON.valueToTree(Long.parseLong(text));
    }

    private static JsonNode set(ItemColumn column, String text) {
        var words = JSON.createArrayNode();
        Arrays.stream(text.split("[、，\n]", -1))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .forEach(word -> {
                    if (!column.allowed().isEmpty() && !column.allowed().contains(word)) {
                        throw new Unreadable(column.name(), "tables.item.allowed");
                    }
                    words.add(word);
                });
        return words;
    }

    private static JsonNode parts(String name, String text) {
        var parts = JSON.createArrayNode();
        text.lines().filter(line -> !line.isBlank()).forEach(line -> parts.add(json(name, line)));
        return parts;
    }

    private static JsonNode json(String name, String text) {
        try {
            return JSON.readTree(text);
        } catch (JacksonException none) {
            throw new Unreadable(name, "tables.item.json");
        }
    }

    private void lines(ObjectNode tree, String name, List<String> row) {
        var zh = cell(row, name + ".zh").lines().filter(line -> !line.isBlank()).toList();
        var en = cell(row, name + ".en").lines().filter(line -> !line.isBlank()).toList();
        if (zh.size() != en.size()) {
            throw new Unreadable(name + ".en", "tables.item.lines");
        }
        var lines = JSON.createArrayNode();
        for (var line = 0; line < zh.size(); line++) {
            lines.add(JSON.createObjectNode()
                    .put("zh", zh.get(line).strip())
                    .put("en", en.get(line).strip()));
        }
        put(tree, name, lines);
    }

    private static ObjectNode tree(Item item) {
        return (ObjectNode) JSON.readTree(Catalogue.written(item));
    }

    private static JsonNode at(JsonNode tree, String name) {
        var found = tree;
        for (var part : name.split("\\.", -1)) {
            found = found.path(part);
        }
        return found;
    }

    private static String text(JsonNode node) {
        return node.isContainer() ? node.toString() : node.asString("");
    }

    private static String joined(JsonNode list, String between) {
        return list.values().stream().map(ItemSheet::text).collect(Collectors.joining(between));
    }

    private static String lines(JsonNode tree, String name) {
        var dot = name.lastIndexOf('.');
        return at(tree, name.substring(0, dot)).values().stream()
                .map(line -> line.path(name.substring(dot + 1)).asString(""))
                .collect(Collectors.joining("\n"));
    }

    /** Sets a field, or takes it away; a part that has lost its last field goes with it. */
    private static void put(ObjectNode tree, String name, @Nullable JsonNode value) {
        var parents = new ArrayList<ObjectNode>(List.of(tree));
        var parts = name.split("\\.", -1);
        for (var place = 0; place < parts.length - 1; place++) {
            var child = parents.getLast().get(parts[place]);
            if (!(child instanceof ObjectNode)) {
                if (value == null) {
                    return;
                }
                child = JSON.createObjectNode();
                parents.getLast().set(parts[place], child);
            }
            parents.add((ObjectNode) child);
        }
        if (value == null) {
            parents.getLast().remove(parts[parts.length - 1]);
            for (var place = parents.size() - 1; place > 0 && parents.get(place).isEmpty(); place--) {
                parents.get(place - 1).remove(parts[place - 1]);
            }
        } else {
            parents.getLast().set(parts[parts.length - 1], value);
        }
    }
}
