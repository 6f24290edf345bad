package org.xiangli.channel.api.govstack.steps;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.xiangli.channel.api.Programs;
import org.xiangli.testing.SharedData;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One scenario: a program at a village window, what it sends, and what it is answered. */
public class Steps {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final JsonNode SPECIFICATION = specification();
    private static final String BOUNDARY = "xiangli-boundary";

    private final World world = World.current();
    private final Map<String, String> kept = new HashMap<>();
    private Programs.Place place = world.programs.open();
    private String token = "";
    private String mediator = World.MEDIATOR;
    private World.Answer answer = new World.Answer(0, "");

    @Given("a village with its catalogue, a villager and a program at the village window")
    public void aVillage() {
        place = world.programs.open();
        token = place.token();
        kept.put("applicant", place.villager().id().toString());
        kept.put("nobody", UUID.randomUUID().toString());
        send("GET", "/services", "", "", "");
        json().values().stream()
                .filter(service -> service.path("serviceBody").toString().contains("pension-register"))
                .forEach(service -> kept.put("service", service.path("id").asString()));
    }

    @Given("the program has handed in a good application")
    public void hasHandedIn() {
        handsIn();
        statusIs(200);
    }

    @Given("the program's token is wrong")
    public void wrongToken() {
        token = "xl_" + place.county.value() + "_guess";
    }

    @Given("the program may only report problems")
    public void onlyReports() {
        token = place.reporter(600);
    }

    @Given("the mediator's header is {string}")
    public void mediatorIs(String header) {
        mediator = header;
    }

    @When("the program gets {string}")
    public void gets(String path) {
        send("GET", path, "", "", "");
    }

    @When("the program posts to {string}")
    public void posts(String path, String body) {
        send("POST", path, "application/json", "", body);
    }

    @When("the program puts to {string}")
    public void puts(String path, String body) {
        send("PUT", path, "application/json", "", body);
    }

    @When("the program sends {word} {string}")
    public void sends(String method, String path) {
        send(method, path, "application/json", "", method.equals("GET") ? "" : "{}");
    }

    @When("the program hands in a good application")
    public void handsIn() {
        handIn("", "");
    }

    @When("the program hands in a good application under the key {string}")
    public void handsInUnder(String key) {
        handIn("", key);
    }

    @When("the program hands in a good application with the document {string}")
    public void handsInWith(String document) {
        handIn(", \"documentUrls\": [\"" + document + "\"]", "");
    }

    @When("the program uploads a PDF")
    public void uploadsPdf() {
        upload("%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n");
    }

    @When("the program uploads a web page")
    public void uploadsPage() {
        upload("<html><script>1</script></html>");
    }

    @When("the program uploads an empty file")
    public void uploadsNothing() {
        upload("");
    }

    @Then("the answer is {int}")
    public void statusIs(int status) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
    }

    @Then("it is a list of {int}, each a {string}")
    public void listOf(int size, String schema) {
        assertThat(json().isArray()).isTrue();
        assertThat(json()).hasSize(size);
        json().values().forEach(one -> assertFits(schema, one.toString()));
    }

    @Then("it is a {string}")
    public void isA(String schema) {
        assertFits(schema, answer.body());
    }

    /** The specification's error is a code and words; ours says which rule besides. */
    @Then("it is an error")
    public void isError() {
        assertFits("systemError", answer.body());
        assertThat(json().path("code").asString("")).isNotEmpty();
        assertThat(json().path("message").asString("")).isNotEmpty();
    }

    @Then("its {string} is {string}")
    public void valueIs(String where, String value) {
        assertThat(at(where).asString()).isEqualTo(filled(value));
    }

    @Then("its list {string} has {int} entry")
    public void listHas(String where, int size) {
        assertThat(at(where)).hasSize(size);
    }

    @Then("{string} is kept as {string}")
    public void keep(String where, String name) {
        assertThat(at(where).isMissingNode()).as(answer.body()).isFalse();
        kept.put(name, at(where).asString());
    }

    private void handIn(String more, String key) {
        send("POST", "/services/{service}/applications", "application/json", key, """
            {"applicantId": "{applicant}", "applicationName": "参保",
             "formData": {"data": {"contact": {"phone": "13800000000"},
                                   "insurance": {"at-school": false, "other-insurance": "NONE"},
                                   "contribution": {"yearly-contribution": 20000},
                                   "promise": {"truth": true}}}%s}
            """.formatted(more));
    }

    private void upload(String content) {
        var body = "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.pdf\"\r\n"
                + "Content-Type: application/pdf\r\n\r\n" + content + "\r\n--" + BOUNDARY + "--\r\n";
        send("POST", "/documents", "multipart/form-data; boundary=" + BOUNDARY, "", body);
    }

    private void send(String method, String path, String type, String key, String body) {
        answer = world.send(
                new World.Request(method, filled(path), token, mediator, body.isEmpty() ? "" : type, key),
                body.isEmpty()
                        ? BodyPublishers.noBody()
                        : BodyPublishers.ofString(filled(body), StandardCharsets.UTF_8));
    }

    private String filled(String text) {
        var filled = text;
        for (var one : kept.entrySet()) {
            filled = filled.replace("{" + one.getKey() + "}", one.getValue());
        }
        return filled;
    }

    private JsonNode json() {
        return JSON.readTree(answer.body());
    }

    private JsonNode at(String where) {
        return json().at(where.startsWith("/") ? where : "/" + where);
    }

    private static void assertFits(String schema, String answer) {
        var wrapped = JSON.createObjectNode();
        wrapped.put("$ref", "#/components/schemas/" + schema);
        wrapped.set("components", SPECIFICATION.path("components"));
        assertThat(SPECIFICATION.path("components").path("schemas").has(schema))
                .as(schema)
                .isTrue();
        assertThat(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                        .getSchema(wrapped)
                        .validate(answer, InputFormat.JSON))
                .as(schema)
                .isEmpty();
    }

    private static JsonNode specification() {
        try {
            return JSON.readTree(
                    Files.readString(SharedData.path("standards/govstack/GovStack_Registration_BB_API.json")));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
