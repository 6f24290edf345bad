package org.xiangli.channel.api.govstack;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestConstructor;
import org.springframework.test.context.TestConstructor.AutowireMode;
import org.xiangli.channel.api.Programs;
import org.xiangli.channel.api.Scope;
import org.xiangli.core.access.PostKind;
import org.xiangli.core.people.Resident;
import org.xiangli.testing.FreshStore;
import org.xiangli.testing.SharedData;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The specification of GovStack's Registration building block, walked endpoint by endpoint over HTTP: given, when, then.
 * Each answer is held against the schema the specification gives for it.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "xiangli.store.home=target/govstack-store")
@ActiveProfiles("test")
@ContextConfiguration(initializers = FreshStore.class)
@TestConstructor(autowireMode = AutowireMode.ALL)
class GovStackRegistrationTests {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String MEDIATOR = "eGovStack/GOV/90000009/digitalregistries";
    private static final JsonNode SPECIFICATION = read("GovStack_Registration_BB_API.json");
    private static final JsonNode STATISTICS = read("GovStack_Registration_BB_API_statistics.json");

    private final Programs programs;
    private final HttpClient http = HttpClient.newHttpClient();

    @LocalServerPort
    private int port;

    private Programs.Place place;
    private String token;
    private Resident her;

    GovStackRegistrationTests(Programs programs) {
        this.programs = programs;
    }

    private record Answer(int status, String body) {

        JsonNode json() {
            return JSON.readTree(body);
        }
    }

    @BeforeEach
    void givenACountyWithItsCatalogueAndAProgramAtAVillageWindow() {
        place = programs.open();
        token = place.token();
        her = place.villager();
    }

    @Test
    void whenServicesAreListedThenEachIsAService() {
        var services = get("/services");
        assertThat(services.status()).isEqualTo(200);
        assertThat(services.json()).hasSize(10);
        services.json().values().forEach(service -> assertFits(SPECIFICATION, "service", service.toString()));
    }

    @Test
    void whenServicesAreFilteredByNameThenOnlyThoseComeBackAndNoneIsAnEmptyList() {
        assertThat(get("/services?name=%E4%B8%8D%E5%AD%98").json()).isEmpty();
        assertThat(get("/services?name=pension").json()).hasSize(2);
    }

    @Test
    void whenAServiceIsAskedForByItsIdThenItIsThatOneAndAnUnknownOneIs404() {
        var id = service();
        assertThat(get("/services/" + id).json().path("id").asString()).isEqualTo(id);
        assertThat(get("/services/" + UUID.randomUUID()).status()).isEqualTo(404);
        assertThat(get("/services/nonsense").status()).isEqualTo(404);
    }

    @Test
    void whenFormsOfAServiceAreListedThenTheLatestIsMarkedAndItsSchemaCanBeRead() {
        var forms = get("/services/" + service() + "/eForms");
        assertThat(forms.json()).hasSize(1);
        forms.json().values().forEach(form -> assertFits(SPECIFICATION, "EFormListItem", form.toString()));
        assertThat(forms.json().get(0).path("latest").asBoolean()).isTrue();
        var form = get("/eForms/" + forms.json().get(0).path("eFormId").asString());
        assertThat(form.status()).isEqualTo(200);
        assertFits(SPECIFICATION, "EForm", form.body());
        assertThat(form.json().path("schema").path("properties").has("phone")).isTrue();
        assertThat(get("/services/" + UUID.randomUUID() + "/eForms").json()).isEmpty();
        assertThat(get("/eForms/" + UUID.randomUUID()).status()).isEqualTo(404);
    }

    @Test
    @DisplayName("R048 when an application file is submitted then it runs as a case of the desk")
    void whenAnApplicationFileIsSubmittedThenItIsPendingAndCanBeFoundAgain() {
        var sent = submit(good());
        assertThat(sent.status()).as(sent.body()).isEqualTo(200);
        assertFits(SPECIFICATION, "applicationFileResponse", sent.body());
        var fileId = sent.json().path("fileId").asString();
        // the identity card is still to be shown at the window
        assertThat(sent.json().path("status").path("code").asString()).isEqualTo("SENDBACK");
        assertThat(sent.json().path("ended").asBoolean()).isFalse();

        var again = get("/applications/" + fileId);
        assertFits(SPECIFICATION, "applicationFileResponse", again.body());
        assertThat(again.json()
                        .path("applicationData")
                        .path("formData")
                        .path("data")
                        .path("insurance")
                        .path("other-insurance")
                        .asString())
                .isEqualTo("NONE");
        var list = get("/applications?applicantId=" + her.id() + "&serviceId=" + service());
        assertThat(list.json()).hasSize(1);
        assertFits(
                SPECIFICATION,
                "applicantApplicationFileListResponse",
                list.json().get(0).toString());
        assertThat(get("/applications?applicantId=" + UUID.randomUUID()).json()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        {}                                                     | 400
        {"applicantId":"nonsense"}                             | 400
        {"applicantId":"HER"}                                  | 400
        {"applicantId":"HER","formData":{"data":[]}}           | 400
        {"applicantId":"HER","formData":{"data":{}}}           | 400
        {"applicantId":"HER","formData":{"data":{"a":{"b":1}}}}| 400
        not json                                               | 400
        {"applicantId":"00000000-0000-0000-0000-000000000001","formData":{"data":{}}} | 404
        """)
    void whenInputIsBadThenItsErrorSaysSo(String body, int status) {
        var answer = submit(body.replace("HER", her.id().toString()));
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertFits(SPECIFICATION, "systemError", answer.body());
        assertThat(answer.json().path("code").asString()).isNotEmpty();
    }

    @Test
    void whenTheServiceIsUnknownThenNothingIsSubmitted() {
        assertThat(call("POST", "/services/" + UUID.randomUUID() + "/applications", good())
                        .status())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "eGovStack", "a/b/c", "a/b/c/d/e", "a/b//d"})
    void whenTheMediatorsHeaderIsMissingOrWrongThenItIs400(String header) {
        var request = request("/applications");
        if (!header.isEmpty()) {
            request = request.setHeader("Information-Mediator-Client", header);
        } else {
            request = HttpRequest.newBuilder(URI.create(base() + "/applications"))
                    .header("Authorization", "Bearer " + token);
        }
        assertThat(send(request.GET().build()).status()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sortBy=created",
                "sortBy=colour&sortOrder=asc",
                "sortBy=created&sortOrder=up",
                "maxResult=0",
                "maxResult=x",
                "firstResult=-1",
                "serviceId=nonsense"
            })
    void whenAListIsAskedForWronglyThenItIs400(String query) {
        assertThat(get("/applications?" + query).status()).isEqualTo(400);
    }

    @Test
    void whenAListIsPagedAndSortedThenEveryFileComesOnceInItsOrder() {
        var first = submit(good()).json().path("fileId").asString();
        var second = submit(good(place.villager())).json().path("fileId").asString();
        assertThat(get("/applications?sortBy=created&sortOrder=asc&maxResult=1")
                        .json()
                        .get(0)
                        .path("fileId")
                        .asString())
                .isEqualTo(first);
        assertThat(get("/applications?sortBy=created&sortOrder=asc&maxResult=1&firstResult=1")
                        .json()
                        .get(0)
                        .path("fileId")
                        .asString())
                .isEqualTo(second);
        assertThat(get("/applications?firstResult=2").json()).isEmpty();
    }

    @Test
    void whenADocumentIsUploadedThenItsUrlCanBeLinkedToAnApplication() {
        var uploaded = upload(pdf());
        assertThat(uploaded.status()).as(uploaded.body()).isEqualTo(200);
        assertFits(SPECIFICATION, "uploadResponse", uploaded.body());
        var url = uploaded.json().path("url").asString();
        var sent = submit(good().replace("\"formData\"", "\"documentUrls\":[\"" + url + "\"],\"formData\""));
        assertThat(sent.json().path("applicationData").path("documentUrls")).hasSize(1);
        assertThat(submit(good(place.villager())
                                .replace("\"formData\"", "\"documentUrls\":[\"http://x/y\"],\"formData\""))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void whenADocumentIsMissingOrOfAForbiddenTypeThenItIs400() {
        assertThat(upload("<html><script>1</script></html>".getBytes(java.nio.charset.StandardCharsets.UTF_8))
                        .status())
                .isEqualTo(400);
        assertThat(upload(new byte[0]).status()).isEqualTo(400);
        assertThat(call("POST", "/documents", "{}").status()).isEqualTo(400);
    }

    @Test
    void whenAnOperatorCorrectsTheFormThenItIsKeptAndAfterAcceptanceRefused() {
        var fileId = submit(good()).json().path("fileId").asString();
        var corrected = call("PUT", "/applications/" + fileId, good().replace("20000", "30000"));
        assertThat(corrected.status()).as(corrected.body()).isEqualTo(200);
        assertThat(corrected
                        .json()
                        .path("applicationData")
                        .path("formData")
                        .path("data")
                        .path("contribution")
                        .path("yearly-contribution")
                        .asInt())
                .isEqualTo(30_000);
        assertThat(call("PUT", "/applications/" + fileId, good().replace("20000", "1"))
                        .status())
                .isEqualTo(400);
        assertThat(call("PUT", "/applications/" + UUID.randomUUID(), good()).status())
                .isEqualTo(404);
        complete(task(), "papers-brought", "\"papers\":[\"id-card\"]");
        assertThat(call("PUT", "/applications/" + fileId, good()).status()).isEqualTo(400);
    }

    @Test
    void whenATaskIsCompletedThenTheCaseMovesOnAndTheTaskIsGone() {
        submit(good());
        var tasks = get("/tasks");
        assertThat(tasks.json()).hasSize(1);
        assertFits(SPECIFICATION, "userTaskResponse", tasks.json().get(0).toString());
        var taskId = task();
        var task = get("/tasks/" + taskId);
        assertFits(SPECIFICATION, "dataUserTaskResponse", task.body());

        var completed = complete(taskId, "papers-brought", "\"papers\":[\"id-card\"]");
        assertThat(completed.status()).as(completed.body()).isEqualTo(200);
        assertFits(SPECIFICATION, "completedTaskResponse", completed.body());
        assertThat(completed.json().path("status").path("code").asString()).isEqualTo("PENDING");
        assertThat(get("/tasks/" + taskId).status()).isEqualTo(404);
        assertThat(complete(taskId, "papers-brought", "\"papers\":[\"id-card\"]")
                        .status())
                .isEqualTo(404);

        // the accepted case has one way onward, so the move need not be named
        var forwarded = call("POST", "/tasks/" + task() + "/complete", "{}");
        assertThat(forwarded.status()).as(forwarded.body()).isEqualTo(200);
        assertThat(get("/tasks").json()).isEmpty();
        token = place.token(PostKind.TOWNSHIP_OFFICER, place.village.parent().orElseThrow(), Set.of(Scope.values()));
        assertThat(get("/tasks").json()).hasSize(1);
    }

    @Test
    void whenATaskIsUnknownOrItsMoveImpossibleThenItSaysSo() {
        assertThat(get("/tasks/nonsense").status()).isEqualTo(404);
        assertThat(get("/tasks/" + UUID.randomUUID() + ".1").status()).isEqualTo(404);
        submit(good());
        assertThat(complete(task(), "grant", "\"reason\":\"\"").status()).isEqualTo(400);
        assertThat(call("POST", "/tasks/" + task() + "/complete", "nonsense").status())
                .isEqualTo(400);
    }

    @Test
    void whenStatisticsAreAskedForThenTheyCountCasesAndNobodyByName() {
        submit(good());
        var counts = get("/data/statistics?timeframe=day");
        assertThat(counts.status()).as(counts.body()).isEqualTo(200);
        assertThat(counts.json().get(0).path("processed").asInt()).isEqualTo(1);
        assertThat(counts.json().get(0).path("sentBack").asInt()).isEqualTo(1);
        assertThat(counts.json().get(0).path("approved").asInt()).isZero();
        assertFits(STATISTICS, "inline_response_200", counts.json().get(0).toString());
        assertThat(get("/data/statistics?startDate=2021-02-30").status()).isEqualTo(400);
        assertThat(get("/data/statistics?startDate=2026-02-01&endDate=2026-01-01")
                        .status())
                .isEqualTo(400);
        assertThat(get("/data/statistics?timeframe=hour").status()).isEqualTo(400);
        assertThat(get("/data/statistics?registrationName=nothing").status()).isEqualTo(404);
        assertThat(get("/data/statistics?operator=Ingmar").status()).isEqualTo(404);
    }

    private String service() {
        return get("/services").json().values().stream()
                .filter(service -> service.path("serviceBody").toString().contains("pension-register"))
                .map(service -> service.path("id").asString())
                .findFirst()
                .orElseThrow();
    }

    private String task() {
        return get("/tasks").json().get(0).path("taskId").asString();
    }

    private Answer complete(String taskId, String move, String more) {
        return call(
                "POST",
                "/tasks/" + taskId + "/complete",
                "{\"data\":{\"move\":{\"key\":\"" + move + "\"," + more + "}}}");
    }

    private Answer submit(String body) {
        return call("POST", "/services/" + service() + "/applications", body);
    }

    private String good() {
        return good(her);
    }

    private static String good(Resident resident) {
        return """
            {"applicantId": "%s", "applicationName": "参保",
             "formData": {"data": {"contact": {"phone": "13800000000"},
                                   "insurance": {"at-school": false, "other-insurance": "NONE"},
                                   "contribution": {"yearly-contribution": 20000},
                                   "promise": {"truth": true}}}}
            """.formatted(resident.id());
    }

    private static byte[] pdf() {
        return "%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"
                .getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    }

    private Answer upload(byte[] content) {
        var boundary = "xiangli-boundary";
        var head = "--" + boundary + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.pdf\"\r\n"
                + "Content-Type: application/pdf\r\n\r\n";
        var body = BodyPublishers.concat(
                BodyPublishers.ofString(head),
                BodyPublishers.ofByteArray(content),
                BodyPublishers.ofString("\r\n--" + boundary + "--\r\n"));
        return send(request("/documents")
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(body)
                .build());
    }

    private Answer get(String path) {
        return send(request(path).GET().build());
    }

    private Answer call(String method, String path, String body) {
        return send(request(path)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body))
                .build());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(base() + path))
                .header("Authorization", "Bearer " + token)
                .header("Information-Mediator-Client", MEDIATOR);
    }

    private String base() {
        return "http://localhost:" + port + "/govstack/registration/v1";
    }

    private Answer send(HttpRequest request) {
        try {
            HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.body());
        } catch (IOException | InterruptedException problem) {
            throw new IllegalStateException(problem);
        }
    }

    private static void assertFits(JsonNode specification, String schema, String answer) {
        var wrapped = JSON.createObjectNode();
        wrapped.put("$ref", "#/components/schemas/" + schema);
        wrapped.set("components", specification.path("components"));
        var compiled = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(wrapped);
        assertThat(compiled.validate(answer, InputFormat.JSON)).as(schema).isEmpty();
    }

    private static JsonNode read(String file) {
        try {
            return JSON.readTree(Files.readString(SharedData.path("standards/govstack/" + file)));
        } catch (IOException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
