package org.xiangli.core.procedure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.xiangli.core.procedure.ProcedureReader.UnreadableProcedure;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** A piece of a YAML file that knows where it stands, so that an error can say so. */
record YamlPart(String file, String path, Node node) {

    /** The parts of a mapping; a key that is not allowed, or stands there twice, is an error. */
    Map<String, YamlPart> parts(Set<String> allowed) {
        if (!(node instanceof MappingNode mapping)) {
            throw wrong("must be a mapping");
        }
        var parts = new LinkedHashMap<String, YamlPart>();
        for (var tuple : mapping.getValue()) {
            var key = new YamlPart(file, path + " key", tuple.getKeyNode());
            var name = key.text();
            if (!allowed.contains(name)) {
                throw key.wrong(
                        "'" + name + "' is none of " + allowed.stream().sorted().toList());
            }
            if (parts.put(name, new YamlPart(file, path + "." + name, tuple.getValueNode())) != null) {
                throw key.wrong("'" + name + "' stands here twice");
            }
        }
        return parts;
    }

    boolean isList() {
        return node instanceof SequenceNode;
    }

    List<YamlPart> items() {
        if (!(node instanceof SequenceNode sequence)) {
            throw wrong("must be a list");
        }
        var items = new ArrayList<YamlPart>();
        for (var item : sequence.getValue()) {
            items.add(new YamlPart(file, path + "[" + items.size() + "]", item));
        }
        return items;
    }

    String text() {
        return scalar(Tag.STR, "must be a text");
    }

    int number() {
        var text = scalar(Tag.INT, "must be a whole number");
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException problem) {
            throw wrong("must be a whole number, not '" + text + "'");
        }
    }

    boolean truth() {
        var text = scalar(Tag.BOOL, "must be true or false");
        if (!text.equals("true") && !text.equals("false")) {
            throw wrong("must be true or false, not '" + text + "'");
        }
        return text.equals("true");
    }

    <E extends Enum<E>> E choice(Class<E> choices) {
        var text = text();
        return Arrays.stream(choices.getEnumConstants())
                .filter(choice -> choice.name().equals(text))
                .findFirst()
                .orElseThrow(() -> wrong("'" + text + "' is none of " + Arrays.toString(choices.getEnumConstants())));
    }

    UnreadableProcedure wrong(String what) {
        return new UnreadableProcedure(
                "%s line %d: %s %s".formatted(file, node.getStartMark().getLine() + 1, path, what));
    }

    private String scalar(Tag tag, String otherwise) {
        if (node instanceof ScalarNode scalar && scalar.getTag().equals(tag)) {
            return scalar.getValue();
        }
        throw wrong(otherwise);
    }
}
