package org.xiangli.channel.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestConstructor;
import org.springframework.test.context.TestConstructor.AutowireMode;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.xiangli.core.access.PostKind;
import org.xiangli.testing.FreshStore;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every status the interface refuses with, over a socket: each is a problem (RFC 9457) with its headers. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "xiangli.store.home=target/govstack-store")
@ActiveProfiles("test")
@ContextConfiguration(initializers = FreshStore.class)
@TestConstructor(autowireMode = AutowireMode.ALL)
class ProblemsTests {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String APPLICATIONS = "/api/v1/items/pension-register/applications";

    private final Programs programs;
    private final Problems problems;
    private final HttpClient http = HttpClient.newHttpClient();

    @LocalServerPort
    private int port;

    private Programs.Place place;
    private String token;

    ProblemsTests(Programs programs, Problems problems) {
        this.programs = programs;
        this.problems = problems;
    }

    @BeforeEach
    void open() {
        place = programs.open();
        token = place.token();
    }

    @Test
    void withoutAToken401() throws Exception {
        token = "wrong";
        var answer = send("GET", "/api/v1/items", "", "");
        demand(answer, 401, "api.token");
        assertThat(answer.headers().firstValue("WWW-Authenticate")).contains("Bearer realm=\"xiangli\"");
    }

    @Test
    void withoutTheScopeOrAPost403() throws Exception {
        token = place.token(PostKind.VILLAGE_CLERK, place.village, Set.of(Scope.STATISTICS));
        demand(send("GET", "/api/v1/items", "", ""), 403, "api.scope");
        token = place.reporter(60);
        demand(send("GET", "/api/v1/items", "", ""), 403, "api.no-post");
    }

    @Test
    void whatIsNotThere404() throws Exception {
        demand(send("GET", "/api/v1/nothing", "", ""), 404, "api.path");
        demand(send("GET", "/hsds/v3/services/" + UUID.randomUUID(), "", ""), 404, "api.service-unknown");
    }

    @ParameterizedTest
    @ValueSource(strings = {"DELETE", "PUT", "PATCH", "POST"})
    void aMethodThePathDoesNotTake405(String method) throws Exception {
        var answer = send(method, "/api/v1/items", "application/json", "{}");
        demand(answer, 405, "api.method");
        assertThat(answer.headers().firstValue("Allow")).contains("GET, HEAD, OPTIONS");
    }

    @Test
    void optionsTellTheMethods() throws Exception {
        var answer = send("OPTIONS", APPLICATIONS, "", "");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Allow")).contains("POST,OPTIONS");
    }

    @Test
    void anAnswerNobodyCanGive406() throws Exception {
        var answer = http.send(
                request("/api/v1/items").header("Accept", "text/html").GET().build(), BodyHandlers.ofString());
        demand(answer, 406, "api.not-acceptable");
    }

    @Test
    void aWriteThatIsStillWorkedOnAndAnOldPage409() throws Exception {
        var taken = JSON.readTree(
                send("POST", APPLICATIONS, "application/json", good()).body());
        var path = "/api/v1/cases/" + taken.path("id").asString() + "/moves/forward";
        var seq = taken.path("seq").asInt();
        assertThat(send("POST", path, "application/json", "{\"seq\":" + seq + "}")
                        .statusCode())
                .isEqualTo(200);
        demand(send("POST", path, "application/json", "{\"seq\":" + seq + "}"), 409, "case.changed-meanwhile");
    }

    @Test
    void tooMuchContent413() throws Exception {
        demand(send("POST", APPLICATIONS, "application/json", " ".repeat(1024 * 1024) + "{}"), 413, "api.too-large");
        var body = "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.pdf\"\r\n"
                + "Content-Type: application/pdf\r\n\r\n" + "x".repeat(11 * 1024 * 1024 + 1) + "\r\n--b--\r\n";
        demand(
                send("POST", "/govstack/registration/v1/documents", "multipart/form-data; boundary=b", body),
                413,
                "api.upload-too-large");
    }

    @Test
    void aFormOfContentNobodyReads415() throws Exception {
        demand(send("POST", APPLICATIONS, "text/csv", "a,b"), 415, "api.media-type");
    }

    @Test
    void wrongAnswers422() throws Exception {
        var answer = send("POST", APPLICATIONS, "application/json", good().replace("13800000000", "12"));
        var problem = demand(answer, 422, "forms.incomplete");
        assertThat(problem.path("errors").get(0).path("pointer").asString()).isEqualTo("#/phone");
    }

    @Test
    void tooFast429() throws Exception {
        token = place.token(PostKind.VILLAGE_CLERK, place.village, Set.of(Scope.CATALOGUE), 2);
        for (var number = 1; number <= 2; number++) {
            assertThat(send("GET", "/api/v1/items", "", "").statusCode()).isEqualTo(200);
        }
        var answer = send("GET", "/api/v1/items", "", "");
        demand(answer, 429, "api.too-many");
        assertThat(answer.headers().firstValue("RateLimit-Limit")).contains("2");
        assertThat(answer.headers().firstValueAsLong("Retry-After").orElseThrow())
                .isBetween(1L, 60L);
    }

    @RestController
    static class Broken {

        @GetMapping("/api/v1/broken")
        String broken() {
            throw new IllegalStateException("诸葛玉兰 220000196001010000");
        }
    }

    @Test
    @DisplayName("a fault of ours is 500 with a trace and tells nothing of what lay inside")
    void aFaultOfOurs500() throws Exception {
        var answer = MockMvcBuilders.standaloneSetup(new Broken())
                .setControllerAdvice(problems)
                .build()
                .perform(MockMvcRequestBuilders.get("/api/v1/broken"))
                .andReturn()
                .getResponse();
        assertThat(answer.getStatus()).isEqualTo(500);
        assertThat(answer.getContentType()).startsWith("application/problem+json");
        var body = answer.getContentAsString(StandardCharsets.UTF_8);
        assertThat(body).doesNotContain("诸葛玉兰", "220000196001010000", "IllegalState");
        var problem = JSON.readTree(body);
        assertThat(problem.path("code").asString()).isEqualTo("api.broken");
        assertThat(UUID.fromString(problem.path("traceId").asString())).isNotNull();
        OpenApiTests.assertFits("Problem", body);
    }

    private String good() {
        return """
            {"residentId": "%s",
             "answers": {"phone": "13800000000", "at-school": false, "other-insurance": "NONE",
                         "yearly-contribution": 20000, "truth": true},
             "papers": {"id-card": "SHOWN"}}
            """.formatted(place.villager().id());
    }

    private HttpResponse<String> send(String method, String path, String type, String body) throws Exception {
        var request =
                request(path).method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (!type.isEmpty()) {
            request.header("Content-Type", type);
        }
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Authorization", "Bearer " + token)
                .header("Idempotency-Key", UUID.randomUUID().toString());
    }

    /** The members RFC 9457 names, and that the type leads to a page. */
    private JsonNode demand(HttpResponse<String> answer, int status, String code) throws Exception {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        OpenApiTests.assertFits("Problem", answer.body());
        var problem = JSON.readTree(answer.body());
        assertThat(problem.path("type").asString()).isEqualTo("/problems/" + code);
        assertThat(problem.path("status").asInt()).isEqualTo(status);
        assertThat(problem.path("title").asString()).isNotEmpty();
        assertThat(problem.path("detail").asString()).isNotEmpty().doesNotContain("refusal.", "{0}");
        assertThat(problem.path("instance").asString()).startsWith("/");
        var page = http.send(
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/problems/" + code))
                        .build(),
                BodyHandlers.ofString());
        assertThat(page.statusCode()).isEqualTo(200);
        return problem;
    }
}
