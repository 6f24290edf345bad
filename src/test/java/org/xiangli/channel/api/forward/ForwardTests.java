package org.xiangli.channel.api.forward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.hc.client5.http.DnsResolver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestConstructor;
import org.springframework.test.context.TestConstructor.AutowireMode;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.xiangli.channel.api.ClientDesk;
import org.xiangli.channel.api.Scope;
import org.xiangli.channel.api.hooks.Targets;
import org.xiangli.core.access.Acting;
import org.xiangli.core.access.PostKind;
import org.xiangli.core.page.Texts;
import org.xiangli.core.store.Bound;
import org.xiangli.core.store.Counties;
import org.xiangli.core.store.Reach;
import org.xiangli.core.territory.Territory;
import org.xiangli.domain.services.inbox.Categories;
import org.xiangli.domain.services.inbox.Filing;
import org.xiangli.domain.services.inbox.Issue;
import org.xiangli.domain.services.inbox.IssueDesk;
import org.xiangli.domain.services.inbox.ModerationDesk;
import org.xiangli.domain.services.inbox.Spot;
import org.xiangli.kernel.DivisionCode;
import org.xiangli.kernel.Ids;
import org.xiangli.kernel.Refusal;
import org.xiangli.testing.FreshStore;

/** Problems on their way to other servers: to a scripted one, and over a socket to our own, which plays the next county. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "xiangli.store.home=target/govstack-store")
@ActiveProfiles("test")
@ContextConfiguration(initializers = FreshStore.class)
@TestConstructor(autowireMode = AutowireMode.ALL)
class ForwardTests {

    private static final DivisionCode HERE = DivisionCode.of("222405");
    private static final DivisionCode VILLAGE = DivisionCode.of("222405102201");
    private static final DivisionCode THERE = DivisionCode.of("222401");

    private final IssueDesk issues;
    private final ModerationDesk moderation;
    private final Categories categories;
    private final Counties counties;
    private final Territory territory;
    private final ClientDesk clients;
    private final Texts texts;
    private final JdbcClient jdbc;
    private final PlatformTransactionManager transactions;
    private final Clock clock;
    private final NeighbourDesk strict;
    private final NeighbourDesk neighbours;
    private final ForwardDesk desk;
    private final ForwardPostman postman;
    private final HttpServer scripted;
    private final List<String> received = new CopyOnWriteArrayList<>();
    private volatile int status = 201;
    private volatile String answer = "[{\"service_request_id\": 638344}]";

    @LocalServerPort
    private int port;

    ForwardTests(
            IssueDesk issues,
            ModerationDesk moderation,
            Categories categories,
            Counties counties,
            Territory territory,
            ClientDesk clients,
            Texts texts,
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            Clock clock,
            NeighbourDesk strict)
            throws IOException {
        this.issues = issues;
        this.moderation = moderation;
        this.categories = categories;
        this.counties = counties;
        this.territory = territory;
        this.clients = clients;
        this.texts = texts;
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.clock = clock;
        this.strict = strict;
        var far = new Far(new Targets(new Loopback(), address -> true, true));
        this.neighbours = new NeighbourDesk(jdbc, transactions, far, clock);
        this.desk = new ForwardDesk(issues, neighbours, territory, jdbc, transactions, clock);
        this.postman = new ForwardPostman(jdbc, transactions, counties, issues, far, clock);
        this.scripted = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    }

    @BeforeEach
    void open() {
        counties.turnOn(HERE.value(), false);
        counties.turnOn(THERE.value(), false);
        territory.loadVillages(DivisionCode.of("22"));
        scripted.createContext("/", this::serve);
        scripted.start();
    }

    @AfterEach
    void close() {
        scripted.stop(0);
        // what waits here must not be sent by the rounds of the next test
        inCounty("update api.forwarding set state = 'GIVEN_UP' where county_code = :county and state <> 'CLOSED'");
    }

    /** Every name is this machine. */
    private static final class Loopback implements DnsResolver {

        @Override
        public InetAddress[] resolve(String host) {
            return new InetAddress[] {InetAddress.getLoopbackAddress()};
        }

        @Override
        public String resolveCanonicalHostname(String host) {
            return host;
        }
    }

    @Test
    @DisplayName("R054 Open311 outwards: a problem is passed to another county's server, and its answer comes back")
    void goesToAnotherCountyAndComesBackAnswered() {
        var key = post(PostKind.ADMINISTRATOR, THERE)
                .call(() -> clients.make(
                        new ClientDesk.Entry(Ids.next(), "龙井市", Optional.empty(), Set.of(Scope.OPEN311), 60)));
        var next = UUID.randomUUID();
        post(PostKind.ADMINISTRATOR, HERE)
                .run(() -> neighbours.add(
                        next, "延吉市", "http://there.example.org:" + port + "/open311/v2/", THERE.value(), key));
        var service = neighbour(next).services().getFirst();
        assertThat(neighbour(next).services()).hasSizeGreaterThan(80);
        var theirVillage = territory
                .children(
                        territory
                                .children(THERE, LocalDate.now(clock))
                                .getFirst()
                                .code(),
                        LocalDate.now(clock))
                .getFirst();

        var issue = shown("界河对岸排污，水发黑", theirVillage.name() + "对面的河边");
        var sent = officer().call(() -> desk.pass(issue.number(), next, service.code()));
        assertThat(sent.state()).isEqualTo(Forwarding.State.WAITING);
        round();
        var taken = state(issue);
        assertThat(taken.state()).as(taken.toString()).isEqualTo(Forwarding.State.TAKEN);
        var token = taken.theirs().orElseThrow();

        later(ForwardPostman.ASK_EVERY);
        round();
        assertThat(state(issue).theirs()).as("nobody has read it there").contains(token);

        var there = post(PostKind.TOWNSHIP_OFFICER, theirVillage.code().parent().orElseThrow());
        var theirs = there.call(() -> moderation.show(UUID.fromString(token), false));
        assertThat(theirs.body()).contains("界河对岸排污", issue.number());
        post(PostKind.COUNTY_OFFICER, THERE)
                .run(() -> moderation.answer(theirs.id(), true, "已责令整改，本月完成。", Optional.empty()));
        later(ForwardPostman.ASK_EVERY);
        round();
        assertThat(state(issue).state()).isEqualTo(Forwarding.State.CLOSED);
        assertThat(state(issue).theirs()).contains(theirs.number());
        assertThat(state(issue).notes()).contains("已责令整改，本月完成。");
        var agenda = new ForwardAgenda(desk, issues, texts);
        assertThat(officer().call(() -> agenda.today(officer(), LocalDate.now(clock), Locale.SIMPLIFIED_CHINESE)))
                .singleElement()
                .satisfies(group -> assertThat(group.lines())
                        .anySatisfy(line -> assertThat(line.path()).isEqualTo("/issues/" + issue.number())));
    }

    @Test
    @DisplayName("R054 Open311 outwards: what is sent is the standard's form, with text and place and nobody's name")
    void sendsTheStandardsFormAndNobodysName() {
        var next = scripted();
        var issue = shown("路灯坏了", "村口");
        officer().run(() -> desk.pass(issue.number(), next, "S0301"));
        officer().run(() -> desk.pass(issue.number(), next, "S0301"));
        round();
        round();
        var posts = received.stream().filter(line -> line.startsWith("POST")).toList();
        assertThat(posts)
                .singleElement()
                .satisfies(line -> assertThat(line)
                        .startsWith("POST /v2/requests.json application/x-www-form-urlencoded; charset=UTF-8 ")
                        .contains("api_key=their%20key", "service_code=S0301", "lat=42.770123", "long=129.425001")
                        .contains("jurisdiction_id=dc.gov")
                        .doesNotContain("email", "phone", "first_name", "last_name", "account_id"));
        assertThat(state(issue).theirs()).contains("638344");
        answer = "[{\"service_request_id\": 638344, \"status\": \"closed\", \"status_notes\": \"fixed\"}]";
        status = 200;
        later(ForwardPostman.ASK_EVERY);
        round();
        assertThat(state(issue).state()).isEqualTo(Forwarding.State.CLOSED);
    }

    @Test
    void whatIsHiddenBeforeItIsTakenInIsNotSent() {
        var next = scripted();
        var issue = shown("李家的病人整夜喊", "村口");
        officer().run(() -> desk.pass(issue.number(), next, "S0301"));
        officer().run(() -> moderation.hide(issue.id(), "写了别人的病"));
        round();
        assertThat(received).noneMatch(line -> line.startsWith("POST"));
        assertThat(state(issue).state()).isEqualTo(Forwarding.State.GIVEN_UP);
        officer().run(() -> desk.again(state(issue).id()));
        round();
        assertThat(received).noneMatch(line -> line.startsWith("POST"));
    }

    @Test
    void whoDoesNotAnswerIsAskedAgainAtGrowingIntervalsAndThenGivenUp() {
        var next = scripted();
        var issue = shown("桥塌了", "村口");
        status = 503;
        officer().run(() -> desk.pass(issue.number(), next, "S0301"));
        round();
        round();
        assertThat(state(issue).attempts()).as("not before its time").isEqualTo(1);
        for (var wait : ForwardPostman.WAITS) {
            assertThat(state(issue).state()).isEqualTo(Forwarding.State.WAITING);
            later(wait);
            round();
        }
        assertThat(state(issue).state()).isEqualTo(Forwarding.State.GIVEN_UP);
        assertThat(state(issue).fault()).contains("HTTP 503");
        status = 201;
        officer().run(() -> desk.again(state(issue).id()));
        round();
        assertThat(state(issue).state()).isEqualTo(Forwarding.State.TAKEN);
    }

    @Test
    void whoRefusesIsNotAskedAgainAndItsWordsAreShown() {
        var next = scripted();
        var issue = shown("井盖丢了", "村口");
        status = 400;
        answer = "[{\"code\": 400, \"description\": \"jurisdiction_id\\u0007 was not found\"}]";
        officer().run(() -> desk.pass(issue.number(), next, "S0301"));
        round();
        later(Duration.ofDays(2));
        round();
        assertThat(received.stream().filter(line -> line.startsWith("POST"))).hasSize(1);
        assertThat(state(issue).state()).isEqualTo(Forwarding.State.REFUSED);
        assertThat(state(issue).fault()).contains("400 jurisdiction_id  was not found");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<html>", "{}", "[]", "[{}]", "[{\"token\": null}]", "[{\"token\": \" \"}]"})
    void nonsenseIsNoAnswer(String nonsense) {
        var next = scripted();
        var issue = shown("水管漏了", "村口");
        answer = nonsense;
        officer().run(() -> desk.pass(issue.number(), next, "S0301"));
        round();
        assertThat(state(issue).state()).isEqualTo(Forwarding.State.WAITING);
        assertThat(state(issue).fault()).isPresent();
    }

    @Test
    void onlyWhatIsPublicGoesOutAndOnlyFromItsOwnOffice() {
        var next = scripted();
        var filed = file("还没看过", "村口");
        var open = shown("看过的", "村口");
        refused("api.forward-state", () -> officer().run(() -> desk.pass(filed.number(), next, "S0301")));
        officer().run(() -> moderation.hide(filed.id(), "写了人名"));
        refused("api.forward-state", () -> officer().run(() -> desk.pass(filed.number(), next, "S0301")));
        refused(
                "access.post-not-permitted",
                () -> post(PostKind.VILLAGE_CLERK, VILLAGE).run(() -> desk.pass(open.number(), next, "S0301")));
        var elsewhere = post(PostKind.TOWNSHIP_OFFICER, DivisionCode.of("222405103"));
        refused("services.inbox.issue.not-found", () -> elsewhere.run(() -> desk.pass(open.number(), next, "S0301")));
        refused("api.forward-service", () -> officer().run(() -> desk.pass(open.number(), next, "S9999")));
        refused("api.forward-service", () -> officer().run(() -> desk.pass(open.number(), Ids.next(), "S0301")));
        post(PostKind.ADMINISTRATOR, HERE).run(() -> neighbours.off(next));
        refused("api.forward-service", () -> officer().run(() -> desk.pass(open.number(), next, "S0301")));
        assertThat(received.stream().filter(line -> line.startsWith("POST"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://127.0.0.1/open311/v2",
                "http://example.org/open311/v2",
                "https://10.0.0.1/v2",
                "https://[::1]/v2",
                "https://localhost/v2",
                "file:///etc",
                "nonsense"
            })
    @DisplayName("R054 Open311 outwards: a neighbour on this machine or a private network is refused")
    void aPrivateAddressIsNoNeighbour(String endpoint) {
        assertThatThrownBy(() ->
                        post(PostKind.ADMINISTRATOR, HERE).run(() -> strict.add(Ids.next(), "本机", endpoint, "", "")))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isIn("api.hook-url", "api.hook-target"));
    }

    @Test
    void whoDoesNotListWhatItTakesInIsNoNeighbour() {
        refused(
                "api.forward-endpoint",
                () -> post(PostKind.ADMINISTRATOR, HERE)
                        .run(() -> neighbours.add(Ids.next(), "空", base() + "/empty", "", "")));
        refused(
                "access.post-not-permitted",
                () -> officer().run(() -> neighbours.add(Ids.next(), "x", base() + "/v2", "", "")));
    }

    private void serve(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath();
        received.add(exchange.getRequestMethod() + " " + path + " "
                + exchange.getRequestHeaders().getFirst("Content-Type") + " "
                + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        var services = path.equals("/v2/services.json");
        var body = (services
                        ? "[{\"service_code\": \"S0301\", \"service_name\": \"Street Light\"}]"
                        : path.startsWith("/empty") ? "[]" : answer)
                .getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(services || path.startsWith("/empty") ? 200 : status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private String base() {
        return "http://there.example.org:" + scripted.getAddress().getPort();
    }

    private UUID scripted() {
        var id = UUID.randomUUID();
        post(PostKind.ADMINISTRATOR, HERE).run(() -> neighbours.add(id, "DC", base() + "/v2", "dc.gov", "their key"));
        return id;
    }

    private Neighbour neighbour(UUID id) {
        return officer().call(neighbours::working).stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private Issue file(String body, String place) {
        return Bound.call(
                Reach.blind(HERE.value()),
                () -> issues.fileFromOutside(
                        new Filing(
                                UUID.randomUUID(),
                                VILLAGE,
                                categories.inUse().getFirst().code(),
                                body,
                                place,
                                Optional.empty(),
                                Spot.typed("42.770123", "129.425001")),
                        Ids.next()));
    }

    private Issue shown(String body, String place) {
        var filed = file(body, place);
        return officer().call(() -> moderation.show(filed.id(), false));
    }

    private Forwarding state(Issue issue) {
        return officer().call(desk::all).stream()
                .filter(one -> one.issue().equals(issue.id()))
                .findFirst()
                .orElseThrow();
    }

    private void round() {
        Bound.run(Reach.ofCounty(HERE.value()), postman::go);
    }

    private void later(Duration time) {
        Bound.run(
                Reach.ofCounty(HERE.value()),
                () -> new TransactionTemplate(transactions)
                        .executeWithoutResult(status -> jdbc.sql("""
                            update api.forwarding set next_at = next_at - make_interval(secs => :seconds)
                             where county_code = :county and state in ('WAITING', 'TAKEN')
                            """)
                                .param("seconds", time.toSeconds() + 1)
                                .param("county", HERE.value())
                                .update()));
    }

    private void inCounty(String sql) {
        Bound.run(
                Reach.ofCounty(HERE.value()),
                () -> new TransactionTemplate(transactions)
                        .executeWithoutResult(status ->
                                jdbc.sql(sql).param("county", HERE.value()).update()));
    }

    private static void refused(String code, org.assertj.core.api.ThrowableAssert.ThrowingCallable work) {
        assertThatThrownBy(work)
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(code));
    }

    private Acting officer() {
        return post(PostKind.TOWNSHIP_OFFICER, VILLAGE.parent().orElseThrow());
    }

    private static Acting post(PostKind kind, DivisionCode division) {
        return new Acting(Ids.next(), "测试", Ids.next(), kind, division, "测试单位", null);
    }
}
