package org.xiangli.channel.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import jakarta.servlet.RequestDispatcher;
import java.time.Clock;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpStatus;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.xiangli.core.access.PostKind;
import org.xiangli.core.access.PostRegister;
import org.xiangli.core.access.SignInDesk;
import org.xiangli.core.access.Villagers;
import org.xiangli.core.store.Counties;
import org.xiangli.testing.HouseTest;

/** The door of the house: who comes in, who does not, and what a stranger learns by trying. */
@HouseTest
class DoorTests {

    private static final String COUNTY = Villagers.COUNTY.value();

    private final MockMvcTester web;
    private final PostRegister posts;
    private final Counties counties;
    private final CountyAtHand atHand;
    private final LocalDate today;

    DoorTests(MockMvcTester web, PostRegister posts, Counties counties, CountyAtHand atHand, Clock clock) {
        this.web = web;
        this.posts = posts;
        this.counties = counties;
        this.atHand = atHand;
        this.today = LocalDate.now(clock);
    }

    @BeforeEach
    void turnTheCountyOn() {
        counties.turnOn(COUNTY, false);
        atHand.refresh();
    }

    @Test
    void signingInOpensASessionUnderAnotherName() {
        var account = Visitors.staff(posts, PostKind.VILLAGE_CLERK, Villagers.VILLAGE);
        var session = new MockHttpSession();
        var before = session.getId();
        assertThat(web.post()
                        .uri("/sign-in")
                        .session(session)
                        .with(csrf())
                        .with(Visitors.fromAnAddressOfHisOwn())
                        .param("county", COUNTY)
                        .param("login", account.login())
                        .param("password", Visitors.PASSWORD))
                .hasStatus(HttpStatus.SEE_OTHER)
                .hasRedirectedUrl("/home");
        assertThat(session.getId()).isNotEqualTo(before);
        assertThat(web.get().uri("/home").session(session))
                .hasStatusOk()
                .bodyText()
                .contains("测试人员");
    }

    @Test
    void unknownLoginAndWrongPasswordGetTheSamePage() {
        var account = Visitors.open(posts);
        var address = Visitors.fromAnAddressOfHisOwn();
        var wrong = signIn(account.login(), "wrong password", address);
        var unknown = signIn("nobody-" + account.login().substring(1, 10), "wrong password", address);
        assertThat(wrong).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT).bodyText().contains("登录名或密码不对");
        assertThat(Plain.page(unknown)).isEqualTo(Plain.page(wrong));
        assertThat(wrong).bodyText().contains(account.login()).doesNotContain("wrong password");
    }

    @Test
    void theFifthWrongPasswordLocksEvenForTheRightOne() {
        var account = Visitors.open(posts);
        var address = Visitors.fromAnAddressOfHisOwn();
        for (var attempt = 1; attempt < SignInDesk.ATTEMPTS; attempt++) {
            assertThat(signIn(account.login(), "wrong password", address))
                    .bodyText()
                    .contains("登录名或密码不对");
        }
        assertThat(signIn(account.login(), "wrong password", address))
                .bodyText()
                .contains("请 15 分钟后再试");
        assertThat(signIn(account.login(), Visitors.PASSWORD, address))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("请 15 分钟后再试");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/sign-in", "/join", "/set-up", "/letters/222406/ABCD", "/track", "/rate"})
    void whateverCanBeGuessedTakesThirtyTriesAMinute(String path) {
        var address = Visitors.fromAnAddressOfHisOwn();
        for (var attempt = 1; attempt <= RateLimitFilter.TRIES_PER_MINUTE; attempt++) {
            assertThat(post(path, address).getResponse().getStatus()).isNotEqualTo(429);
        }
        assertThat(post(path, address)).hasStatus(HttpStatus.TOO_MANY_REQUESTS).hasHeader("Retry-After", "60");
        assertThat(post(path, Visitors.fromAnAddressOfHisOwn()).getResponse().getStatus())
                .isNotEqualTo(429);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 403, 404, 405, 413, 429, 500})
    void whatTheServerRefusesIsAPageInWords(int status) {
        assertThat(web.get().uri("/error").requestAttr(RequestDispatcher.ERROR_STATUS_CODE, status))
                .hasStatus(status)
                .bodyText()
                .contains("<h1>", "回到首页")
                .doesNotContain("broken.", "Exception");
        if (status != 500) {
            assertThat(web.get().uri("/error").requestAttr(RequestDispatcher.ERROR_STATUS_CODE, status))
                    .bodyText()
                    .doesNotContain("系统出了问题");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/sign-in", "/language", "/join", "/track", "/staff/new"})
    void aFormWithoutItsTokenIsForbidden(String path) {
        assertThat(web.post().uri(path).with(Visitors.fromAnAddressOfHisOwn())).hasStatus(HttpStatus.FORBIDDEN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/sign-in", "/items", "/letters", "/nowhere"})
    void pagesRunNoForeignCode(String path) {
        assertThat(web.get().uri(path))
                .headers()
                .hasValue("X-Content-Type-Options", "nosniff")
                .hasValue("X-Frame-Options", "DENY")
                .hasHeaderSatisfying(
                        "Content-Security-Policy",
                        policies -> assertThat(policies)
                                .singleElement()
                                .asString()
                                .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
                                .doesNotContain("unsafe-inline", "unsafe-eval", "*"));
    }

    @Test
    void setUpIsClosedOnceThereIsAnAdministrator() {
        Visitors.staff(posts, PostKind.ADMINISTRATOR, Villagers.COUNTY);
        assertThat(web.get().uri("/set-up")).hasRedirectedUrl("/sign-in");
        assertThat(post("/set-up", Visitors.fromAnAddressOfHisOwn()))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("首次设置已关闭");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"//evil.example", "https://evil.example/", "/\\evil.example", "javascript:alert(1)", "", "evil"})
    void theSwitchesLeadBackIntoTheHouseOnly(String back) {
        for (var path : new String[] {"/language", "/text-size"}) {
            assertThat(web.post().uri(path).with(csrf()).param("to", "en").param("back", back))
                    .hasRedirectedUrl("/");
        }
    }

    @Test
    void theSwitchLeadsBackToThePageItStoodOn() {
        assertThat(web.post().uri("/language").with(csrf()).param("to", "en").param("back", "/items"))
                .hasRedirectedUrl("/items");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/actuator", "/actuator/health", "/actuator/env", "/h2-console", "/console", "/env"})
    void noBackDoorAnswers(String path) {
        assertThat(web.get().uri(path)).hasRedirectedUrl("/sign-in");
        var administrator = Visitors.staff(posts, PostKind.ADMINISTRATOR, Villagers.COUNTY);
        assertThat(web.get().uri(path).with(Visitors.as(administrator))).hasStatus(HttpStatus.NOT_FOUND);
    }

    @Test
    @DisplayName("R011 whose term ended yesterday signs in and is told he holds no post")
    void aTermThatEndedYesterdayOpensNothing() {
        var account = Visitors.open(posts);
        posts.appoint(
                account, PostKind.VILLAGE_CLERK, Villagers.VILLAGE, "村便民服务站", today.minusYears(5), today.minusDays(1));
        for (var path : new String[] {"/home", "/cases", "/desk/new", "/search?q=王", "/staff", "/my"}) {
            assertThat(web.get().uri(path).with(Visitors.as(account)))
                    .hasStatus(HttpStatus.FORBIDDEN)
                    .bodyText()
                    .contains("没有在任的岗位", "R011");
        }
    }

    @Test
    @DisplayName("R011 a term ended by the administrator closes the next page")
    void aTermEndedByTheAdministratorClosesTheNextPage() {
        var clerk = Visitors.open(posts);
        var post = posts.appoint(clerk, PostKind.VILLAGE_CLERK, Villagers.VILLAGE, "村便民服务站", today.minusYears(1), null);
        var administrator = Visitors.staff(posts, PostKind.ADMINISTRATOR, Villagers.COUNTY);
        assertThat(web.get().uri("/cases").with(Visitors.as(clerk))).hasStatusOk();
        assertThat(web.post()
                        .uri("/staff/{account}/posts/{post}/end", clerk.id(), post.id())
                        .with(csrf())
                        .with(Visitors.as(administrator))
                        .param("last", today.minusDays(1).toString()))
                .hasRedirectedUrl("/staff");
        assertThat(web.get().uri("/cases").with(Visitors.as(clerk))).hasStatus(HttpStatus.FORBIDDEN);
    }

    @Test
    void aDayThatIsNoneIsRefusedInWords() {
        var administrator = Visitors.staff(posts, PostKind.ADMINISTRATOR, Villagers.COUNTY);
        var clerk = Visitors.staff(posts, PostKind.VILLAGE_CLERK, Villagers.VILLAGE);
        var post = posts.heldToday(clerk).getFirst();
        assertThat(web.post()
                        .uri("/staff/{account}/posts/{post}/end", clerk.id(), post.id())
                        .with(csrf())
                        .with(Visitors.as(administrator))
                        .param("last", "2026-02-30"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(posts.heldToday(clerk)).containsExactly(post);
    }

    @Test
    void aDivisionThatIsNoneIsRefusedAtItsField() {
        var administrator = Visitors.staff(posts, PostKind.ADMINISTRATOR, Villagers.COUNTY);
        for (var division : new String[] {"222406100", "2224061002", "abc", "222405102201"}) {
            assertThat(web.post()
                            .uri("/staff/new")
                            .with(csrf())
                            .with(Visitors.as(administrator))
                            .param("name", "新窗口")
                            .param("login", "never-made")
                            .param("password", Visitors.PASSWORD)
                            .param("kind", "VILLAGE_CLERK")
                            .param("division", division)
                            .param("office", "村便民服务站")
                            .param("from", today.toString()))
                    .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                    .bodyText()
                    .contains("value=\"新窗口\"", "value=\"" + division + "\"")
                    .doesNotContain(Visitors.PASSWORD);
        }
        assertThat(signIn("never-made", Visitors.PASSWORD, Visitors.fromAnAddressOfHisOwn()))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
    }

    private MvcTestResult signIn(String login, String password, RequestPostProcessor address) {
        return web.post()
                .uri("/sign-in")
                .with(csrf())
                .with(address)
                .param("county", COUNTY)
                .param("login", login)
                .param("password", password)
                .exchange();
    }

    private MvcTestResult post(String path, RequestPostProcessor address) {
        return web.post().uri(path).with(csrf()).with(address).exchange();
    }
}
