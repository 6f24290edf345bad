package org.xiangli.channel.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.openapiparser.OpenApiParser;
import io.openapiparser.OpenApiVersion;
import io.openapiprocessor.jackson.JacksonConverter;
import io.openapiprocessor.jsonschema.reader.UriReader;
import io.openapiprocessor.jsonschema.schema.DocumentLoader;
import io.openapiprocessor.jsonschema.schema.DocumentStore;
import io.openapiprocessor.jsonschema.schema.SchemaStore;
import io.openapiprocessor.jsonschema.validator.Validator;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The description itself, by a validator that is not ours; and that the measure of every other test can fail. */
class ContractTests {

    private static final byte[] PROBLEM = """
        {"type": "/problems/api.path", "title": "t", "status": 404, "detail": "d"}
        """.getBytes(StandardCharsets.UTF_8);

    private final Contract contract = Contract.ours();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    @DisplayName("the description is a valid OpenAPI 3.1 document to a validator of others")
    void theDescriptionIsValid() throws Exception {
        var ours = Objects.requireNonNull(OpenApiPages.class.getResource("openapi.json"))
                .toURI();
        assertThat(problems(ours)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                "\"operationId\": \"listItems\" | \"operationId\": 7",
                "\"in\": \"path\" | \"in\": \"road\"",
                "\"description\": \"Not granted (RFC 9457)\" | \"words\": \"none\"",
                "\"openapi\": \"3.1.0\" | \"openapi\": \"3.1.0\", \"colour\": \"red\""
            })
    void aBrokenDescriptionIsFound(String from, String to) throws Exception {
        var text = new String(
                Objects.requireNonNull(OpenApiPages.class.getResourceAsStream("openapi.json"))
                        .readAllBytes(),
                StandardCharsets.UTF_8);
        assertThat(text).contains(from);
        var broken = Files.writeString(folder.resolve("openapi.json"), text.replace(from, to));
        assertThat(problems(broken.toUri())).isNotEmpty();
    }

    @Test
    void theMeasureFindsWhatIsNotDescribed() {
        assertThat(answer("GET", "/api/v1/items", 200, "application/json", "{\"data\":[]}"))
                .isEmpty();
        assertThat(answer("GET", "/api/v1/items", 200, "application/json", "{\"data\":[],\"colour\":1}"))
                .isNotEmpty();
        assertThat(answer("GET", "/api/v1/items", 200, "application/json", "{}"))
                .isNotEmpty();
        assertThat(answer("GET", "/api/v1/items", 200, "text/html", "<p>")).isNotEmpty();
        assertThat(answer("GET", "/api/v1/items", 200, "application/json", "{\"data\""))
                .isNotEmpty();
        assertThat(answer("GET", "/api/v1/items", 418, "application/json", "{}"))
                .isNotEmpty();
        assertThat(answer("GET", "/api/v1/nothing", 200, "application/json", "{}"))
                .isNotEmpty();
        assertThat(contract.breaches(
                        asked("GET", "/api/v1/nothing", Map.of()),
                        new Contract.Answered(404, "application/problem+json;charset=UTF-8", PROBLEM)))
                .isEmpty();
    }

    @Test
    void theMeasureFindsARequestThatWasGrantedAgainstTheDescription() {
        var empty = new Contract.Answered(200, "application/json", "{\"data\":[]}".getBytes(StandardCharsets.UTF_8));
        assertThat(contract.breaches(asked("GET", "/api/v1/cases", Map.of("limit", new String[] {"20"})), empty))
                .isEmpty();
        assertThat(contract.breaches(asked("GET", "/api/v1/cases", Map.of("colour", new String[] {"red"})), empty))
                .isNotEmpty();
        assertThat(contract.breaches(asked("GET", "/api/v1/cases", Map.of("limit", new String[] {"many"})), empty))
                .isNotEmpty();
    }

    private List<String> answer(String method, String path, int status, String type, String body) {
        return contract.breaches(
                asked(method, path, Map.of()),
                new Contract.Answered(status, type, body.getBytes(StandardCharsets.UTF_8)));
    }

    private static Contract.Asked asked(String method, String path, Map<String, String[]> query) {
        return new Contract.Asked(method, path, query, List.of(), "", new byte[0]);
    }

    private static List<String> problems(URI document) throws IOException {
        var loader = new DocumentLoader(new UriReader(), new JacksonConverter());
        var result = new OpenApiParser(new DocumentStore(), loader).parse(document);
        assertThat(result.getVersion()).isEqualTo(OpenApiVersion.V31);
        var store = new SchemaStore(loader);
        store.registerDraft202012();
        return result.validate(new Validator(), store)
                ? List.of()
                : result.getValidationErrors().stream()
                        .map(error -> error.getInstanceLocation() + ": " + error.getText())
                        .toList();
    }
}
