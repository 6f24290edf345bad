package org.xiangli.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.xiangli.core.access.Acting;
import org.xiangli.core.access.Invitations;
import org.xiangli.core.access.PostKind;
import org.xiangli.core.people.EventKind;
import org.xiangli.core.people.RegisterDesk;
import org.xiangli.core.people.Relation;
import org.xiangli.core.people.ResidenceType;
import org.xiangli.core.people.Resident;
import org.xiangli.core.store.Bound;
import org.xiangli.core.store.Reach;
import org.xiangli.core.territory.Territory;
import org.xiangli.domain.services.Catalogue;
import org.xiangli.kernel.DivisionCode;
import org.xiangli.kernel.IdNumber;
import org.xiangli.kernel.Ids;

/** A resident applies on her phone, in Chinese: from the guide to the receipt; the clerk answers the same day. */
@BrowserTest
class ApplyIT {

    private static final String PASSWORD = "海兰江边一棵苹果梨树";
    private static final AtomicInteger VILLAGERS = new AtomicInteger(500);

    private final TownHall hall;
    private final RegisterDesk register;
    private final Invitations invitations;
    private final Catalogue catalogue;
    private final Territory territory;
    private final Clock clock;

    ApplyIT(
            TownHall hall,
            RegisterDesk register,
            Invitations invitations,
            Catalogue catalogue,
            Territory territory,
            Clock clock) {
        this.hall = hall;
        this.register = register;
        this.invitations = invitations;
        this.catalogue = catalogue;
        this.territory = territory;
        this.clock = clock;
    }

    @BeforeEach
    void openTheCounty() {
        hall.openCounty();
        territory.loadVillages(DivisionCode.of("22"));
        var today = LocalDate.now(clock);
        Bound.run(Reach.ofCounty(TownHall.COUNTY.value()), () -> {
            if (catalogue.current(today).isEmpty()) {
                catalogue.publish(Ids.next(), Catalogue.shippedItems(), today, "", new UUID(0, 0));
            }
        });
    }

    @Test
    @DisplayName("R043 R048 she applies on a phone of 360 pixels and the clerk accepts it the same day")
    void appliesOnHerPhone(Visitors visitors) {
        var her = resident();
        var phone = visitors.onPhone().open("/items/pension-register").screenshot("phone-apply-guide");
        phone.follow("网上申请");
        phone.fill("登录名", her.login()).fill("密码", her.password()).press("登录");
        assertThat(phone.path()).startsWith("/apply/pension-register");
        phone.sees("这些我们已经知道").sees("来自居民登记").screenshot("phone-apply-start");
        visitors.inspect("/apply/pension-register", phone);

        phone.press("开始填写").fill("联系电话", "1380000").press("保存，下一步");
        phone.sees("不像电话号码").screenshot("phone-apply-problem");
        phone.fill("联系电话", "13800000000").press("保存，下一步");
        phone.page().locator("#q-at-school-false").check();
        phone.page().locator("#q-other-insurance-EMPLOYEE").check();
        phone.press("保存，下一步").sees("在哪里参保").screenshot("phone-apply-condition");
        visitors.inspect(phone.path(), phone);
        phone.fill("在哪里参保（省、市、县）", "吉林省延吉市").press("保存，下一步");
        phone.fill("选择的年缴费额（元）", "200").press("保存，下一步");

        phone.open("/apply").sees("没有提交的表单").screenshot("phone-apply-drafts");
        visitors.inspect("/apply", phone);
        phone.follow("城乡居民基本养老保险参保登记表");
        phone.page().locator("#q-truth-true").check();
        phone.press("保存，下一步");
        phone.page().locator("#paper-id-card-ELECTRONIC").check();
        phone.screenshot("phone-apply-papers");
        visitors.inspect(phone.path(), phone);
        phone.press("保存，下一步").sees("核对您填的内容").sees("200.00 元").screenshot("phone-apply-check");
        visitors.inspect(phone.path(), phone);

        phone.follow("改：选择的年缴费额（元）");
        phone.fill("选择的年缴费额（元）", "300").press("保存，回去核对").sees("300.00 元");
        phone.press("提交申请").sees("回执").sees("取件码").screenshot("phone-apply-receipt");
        var path = phone.path().replace("/receipt", "");

        var clerk = visitors.on(Device.DESKTOP, hall.appoint(PostKind.VILLAGE_CLERK))
                .open(path + "/form");
        clerk.sees("300.00 元").sees("来自居民登记").screenshot("phone-apply-clerk");
        visitors.inspect(path + "/form", clerk);
        assertThat(clerk.fetch(path + "/form.pdf").headers().get("content-type"))
                .isEqualTo("application/pdf");
        clerk.open(path);
        var accept = clerk.page().locator("details.move:has(form[action$='/moves/accept'])");
        accept.locator("summary").click();
        accept.locator("button.main").click();
        clerk.sees("已受理");
        phone.open("/my").sees("已受理");
    }

    @Test
    void theWindowsPageIsForEverybodyToo(Visitors visitors) {
        var wang = villager();
        var clerk = visitors.on(Device.DESKTOP, hall.appoint(PostKind.VILLAGE_CLERK));
        clerk.open("/desk/new/" + wang.id() + "/minimum-living/form").screenshot("window-form");
        visitors.inspect("/desk/new/" + wang.id() + "/minimum-living/form", clerk);
        clerk.open("/tables").sees("一行一份申请");
        visitors.inspect("/tables", clerk);
    }

    @Test
    @DisplayName("R011 the administrator lets a program in and says who is told, each secret shown once")
    void theAdministratorsPagesForPrograms(Visitors visitors) {
        var administrator = visitors.on(Device.DESKTOP, hall.appoint(PostKind.ADMINISTRATOR));
        administrator.open("/programs").fill("程序名称", "省政务平台").choose("岗位", "村级窗口");
        administrator.fill("区划代码", "222405102201").tick("读事项目录和表单").press("生成密钥");
        administrator.sees("只显示这一次").screenshot("api-program");
        visitors.inspect(administrator.path(), administrator);
        administrator.press("更换密钥").sees("旧密钥用到");
        administrator.open("/programs").sees("省政务平台").screenshot("api-programs");
        visitors.inspect("/programs", administrator);
        administrator
                .open("/hooks")
                .fill("接收方", "县数据局")
                .fill("接收地址", "https://127.0.0.1/")
                .press("登记");
        administrator.sees("不在公网上").screenshot("api-hooks");
        visitors.inspect("/hooks", administrator);
        visitors.inspect("/problems/api.key-used");
    }

    private TownHall.Person resident() {
        var wang = villager();
        var login = "resident-" + wang.idNumber().value().substring(6).toLowerCase(Locale.ROOT);
        var code = clerk().call(() -> invitations.invite(wang.id(), wang.name()));
        Bound.run(Reach.ofCounty(TownHall.COUNTY.value()), () -> {
            invitations.accept(code, login, PASSWORD);
        });
        return new TownHall.Person(login, PASSWORD);
    }

    private Resident villager() {
        var number = VILLAGERS.incrementAndGet();
        return clerk().call(() -> {
            var begin = LocalDate.of(2020, 11, 1);
            var household = register.formHousehold(TownHall.VILLAGE, "1组8号", begin);
            return register.enter(
                    EventKind.ENTERED,
                    new RegisterDesk.Entry(
                            TownHall.VILLAGE,
                            household,
                            Relation.HEAD,
                            "王秀兰",
                            IdNumber.build("000000", LocalDate.of(1985, 3, 8).plusDays(number), 2),
                            ResidenceType.HERE,
                            TownHall.VILLAGE,
                            begin,
                            null),
                    "户口簿");
        });
    }

    private static Acting clerk() {
        return new Acting(Ids.next(), "窗口", Ids.next(), PostKind.VILLAGE_CLERK, TownHall.VILLAGE, "村便民服务站", null);
    }
}
