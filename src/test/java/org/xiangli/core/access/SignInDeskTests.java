package org.xiangli.core.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.xiangli.core.access.Villagers.COUNTY;
import static org.xiangli.core.access.Villagers.VILLAGE;

import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.xiangli.core.access.SignInDesk.Outcome;
import org.xiangli.core.people.RegisterDesk;
import org.xiangli.core.store.Bound;
import org.xiangli.core.store.Reach;
import org.xiangli.kernel.Refusal;
import org.xiangli.testing.HouseTest;

/** Who may come in, who is locked out, and how a resident gets an account. */
@HouseTest
class SignInDeskTests {

    private static final String PASSWORD = "秋天的玉米很黄 2026";

    private final SignInDesk desk;
    private final PostRegister posts;
    private final Invitations invitations;
    private final RegisterDesk register;
    private final Clock clock;

    SignInDeskTests(SignInDesk desk, PostRegister posts, Invitations invitations, RegisterDesk register, Clock clock) {
        this.desk = desk;
        this.posts = posts;
        this.invitations = invitations;
        this.register = register;
        this.clock = clock;
    }

    @Test
    void welcomesTheRightPassword() {
        var account = posts.open(COUNTY.value(), login(), "某人", PASSWORD);
        assertThat(signIn(account.login(), PASSWORD)).isEqualTo(new Outcome.Welcome(account));
    }

    @Test
    void unknownLoginWrongPasswordAndAnotherCountyLookTheSame() {
        var account = posts.open(COUNTY.value(), login(), "某人", PASSWORD);
        assertThat(signIn(account.login(), "wrong password"))
                .isEqualTo(signIn(login(), "wrong password"))
                .isEqualTo(desk.signIn("222403", account.login(), PASSWORD))
                .isEqualTo(new Outcome.Unknown());
    }

    @Test
    void fiveWrongPasswordsLockForAQuarterOfAnHour() {
        var account = posts.open(COUNTY.value(), login(), "某人", PASSWORD);
        for (var attempt = 1; attempt < SignInDesk.ATTEMPTS; attempt++) {
            assertThat(signIn(account.login(), "wrong password")).isInstanceOf(Outcome.Unknown.class);
        }
        var before = clock.instant();
        assertThat(signIn(account.login(), "wrong password")).isInstanceOf(Outcome.Locked.class);
        assertThat(signIn(account.login(), PASSWORD))
                .isInstanceOfSatisfying(
                        Outcome.Locked.class,
                        locked -> assertThat(locked.until())
                                .isBetween(
                                        before.plus(Duration.ofMinutes(15)).minusMillis(1),
                                        clock.instant().plus(Duration.ofMinutes(15))));
    }

    @Test
    void aRightPasswordForgetsTheWrongOnesBefore() {
        var account = posts.open(COUNTY.value(), login(), "某人", PASSWORD);
        for (var round = 0; round < 2; round++) {
            for (var attempt = 1; attempt < SignInDesk.ATTEMPTS; attempt++) {
                signIn(account.login(), "wrong password");
            }
            assertThat(signIn(account.login(), PASSWORD)).isInstanceOf(Outcome.Welcome.class);
        }
    }

    @Test
    void anInvitationOpensOneAccountOnce() {
        var wang = Villagers.enter(register, VILLAGE, "邀请一");
        var code = invite(wang.id());
        var account = accept(code.toLowerCase(java.util.Locale.ROOT) + " ", login());
        assertThat(account.resident()).isEqualTo(wang.id());
        assertThat(signIn(account.login(), PASSWORD)).isEqualTo(new Outcome.Welcome(account));
        assertUnknown(code);
        assertUnknown("ABCDEFGHJKMN");
    }

    @Test
    void anInvitationIsNotSpentOnARefusedPassword() {
        var code = invite(Villagers.enter(register, VILLAGE, "邀请二").id());
        assertThatThrownBy(() ->
                        Bound.call(Reach.ofCounty(COUNTY.value()), () -> invitations.accept(code, login(), "short")))
                .isInstanceOf(Refusal.class)
                .extracting("code")
                .isEqualTo("password.length");
        assertThat(accept(code, login()).displayName()).isEqualTo("邀请二");
    }

    @Test
    void anInvitationIsWorthNothingInAnotherCounty() {
        var code = invite(Villagers.enter(register, VILLAGE, "邀请三").id());
        assertThatThrownBy(
                        () -> Bound.call(Reach.ofCounty("222403"), () -> invitations.accept(code, login(), PASSWORD)))
                .isInstanceOf(Refusal.class)
                .extracting("code")
                .isEqualTo("invitation.unknown");
    }

    @Test
    void onlyTheVillageWindowInvites() {
        var wang = Villagers.enter(register, VILLAGE, "邀请四");
        Villagers.resident(wang)
                .run(() -> assertThatThrownBy(() -> invitations.invite(wang.id(), wang.name()))
                        .isInstanceOf(Refusal.class)
                        .extracting("code")
                        .isEqualTo("access.post-not-permitted"));
    }

    private void assertUnknown(String code) {
        assertThatThrownBy(() -> accept(code, login()))
                .isInstanceOf(Refusal.class)
                .extracting("code")
                .isEqualTo("invitation.unknown");
    }

    private String invite(UUID resident) {
        return Villagers.clerk(VILLAGE).call(() -> invitations.invite(resident, "邀请二"));
    }

    private Account accept(String code, String login) {
        return Bound.call(Reach.ofCounty(COUNTY.value()), () -> invitations.accept(code, login, PASSWORD));
    }

    private Outcome signIn(String login, String password) {
        return desk.signIn(COUNTY.value(), login, password);
    }

    private static String login() {
        return "s" + UUID.randomUUID().toString().substring(0, 20);
    }
}
