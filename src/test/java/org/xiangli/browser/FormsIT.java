package org.xiangli.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xiangli.core.access.Acting;
import org.xiangli.core.access.Invitations;
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

/** A form with children to be named, on a phone without script; the county's own forms and words. */
@BrowserTest
class FormsIT {

    private static final String PASSWORD = "海兰江边一棵苹果梨树";

    private final TownHall hall;
    private final RegisterDesk register;
    private final Invitations invitations;
    private final Catalogue catalogue;
    private final Territory territory;
    private final Clock clock;

    FormsIT(
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
    @DisplayName("R043 she names two children on a phone without script: adds one, mends a number, and reads both over")
    void namesTwoChildren(Visitors visitors) {
        var her = resident();
        var phone = visitors.on(Device.NO_SCRIPT, her).open("/apply/school-entry");
        phone.press("开始填写").fill("联系电话", "13800000000").press("保存，下一步");
        visitors.inspect(phone.path(), phone);
        type(
                phone,
                0,
                "李小雨",
                IdNumber.build("000000", LocalDate.of(2020, 3, 8), 2).value());
        phone.press("再加一项：要上学的孩子").sees("要上学的孩子 第2项");
        type(phone, 1, "李小雪", "000000196001010023");
        phone.press("保存，下一步").sees("最后一位").screenshot("phone-forms-group-problem");
        assertThat(phone.page().locator("[id='q-children.0.name']").inputValue())
                .isEqualTo("李小雨");
        type(
                phone,
                1,
                "李小雪",
                IdNumber.build("000000", LocalDate.of(2021, 3, 8), 2).value());
        phone.press("再加一项：要上学的孩子");
        phone.page().locator("button[name=remove]").last().click();
        phone.doesNotSee("第3项");
        phone.screenshot("phone-forms-group");
        phone.press("保存，下一步");
        phone.page().locator("#q-here-true").check();
        phone.fill("住在哪里", "2组9号").press("保存，下一步");
        phone.page().locator("#q-truth-true").check();
        phone.press("保存，下一步");
        phone.open(phone.path().replaceAll("/[a-z]+$", "/check"));
        phone.sees("姓名：李小雨").sees("姓名：李小雪").screenshot("phone-forms-check");
        visitors.inspect(phone.path(), phone);
    }

    @Test
    @DisplayName(
            "R043 R029 the county sends a form in, reads its faults, tries it out, publishes it, and words an item")
    void publishesAForm(Visitors visitors, @TempDir Path folder) throws Exception {
        var county = visitors.on(Device.DESKTOP, hall.appoint(PostKind.COUNTY_APPROVER));
        county.open("/forms").sees("入学").follow("志愿者注册、志愿服务记录");
        visitors.inspect("/forms/volunteer", county);
        var schema = county.fetch("/forms/volunteer/1.json").text();
        var wrong = folder.resolve("wrong.json");
        Files.writeString(
                wrong,
                schema.replaceFirst("\"x-title-en\" : \"Which\"", "\"pattern\" : \"(a+)+\"")
                        .replaceFirst("\"x-version\" : 1", "\"x-version\" : 2"));
        county.open("/forms/volunteer").attach("表单文件（JSON）", wrong).press("检查并预览");
        county.sees("处不对")
                .sees("/properties/other-work/pattern")
                .sees("不使用正则表达式")
                .screenshot("forms-board-faults");
        var good = folder.resolve("good.json");
        Files.writeString(
                good,
                schema.replaceFirst("\"x-version\" : 1", "\"x-version\" : 2").replaceFirst("未满18周岁吗？", "今年未满18周岁吗？"));
        county.open("/forms/volunteer").attach("表单文件（JSON）", good).press("检查并预览");
        county.sees("今年未满18周岁吗").screenshot("forms-board-proposal");
        visitors.inspect(county.path(), county);
        county.follow("本人情况").sees("这是预览").press("保存，下一步").sees("请先处理以下问题");
        visitors.inspect(county.path(), county);
        county.follow("结束预览").press("发布").sees("第2版").screenshot("forms-board-item");

        county.open("/items/volunteer/texts").screenshot("item-texts");
        visitors.inspect("/items/volunteer/texts", county);
        county.fill("事项名称（中文）", "").press("发布为下一版").sees("法律写定的内容");
        county.fill("事项名称（中文）", "当志愿者").fill("为什么改", "群众听得懂").press("发布为下一版");
        county.sees("已发布为目录的下一版");
    }

    private static void type(Visitor phone, int row, String name, String number) {
        var before = "[id='q-children." + row + ".";
        phone.page().locator(before + "name']").fill(name);
        phone.page().locator(before + "id-number']").fill(number);
        phone.page().locator(before + "stage-PRIMARY']").check();
        phone.page().locator(before + "needs-false']").check();
    }

    private TownHall.Person resident() {
        var villager = clerk().call(() -> {
            var begin = LocalDate.of(2020, 11, 1);
            var household = register.formHousehold(TownHall.VILLAGE, "2组9号", begin);
            return register.enter(
                    EventKind.ENTERED,
                    new RegisterDesk.Entry(
                            TownHall.VILLAGE,
                            household,
                            Relation.HEAD,
                            "王秀梅",
                            IdNumber.build("000000", LocalDate.of(1988, 5, 9), 4),
                            ResidenceType.HERE,
                            TownHall.VILLAGE,
                            begin,
                            null),
                    "户口簿");
        });
        var login = "parent-" + villager.idNumber().value().substring(6).toLowerCase(Locale.ROOT);
        var code = clerk().call(() -> invitations.invite(villager.id(), villager.name()));
        Bound.run(Reach.ofCounty(TownHall.COUNTY.value()), () -> {
            invitations.accept(code, login, PASSWORD);
        });
        return new TownHall.Person(login, PASSWORD);
    }

    private static Acting clerk() {
        return new Acting(Ids.next(), "窗口", Ids.next(), PostKind.VILLAGE_CLERK, TownHall.VILLAGE, "村便民服务站", null);
    }
}
