package org.xiangli.channel.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.xiangli.core.access.Acting;
import org.xiangli.core.access.PostKind;
import org.xiangli.core.access.ViewLog;
import org.xiangli.core.access.Villagers;
import org.xiangli.core.people.Resident;
import org.xiangli.core.store.Bound;
import org.xiangli.core.store.Reach;
import org.xiangli.kernel.DivisionCode;
import org.xiangli.kernel.Refusal;
import org.xiangli.testing.HouseTest;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The interface as a program meets it: wrong, repeated, simultaneous and foreign requests. */
@HouseTest
class ApiTests {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String GOOD = """
        {"residentId": "%s",
         "answers": {"phone": "13800000000", "at-school": false, "other-insurance": "NONE",
                     "yearly-contribution": 20000, "truth": true},
         "papers": {"id-card": "SHOWN"}}
        """;

    private final MockMvcTester web;
    private final Programs programs;
    private final ViewLog views;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private Programs.Place place;
    private String token;
    private Resident her;

    ApiTests(
            MockMvcTester web,
            Programs programs,
            ViewLog views,
            JdbcClient jdbc,
            PlatformTransactionManager transactions) {
        this.web = web;
        this.programs = programs;
        this.views = views;
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
    }

    @BeforeEach
    void open() {
        place = programs.open();
        token = place.token();
        her = place.villager();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Bearer", "Bearer x", "Basic eDp5", "Bearer xl_222405_0_0"})
    void withoutAGoodTokenNobodyComesIn(String header) {
        var answer =
                web.get().uri("/api/v1/items").header("Authorization", header).exchange();
        assertThat(answer).hasStatus(HttpStatus.UNAUTHORIZED).hasContentType("application/problem+json;charset=UTF-8");
        assertThat(json(answer).path("type").asString()).isEqualTo("/problems/api.token");
    }

    @Test
    @DisplayName("R011 a token is shown once, kept as a digest, and no longer works once it is revoked")
    void aRevokedTokenNoLongerWorks() {
        assertThat(get("/api/v1/items")).hasStatusOk();
        var listed = place.administrator().call(() -> programs.desk.all().getFirst());
        var kept = Bound.call(
                Reach.ofCounty(place.county.value()),
                () -> transaction.execute(
                        status -> jdbc.sql("select secret_digest from api.client where county_code = :county")
                                .param("county", place.county.value())
                                .query(String.class)
                                .single()));
        assertThat(kept).isEqualTo(Sha256.of(token)).doesNotContain(token);
        place.administrator().run(() -> programs.desk.revoke(listed.caller().id()));
        assertThat(get("/api/v1/items")).hasStatus(HttpStatus.UNAUTHORIZED);
    }

    @Test
    void aSecretOfAnotherProgramOrCountyDoesNotFit() {
        var other = programs.open().token();
        var mixed = token.substring(0, 43) + other.substring(43);
        assertThat(web.get()
                        .uri("/api/v1/items")
                        .header("Authorization", "Bearer " + mixed)
                        .exchange())
                .hasStatus(HttpStatus.UNAUTHORIZED);
    }

    @Test
    @DisplayName("R013 a program does only what it was allowed, and only the administrator lets one in")
    void aProgramDoesOnlyWhatItWasAllowed() {
        token = place.token(PostKind.VILLAGE_CLERK, place.village, Set.of(Scope.CATALOGUE));
        assertThat(get("/api/v1/items")).hasStatusOk();
        assertThat(get("/api/v1/cases")).hasStatus(HttpStatus.FORBIDDEN);
        assertThat(apply(UUID.randomUUID().toString(), GOOD.formatted(her.id())))
                .hasStatus(HttpStatus.FORBIDDEN);
        assertThatThrownBy(() -> Villagers.clerk(place.village)
                        .run(() -> programs.desk.make(new ClientDesk.Entry(
                                UUID.randomUUID(), "x", Optional.empty(), Set.of(Scope.OPEN311), 60))))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("access.post-not-permitted"));
        assertThatThrownBy(() -> place.token(PostKind.VILLAGE_CLERK, place.county, Set.of(Scope.CATALOGUE)))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("api.client-post"));
        assertThatThrownBy(() -> place.token(PostKind.VILLAGE_CLERK, place.village, Set.of()))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("api.client-scopes"));
    }

    @Test
    @DisplayName("R048 an application through the interface is the one of the window, receipt included")
    void anApplicationIsTakenIn() {
        var answer = apply(UUID.randomUUID().toString(), GOOD.formatted(her.id()));
        assertThat(answer).hasStatus(HttpStatus.CREATED);
        var body = json(answer);
        assertThat(body.path("phase").asString()).isEqualTo("ACCEPTED");
        assertThat(body.path("receipt").asString())
                .isEqualTo(body.path("number").asString() + "/1");
        assertThat(body.path("missingPapers")).isEmpty();
        assertThat(json(get("/api/v1/cases/" + body.path("id").asString()))
                        .path("item")
                        .asString())
                .isEqualTo("pension-register");
    }

    @Test
    @DisplayName("R013 she sees which program looked at her data")
    void sheSeesWhichProgramLooked() {
        apply(UUID.randomUUID().toString(), GOOD.formatted(her.id()));
        var seen = Villagers.resident(her)
                .call(() -> views.ofMine(java.time.Instant.now().plusSeconds(60)));
        assertThat(seen).isNotEmpty().allMatch(view -> view.office().equals("省政务平台"));
    }

    @Test
    void everyWrongFieldIsNamedInTheReadersLanguage() {
        var wrong = GOOD.formatted(her.id())
                .replace("13800000000", "12")
                .replace("\"NONE\"", "\"EMPLOYEE\"")
                .replace("\"truth\": true", "\"truth\": true, \"colour\": \"red\"");
        var chinese = apply(UUID.randomUUID().toString(), wrong);
        assertThat(chinese).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(json(chinese).path("errors").values())
                .extracting(error -> error.path("field").asString())
                .containsExactlyInAnyOrder("phone", "insured-where", "colour");
        assertThat(json(chinese).path("errors").get(0).path("detail").asString())
                .contains("联系电话");
        assertThat(json(chinese).path("rule").path("code").asString()).isNotEmpty();
        var english = web.post()
                .uri("/api/v1/items/pension-register/applications")
                .header("Authorization", "Bearer " + token)
                .header("Accept-Language", "en-GB")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType(MediaType.APPLICATION_JSON)
                .content(wrong)
                .exchange();
        assertThat(json(english).path("errors").get(0).path("detail").asString())
                .contains("Telephone");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "{\"residentId\":\"x\",\"answers\":{}}", "{\"residentId\":\"1\"}", "null"})
    void whatCannotBeReadIsAProblemAndNotAPage(String body) {
        var answer = apply(UUID.randomUUID().toString(), body);
        assertThat(answer.getResponse().getStatus()).isBetween(400, 422);
        assertThat(answer.getResponse().getContentType()).startsWith("application/problem+json");
    }

    @Test
    void somebodyOutOfReachAndNobodyGetTheSameAnswer() {
        var elsewhere = programs.open().villager();
        var foreign = json(apply(UUID.randomUUID().toString(), GOOD.formatted(elsewhere.id())));
        var unknown = json(apply(UUID.randomUUID().toString(), GOOD.formatted(UUID.randomUUID())));
        assertThat(foreign.path("status").asInt()).isEqualTo(404);
        assertThat(foreign.path("detail")).isEqualTo(unknown.path("detail"));
    }

    @Test
    void theSameKeyGetsTheSameAnswerAndAnotherContentIsRefused() {
        var key = UUID.randomUUID().toString();
        var first = apply(key, GOOD.formatted(her.id()));
        var second = apply(key, GOOD.formatted(her.id()));
        assertThat(second).hasStatus(HttpStatus.CREATED).containsHeader("Idempotent-Replayed");
        assertThat(json(second)).isEqualTo(json(first));
        assertThat(json(get("/api/v1/cases")).path("data")).hasSize(1);
        var other = apply(key, GOOD.formatted(place.villager().id()));
        assertThat(other).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(json(other).path("code").asString()).isEqualTo("api.key-used");
    }

    @Test
    void aWriteWithoutKeyIsRefused() {
        var answer = web.post()
                .uri("/api/v1/items/pension-register/applications")
                .header("Authorization", "Bearer " + token)
                .contentType(MediaType.APPLICATION_JSON)
                .content(GOOD.formatted(her.id()))
                .exchange();
        assertThat(answer).hasStatus(HttpStatus.BAD_REQUEST);
        assertThat(json(answer).path("code").asString()).isEqualTo("api.key-missing");
        assertThat(apply("a b", GOOD.formatted(her.id()))).hasStatus(HttpStatus.BAD_REQUEST);
        assertThat(apply("k".repeat(201), GOOD.formatted(her.id()))).hasStatus(HttpStatus.BAD_REQUEST);
        assertThat(apply("large", " ".repeat(1024 * 1024) + "{}")).hasStatus(HttpStatus.CONTENT_TOO_LARGE);
    }

    @Test
    void aKeySentFourTimesAtOnceOpensOneCase() throws Exception {
        var key = UUID.randomUUID().toString();
        var start = new CyclicBarrier(4);
        try (var hands = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = IntStream.range(0, 4)
                    .mapToObj(hand -> hands.submit(() -> {
                        start.await();
                        return apply(key, GOOD.formatted(her.id()))
                                .getResponse()
                                .getStatus();
                    }))
                    .toList();
            var states = new ArrayList<Integer>();
            for (var answer : answers) {
                states.add(answer.get());
            }
            assertThat(states).contains(201).allMatch(state -> state == 201 || state == 409);
        }
        assertThat(json(get("/api/v1/cases")).path("data")).hasSize(1);
    }

    @Test
    void casesAreReadPageByPageWithoutLossOrRepetition() {
        for (var number = 0; number < 5; number++) {
            apply(UUID.randomUUID().toString(), GOOD.formatted(place.villager().id()));
        }
        var seen = new ArrayList<String>();
        var after = "";
        do {
            var page = json(get("/api/v1/cases?limit=2" + after));
            page.path("data").values().forEach(one -> seen.add(one.path("id").asString()));
            after = page.has("next") ? "&after=" + page.path("next").asString() : "";
        } while (!after.isEmpty());
        assertThat(seen).hasSize(5).doesNotHaveDuplicates();
        assertThat(get("/api/v1/cases?after=nonsense")).hasStatus(HttpStatus.BAD_REQUEST);
    }

    @Test
    @DisplayName("pages by cursor neither repeat nor lose a case while others are handed in between them")
    void pagesStayStableWhileCasesComeIn() {
        var before = new ArrayList<String>();
        for (var number = 0; number < 5; number++) {
            before.add(json(apply(
                            UUID.randomUUID().toString(),
                            GOOD.formatted(place.villager().id())))
                    .path("id")
                    .asString());
        }
        var seen = new ArrayList<String>();
        var after = "";
        do {
            var page = json(get("/api/v1/cases?limit=2" + after));
            page.path("data").values().forEach(one -> seen.add(one.path("id").asString()));
            apply(UUID.randomUUID().toString(), GOOD.formatted(place.villager().id()));
            after = page.has("next") ? "&after=" + page.path("next").asString() : "";
        } while (!after.isEmpty());
        assertThat(seen).doesNotHaveDuplicates().containsExactlyElementsOf(before.reversed());
    }

    @Test
    @DisplayName(
            "a key whose write is still being worked on is 409 until it is done, and free again after five minutes")
    void aKeyInProgressIsToldSo() {
        var key = UUID.randomUUID().toString();
        var body = GOOD.formatted(her.id());
        var path = "/api/v1/items/pension-register/applications";
        begin(key, Sha256.of("POST " + path + "?null\n" + body), "1 minute");
        var waiting = apply(key, body);
        assertThat(waiting).hasStatus(HttpStatus.CONFLICT).containsHeader("Retry-After");
        assertThat(json(waiting).path("code").asString()).isEqualTo("api.key-in-progress");
        assertThat(apply(key, GOOD.formatted(place.villager().id()))).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(json(get("/api/v1/cases")).path("data")).isEmpty();
        var dead = UUID.randomUUID().toString();
        begin(dead, Sha256.of("POST " + path + "?null\n" + body), "6 minutes");
        assertThat(apply(dead, body)).hasStatus(HttpStatus.CREATED);
    }

    /** A write of this program that somebody began, so long ago. */
    private void begin(String key, String fingerprint, String ago) {
        var program =
                place.administrator().call(() -> programs.desk.all().getFirst().caller());
        var acting =
                new Acting(program.id(), "", program.id(), PostKind.VILLAGE_CLERK, place.village, program.name(), null);
        acting.run(() -> transaction.executeWithoutResult(status -> jdbc.sql("""
            insert into api.kept_answer (county_code, account_id, key, fingerprint, begun_at)
            values (:county, :account, :key, :fingerprint, now() - cast(:ago as interval))
            """)
                .param("county", place.county.value())
                .param("account", program.id())
                .param("key", key)
                .param("fingerprint", fingerprint)
                .param("ago", ago)
                .update()));
    }

    @Test
    void aCaseIsMovedAndAnOldPageIsToldSo() {
        var taken = json(apply(UUID.randomUUID().toString(), GOOD.formatted(her.id())));
        var path = "/api/v1/cases/" + taken.path("id").asString() + "/moves/forward";
        var seq = taken.path("seq").asInt();
        var moved = post(path, UUID.randomUUID().toString(), "{\"seq\":" + seq + "}");
        assertThat(moved).hasStatusOk();
        assertThat(json(moved).path("phase").asString()).isEqualTo("FORWARDED");
        assertThat(post(path, UUID.randomUUID().toString(), "{\"seq\":" + seq + "}"))
                .hasStatus(HttpStatus.CONFLICT);
        assertThat(post(path, UUID.randomUUID().toString(), "{\"seq\":" + (seq + 1) + "}"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
    }

    @Test
    void anUnknownPathIsAProblemAndItsTypeIsExplained() {
        assertThat(get("/api/v1/nothing")).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(json(get("/govstack/registration/v1/nothing")).path("code").asString())
                .isEqualTo("api.path");
        assertThat(web.get().uri("/problems/api.key-used").exchange())
                .hasStatusOk()
                .bodyText()
                .contains("Idempotency-Key");
        assertThat(web.get().uri("/problems/<script>").exchange()).bodyText().doesNotContain("<script>");
    }

    @Test
    void theFormIsTheSchemaOfThePage() {
        var form = json(get("/api/v1/items/pension-register/form"));
        assertThat(form.path("$schema").asString()).isEqualTo("https://json-schema.org/draft/2020-12/schema");
        assertThat(get("/api/v1/items/no-such-item")).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(List.copyOf(json(get("/api/v1/items")).path("data").values()))
                .hasSize(10);
    }

    @Test
    void aProgramOfAnotherVillageSeesNothing() {
        var taken = json(apply(UUID.randomUUID().toString(), GOOD.formatted(her.id())));
        token = place.token(
                PostKind.VILLAGE_CLERK, DivisionCode.of(place.county.value() + "101202"), Set.of(Scope.values()));
        assertThat(get("/api/v1/cases/" + taken.path("id").asString())).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(json(get("/api/v1/cases")).path("data")).isEmpty();
    }

    private MvcTestResult get(String path) {
        return web.get()
                .uri(java.net.URI.create(path))
                .header("Authorization", "Bearer " + token)
                .exchange();
    }

    private MvcTestResult apply(String key, String body) {
        return post("/api/v1/items/pension-register/applications", key, body);
    }

    private MvcTestResult post(String path, String key, String body) {
        return web.post()
                .uri(path)
                .header("Authorization", "Bearer " + token)
                .header("Idempotency-Key", key)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body.getBytes(StandardCharsets.UTF_8))
                .exchange();
    }

    private static JsonNode json(MvcTestResult answer) {
        try {
            return JSON.readTree(answer.getResponse().getContentAsString(StandardCharsets.UTF_8));
        } catch (UnsupportedEncodingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
