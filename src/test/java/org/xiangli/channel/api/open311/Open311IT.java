package org.xiangli.channel.api.open311;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestConstructor;
import org.springframework.test.context.TestConstructor.AutowireMode;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xiangli.channel.api.ClientDesk;
import org.xiangli.channel.api.Scope;
import org.xiangli.core.access.Acting;
import org.xiangli.core.access.PostKind;
import org.xiangli.core.store.Counties;
import org.xiangli.core.territory.Territory;
import org.xiangli.domain.services.inbox.Issue;
import org.xiangli.domain.services.inbox.ModerationDesk;
import org.xiangli.kernel.DivisionCode;
import org.xiangli.kernel.Ids;
import org.xiangli.testing.FreshStore;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Open311 GeoReport v2 as a program meets it: written from the specification, with a plain HTTP client, over a socket. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "xiangli.store.home=target/open311-store")
@ActiveProfiles("test")
@ContextConfiguration(initializers = FreshStore.class)
@TestConstructor(autowireMode = AutowireMode.ALL)
class Open311IT {

    private static final DivisionCode COUNTY = DivisionCode.of("222405");
    private static final DivisionCode VILLAGE = DivisionCode.of("222405102201");
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Path MOCKS = Path.of("../shared/data/standards/open311");

    private static final List<String> REQUEST_FIELDS = List.of(
            "service_request_id",
            "status",
            "status_notes",
            "service_name",
            "service_code",
            "description",
            "agency_responsible",
            "service_notice",
            "requested_datetime",
            "updated_datetime",
            "expected_datetime",
            "address",
            "address_id",
            "zipcode",
            "lat",
            "long",
            "media_url");

    private final int port;
    private final ClientDesk clients;
    private final ModerationDesk moderation;
    private final Counties counties;
    private final Territory territory;
    private final HttpClient http = HttpClient.newHttpClient();
    private String key = "";

    Open311IT(
            @Value("${local.server.port}") int port,
            ClientDesk clients,
            ModerationDesk moderation,
            Counties counties,
            Territory territory) {
        this.port = port;
        this.clients = clients;
        this.moderation = moderation;
        this.counties = counties;
        this.territory = territory;
    }

    @BeforeEach
    void letAProgramIn() {
        counties.turnOn(COUNTY.value(), false);
        territory.loadVillages(DivisionCode.of("22"));
        key = administrator()
                .call(() -> clients.make(
                        new ClientDesk.Entry(Ids.next(), "县长热线", Optional.empty(), Set.of(Scope.OPEN311), 40)));
    }

    @Test
    @DisplayName("R054 Open311: services and their definitions in JSON and XML, with the fields of the standard")
    void listsServicesAndTheirDefinitions() throws Exception {
        var services = json(get("/v2/services.json"), 200);
        assertThat(services.isArray()).isTrue();
        assertThat(services.size()).isGreaterThan(80);
        assertThat(services).allSatisfy(service -> {
            assertThat(names(service))
                    .containsExactlyInAnyOrder(
                            "service_code", "service_name", "description", "metadata", "type", "keywords", "group");
            assertThat(service.get("metadata").isBoolean()).isTrue();
            assertThat(service.get("type").asString()).isIn("realtime", "batch", "blackbox");
        });
        var code = services.get(0).get("service_code").asString();

        var definition = json(get("/v2/services/" + code + ".json"), 200);
        assertThat(definition.get("service_code").asString()).isEqualTo(code);
        var orders = new ArrayList<Integer>();
        for (var attribute : definition.get("attributes")) {
            assertThat(names(attribute))
                    .containsExactlyInAnyOrder(
                            "variable",
                            "code",
                            "datatype",
                            "required",
                            "datatype_description",
                            "order",
                            "description",
                            "values");
            assertThat(attribute.get("datatype").asString())
                    .isIn("string", "number", "datetime", "text", "singlevaluelist", "multivaluelist");
            orders.add(attribute.get("order").asInt());
        }
        assertThat(orders).doesNotHaveDuplicates().allMatch(order -> order > 0);
        assertThat(definition.get("attributes").get(0).get("values").size()).isGreaterThan(50);

        var xml = xml(get("/v2/services.xml"), 200);
        assertThat(xml.getTagName()).isEqualTo("services");
        assertThat(children(xml))
                .allSatisfy(service -> assertThat(service.getTagName()).isEqualTo("service"));
        assertThat(xml(get("/v2/services/" + code + ".xml"), 200).getTagName()).isEqualTo("service_definition");
    }

    @Test
    @DisplayName("R054 Open311: what the house answers has the shape of the standard's published examples")
    void hasTheShapeOfTheExamples() throws Exception {
        assumeTrue(Files.exists(MOCKS), "The standard's examples do not lie beside this checkout: " + MOCKS);
        var code = serviceCode();
        assertThat(tags(children(xml(get("/v2/services.xml"), 200)).getFirst()))
                .containsExactlyInAnyOrderElementsOf(
                        tags(children(mock("dc-services.xml")).getFirst()));
        var ours = xml(get("/v2/services/" + code + ".xml"), 200);
        var theirs = mock("dc-services-S0301.xml");
        assertThat(ours.getTagName()).isEqualTo(theirs.getTagName());
        assertThat(tags(ours)).isEqualTo(tags(theirs));
        assertThat(tags(children(children(ours).get(1)).getFirst()))
                .isEqualTo(tags(children(children(theirs).get(1)).getFirst()));

        var shown = shown(report(code, "address_id", VILLAGE.value(), "description", "路灯坏了"));
        var request = xml(get("/v2/requests/" + shown.number() + ".xml"), 200);
        var example = mock("service-request.xml");
        assertThat(request.getTagName()).isEqualTo(example.getTagName());
        assertThat(tags(children(request).getFirst()))
                .isEqualTo(tags(children(example).getFirst()));
        var token = xml(get("/v2/tokens/" + shown.id() + ".xml"), 200);
        assertThat(tags(children(token).getFirst()))
                .isEqualTo(tags(children(mock("token.xml")).getFirst()));
        var wrong = xml(post("xml", Map.of("api_key", key)), 400);
        var wrongExample = mock("boston-err-submitrequest-base_is_duplicate.xml");
        assertThat(wrong.getTagName()).isEqualTo(wrongExample.getTagName());
        assertThat(tags(children(wrong).getFirst()))
                .isEqualTo(tags(children(wrongExample).getFirst()));
        var discovery = JSON.readTree(Files.readString(MOCKS.resolve("discovery-boston.json")));
        var ourDiscovery = json(get("/discovery.json"), 200);
        assertThat(names(ourDiscovery)).containsExactlyInAnyOrderElementsOf(names(discovery));
        assertThat(names(ourDiscovery.get("endpoints").get(0)))
                .containsExactlyInAnyOrderElementsOf(
                        names(discovery.get("endpoints").get(0)));
        assertThat(tags(xml(get("/discovery.xml"), 200))).isEqualTo(tags(mock("discovery-dc.xml")));
    }

    @Test
    @DisplayName("R054 Open311: a report comes in, has a token until it was read, then a number, and is closed when"
            + " answered")
    void goesInAndComesBackAnswered() throws Exception {
        var token = report(
                serviceCode(),
                "lat",
                "42.770123",
                "long",
                "129.425001",
                "attribute[VILLAGE]",
                VILLAGE.value(),
                "address_string",
                "三组水泥桥东头",
                "description",
                "路灯坏了 <b>&\u0007",
                "first_name",
                "李",
                "phone",
                "13800138000");
        var waiting = json(get("/v2/tokens/" + token + ".json"), 200).get(0);
        assertThat(waiting.get("service_request_id").isNull()).isTrue();
        assertThat(waiting.get("token").asString()).isEqualTo(token);

        var issue = shown(token);
        assertThat(json(get("/v2/tokens/" + token + ".json"), 200)
                        .get(0)
                        .get("service_request_id")
                        .asString())
                .isEqualTo(issue.number());
        var request = json(get("/v2/requests/" + issue.number() + ".json"), 200).get(0);
        assertThat(names(request)).containsExactlyElementsOf(REQUEST_FIELDS);
        assertThat(request.get("status").asString()).isEqualTo("open");
        assertThat(request.get("lat").decimalValue()).isEqualByComparingTo("42.770123");
        assertThat(request.get("long").decimalValue()).isEqualByComparingTo("129.425001");
        assertThat(request.get("address").asString()).contains("三组水泥桥东头");
        assertThat(OffsetDateTime.parse(request.get("expected_datetime").asString()))
                .isEqualTo(
                        OffsetDateTime.parse(request.get("requested_datetime").asString())
                                .toLocalDate()
                                .plusDays(30)
                                .atStartOfDay()
                                .atOffset(java.time.ZoneOffset.ofHours(8)));
        var body = get("/v2/requests/" + issue.number() + ".json").body();
        assertThat(body).doesNotContain("13800138000", "first_name");
        assertThat(xml(get("/v2/requests/" + issue.number() + ".xml"), 200).getTextContent())
                .contains("路灯坏了 <b>&");

        officer().run(() -> moderation.answer(issue.id(), true, "周五前修好", java.util.Optional.empty()));
        var answered =
                json(get("/v2/requests/" + issue.number() + ".json"), 200).get(0);
        assertThat(answered.get("status").asString()).isEqualTo("closed");
        assertThat(answered.get("status_notes").asString()).isEqualTo("周五前修好");
        assertThat(answered.get("agency_responsible").asString()).isEqualTo("老头沟镇");
        var closed = json(get("/v2/requests.json?status=closed"), 200);
        assertThat(numbers(closed)).contains(issue.number());
        assertThat(numbers(json(get("/v2/requests.json?status=open"), 200))).doesNotContain(issue.number());
        assertThat(numbers(
                        json(get("/v2/requests.json?service_request_id=" + issue.number() + ",W000000-000000"), 200)))
                .containsExactly(issue.number());
    }

    @Test
    void tellsAProgramThatItsReportIsNotPublishedAndNothingOfWhatItSaid() throws Exception {
        var token = UUID.fromString(report(serviceCode(), "address_id", VILLAGE.value(), "description", "张某家的狗"));
        officer().run(() -> moderation.hide(token, "写到了个人"));
        var number = json(get("/v2/tokens/" + token + ".json"), 200)
                .get(0)
                .get("service_request_id")
                .asString();
        var request = json(get("/v2/requests/" + number + ".json"), 200).get(0);
        assertThat(request.get("status").asString()).isEqualTo("closed");
        assertThat(request.toString()).doesNotContain("张某");
        assertThat(numbers(json(get("/v2/requests.json"), 200))).doesNotContain(number);
    }

    @Test
    @DisplayName("R054 Open311: a report without a place is refused with the standard's error")
    void refusesAReportWithoutAPlace() throws Exception {
        for (var format : List.of("json", "xml")) {
            var answer = post(format, form("service_code", serviceCode(), "description", "路灯坏了"));
            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(answer.body()).contains("location was not provided");
        }
        var fault = json(post("json", form("service_code", serviceCode(), "description", "路灯坏了", "lat", "42")), 400);
        assertThat(fault.isArray()).isTrue();
        assertThat(names(fault.get(0))).containsExactly("code", "description");
        assertThat(fault.get(0).get("code").asInt()).isEqualTo(400);
    }

    @Test
    @DisplayName("R054 Open311: every error has the standard's code and form")
    void answersErrorsAsTheStandardSays() throws Exception {
        var code = serviceCode();
        var place = VILLAGE.value();
        expect(403, "api_key was not provided", post("json", Map.of("service_code", code)));
        expect(403, "api_key is not valid", post("json", Map.of("api_key", "y" + key.substring(1))));
        expect(403, "api_key is not valid", post("json", Map.of("api_key", "k".repeat(10_000))));
        expect(400, "service_code was not provided", post("json", form("address_id", place)));
        expect(404, "service_code was not found", post("json", form("service_code", "S0301", "address_id", place)));
        expect(404, "service_code was not found", get("/v2/services/S0301.json"));
        expect(400, "description was not provided", post("json", form("service_code", code, "address_id", place)));
        expect(400, "address_id", post("json", form("service_code", code, "address_id", "222401001201")));
        expect(400, "address_id", post("json", form("service_code", code, "address_id", "'; drop table --")));
        expect(400, "village", post("json", form("service_code", code, "lat", "42.7", "long", "129.4")));
        expect(
                400,
                "lat and long",
                post("json", form("service_code", code, "address_id", place, "lat", "NaN", "long", "1")));
        expect(
                400,
                "1,000",
                post(
                        "json",
                        form(
                                "service_code",
                                code,
                                "address_id",
                                place,
                                "address_string",
                                "桥",
                                "description",
                                "坏".repeat(4001))));
        expect(404, "token not found", get("/v2/tokens/12345.json"));
        expect(404, "token not found", get("/v2/tokens/" + Ids.next() + ".json"));
        expect(404, "service_request_id not found", get("/v2/requests/638344.json"));
        expect(404, "jurisdiction_id was not found", get("/v2/services.json?jurisdiction_id=boston.gov"));
        expect(400, "start_date", get("/v2/requests.json?start_date=yesterday"));
        expect(400, "90 days", get("/v2/requests.json?start_date=2026-01-01T00:00:00Z&end_date=2026-06-01T00:00:00Z"));
        expect(400, "before", get("/v2/requests.json?start_date=2026-02-01T00:00:00Z&end_date=2026-01-01T00:00:00Z"));
        expect(400, "open or closed", get("/v2/requests.json?status=pending"));
        expect(404, "no such resource", get("/v2/nothing.json"));
        assertThat(get("/v2/services.json?jurisdiction_id=222405").statusCode()).isEqualTo(200);
    }

    @Test
    void findsTheVillageByItsNameInTheAddress() throws Exception {
        var name = territory
                .find(VILLAGE, java.time.LocalDate.of(2026, 11, 1))
                .orElseThrow()
                .name();
        var township = territory
                .find(VILLAGE.parent().orElseThrow(), java.time.LocalDate.of(2026, 11, 1))
                .orElseThrow()
                .name();
        var token = report(serviceCode(), "address_string", township + name + "三组", "description", "井盖丢了");
        assertThat(shown(token).village()).isEqualTo(VILLAGE);
    }

    @Test
    @DisplayName(
            "R054 Open311: a key works until it is revoked, is kept as a digest, and takes so many reports a minute")
    void revokesAndLimitsKeys() throws Exception {
        var mine = administrator().call(clients::all).getFirst();
        var form = form("service_code", serviceCode(), "address_id", VILLAGE.value(), "description", "重复发送");
        var statuses = new ArrayList<Integer>();
        while (!statuses.contains(429) && statuses.size() < 200) {
            statuses.add(post("json", form, "same").statusCode());
        }
        assertThat(statuses)
                .hasSizeGreaterThan(40)
                .startsWith(201)
                .endsWith(429)
                .containsOnly(201, 429);
        administrator().run(() -> clients.revoke(mine.caller().id()));
        expect(403, "api_key is not valid", post("json", form));
    }

    @Test
    void aReportRepeatedUnderOneKeyIsOneReport() throws Exception {
        var form = form("service_code", serviceCode(), "address_id", VILLAGE.value(), "description", "重复发送");
        var first = json(post("json", form, "k-1"), 201).get(0).get("token").asString();
        assertThat(json(post("json", form, "k-1"), 201).get(0).get("token").asString())
                .isEqualTo(first);
        assertThat(json(post("json", form, "k-2"), 201).get(0).get("token").asString())
                .isNotEqualTo(first);
    }

    private Issue shown(String token) {
        return officer().call(() -> moderation.show(UUID.fromString(token), false));
    }

    private String serviceCode() throws Exception {
        return json(get("/v2/services.json"), 200).get(3).get("service_code").asString();
    }

    private String report(String code, String... fields) throws Exception {
        var form = form(fields);
        form.put("service_code", code);
        return json(post("json", form), 201).get(0).get("token").asString();
    }

    private LinkedHashMap<String, String> form(String... fields) {
        var form = new LinkedHashMap<String, String>();
        form.put("api_key", key);
        for (var index = 0; index < fields.length; index += 2) {
            form.put(fields[index], fields[index + 1]);
        }
        return form;
    }

    private HttpResponse<String> get(String path) throws Exception {
        return http.send(request(path).GET().build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String format, Map<String, String> form, String... once) throws Exception {
        var body = form.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
        var request = request("/v2/requests." + format)
                .header("Content-Type", "application/x-www-form-urlencoded; charset=utf-8")
                .header("Accept-Language", "en");
        for (var value : once) {
            request.header("Idempotency-Key", value);
        }
        return http.send(request.POST(HttpRequest.BodyPublishers.ofString(body)).build(), BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/open311" + path));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static void expect(int code, String words, HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(code);
        var fault = JSON.readTree(answer.body()).get(0);
        assertThat(fault.get("code").asInt()).isEqualTo(code);
        assertThat(fault.get("description").asString()).contains(words);
    }

    private static JsonNode json(HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/json");
        return JSON.readTree(answer.body());
    }

    private static Element xml(HttpResponse<String> answer, int status) throws Exception {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/xml");
        return parsed(answer.body().getBytes(StandardCharsets.UTF_8));
    }

    private static Element mock(String file) throws Exception {
        return parsed(Files.readAllBytes(MOCKS.resolve(file)));
    }

    private static Element parsed(byte[] content) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(content))
                .getDocumentElement();
    }

    private static List<Element> children(Element parent) {
        var found = new ArrayList<Element>();
        for (Node child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element element) {
                found.add(element);
            }
        }
        return found;
    }

    private static List<String> tags(Element parent) {
        return children(parent).stream().map(Element::getTagName).toList();
    }

    private static List<String> names(JsonNode node) {
        return List.copyOf(node.propertyNames());
    }

    private static List<String> numbers(JsonNode requests) {
        var numbers = new ArrayList<String>();
        requests.forEach(
                request -> numbers.add(request.get("service_request_id").asString()));
        return numbers;
    }

    private Acting officer() {
        return post(PostKind.TOWNSHIP_OFFICER, VILLAGE.parent().orElseThrow());
    }

    private Acting administrator() {
        return post(PostKind.ADMINISTRATOR, COUNTY);
    }

    private static Acting post(PostKind kind, DivisionCode division) {
        return new Acting(Ids.next(), "测试", Ids.next(), kind, division, "老头沟镇", null);
    }
}
