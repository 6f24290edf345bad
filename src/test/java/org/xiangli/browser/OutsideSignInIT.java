package org.xiangli.browser;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.xiangli.core.access.PostKind;

/** Staff sign in by their county's own identity service: a real one, met by a real browser. */
@BrowserTest(properties = "xiangli.store.home=target/outside-store")
class OutsideSignInIT {

    private static final int PORT = IdentityServer.freePort();
    private static final String COUNTY = TownHall.COUNTY.value();
    private static final String PASSWORD = "海兰江上有一座桥";

    private final TownHall townHall;
    private final int house;

    OutsideSignInIT(TownHall townHall, @LocalServerPort int house) {
        this.townHall = townHall;
        this.house = house;
    }

    @DynamicPropertySource
    static void theCountyHasAnIdentityService(DynamicPropertyRegistry properties) {
        var outside = "xiangli.sign-in.outside[" + COUNTY + "].";
        properties.add(outside + "issuer", () -> "http://localhost:" + PORT);
        properties.add(outside + "client-id", () -> "xiangli");
        properties.add(outside + "client-secret", () -> IdentityServer.SECRET);
        properties.add(outside + "name", () -> "政务统一身份认证");
    }

    @Test
    @DisplayName(
            "R011 whom the county's identity service knows signs in to her posts, once the administrator entered her")
    void signsInThroughTheCountysService(Visitors visitors) {
        var clerk = townHall.appoint(PostKind.VILLAGE_CLERK);
        var administrator = visitors.on(Device.DESKTOP, townHall.appoint(PostKind.ADMINISTRATOR));
        var silent = visitors.atDesk().open("/sign-in");
        silent.page().locator("a[href='/sign-in/outside/" + COUNTY + "']").click();
        silent.sees("没有应答");

        try (var identity = IdentityServer.start(PORT, "http://localhost:" + house, COUNTY, "wang.clerk", PASSWORD)) {
            assertThat(identity).isNotNull();
            var stranger = visitors.elsewhere("http://localhost:" + house).atDesk();
            outside(stranger).sees("没有与之对应的账号");

            administrator.open("/staff");
            var form = administrator.page().locator("form:has-text('" + clerk.login() + "')[action$='/outside']");
            form.locator("input[name^='outside-']").fill("wang.clerk");
            form.locator("button").click();
            administrator.sees("外部用户名已保存").screenshot("staff-outside");
            visitors.inspect("/staff", administrator);

            var welcome =
                    outside(visitors.elsewhere("http://localhost:" + house).atDesk());
            assertThat(welcome.path()).isEqualTo("/home");
            welcome.sees("测试员" + clerk.login());
        }
        visitors.inspect("/sign-in");
    }

    /** Presses the button, and at the other service gives name and password. */
    private static Visitor outside(Visitor visitor) {
        visitor.open("/sign-in");
        var page = visitor.page();
        page.locator("a[href='/sign-in/outside/" + COUNTY + "']").click();
        page.locator("input[name=username]").fill("wang.clerk");
        page.locator("input[name=password]").fill(PASSWORD);
        page.locator("button[type=submit]").click();
        page.waitForURL(address -> address.contains("/home") || address.contains("/sign-in?outside"));
        return visitor;
    }
}
