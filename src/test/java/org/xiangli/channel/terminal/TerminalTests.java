package org.xiangli.channel.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import jakarta.servlet.http.Cookie;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.xiangli.core.access.Acting;
import org.xiangli.core.access.PostKind;
import org.xiangli.core.access.Villagers;
import org.xiangli.core.people.RegisterDesk;
import org.xiangli.core.people.Resident;
import org.xiangli.core.procedure.CaseDesk;
import org.xiangli.core.procedure.Phase;
import org.xiangli.core.store.Bound;
import org.xiangli.core.store.Reach;
import org.xiangli.domain.services.Application;
import org.xiangli.domain.services.Catalogue;
import org.xiangli.domain.services.Channel;
import org.xiangli.domain.services.Draft;
import org.xiangli.domain.services.PaperMark;
import org.xiangli.domain.services.PaperState;
import org.xiangli.domain.services.ServiceDesk;
import org.xiangli.kernel.DivisionCode;
import org.xiangli.kernel.Ids;
import org.xiangli.kernel.Refusal;
import org.xiangli.testing.HouseTest;

/** The terminal in the hall of a village whose county is not on, so that the rounds of the house do not come by. */
@HouseTest
class TerminalTests {

    private static final AtomicInteger COUNTIES = new AtomicInteger(938_000);
    private static final String ITEM = "temporary-relief";

    private final MockMvcTester web;
    private final TerminalRegister register;
    private final OneTimeCodes codes;
    private final ServiceDesk desk;
    private final CaseDesk cases;
    private final Catalogue catalogue;
    private final RegisterDesk people;
    private final Clock clock;
    private DivisionCode village = DivisionCode.of("938000101201");
    private String key = "";
    private UUID device = new UUID(0, 0);

    TerminalTests(
            MockMvcTester web,
            TerminalRegister register,
            OneTimeCodes codes,
            ServiceDesk desk,
            CaseDesk cases,
            Catalogue catalogue,
            RegisterDesk people,
            Clock clock) {
        this.web = web;
        this.register = register;
        this.codes = codes;
        this.desk = desk;
        this.cases = cases;
        this.catalogue = catalogue;
        this.people = people;
        this.clock = clock;
    }

    @BeforeEach
    void standATerminalUp() {
        village = DivisionCode.of(COUNTIES.incrementAndGet() + "101201");
        device = Ids.next();
        key = administrator()
                .call(() -> register.register(
                        device, village, "村便民服务站大厅", Set.of(), LocalTime.of(8, 0), LocalTime.of(18, 0)));
        Bound.run(
                Reach.ofCounty(county()),
                () -> catalogue.publish(
                        Ids.next(), Catalogue.shippedItems(), LocalDate.now(clock), "", new UUID(0, 0)));
    }

    @Test
    @DisplayName("R049 a terminal shows itself by its key; without one, or with a wrong or retired one, nothing opens")
    void aTerminalShowsItselfByItsKey() {
        assertThat(web.get().uri("/terminal")).hasStatus(HttpStatus.FOUND).hasRedirectedUrl("/terminal/start");
        var wrong = key.substring(0, key.length() - 1) + (key.endsWith("A") ? "B" : "A");
        for (var bad : new String[] {wrong, "", "x", county() + "." + device + "."}) {
            assertThat(web.post().uri("/terminal/start").with(csrf()).param("key", bad))
                    .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        }
        var started =
                web.post().uri("/terminal/start").with(csrf()).param("key", key).exchange();
        var cookie = started.getResponse().getCookie("terminal");
        assertThat(cookie).isNotNull().satisfies(kept -> {
            assertThat(kept.isHttpOnly()).isTrue();
            assertThat(kept.getPath()).isEqualTo("/terminal");
        });
        assertThat(get("/terminal", new MockHttpSession()))
                .hasStatusOk()
                .bodyText()
                .contains("您要办什么");
        administrator().run(() -> register.retire(device));
        assertThat(get("/terminal", new MockHttpSession())).hasStatus(HttpStatus.FOUND);
    }

    @Test
    void onlyTheAdministratorRegistersTerminals() {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> Villagers.clerk(village)
                        .run(() -> register.register(
                                Ids.next(), village, "大厅", Set.of(), LocalTime.of(8, 0), LocalTime.of(18, 0))))
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo("access.post-not-permitted"));
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> administrator()
                        .run(() -> register.register(
                                Ids.next(),
                                DivisionCode.of("222406100201"),
                                "大厅",
                                Set.of(),
                                LocalTime.of(8, 0),
                                LocalTime.of(18, 0))))
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo("terminal.register"));
    }

    @Test
    @DisplayName("R049 every page is wiped after 60 s idle and nothing of it is kept")
    void everyPageIsWipedAfterAMinute() {
        var liu = villager();
        var session = identified(liu);
        for (var path : new String[] {"/terminal/my", "/terminal/apply", "/terminal/track", "/terminal/code"}) {
            var page = get(path, session);
            assertThat(page)
                    .hasStatusOk()
                    .hasHeader("Refresh", "60;url=/terminal/end")
                    .hasHeader("Cache-Control", "no-store");
            assertThat(page.getResponse().getCookies())
                    .as("%s leaves nothing on the device", path)
                    .isEmpty();
        }
        assertThat(session.getMaxInactiveInterval()).isEqualTo(60);
        assertThat(get("/terminal", new MockHttpSession())).hasHeader("Refresh", "60;url=/terminal");
    }

    @Test
    @DisplayName("R049 after each person the session is gone and the browser is told to forget")
    void afterEachPersonTheSessionIsGone() {
        var liu = villager();
        var session = identified(liu);
        assertThat(get("/terminal", session)).bodyText().contains(liu.name());
        var end = get("/terminal/end", session);
        assertThat(end).hasStatus(HttpStatus.SEE_OTHER).hasRedirectedUrl("/terminal");
        assertThat(end).hasHeader("Clear-Site-Data", "\"cache\", \"storage\"");
        assertThat(session.isInvalid()).isTrue();
        assertThat(end.getResponse().getCookie("JSESSIONID"))
                .isNotNull()
                .satisfies(cookie -> assertThat(cookie.getMaxAge()).isEqualTo(0));
        var next = new MockHttpSession();
        assertThat(get("/terminal", next)).bodyText().doesNotContain(liu.name());
        assertThat(get("/terminal/my", next))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("已经清除")
                .doesNotContain(liu.name(), "href=\"/home\"");
    }

    @Test
    @DisplayName("R049 a one-time code is good once, and only for somebody of this county")
    void aCodeIsGoodOnce() {
        var liu = villager();
        var code = Villagers.clerk(village).call(() -> codes.issue(liu.id()));
        assertThat(code).matches("[0-9]{8}");
        assertThat(post("/terminal/code", new MockHttpSession(), Map.of("code", "0")))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(post("/terminal/code", new MockHttpSession(), Map.of("code", code)))
                .hasStatus(HttpStatus.SEE_OTHER);
        assertThat(post("/terminal/code", new MockHttpSession(), Map.of("code", code)))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("用过了")
                .doesNotContain(code);
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() ->
                        Villagers.clerk(DivisionCode.of(county() + "101202")).run(() -> codes.issue(liu.id())))
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo("terminal.resident"));
    }

    @Test
    void guessingIsSlow() {
        var answer = post("/terminal/code", new MockHttpSession(), Map.of("code", "00000000"));
        for (var tries = 1; tries <= 12; tries++) {
            answer = post("/terminal/code", new MockHttpSession(), Map.of("code", "0000000" + tries % 10));
        }
        assertThat(answer)
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("试得太多了");
    }

    @Test
    @DisplayName("R049 a terminal not heard of for 30 minutes in its hours becomes one fault ticket")
    void aSilentTerminalBecomesOneTicket() {
        var noon =
                LocalDate.of(2026, 3, 10).atTime(12, 0).atZone(clock.getZone()).toInstant();
        heard(noon, OptionalInt.of(80));
        assertThat(watch(noon.plusSeconds(30 * 60 - 1))).isEqualTo(0);
        assertThat(watch(noon.plusSeconds(30 * 60))).isEqualTo(1);
        assertThat(watch(noon.plusSeconds(31 * 60))).as("once").isEqualTo(0);
        assertThat(Villagers.clerk(village).call(register::faults))
                .singleElement()
                .satisfies(fault -> {
                    assertThat(fault.kind()).isEqualTo(Terminal.Fault.Kind.SILENT);
                    assertThat(fault.place()).isEqualTo("村便民服务站大厅");
                    Villagers.clerk(village).run(() -> register.close(fault.id()));
                });
        assertThat(Villagers.clerk(village).call(register::faults)).isEmpty();
        assertThat(Villagers.clerk(DivisionCode.of(county() + "101202")).call(register::all))
                .as("not the neighbour's")
                .isEmpty();
    }

    @Test
    void aTerminalIsNotMissedOutsideItsHours() {
        var evening =
                LocalDate.of(2026, 3, 10).atTime(18, 0).atZone(clock.getZone()).toInstant();
        heard(evening.minusSeconds(3600), OptionalInt.empty());
        assertThat(watch(evening)).isEqualTo(0);
        assertThat(watch(evening.plusSeconds(14 * 3600 + 30 * 60 - 60)))
                .as("08:29 next morning")
                .isEqualTo(0);
        assertThat(watch(evening.plusSeconds(14 * 3600 + 30 * 60)))
                .as("08:30 next morning")
                .isEqualTo(1);
    }

    @Test
    void aHeartbeatTellsOfThePaper() {
        assertThat(web.post().uri("/terminal/heartbeat")).hasStatus(HttpStatus.UNAUTHORIZED);
        assertThat(web.post()
                        .uri("/terminal/heartbeat")
                        .header("Authorization", "Bearer " + key)
                        .param("paper", "10"))
                .hasStatus(HttpStatus.NO_CONTENT);
        assertThat(Villagers.clerk(village).call(register::faults)).isEmpty();
        web.post()
                .uri("/terminal/heartbeat")
                .header("Authorization", "Bearer " + key)
                .param("paper", "9")
                .exchange();
        assertThat(Villagers.clerk(village).call(register::faults))
                .extracting(Terminal.Fault::kind)
                .containsExactly(Terminal.Fault.Kind.PAPER);
        assertThat(Villagers.clerk(village).call(register::all))
                .singleElement()
                .satisfies(terminal -> assertThat(terminal.paper()).hasValue(9));
    }

    @Test
    @DisplayName("R048 an application made at the terminal is the same as one at the window, but for its channel")
    void anApplicationIsTheSameAsAtTheWindow() {
        var liu = villager();
        var session = identified(liu);
        assertThat(get("/terminal/apply", session)).bodyText().contains("临时救助");
        assertThat(get("/terminal/apply/legal-aid", session))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("旁边窗口");
        get("/terminal/apply/" + ITEM, session);
        assertThat(answer(session, 1, "ORIGINAL"))
                .as("nobody at a terminal can say she has shown a paper")
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        answer(session, 1, "LATER");
        answer(session, 2, "ELECTRONIC");
        assertThat(answer(session, 3, "PROMISED")).hasRedirectedUrl("/terminal/apply/" + ITEM + "/check");
        assertThat(get("/terminal/apply/" + ITEM + "/check", session))
                .bodyText()
                .contains("过几天补交");
        var handedIn = post("/terminal/apply/" + ITEM + "/check", session, Map.of());
        assertThat(handedIn).hasRedirectedUrl("/terminal/receipt");
        assertThat(post("/terminal/apply/" + ITEM + "/check", session, Map.of()))
                .as("pressed twice")
                .hasRedirectedUrl("/terminal/receipt");
        assertThat(get("/terminal/receipt", session)).hasStatusOk().bodyText().contains("pick-up-code");

        var clerk = Villagers.clerk(village);
        var files = clerk.call(() -> cases.ofSubject(liu.id()));
        assertThat(files).hasSize(1);
        var answered = clerk.call(() ->
                desk.answer(Ids.next(), files.getFirst().id(), files.getFirst().seq()));
        var atWindow = clerk.call(() -> desk.take(Draft.atWindow(Ids.next(), liu.id(), ITEM), papers(answered)))
                .application();
        assertThat(answered.channel()).isEqualTo(Channel.TERMINAL);
        assertThat(answered.file().phase())
                .isEqualTo(Phase.ACCEPTED)
                .isEqualTo(atWindow.file().phase());
        assertThat(answered.papers()).isEqualTo(atWindow.papers());
        assertThat(answered.file().clock().dueOn())
                .isEqualTo(atWindow.file().clock().dueOn());
        assertThat(answered.listed()).isEqualTo(atWindow.listed());
        assertThat(clerk.call(() -> desk.receipts(answered.id()))
                        .getFirst()
                        .content()
                        .papers())
                .isEqualTo(clerk.call(() -> desk.receipts(atWindow.id()))
                        .getFirst()
                        .content()
                        .papers());
    }

    @Test
    void howFarAMatterIsNeedsNumberAndCode() {
        var liu = villager();
        var taken = Villagers.clerk(village)
                .call(() -> desk.take(
                        Draft.atWindow(Ids.next(), liu.id(), ITEM),
                        Map.of(
                                "application", PaperMark.of(PaperState.ORIGINAL),
                                "id-card", PaperMark.of(PaperState.SHOWN),
                                "hardship-proof", PaperMark.of(PaperState.NOT_NEEDED))));
        var session = new MockHttpSession();
        var number = taken.application().file().number();
        assertThat(post("/terminal/track", session, Map.of("number", number))).hasRedirectedUrl("/terminal/track/code");
        assertThat(post("/terminal/track/code", session, Map.of("pickup", "AAAAA-AAAAA")))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(post(
                        "/terminal/track/code",
                        session,
                        Map.of("pickup", taken.pickupCode().orElseThrow())))
                .hasRedirectedUrl("/terminal/tracked");
        assertThat(get("/terminal/tracked", session))
                .hasStatusOk()
                .bodyText()
                .contains(number)
                .doesNotContain(liu.name());
    }

    private Map<String, PaperMark> papers(Application application) {
        var marks = new HashMap<String, PaperMark>();
        application.papers().lines().forEach(line -> marks.put(line.material().code(), line.mark()));
        return marks;
    }

    private MvcTestResult answer(MockHttpSession session, int number, String state) {
        return post("/terminal/apply/" + ITEM + "/" + number, session, Map.of("state", state));
    }

    private MockHttpSession identified(Resident resident) {
        var session = new MockHttpSession();
        var code = Villagers.clerk(village).call(() -> codes.issue(resident.id()));
        assertThat(post("/terminal/code", session, Map.of("code", code))).hasStatus(HttpStatus.SEE_OTHER);
        return session;
    }

    private MvcTestResult get(String path, MockHttpSession session) {
        return web.get()
                .uri(path)
                .session(session)
                .cookie(new Cookie("terminal", key))
                .exchange();
    }

    private MvcTestResult post(String path, MockHttpSession session, Map<String, String> fields) {
        var request = web.post()
                .uri(path)
                .session(session)
                .cookie(new Cookie("terminal", key))
                .with(csrf());
        fields.forEach(request::param);
        return request.exchange();
    }

    private void heard(Instant now, OptionalInt paper) {
        var secret = key.substring(key.lastIndexOf('.') + 1);
        Bound.run(
                Reach.ofCounty(county()),
                () -> assertThat(register.heard(device, secret, paper, now)).isPresent());
    }

    private int watch(Instant now) {
        return Bound.call(Reach.ofCounty(county()), () -> register.watch(now));
    }

    private Resident villager() {
        return Villagers.enter(people, village, "刘桂珍");
    }

    private String county() {
        return village.county().value();
    }

    private Acting administrator() {
        return new Acting(Ids.next(), "管理员", Ids.next(), PostKind.ADMINISTRATOR, village.county(), "县系统管理", null);
    }
}
