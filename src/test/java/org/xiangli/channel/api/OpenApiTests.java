package org.xiangli.channel.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.xiangli.testing.HouseTest;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The description against the house: neither path nor word too many or too few. */
@HouseTest
class OpenApiTests {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final MockMvcTester web;
    private final RequestMappingHandlerMapping mappings;
    private final Programs programs;

    OpenApiTests(
            MockMvcTester web,
            @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mappings,
            Programs programs) {
        this.web = web;
        this.mappings = mappings;
        this.programs = programs;
    }

    @Test
    void everyPathIsDescribedAndEveryDescribedPathIsThere() {
        var there = new TreeSet<String>();
        mappings.getHandlerMethods().forEach((mapping, method) -> {
            if (method.getBeanType().getPackageName().startsWith("org.xiangli.channel.api")) {
                mapping.getPatternValues().stream()
                        .filter(pattern -> pattern.matches("/(api/v1|govstack|hsds)/.*") && !pattern.endsWith("/**"))
                        .forEach(pattern -> mapping.getMethodsCondition()
                                .getMethods()
                                .forEach(verb -> there.add(verb + " " + pattern)));
            }
        });
        var described = new TreeSet<String>();
        description()
                .path("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .propertyNames()
                        .forEach(verb -> described.add(verb.toUpperCase(java.util.Locale.ROOT) + " " + path.getKey())));
        assertThat(described).isEqualTo(there);
    }

    @Test
    void itIsServedToAnyone() {
        assertThat(web.get().uri("/api/openapi.json").exchange())
                .hasStatusOk()
                .hasContentType("application/json")
                .bodyText()
                .contains("\"openapi\": \"3.1.0\"");
    }

    @Test
    void everyReferenceLeadsSomewhere() {
        var document = description();
        document.findValuesAsString("$ref")
                .forEach(reference -> assertThat(
                                document.at(reference.substring(1)).isMissingNode())
                        .as(reference)
                        .isFalse());
    }

    @Test
    void answersAreAsTheDescriptionSays() throws Exception {
        var place = programs.open();
        var token = place.token();
        var items = web.get()
                .uri("/api/v1/items")
                .header("Authorization", "Bearer " + token)
                .exchange();
        assertFits("ItemList", items.getResponse().getContentAsString());
        var cases = web.get()
                .uri("/api/v1/cases")
                .header("Authorization", "Bearer " + token)
                .exchange();
        assertFits("CaseList", cases.getResponse().getContentAsString());
        var problem = web.get().uri("/api/v1/items").exchange();
        assertThat(problem).hasStatus(HttpStatus.UNAUTHORIZED);
        assertFits("Problem", problem.getResponse().getContentAsString());
    }

    static void assertFits(String schema, String answer) {
        var components = description().path("components");
        var wrapped = JSON.createObjectNode();
        wrapped.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        wrapped.put("$ref", "#/components/schemas/" + schema);
        wrapped.set("components", components);
        var compiled = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(wrapped);
        assertThat(compiled.validate(answer, InputFormat.JSON)).isEmpty();
    }

    private static JsonNode description() {
        try (var stream = Objects.requireNonNull(OpenApiPages.class.getResourceAsStream("openapi.json"))) {
            return JSON.readTree(stream);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
