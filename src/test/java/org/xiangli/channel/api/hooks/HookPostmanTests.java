package org.xiangli.channel.api.hooks;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.cloudevents.SpecVersion;
import io.cloudevents.jackson.JsonFormat;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.xiangli.channel.api.Programs;
import org.xiangli.core.access.Villagers;
import org.xiangli.core.people.Resident;
import org.xiangli.core.procedure.CaseDesk;
import org.xiangli.core.store.Bound;
import org.xiangli.core.store.Counties;
import org.xiangli.core.store.Reach;
import org.xiangli.domain.services.Draft;
import org.xiangli.domain.services.PaperMark;
import org.xiangli.domain.services.PaperState;
import org.xiangli.domain.services.ServiceDesk;
import org.xiangli.testing.HouseTest;
import tools.jackson.databind.json.JsonMapper;

/** Events on their way to a real server on this machine, which only these tests may send to. */
@HouseTest
class HookPostmanTests {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private record Arrived(String id, String second, String signature, String type, String body) {}

    private final JdbcClient jdbc;
    private final PlatformTransactionManager transactions;
    private final CaseDesk cases;
    private final Counties counties;
    private final HookDesk desk;
    private final Listening listening;
    private final ServiceDesk services;
    private final Clock clock;
    private final List<Arrived> arrived = new CopyOnWriteArrayList<>();
    private HttpServer server;
    private volatile int answer = 204;
    private Programs.Place place;
    private Resident her;
    private HookPostman postman;
    private HookDesk house;

    HookPostmanTests(
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            CaseDesk cases,
            Counties counties,
            HookDesk desk,
            Listening listening,
            ServiceDesk services,
            Programs programs,
            Clock clock)
            throws IOException {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.cases = cases;
        this.counties = counties;
        this.desk = desk;
        this.listening = listening;
        this.services = services;
        this.clock = clock;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        this.place = programs.open();
        this.her = place.villager();
        var here = new Targets(TargetsTests.answering("127.0.0.1"), address -> true, true);
        this.house = new HookDesk(jdbc, listening, clock, here, Duration.ZERO);
        this.postman = new HookPostman(jdbc, transactions, cases, counties, desk, new Sender(here), clock);
    }

    @BeforeEach
    void open() {
        server.createContext("/", this::receive);
        server.start();
    }

    @AfterEach
    void close() {
        server.stop(0);
    }

    @Test
    void aMoveArrivesSignedAndSaysNothingOfThePerson() {
        var secret = hook("/hook");
        var number = takeIn();
        round();
        assertThat(arrived).hasSize(2);
        var event = JSON.readTree(arrived.getLast().body());
        assertThat(event.path("specversion").asString()).isEqualTo("1.0");
        assertThat(event.path("type").asString()).isEqualTo(CloudEvent.TYPE);
        assertThat(event.path("subject").asString()).isEqualTo(number);
        assertThat(event.path("data").propertyNames()).containsExactlyInAnyOrder("number", "item", "state", "at");
        assertThat(event.path("data").path("item").asString()).isEqualTo("pension-register");
        assertThat(event.path("data").path("state").asString()).isEqualTo("ACCEPTED");
        arrived.forEach(one -> {
            assertThat(one.type()).startsWith("application/cloudevents+json");
            assertThat(one.signature())
                    .isEqualTo(Signature.of(secret, one.id(), Long.parseLong(one.second()), one.body()));
            assertThat(one.body())
                    .doesNotContain(her.name(), her.idNumber().value(), her.id().toString());
        });
        round();
        assertThat(arrived).hasSize(2);
        assertThat(states()).containsOnly("ARRIVED");
    }

    @Test
    @DisplayName("what is sent is a CloudEvent 1.0 to the CloudEvents project's own reader")
    void whatIsSentIsACloudEventToOthers() {
        hook("/hook");
        var number = takeIn();
        round();
        arrived.forEach(one -> {
            var event = new JsonFormat().deserialize(one.body().getBytes(StandardCharsets.UTF_8));
            assertThat(event.getSpecVersion()).isEqualTo(SpecVersion.V1);
            assertThat(event.getId()).isEqualTo(one.id());
            assertThat(event.getType()).isEqualTo(CloudEvent.TYPE);
            assertThat(event.getSource()).hasToString("/counties/" + place.county.value());
            assertThat(event.getSubject()).isEqualTo(number);
            assertThat(event.getTime()).isNotNull();
            assertThat(event.getDataContentType()).isEqualTo("application/json");
            assertThat(event.getExtensionNames()).isEmpty();
            assertThat(JSON.readTree(Objects.requireNonNull(event.getData()).toBytes())
                            .path("number")
                            .asString())
                    .isEqualTo(number);
        });
        assertThat(arrived).hasSize(2);
    }

    @Test
    @DisplayName("a name that turns to this machine between the look and the connection is not sent to")
    void aNameThatTurnsIsNotSentTo() throws IOException {
        var asked = new java.util.concurrent.atomic.AtomicInteger();
        var turning = new Targets(
                new org.apache.hc.client5.http.DnsResolver() {

                    @Override
                    public InetAddress[] resolve(String host) throws java.net.UnknownHostException {
                        return new InetAddress[] {
                            InetAddress.getByName(asked.getAndIncrement() == 0 ? "203.0.114.7" : "127.0.0.1")
                        };
                    }

                    @Override
                    public String resolveCanonicalHostname(String host) {
                        return host;
                    }
                },
                Targets::isPublic,
                true);
        var url = "http://hook.example.org:" + server.getAddress().getPort() + "/hook";
        try (var sender = new Sender(turning)) {
            var outcome = sender.send(url, "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "1", 1, "{}");
            assertThat(outcome.arrived()).isFalse();
            assertThat(outcome.status()).isZero();
        }
        assertThat(asked).hasValue(2);
        assertThat(arrived).isEmpty();
    }

    @Test
    @DisplayName("what does not arrive is tried again at growing intervals, and after the last one given up")
    void whatDoesNotArriveIsTriedAgain() {
        hook("/hook");
        takeIn();
        answer = 500;
        round();
        assertThat(arrived).hasSize(2);
        round();
        assertThat(arrived).as("not before its time").hasSize(2);
        for (var wait : HookPostman.WAITS) {
            later(wait);
            round();
        }
        assertThat(arrived).hasSize(2 * (HookPostman.WAITS.size() + 1));
        assertThat(states()).containsOnly("GIVEN_UP");
        var line = place.administrator().call(() -> desk.log().getFirst());
        assertThat(line.attempts()).isEqualTo(8);
        assertThat(line.status()).contains(500);
    }

    @Test
    void whereNobodyIsToldNothingIsWritten() {
        takeIn();
        assertThat(events()).isZero();
        hook("/hook");
        takeIn(place.villager());
        assertThat(events()).isEqualTo(2);
        place.administrator().run(() -> desk.off(desk.all().getFirst().id()));
        takeIn(place.villager());
        assertThat(events()).as("after the last listener has gone").isEqualTo(2);
    }

    @Test
    void whoeverIsNewIsToldFromTheMomentOnThatStandsOnThePage() {
        var late = new HookDesk(
                jdbc,
                listening,
                clock,
                new Targets(TargetsTests.answering("127.0.0.1"), address -> true, true),
                Listening.HEAD_START);
        var url = "http://hook.example.org:" + server.getAddress().getPort() + "/late";
        place.administrator()
                .run(() -> new TransactionTemplate(transactions).executeWithoutResult(status -> late.make("后来的", url)));
        takeIn();
        round();
        assertThat(arrived).isEmpty();
        assertThat(place.administrator().call(() -> desk.all().getFirst()).tellsFrom())
                .isAfter(clock.instant());
    }

    @Test
    void whatArrivesAtTheSecondAttemptHasTheSameId() {
        hook("/hook");
        takeIn();
        answer = 503;
        round();
        answer = 200;
        later(Duration.ofSeconds(5));
        round();
        assertThat(states()).containsOnly("ARRIVED");
        assertThat(arrived.stream().map(Arrived::id).distinct()).hasSize(2);
        assertThat(arrived).hasSize(4);
    }

    @Test
    void aRedirectIsNotFollowed() {
        hook("/elsewhere");
        takeIn();
        answer = 302;
        round();
        assertThat(arrived).hasSize(2);
        assertThat(states()).containsOnly("WAITING");
    }

    @Test
    void aReceiverThatIsGoneIsToldNoMore() {
        hook("/hook");
        takeIn();
        answer = 410;
        round();
        assertThat(place.administrator().call(() -> desk.all().getFirst()).offWhy())
                .contains("410");
        takeIn(place.villager());
        round();
        assertThat(arrived).hasSizeBetween(1, 2);
    }

    @Test
    void theHouseItselfSendsNothingToThisMachine() {
        hook("/hook");
        takeIn();
        var strict = new HookPostman(jdbc, transactions, cases, counties, desk, new Sender(Targets.strict()), clock);
        Bound.run(Reach.ofCounty(place.county.value()), strict::go);
        assertThat(arrived).isEmpty();
        var line = place.administrator().call(() -> desk.log().getFirst());
        assertThat(line.fault()).isPresent();
        assertThat(line.state()).isEqualTo("WAITING");
    }

    @Test
    void aReceiverThatDoesNotAnswerIsTriedAgain() {
        hook("/hook");
        takeIn();
        server.stop(0);
        round();
        assertThat(states()).containsOnly("WAITING");
    }

    @Test
    void whoIsToldIsTheAdministratorsBusinessAlone() {
        assertThat(org.assertj.core.api.Assertions.catchThrowable(
                        () -> Villagers.clerk(place.village).run(() -> house.make("x", "http://hook.example.org/"))))
                .hasMessageContaining("access.post-not-permitted");
        assertThat(org.assertj.core.api.Assertions.catchThrowable(
                        () -> place.administrator().run(() -> desk.make("x", "https://127.0.0.1/"))))
                .hasMessageContaining("api.hook-target");
    }

    private void receive(HttpExchange exchange) throws IOException {
        var headers = exchange.getRequestHeaders();
        arrived.add(new Arrived(
                headers.getFirst("webhook-id"),
                headers.getFirst("webhook-timestamp"),
                headers.getFirst("webhook-signature"),
                headers.getFirst("Content-Type"),
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
        if (answer == 302) {
            exchange.getResponseHeaders().add("Location", "/hook");
        }
        exchange.sendResponseHeaders(answer, -1);
        exchange.close();
    }

    /** The desk of the tests is no bean, so its transaction is opened here. */
    private String hook(String path) {
        var url = "http://hook.example.org:" + server.getAddress().getPort() + path;
        return place.administrator()
                .call(() -> new TransactionTemplate(transactions).execute(status -> house.make("接收方", url)));
    }

    private String takeIn() {
        return takeIn(her);
    }

    private String takeIn(Resident resident) {
        return Villagers.clerk(place.village)
                .call(() -> services.take(
                        new Draft(
                                UUID.randomUUID(),
                                resident.id(),
                                "pension-register",
                                org.xiangli.domain.services.Channel.WINDOW,
                                Optional.empty(),
                                Locale.SIMPLIFIED_CHINESE,
                                Optional.empty(),
                                Map.of()),
                        Map.of(
                                "id-card", PaperMark.of(PaperState.SHOWN),
                                "register-form", PaperMark.of(PaperState.ORIGINAL))))
                .application()
                .file()
                .number();
    }

    private int events() {
        return Bound.call(
                Reach.ofCounty(place.county.value()),
                () -> new TransactionTemplate(transactions)
                        .execute(status -> jdbc.sql("select count(*) from api.event where county_code = :county")
                                .param("county", place.county.value())
                                .query(Integer.class)
                                .single()));
    }

    private void round() {
        Bound.run(Reach.ofCounty(place.county.value()), postman::go);
    }

    /** Lets time pass for what waits in this county. */
    private void later(Duration time) {
        Bound.run(
                Reach.ofCounty(place.county.value()),
                () -> new TransactionTemplate(transactions)
                        .executeWithoutResult(status -> jdbc.sql("""
                            update api.delivery set next_at = next_at - make_interval(secs => :seconds)
                             where county_code = :county and state = 'WAITING'
                            """)
                                .param("seconds", time.toSeconds() + 1)
                                .param("county", place.county.value())
                                .update()));
    }

    private List<String> states() {
        return place.administrator().call(() -> desk.log()).stream()
                .map(HookDesk.Delivery::state)
                .toList();
    }
}
