package org.xiangli.domain.services.coverage;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.xiangli.core.rules.Confidence;
import org.xiangli.domain.services.Item;
import org.xiangli.domain.services.ServiceArea;
import org.xiangli.domain.services.ServiceFamily;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The second classification of the catalogue (R038): sixteen departments, and which families an area may hold. Configuration,
 * with its source and how sure of it we are.
 */
public record ServiceMap(Departments departments, Areas areas) {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .build();

    private static final ServiceMap PACKAGED = read("service-map.yaml");

    /** The departments in the order of the instrument. */
    public record Departments(String source, Confidence confidence, List<Department> list) {}

    /** The families each area may hold. */
    public record Areas(String source, Confidence confidence, Map<ServiceArea, Set<ServiceFamily>> families) {}

    /** The map that comes with the house. */
    public static ServiceMap packaged() {
        return PACKAGED;
    }

    /**
     * The department that leads an item; empty for one of another organ (a mass organisation, a company, the army). The
     * longest name decides, so that 教育体育局 is not taken for 体育局.
     */
    public Optional<Department> leading(Item item) {
        var lead = item.offices().lead().zh();
        return departments.list().stream()
                .filter(department -> department.leads(item))
                .max(Comparator.comparingInt(department -> department.county().stream()
                        .filter(lead::endsWith)
                        .mapToInt(String::length)
                        .max()
                        .orElse(0)));
    }

    /** Whether the two classifications of an item agree. */
    public boolean agrees(Item item) {
        return areas.families().getOrDefault(item.area(), Set.of()).contains(item.family());
    }

    static ServiceMap read(String file) {
        try (InputStream stream = Objects.requireNonNull(ServiceMap.class.getResourceAsStream(file), file)) {
            Object content = new Yaml(new SafeConstructor(new LoaderOptions())).load(stream);
            return MAPPER.treeToValue(MAPPER.valueToTree(content), ServiceMap.class);
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }
}
