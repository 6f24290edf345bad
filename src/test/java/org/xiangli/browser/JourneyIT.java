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
import org.xiangli.core.people.Resident;
import org.xiangli.core.store.Bound;
import org.xiangli.core.store.Reach;
import org.xiangli.core.territory.Territory;
import org.xiangli.domain.services.Catalogue;
import org.xiangli.kernel.DivisionCode;
import org.xiangli.kernel.IdNumber;
import org.xiangli.kernel.Ids;

/**
 * Two journeys of the requirements as far as the desk goes. Liu Guizhen, 71, telephones, is called back, has a visit
 * booked and signs a mandate; Chen Wei takes her originals along and brings them back, and goes home with empty hands.
 */
@BrowserTest
class JourneyIT {

    private static final String RELIEF = "临时救助申请（协助）";

    private final TownHall hall;
    private final RegisterDesk register;
    private final Territory territory;
    private final Catalogue catalogue;
    private final Clock clock;

    JourneyIT(TownHall hall, RegisterDesk register, Territory territory, Catalogue catalogue, Clock clock) {
        this.hall = hall;
        this.register = register;
        this.territory = territory;
        this.catalogue = catalogue;
        this.clock = clock;
    }

    @Test
    @DisplayName("R055 R046 J1 she telephones, is called back, and a visit is booked; a slot gone is answered with the"
            + " nearest")
    void sheTelephonesAndAVisitIsBooked(Visitors visitors) {
        openTheHouse();
        var liu = enter("刘桂珍", 101, "13912345678");
        var clerk = visitors.on(Device.DESKTOP, hall.appoint(PostKind.VILLAGE_CLERK));
        openHours(clerk, "WINDOW");
        openHours(clerk, "HOME");
        clerk.screenshot("desk-hours");

        find(clerk, "/desk/phone", "刘桂珍").follow(RELIEF);
        assertThat(clerk.page().locator("#paper-application-ORIGINAL").count())
                .as("nobody sees a paper by telephone")
                .isEqualTo(0);
        clerk.page().locator("#paper-application-MISSING").check();
        clerk.page().locator("#paper-id-card-ELECTRONIC").check();
        clerk.page().locator("#paper-hardship-proof-PROMISED").check();
        clerk.press("存为草稿，去回拨").sees("请先向来电人说明");
        clerk.tick("已经说明，她同意记录").screenshot("desk-phone");
        clerk.press("存为草稿，去回拨").sees("13912345678").screenshot("desk-call-back");
        var draft = clerk.path().replace("/desk/phone/case/", "/cases/");
        clerk.open(draft);
        clerk.page().locator("details.move summary").first().click();
        clerk.press("提交").sees("请先挂断").follow("回拨核实");
        clerk.press("确认并递交").sees("请先回拨");
        clerk.tick("已按这个号码打回去，她本人确认要办").press("确认并递交").sees("还缺以下材料");
        var phoned = clerk.path().replace("/receipt", "");

        var colleague = visitors.on(Device.DESKTOP, hall.appoint(PostKind.VILLAGE_CLERK));
        var form = "/appointments/new/" + liu.id() + "?matter=temporary-relief&kind=HOME";
        colleague.open(form);
        clerk.open(form);
        bookFirst(clerk).sees("预约好了").sees("刘桂珍").sees("二组东头第三家");
        clerk.screenshot("desk-day");
        bookFirst(colleague)
                .sees("刚刚被别人约走了")
                .finds("上门地点", "二组东头第三家")
                .finds("联系电话", "13912345678")
                .screenshot("desk-slot-taken");
        assertThat(colleague.page().locator("input[name=slot]").count()).isPositive();

        guided(clerk, phoned);
        var resident = account(visitors, clerk, phoned, "liuguizhen");
        resident.open("/my/appointments").sees("上门").screenshot("desk-my-appointments");
        var calendar = calendar(resident);
        assertThat(calendar).contains("BEGIN:VCALENDAR", "LOCATION:二组东头第三家").doesNotContain("刘桂珍", "救助");
        resident.open(phoned + "/guide").sees("0433-3888888");

        for (var page : List.of("/my/appointments", "/my/appointments/new?matter=legal-aid", phoned + "/guide")) {
            visitors.inspect(page, resident);
        }
        for (var page : List.of(
                "/appointments",
                "/appointments/counters",
                form,
                "/desk/phone",
                "/desk/phone/" + liu.id() + "/temporary-relief",
                "/desk/paper/" + liu.id() + "/temporary-relief")) {
            visitors.inspect(page, clerk);
        }
        visitors.on(Device.PHONE, clerk).open("/appointments").screenshot("desk-day");
    }

    @Test
    @DisplayName(
            "R044 R017 J2 he files under a mandate, carries originals, brings them back and closes with empty hands")
    void heFilesCarriesAndBringsBack(Visitors visitors) {
        openTheHouse();
        var liu = enter("刘桂芳", 102, "13912345679");
        var clerk = visitors.on(Device.DESKTOP, hall.appoint(PostKind.VILLAGE_CLERK));
        find(clerk, "/agent/find", "刘桂芳");
        clerk.tick(RELIEF).press("登记委托").sees("此项必填");
        clerk.tick("书面签字或按手印").screenshot("desk-mandate");
        clerk.press("登记委托").sees("委托已登记").follow(RELIEF);
        fillPapers(clerk);
        clerk.press("收件并出具回执").sees("取件码");
        var carried = clerk.path().replace("/agent", "");

        clerk.press("收下原件，出具收据").sees("已收下");
        clerk.open("/agent").sees("在手原件 1");
        clerk.open(carried + "/agent").press("归还").sees("没有签收不能算归还");
        note(clerk, "5").sees("不得收费").screenshot("desk-custody");
        note(clerk, "0").sees("已记下").sees("镇便民服务中心");
        visitors.inspect(carried + "/agent", clerk);
        clerk.open(carried + "/agent").tick("对方已签字或按手印").press("归还").sees("已归还签收");
        clerk.open("/agent").sees("在手原件为 0").screenshot("desk-agent");

        clerk.open(carried);
        clerk.page().locator("details.move summary").first().click();
        clerk.press("转送乡镇").sees("已转办");
        clerk.open(carried + "/receipt").sees("收件").sees("已转");
        var resident = account(visitors, clerk, carried, "liuguifang");
        resident.open("/my").sees("代办人代您递交");
        resident.open("/my/mandates").sees(RELIEF).screenshot("desk-my-mandates");
        visitors.inspect("/my/mandates", resident);
        resident.open("/my/mandates").press("撤销委托").sees("委托已撤销");
        for (var page : List.of("/agent", "/agent/of/" + liu.id())) {
            visitors.inspect(page, clerk);
        }
    }

    @Test
    @DisplayName("R050 three departments are asked at once, and the time sheet shows the days of each hop")
    void threeDepartmentsAreAskedAtOnce(Visitors visitors) {
        openTheHouse();
        var liu = enter("刘桂兰", 103, "13912345670");
        var clerk = visitors.on(Device.DESKTOP, hall.appoint(PostKind.VILLAGE_CLERK));
        clerk.open("/desk/new/" + liu.id() + "/temporary-relief");
        fillPapers(clerk);
        clerk.press("收件并出具回执");
        var path = clerk.path().replace("/receipt", "");
        clerk.open(path);
        clerk.page().locator("details.move summary").first().click();
        clerk.press("转送乡镇").sees("已转办");
        var officer = visitors.on(Device.DESKTOP, hall.appoint(PostKind.TOWNSHIP_OFFICER));
        officer.open(path).press("开始审核").sees("审核中");
        var department = visitors.on(Device.DESKTOP, hall.appoint(PostKind.COUNTY_OFFICER));
        hall.appoint(PostKind.COUNTY_OFFICER, "县医疗保障局");
        hall.appoint(PostKind.COUNTY_OFFICER, "县残疾人联合会");
        officer.open(path + "/joint");
        officer.page().locator("main details summary").click();
        officer.tick("测试办公室").tick("县医疗保障局").tick("县残疾人联合会");
        officer.press("一并征求").sees("待反馈").screenshot("desk-joint");
        officer.open(path);
        var propose = officer.page()
                .locator("details.move")
                .filter(new Locator.FilterOptions().setHas(officer.page().locator("form[action$='/moves/propose']")));
        propose.locator("summary").click();
        propose.locator("textarea").fill("符合条件");
        officer.press("提出审核意见").sees("还有 3 个部门没有反馈意见");

        department.open("/home").sees("待本部门反馈意见");
        department.open(path + "/joint").tick("不同意").press("提交意见").sees("请写明理由");
        department.fill("说明", "已有医保报销").press("提交意见").sees("意见已反馈").sees("已有医保报销");
        visitors.inspect(path + "/joint", officer);
    }

    private static Visitor find(Visitor clerk, String path, String name) {
        clerk.open(path).fill("姓名或身份证号", name);
        clerk.page().locator("main form button.main").click();
        clerk.page().waitForLoadState();
        return clerk.follow(name);
    }

    /** Round the clock on every day, so that there is a free time whenever the test runs. */
    private static void openHours(Visitor clerk, String kind) {
        clerk.open("/appointments/counters");
        clerk.page().locator("#kind-" + kind).check();
        for (var weekday = 1; weekday <= 7; weekday++) {
            clerk.page().locator("#weekday-" + weekday).check();
        }
        clerk.fill("开始时间", "00:00").fill("结束时间", "23:30").fill("每号分钟数", "30");
        clerk.press("公布时段").sees("时段已公布");
    }

    private static void fillPapers(Visitor clerk) {
        clerk.page().locator("#paper-application-ORIGINAL").check();
        clerk.page().locator("#paper-id-card-ELECTRONIC").check();
        clerk.page().locator("#paper-hardship-proof-PROMISED").check();
    }

    private static Visitor bookFirst(Visitor clerk) {
        clerk.page().locator("input[name=slot]").first().check();
        clerk.page().locator("#needed").check();
        clerk.fill("上门地点", "二组东头第三家").fill("联系电话", "13912345678");
        return clerk.press("确定预约");
    }

    private static void guided(Visitor clerk, String path) {
        clerk.open(path + "/guide").fill("领办人电话", "0433-3888888");
        clerk.press("我来领办").sees("同意").finds("领办人电话", "0433-3888888");
        clerk.tick("居民本人同意").press("我来领办").sees("只找这一个人").screenshot("desk-guide");
    }

    private static Visitor note(Visitor clerk, String fee) {
        var form = clerk.page().locator("details.panel");
        if (form.getAttribute("open") == null) {
            form.locator("summary").click();
        }
        clerk.fill("去了哪里", "镇便民服务中心").fill("办什么", "送件").fill("收了多少钱", fee);
        return clerk.press("记下");
    }

    private static Visitor account(Visitors visitors, Visitor clerk, String path, String login) {
        clerk.open(path).press("为申请人出具开户码");
        var invitation = clerk.page().locator("#invitation").innerText();
        var resident = visitors.onPhone()
                .open("/join")
                .fill("开户码", invitation)
                .fill("登录名", login)
                .fill("密码", "山里的路一共走了五分钟");
        return resident.press("开户并登录");
    }

    private static String calendar(Visitor resident) {
        resident.press("生成日历链接");
        var link = resident.page().locator("#calendar-link").innerText();
        return resident.fetch(link.substring(link.indexOf("/calendar/"))).text().replace("\r\n ", "");
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

    private Resident enter(String name, int sequence, String phone) {
        var clerk = new Acting(Ids.next(), "窗口", Ids.next(), PostKind.VILLAGE_CLERK, TownHall.VILLAGE, "村便民服务站", null);
        return clerk.call(() -> {
            var from = LocalDate.of(2020, 11, 1);
            var household = register.formHousehold(TownHall.VILLAGE, "2组" + sequence + "号", from);
            var number = IdNumber.build("000000", LocalDate.of(1955, 2, 3), sequence);
            var entry = new RegisterDesk.Entry(
                    TownHall.VILLAGE,
                    household,
                    Relation.HEAD,
                    name,
                    number,
                    ResidenceType.HERE,
                    TownHall.VILLAGE,
                    from,
                    null);
            var person = register.enter(EventKind.ENTERED, entry, "户口簿");
            return register.contact(person.id(), phone, Resident.ContactChannel.TEXT, "本人");
        });
    }
}
