package org.xiangli.core.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.xiangli.core.access.Villagers.COUNTY;
import static org.xiangli.core.access.Villagers.VILLAGE;

import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.xiangli.kernel.DivisionCode;
import org.xiangli.kernel.Refusal;
import org.xiangli.testing.HouseTest;

/** Posts last as long as their term and cover what their kind covers. */
@HouseTest
class PostRegisterTests {

    private static final String PASSWORD = "春天的稻田很绿 2026";

    private final PostRegister posts;
    private final LocalDate today;

    PostRegisterTests(PostRegister posts, Clock clock) {
        this.posts = posts;
        this.today = LocalDate.now(clock);
    }

    @Test
    @DisplayName("R011 a post whose term ended yesterday is not held today")
    void aTermThatEndedYesterdayIsOver() {
        var account = account();
        appoint(account, today.minusYears(5), today.minusDays(1));
        assertThat(posts.heldToday(account)).isEmpty();
    }

    @Test
    @DisplayName("R011 a post is held on the first and on the last day of its term, and not before")
    void aTermHoldsOnItsFirstAndLastDay() {
        var account = account();
        var ending = appoint(account, today.minusYears(5), today);
        var beginning = appoint(account, today, today.plusYears(5));
        appoint(account, today.plusDays(1), null);
        assertThat(posts.heldToday(account)).containsExactlyInAnyOrder(ending, beginning);
    }

    @Test
    @DisplayName("R011 ending a term takes effect at once on what is remembered")
    void endingATermTakesEffect() {
        var account = account();
        var post = appoint(account, today.minusYears(1), null);
        assertThat(posts.heldToday(account)).containsExactly(post);
        posts.end(COUNTY.value(), account.id(), post.id(), today.minusDays(1));
        assertThat(posts.heldToday(account)).isEmpty();
    }

    @Test
    @DisplayName("R011 ending never lengthens a term")
    void endingNeverLengthensATerm() {
        var account = account();
        var post = appoint(account, today.minusYears(1), today.minusDays(3));
        posts.end(COUNTY.value(), account.id(), post.id(), today.plusYears(1));
        assertThat(posts.heldToday(account)).isEmpty();
    }

    @Test
    @DisplayName("R011 another county's administrator ends nobody's term here")
    void anotherCountyEndsNothingHere() {
        var account = account();
        var post = appoint(account, today.minusYears(1), null);
        posts.end("222403", account.id(), post.id(), today.minusDays(1));
        assertThat(posts.heldToday(account)).containsExactly(post);
    }

    @ParameterizedTest
    @CsvSource({
        "VILLAGE_CLERK,222406",
        "VILLAGE_CLERK,222406100",
        "TOWNSHIP_OFFICER,222406100201",
        "COUNTY_APPROVER,222406100",
        "ADMINISTRATOR,2224",
        "VILLAGE_CLERK,222405102201",
        "COUNTY_OFFICER,222405"
    })
    @DisplayName("R011 a post over another level or another county is refused")
    void refusesAnotherLevelOrCounty(PostKind kind, String division) {
        var account = account();
        refuses(
                "post.division-level",
                () -> posts.appoint(account, kind, DivisionCode.of(division), "办公室", today, null));
        assertThat(posts.heldToday(account)).isEmpty();
    }

    @Test
    void refusesATermThatEndsBeforeItBegins() {
        var account = account();
        refuses("post.term", () -> appoint(account, today, today.minusDays(1)));
    }

    @Test
    void refusesATakenLogin() {
        var taken = account().login();
        refuses("account.login-taken", () -> posts.open(COUNTY.value(), taken, "另一人", PASSWORD));
    }

    @Test
    void theSameLoginMayBeTakenInAnotherCounty() {
        var here = account();
        var there = posts.open("222403", here.login(), "另一人", PASSWORD);
        assertThat(there.id()).isNotEqualTo(here.id());
    }

    @ParameterizedTest
    @CsvSource({"ab", "Wang", "-wang", "wang guizhen", "王桂珍", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"})
    void refusesALoginOfAnotherForm(String login) {
        refuses("account.login-form", () -> posts.open(COUNTY.value(), login, "某人", PASSWORD));
    }

    @Test
    void refusesShortLongAndGuessablePasswords() {
        refuses("password.length", () -> open("short-word", "a1b2c3d4e"));
        refuses("password.length", () -> open("long-word", "abcdefgh".repeat(26)));
        refuses("password.guessable", () -> open("same-letters", "abababababab"));
        refuses("password.guessable", () -> open("liguihua", "my-LiGuihua-2026"));
    }

    @Test
    void staffIsListedForTheAdministratorOnly() {
        refuses("access.post-not-permitted", () -> Villagers.clerk(VILLAGE).call(posts::staff));
    }

    private Account open(String login, String password) {
        return posts.open(COUNTY.value(), login, "某人", password);
    }

    private Account account() {
        return open("p" + UUID.randomUUID().toString().substring(0, 20), PASSWORD);
    }

    private Post appoint(Account account, LocalDate from, @Nullable LocalDate to) {
        return posts.appoint(account, PostKind.VILLAGE_CLERK, VILLAGE, "村便民服务站", from, to);
    }

    private static void refuses(String code, ThrowingCallable work) {
        assertThatThrownBy(work).isInstanceOf(Refusal.class).extracting("code").isEqualTo(code);
    }
}
