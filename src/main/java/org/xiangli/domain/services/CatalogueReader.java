package org.xiangli.domain.services;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;
import tools.jackson.core.JacksonException;

/**
 * Reads items from YAML, one to a file named after the item's code. The file is taken literally: an unknown field, a
 * missing one or a wrong type is an error that names file and field, never a default.
 */
final class CatalogueReader {

    private static final String SHIPPED = "classpath*:org/xiangli/domain/services/catalogue/*.yaml";

    private CatalogueReader() {}

    /** The items that come with the house, in order of their codes. */
    static List<Item> shipped() {
        try {
            var items = new ArrayList<Item>();
            for (var resource : new PathMatchingResourcePatternResolver().getResources(SHIPPED)) {
                try (var stream = resource.getInputStream()) {
                    items.add(read(String.valueOf(resource.getFilename()), stream));
                }
            }
            items.sort(Comparator.comparing(Item::code));
            return List.copyOf(items);
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    /** @throws UnreadableItem when the file is not an item, or is not named after it */
    static Item read(String file, InputStream stream) {
        var item = item(file, parse(file, stream));
        if (!file.equals(item.code() + ".yaml")) {
            throw new UnreadableItem(file, "code", "item '" + item.code() + "' belongs into a file of its own name");
        }
        return item;
    }

    /** One item without a file. @throws UnreadableItem when it is none */
    static Item typed(String yaml) {
        var stream = new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8));
        try {
            return item("", parse("", stream));
        } catch (YAMLException unreadable) {
            throw new UnreadableItem("", "", "no YAML");
        }
    }

    private static Object parse(String file, InputStream stream) {
        var options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        var writing = new DumperOptions();
        var yaml = new Yaml(
                new SafeConstructor(options), new Representer(writing), writing, options, new WordsAndNumbers());
        try {
            Object content = yaml.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
            if (content == null) {
                throw new UnreadableItem(file, "", "the file is empty");
            }
            return content;
        } catch (MarkedYAMLException problem) {
            var mark = problem.getProblemMark();
            throw new UnreadableItem(
                    file, mark == null ? "" : "line " + (mark.getLine() + 1), String.valueOf(problem.getProblem()));
        }
    }

    private static Item item(String file, Object content) {
        try {
            return ItemJson.MAPPER.treeToValue(ItemJson.MAPPER.valueToTree(content), Item.class);
        } catch (JacksonException problem) {
            throw new UnreadableItem(file, path(problem), String.valueOf(problem.getOriginalMessage()));
        }
    }

    private static String path(JacksonException problem) {
        var path = new StringBuilder();
        for (var step : problem.getPath()) {
            if (step.getPropertyName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getPropertyName());
            }
        }
        return path.toString();
    }

    /** Dates stay the text they are written as; a date is read where a field wants one. */
    private static final class WordsAndNumbers extends Resolver {

        @Override
        protected void addImplicitResolvers() {
            addImplicitResolver(Tag.BOOL, BOOL, "yYnNtTfFoO");
            addImplicitResolver(Tag.INT, INT, "-+0123456789");
            addImplicitResolver(Tag.NULL, NULL, "~nN\0");
            addImplicitResolver(Tag.NULL, EMPTY, null);
        }
    }
}
