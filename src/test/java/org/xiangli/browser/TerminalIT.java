package org.xiangli.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.xiangli.core.access.Acting;
import org.xiangli.core.access.PostKind;
import org.xiangli.core.people.EventKind;
import org.xiangli.core.people.RegisterDesk;
import org.xiangli.core.people.Relation;
import org.xiangli.core.people.ResidenceType;
import org.xiangli.core.store.Bound;
import org.xiangli.core.store.Reach;
import org.xiangli.core.territory.Territory;
import org.xiangli.domain.services.Catalogue;
import org.xiangli.kernel.DivisionCode;
import org.xiangli.kernel.IdNumber;
import org.xiangli.kernel.Ids;

/** The terminal in the hall, as somebody who is 71 meets it. */
@BrowserTest
class TerminalIT {

    private static final int SMALLEST_TARGET = 60;

    private final TownHall hall;
    private final RegisterDesk register;
    private final Territory territory;
    private final Catalogue catalogue;
    private final Clock clock;

    TerminalIT(TownHall hall, RegisterDesk register, Territory territory, Catalogue catalogue, Clock clock) {
        this.hall = hall;
        this.register = register;
        this.territory = territory;
        this.catalogue = catalogue;
        this.clock = clock;
    }

    @Test
    @DisplayName("R048 R049 she applies at the terminal with big buttons, takes her receipt, and nothing of her stays")
    void sheAppliesAtTheTerminal(Visitors visitors) {
        openTheHouse();
        var number = enter("周玉兰", 201);
        var administrator = visitors.on(Device.DESKTOP, hall.appoint(PostKind.ADMINISTRATOR));
        administrator.open("/terminals");
        administrator.fill("地点", "村便民服务站大厅").fill("区划代码", TownHall.VILLAGE.value());
        administrator.press("登记，生成密钥").sees("终端密钥");
        var key = administrator.page().locator("#device-key").innerText();

        var terminal = visitors.atDesk().open("/terminal").fill("本机密钥", key);
        terminal.press("下一步").sees("您要办什么").screenshot("terminal-begin");
        var clerk = visitors.on(Device.DESKTOP, hall.appoint(PostKind.VILLAGE_CLERK));
        clerk.open("/terminals").fill("姓名或身份证号", number);
        clerk.press("给一次性码").screenshot("terminal-code");
        var code = clerk.page().locator("#one-time-code").innerText();

        terminal.follow("用窗口给的一次性码办事").fill("一次性码是多少？", code).screenshot("terminal-ask");
        terminal.press("下一步").sees("周玉兰");
        terminal.follow("申请办事").follow("临时救助申请（协助）").sees("第 1 样材料，共 3 样");
        targets(terminal);
        terminal.screenshot("terminal-question");
        terminal.press("过几天补交").press("用电子证照").press("书面承诺代替").sees("看一看，对不对？");
        terminal.screenshot("terminal-check");
        terminal.press("对，提交").sees("收件").screenshot("terminal-receipt");
        assertThat(terminal.page().locator("header a, nav").count())
                .as("nothing leads away")
                .isEqualTo(0);

        for (var page : List.of("/terminal", "/terminal/track", "/terminal/code", "/terminal/my", "/terminal/apply")) {
            visitors.inspect(page, terminal);
        }
        terminal.open("/terminal").follow("办完了，清除我的信息").sees("您要办什么").doesNotSee("周玉兰");
        assertThat(terminal.page()
                        .evaluate("() => Object.keys(localStorage).length + Object.keys(sessionStorage).length"))
                .as("nothing is stored in the browser")
                .isEqualTo(0);
        visitors.inspect("/terminals", clerk);
        visitors.inspect("/terminals", administrator);
        visitors.on(Device.DESKTOP, clerk).open("/terminals").screenshot("terminal-register");
    }

    private static void targets(Visitor terminal) {
        for (Locator control :
                terminal.page().locator("a, button, input:not([type=hidden])").all()) {
            var box = control.boundingBox();
            assertThat(box.height).as(control.innerText()).isGreaterThanOrEqualTo(SMALLEST_TARGET);
            assertThat(box.width).as(control.innerText()).isGreaterThanOrEqualTo(SMALLEST_TARGET);
        }
        var size = (String) terminal.page().evaluate("() => getComputedStyle(document.body).fontSize");
        assertThat(Double.parseDouble(size.replace("px", ""))).as("large type").isGreaterThanOrEqualTo(24);
    }

    private void openTheHouse() {
        hall.openCounty();
        var today = LocalDate.now(clock);
        Bound.run(Reach.ofCounty(TownHall.COUNTY.value()), () -> {
            if (catalogue.current(today).isEmpty()) {
                territory.loadVillages(DivisionCode.of("22"));
                catalogue.publish(Ids.next(), Catalogue.shippedItems(), today, "测试", new UUID(0, 0));
            }
        });
    }

    /** Somebody of the village; her ID number. */
    private String enter(String name, int sequence) {
        var clerk = new Acting(Ids.next(), "窗口", Ids.next(), PostKind.VILLAGE_CLERK, TownHall.VILLAGE, "村便民服务站", null);
        return clerk.call(() -> {
            var from = LocalDate.of(2020, 11, 1);
            var household = register.formHousehold(TownHall.VILLAGE, "2组" + sequence + "号", from);
            var number = IdNumber.build("000000", LocalDate.of(1955, 2, 3), sequence);
            register.enter(
                    EventKind.ENTERED,
                    new RegisterDesk.Entry(
                            TownHall.VILLAGE,
                            household,
                            Relation.HEAD,
                            name,
                            number,
                            ResidenceType.HERE,
                            TownHall.VILLAGE,
                            from,
                            null),
                    "户口簿");
            return number.value();
        });
    }
}
