package org.xiangli.domain.services.coverage;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.xiangli.domain.services.Item;
import org.xiangli.domain.services.ServiceFamily;
import org.xiangli.domain.services.coverage.Compliance.Check;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The list a sample of an item is judged by (R040): what holds for all, what its family adds, what the item itself adds.
 * Configuration, each addition with its source.
 */
public record Standards(List<Check> common, Map<ServiceFamily, Addition> families, Map<String, Addition> items) {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .build();

    private static final Standards PACKAGED = read("standards.yaml");

    /** What is judged besides. */
    public record Addition(List<Check> checks, String source, String article) {}

    /** The lists that come with the house. */
    public static Standards packaged() {
        return PACKAGED;
    }

    /** What a sample of the item is judged by; what holds for all when the item stands in no catalogue any more. */
    public Set<Check> of(Optional<Item> item) {
        var checks = EnumSet.copyOf(common);
        item.map(Item::family).map(families::get).ifPresent(addition -> checks.addAll(addition.checks()));
        item.map(Item::code).map(items::get).ifPresent(addition -> checks.addAll(addition.checks()));
        return Collections.unmodifiableSet(checks);
    }

    static Standards read(String file) {
        try (InputStream stream = Objects.requireNonNull(Standards.class.getResourceAsStream(file), file)) {
            Object content = new Yaml(new SafeConstructor(new LoaderOptions())).load(stream);
            return MAPPER.treeToValue(MAPPER.valueToTree(content), Standards.class);
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }
}
