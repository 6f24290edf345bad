package org.xiangli.browser;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.xiangli.core.access.PostKind;
import org.xiangli.core.access.SignInDesk;

/** Signing in and out, on a desk, on a phone, without script. */
@BrowserTest
class SignInIT {

    private final TownHall townHall;

    SignInIT(TownHall townHall) {
        this.townHall = townHall;
    }

    @ParameterizedTest
    @EnumSource(
            value = Device.class,
            names = {"DESKTOP", "PHONE", "NO_SCRIPT"})
    void aWrongPasswordKeepsTheLoginAndTellsNothingElse(Device device, Visitors visitors) {
        var clerk = townHall.appoint(PostKind.VILLAGE_CLERK);
        var visitor = visitors.on(device)
                .open("/sign-in")
                .fill("登录名", clerk.login())
                .fill("密码", "not my password")
                .press("登录");
        assertThat(visitor.status()).isEqualTo(422);
        visitor.sees("登录名或密码不对").finds("登录名", clerk.login()).finds("密码", "").screenshot("sign-in-wrong");
        visitor.fill("密码", clerk.password()).press("登录");
        assertThat(visitor.path()).isEqualTo("/home");
    }

    @Test
    void aMissingFieldIsNamedAndLinkedFromTheSummary(Visitors visitors) {
        townHall.appoint(PostKind.VILLAGE_CLERK);
        var visitor =
                visitors.atDesk().open("/sign-in").fill("密码", "something long").press("登录");
        assertThat(visitor.status()).isEqualTo(422);
        visitor.page().locator(".problems a").click();
        assertThat(visitor.field("登录名").evaluate("field => field === document.activeElement"))
                .isEqualTo(true);
    }

    @Test
    void tooManyWrongPasswordsLockTheAccountAndSayForHowLong(Visitors visitors) {
        var clerk = townHall.appoint(PostKind.VILLAGE_CLERK);
        var visitor = visitors.atDesk().open("/sign-in");
        for (var attempt = 0; attempt < SignInDesk.ATTEMPTS; attempt++) {
            visitor.fill("登录名", clerk.login()).fill("密码", "not my password").press("登录");
        }
        visitor.fill("密码", clerk.password()).press("登录").sees("请 " + SignInDesk.LOCKED_FOR.toMinutes() + " 分钟后再试");
        assertThat(visitor.path()).isEqualTo("/sign-in");
    }

    @Test
    void whoeverWantedAPageGetsItAfterSigningIn(Visitors visitors) {
        var administrator = townHall.appoint(PostKind.ADMINISTRATOR);
        var visitor = visitors.atDesk().open("/staff/new");
        assertThat(visitor.path()).isEqualTo("/sign-in");
        visitor.fill("登录名", administrator.login())
                .fill("密码", administrator.password())
                .press("登录");
        assertThat(visitor.path()).startsWith("/staff/new");
        assertThat(visitor.heading()).isEqualTo("设立岗位");
    }

    @Test
    void signingOutClosesThePagesBehindTheDoor(Visitors visitors) {
        var visitor = visitors.on(Device.PHONE, townHall.appoint(PostKind.VILLAGE_CLERK))
                .press("退出");
        assertThat(visitor.path()).isEqualTo("/");
        assertThat(visitor.open("/home").path()).isEqualTo("/sign-in");
    }
}
