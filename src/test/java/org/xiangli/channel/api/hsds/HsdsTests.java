package org.xiangli.channel.api.hsds;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.xiangli.channel.api.Programs;
import org.xiangli.core.access.Acting;
import org.xiangli.core.access.PostKind;
import org.xiangli.domain.services.Catalogue;
import org.xiangli.kernel.Ids;
import org.xiangli.testing.HouseTest;
import org.xiangli.testing.SharedData;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

@HouseTest
class HsdsTests {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final MockMvcTester web;
    private final Programs programs;
    private final Catalogue catalogue;

    HsdsTests(MockMvcTester web, Programs programs, Catalogue catalogue) {
        this.web = web;
        this.programs = programs;
        this.catalogue = catalogue;
    }

    @Test
    @DisplayName("R029 every item of the catalogue is a service as HSDS 3 describes one")
    void everyItemIsAService() throws IOException {
        var place = programs.open();
        var page = json(get(place.token(), "/hsds/v3/services"));
        assertThat(page.path("contents")).hasSize(10);
        assertThat(page.path("total_items").asInt()).isEqualTo(10);
        var schema = schema();
        for (var service : page.path("contents").values()) {
            assertThat(schema.validate(service))
                    .as(service.path("name").asString())
                    .isEmpty();
            assertThat(service.path("status").asString()).isEqualTo("active");
            assertThat(service.path("required_documents")).isNotEmpty();
        }
        var strange = (ObjectNode) page.path("contents").get(0).deepCopy();
        ((ObjectNode) strange.path("organization")).remove("description");
        ((ObjectNode) strange.path("phones").get(0)).put("colour", "red").put("id", "1");
        assertThat(schema.validate(strange)).as("the measure can fail").hasSize(3);
    }

    @Test
    void aWithdrawnItemIsDefunctAndStillFound() {
        var place = programs.open();
        var approver = new Acting(Ids.next(), "批准人", Ids.next(), PostKind.COUNTY_APPROVER, place.county, "县民政局", null);
        approver.run(() -> catalogue.withdraw("legal-aid", "停办"));
        var token = place.token();
        var withdrawn = json(get(token, "/hsds/v3/services")).path("contents").values().stream()
                .filter(service -> service.path("url").asString().endsWith("/items/legal-aid"))
                .findFirst()
                .orElseThrow();
        assertThat(withdrawn.path("status").asString()).isEqualTo("defunct");
        assertThat(json(get(token, "/hsds/v3/services/" + withdrawn.path("id").asString())))
                .isEqualTo(withdrawn);
    }

    @Test
    void pagesHoldWhatTheySayAndWrongOnesAreRefused() {
        var token = programs.open().token();
        var last = json(get(token, "/hsds/v3/services?per_page=4&page=3"));
        assertThat(last.path("contents")).hasSize(2);
        assertThat(last.path("last_page").asBoolean()).isTrue();
        assertThat(json(get(token, "/hsds/v3/services?page=9")).path("empty").asBoolean())
                .isTrue();
        assertThat(get(token, "/hsds/v3/services?page=0")).hasStatus(HttpStatus.BAD_REQUEST);
        assertThat(get(token, "/hsds/v3/services?per_page=501")).hasStatus(HttpStatus.BAD_REQUEST);
        assertThat(get(token, "/hsds/v3/services/" + UUID.randomUUID())).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(get(token, "/hsds/v3/services/nonsense")).hasStatus(HttpStatus.BAD_REQUEST);
    }

    /** A service and its parts as the standard has them, formats held, and nothing in them the standard does not know. */
    private static com.networknt.schema.Schema schema() throws IOException {
        var whole = read("service.schema.condensed.json");
        var parts = read("parts.schema.condensed.json");
        whole.put("additionalProperties", false);
        parts.values().forEach(part -> ((ObjectNode) part).put("additionalProperties", false));
        whole.set("$defs", parts);
        refer(whole, parts);
        return SchemaRegistry.withDefaultDialect(
                        SpecificationVersion.DRAFT_2020_12,
                        builder -> builder.schemaRegistryConfig(com.networknt.schema.SchemaRegistryConfig.builder()
                                .formatAssertionsEnabled(true)
                                .build()))
                .getSchema(whole);
    }

    /** {@code phone.json} is the part of that name; parts we do not write need not be there, and may not come. */
    private static void refer(JsonNode node, ObjectNode parts) {
        if (node instanceof ObjectNode object && object.path("$ref").isString()) {
            var part = object.path("$ref").asString().replaceFirst("[.]json$", "");
            if (parts.has(part)) {
                object.put("$ref", "#/$defs/" + part);
            } else {
                object.remove("$ref");
                object.putObject("not");
            }
        }
        node.values().forEach(child -> refer(child, parts));
    }

    private static ObjectNode read(String file) throws IOException {
        return (ObjectNode) JSON.readTree(Files.readString(SharedData.path("standards/hsds/" + file)));
    }

    private MvcTestResult get(String token, String path) {
        return web.get()
                .uri(java.net.URI.create(path))
                .header("Authorization", "Bearer " + token)
                .exchange();
    }

    private static JsonNode json(MvcTestResult answer) {
        try {
            return JSON.readTree(answer.getResponse().getContentAsString(StandardCharsets.UTF_8));
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
