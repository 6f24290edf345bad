package org.xiangli.channel.api;

import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.http.MediaType;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Our description as a measure of what goes over the wire. An answer must have a described status, a described form and the
 * described content and not a field more; a request that was granted must be one the description allows.
 */
final class Contract {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final JsonNode document;
    private final Map<PathPattern, JsonNode> paths = new ConcurrentHashMap<>();

    Contract(JsonNode document) {
        this.document = document;
        document.path("paths")
                .properties()
                .forEach(path -> paths.put(PathPatternParser.defaultInstance.parse(path.getKey()), path.getValue()));
    }

    static Contract ours() {
        try (var stream = Objects.requireNonNull(OpenApiPages.class.getResourceAsStream("openapi.json"))) {
            return new Contract(JSON.readTree(stream));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    record Asked(
            String method, String path, Map<String, String[]> query, List<String> headers, String type, byte[] body) {}

    record Answered(int status, String type, byte[] body) {}

    /** What is not as described; empty when everything is. */
    List<String> breaches(Asked asked, Answered answered) {
        var operation = operation(asked);
        var wrong = new ArrayList<String>();
        if (operation.isEmpty()) {
            if (!asked.method().equals("OPTIONS") || answered.body().length > 0) {
                problem(answered, wrong);
            }
            return wrong;
        }
        answer(operation.get(), answered, wrong);
        if (answered.status() < 300) {
            request(operation.get(), asked, wrong);
        }
        return wrong;
    }

    private Optional<JsonNode> operation(Asked asked) {
        var path = PathContainer.parsePath(asked.path());
        return paths.entrySet().stream()
                .filter(entry -> entry.getKey().matches(path))
                .min(Map.Entry.comparingByKey(Comparator.naturalOrder()))
                .map(Map.Entry::getValue)
                .map(item -> item.path(asked.method().toLowerCase(Locale.ROOT)))
                .filter(JsonNode::isObject);
    }

    private void answer(JsonNode operation, Answered answered, List<String> wrong) {
        var described = resolved(operation.path("responses").path(Integer.toString(answered.status())));
        if (described.isMissingNode()) {
            wrong.add("status " + answered.status() + " is not described");
            return;
        }
        content(described.path("content"), answered.type(), answered.body(), true, wrong);
    }

    /** What no operation describes can only be a problem. */
    private void problem(Answered answered, List<String> wrong) {
        var described = document.path("components").path("responses").path("Problem");
        if (answered.status() < 400) {
            wrong.add("an undescribed operation was granted");
        }
        content(described.path("content"), answered.type(), answered.body(), true, wrong);
    }

    private void request(JsonNode operation, Asked asked, List<String> wrong) {
        var known = new ArrayList<String>();
        for (var parameter : operation.path("parameters").values().stream()
                .map(this::resolved)
                .toList()) {
            var name = parameter.path("name").asString();
            known.add(name);
            var required = parameter.path("required").asBoolean(false);
            switch (parameter.path("in").asString()) {
                case "query" -> {
                    var values = asked.query().get(name);
                    if (values == null && required) {
                        wrong.add("query " + name + " is required and was not needed");
                    }
                    for (var value : values == null ? new String[0] : values) {
                        valid(parameter.path("schema"), typed(parameter.path("schema"), value), false, name, wrong);
                    }
                }
                case "header" -> {
                    if (required && asked.headers().stream().noneMatch(name::equalsIgnoreCase)) {
                        wrong.add("header " + name + " is required and was not needed");
                    }
                }
                default -> {}
            }
        }
        asked.query().keySet().stream()
                .filter(name -> !known.contains(name))
                .forEach(name -> wrong.add("query " + name + " is not described"));
        var content = operation.path("requestBody").path("content");
        if (asked.body().length > 0 && !content.has("multipart/form-data")) {
            content(content, asked.type(), asked.body(), false, wrong);
        }
    }

    private void content(JsonNode content, String type, byte[] body, boolean closed, List<String> wrong) {
        if (!content.isObject()) {
            if (body.length > 0) {
                wrong.add("content where none is described");
            }
            return;
        }
        var sent = type.isEmpty() ? MediaType.ALL : MediaType.parseMediaType(type);
        var described = content.properties().stream()
                .filter(entry -> MediaType.parseMediaType(entry.getKey()).includes(sent))
                .findFirst();
        if (described.isEmpty()) {
            wrong.add("content of the form " + type + " is not described");
        } else if (sent.getSubtype().endsWith("json")) {
            try {
                valid(described.get().getValue().path("schema"), JSON.readTree(body), closed, "content", wrong);
            } catch (JacksonException broken) {
                wrong.add("content is no JSON");
            }
        }
    }

    private void valid(JsonNode schema, JsonNode value, boolean closed, String where, List<String> wrong) {
        var whole = JSON.createObjectNode();
        whole.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        whole.putArray("allOf").add(schema.deepCopy());
        whole.set("components", document.path("components").deepCopy());
        if (closed) {
            close(whole);
        }
        var config =
                SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build();
        SchemaRegistry.withDefaultDialect(
                        SpecificationVersion.DRAFT_2020_12, builder -> builder.schemaRegistryConfig(config))
                .getSchema(whole)
                .validate(value)
                .forEach(error -> wrong.add(where + ": " + error));
    }

    /** An object whose fields are described has no others. */
    private static void close(JsonNode node) {
        if (node instanceof ObjectNode object
                && object.path("type").asString("").equals("object")
                && object.path("properties").isObject()
                && !object.has("additionalProperties")) {
            object.put("additionalProperties", false);
        }
        node.values().forEach(Contract::close);
    }

    private static JsonNode typed(JsonNode schema, String value) {
        var number = schema.path("type").asString("").equals("integer") && value.matches("-?[0-9]{1,9}");
        return JSON.valueToTree(number ? (Object) Integer.valueOf(value) : value);
    }

    private JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? document.at(node.path("$ref").asString().substring(1)) : node;
    }
}
