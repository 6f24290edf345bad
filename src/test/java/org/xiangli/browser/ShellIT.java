package org.xiangli.browser;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.xiangli.core.access.PostKind;

/** The frame round every page: fit for everybody, in two languages, in two sizes of letters, and honest when lost. */
@BrowserTest
class ShellIT {

    private final TownHall townHall;

    ShellIT(TownHall townHall) {
        this.townHall = townHall;
    }

    @BeforeEach
    void theCountyIsOn() {
        townHall.openCounty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/sign-in", "/join", "/rules/no/such/page"})
    void publicPagesAreFitForEverybody(String path, Visitors visitors) {
        visitors.inspect(path);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/home", "/posts", "/search?q=养老", "/staff", "/staff/new", "/nowhere"})
    void theAdministratorsPagesAreFitForEverybody(String path, Visitors visitors) {
        visitors.inspect(path, visitors.on(Device.DESKTOP, townHall.appoint(PostKind.ADMINISTRATOR)));
    }

    @ParameterizedTest
    @EnumSource(
            value = Device.class,
            names = {"DESKTOP", "PHONE", "NO_SCRIPT"})
    void theReaderChoosesEnglishAndItStays(Device device, Visitors visitors) {
        var visitor = visitors.on(device).open("/join");
        assertThat(visitor.heading()).isEqualTo("居民开户");
        visitor.press("English");
        assertThat(visitor.path()).isEqualTo("/join");
        assertThat(visitor.heading()).isEqualTo("Open a resident's account");
        assertThat(visitor.language()).isEqualTo("en");
        visitor.open("/sign-in").sees("Sign in").doesNotSee("登录").press("中文");
        assertThat(visitor.heading()).isEqualTo("登录");
        assertThat(visitor.language()).isEqualTo("zh-CN");
    }

    @ParameterizedTest
    @EnumSource(
            value = Device.class,
            names = {"DESKTOP", "PHONE", "NO_SCRIPT"})
    void theReaderChoosesLargeTextAndItStays(Device device, Visitors visitors) {
        var visitor = visitors.on(device).open("/join");
        assertThat(visitor.textSize()).isEqualTo("16px");
        visitor.press("大字");
        assertThat(visitor.path()).isEqualTo("/join");
        assertThat(visitor.textSize()).isEqualTo("21px");
        visitor.open("/sign-in").screenshot("large-text");
        assertThat(visitor.textSize()).isEqualTo("21px");
        visitor.press("标准字");
        assertThat(visitor.textSize()).isEqualTo("16px");
    }

    @Test
    void aPageThatIsNotThereSaysSoAndLeadsHome(Visitors visitors) {
        var lost = visitors.onPhone().open("/rules/no/such/page");
        assertThat(lost.status()).isEqualTo(404);
        lost.sees("没有这一页").screenshot("not-there").follow("回到首页");
        assertThat(lost.path()).isEqualTo("/");
    }

    @Test
    void anUnknownCodeOfTheVillageWindowLosesNothingTyped(Visitors visitors) {
        var resident = visitors.withoutScript()
                .open("/join")
                .fill("开户码", "ABCD1234EFGH")
                .fill("登录名", "auntie.li")
                .fill("密码", "院子里有一口老井")
                .press("开户并登录");
        assertThat(resident.status()).isEqualTo(422);
        resident.sees("开户码不正确")
                .finds("开户码", "ABCD1234EFGH")
                .finds("登录名", "auntie.li")
                .finds("密码", "");
    }

    @Test
    void whoeverGuessesIsAskedToWait(Visitors visitors) {
        var guesser = visitors.atDesk().open("/join");
        var status = 0;
        var page = "";
        for (var attempt = 0; attempt < 1_000 && status != 429; attempt++) {
            var answer = guesser.send("/join");
            status = answer.status();
            page = answer.text();
        }
        assertThat(status).isEqualTo(429);
        assertThat(page).contains("试得太快了", "请等一分钟再试");
    }

    @Test
    void theEntranceInPictures(Visitors visitors) {
        visitors.atDesk().open("/").screenshot("entrance");
        visitors.onPhone().open("/").screenshot("entrance");
    }
}
