package org.xiangli.browser;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.test.context.TestComponent;
import org.xiangli.core.access.Acting;
import org.xiangli.core.access.Invitations;
import org.xiangli.core.access.PostRegister;
import org.xiangli.core.access.SignInDesk;
import org.xiangli.core.people.EventKind;
import org.xiangli.core.people.RegisterDesk;
import org.xiangli.core.people.Relation;
import org.xiangli.core.people.ResidenceType;
import org.xiangli.core.people.Resident;
import org.xiangli.core.store.Bound;
import org.xiangli.core.store.Reach;
import org.xiangli.kernel.IdNumber;

/**
 * A village of the small demo county on a busy day: one of everything has happened, so that every kind of page has
 * something to show. The people who did it are still signed in.
 */
final class BusyVillage {

    private static final String COUNTY = "620924";
    private static final String PASSWORD = "山里的路一共走了五分钟";
    private static final String RELIEF = "临时救助申请（协助）";

    private final Visitors visitors;
    private final Desks desks;
    private final Map<String, Visitor> people = new LinkedHashMap<>();
    private final List<String> paths = new ArrayList<>();
    private final Resident applicant;
    private final Resident neighbour;
    private String number = "";
    private String code = "";

    BusyVillage(Visitors visitors, Desks desks) throws IOException {
        this.visitors = visitors;
        this.desks = desks;
        var clerk = desks.acting("village", password("village"));
        this.applicant = desks.enter(clerk, "马小兰", 901);
        this.neighbour = desks.enter(clerk, "马秀英", 902);
        desks.account(clerk, applicant);
        people.put("resident", visitors.on(Device.DESKTOP, new TownHall.Person(Desks.LOGIN, PASSWORD)));
        for (var login : List.of("admin", "privacy", "county2", "civil", "county", "town2", "town", "village")) {
            people.put(login, visitors.on(Device.DESKTOP, new TownHall.Person(login, password(login))));
        }
    }

    /** Whoever has a post or an account, by login. */
    Map<String, Visitor> people() {
        return people;
    }

    Visitor as(String login) {
        return java.util.Objects.requireNonNull(people.get(login), login);
    }

    /** Pages that stand behind a search for a person or behind a form, where no link leads. */
    List<String> paths() {
        return paths;
    }

    Resident applicant() {
        return applicant;
    }

    /** Number and pick-up code of a matter that is done. */
    List<String> receipt() {
        return List.of(number, code);
    }

    void work() {
        pagesOfPeople();
        aMatterIsDoneAndRatedBadly();
        aMatterIsOpen();
        sheAppliesAtHome();
        theAgentIsAsked();
        sheIsCalledBack();
        sheComesOnTuesday();
        theVillageIsProtected();
        theCountyAdmitsAndDelegates();
        peopleReportAndAsk();
        programsAreLetIn();
        sheAsksAboutHerData();
    }

    private void pagesOfPeople() {
        for (var one : List.of(applicant, neighbour)) {
            for (var desk : List.of("/desk/new/", "/desk/phone/", "/desk/paper/", "/agent/of/", "/appointments/new/")) {
                paths.add(desk + one.id());
            }
            for (var desk : List.of("/desk/new/", "/desk/phone/", "/desk/paper/")) {
                paths.add(desk + one.id() + "/temporary-relief");
            }
            paths.add("/desk/new/" + one.id() + "/minimum-living/form");
            paths.add("/inbox/new?for=" + one.id());
        }
        paths.add("/search?q=养老");
        paths.add("/problems/api.key-used");
        paths.add("/letters/" + COUNTY + "/2222-2222-2222");
        paths.add("/questions/new?item=pension-claim");
    }

    private void aMatterIsDoneAndRatedBadly() {
        var clerk = as("village").open("/desk/new/" + neighbour.id() + "/pension-register");
        clerk.page().locator("#paper-id-card-SHOWN").check();
        clerk.page().locator("#paper-register-form-ORIGINAL").check();
        clerk.fill("联系电话", "13800000000").press("收件并出具回执");
        number = clerk.page().locator("dl.facts dd").first().innerText();
        code = clerk.page().locator("#pick-up-code").innerText();
        var path = clerk.path().replace("/receipt", "");
        move(clerk.open(path), "forward", "");
        as("town").open(path).press("开始审核");
        move(as("town"), "propose", "三样材料都看过了");
        move(as("town2").open(path), "grant", "");
        clerk.open(path).press("送达");
        pagesOfCase(path);
        var stranger = visitors.atDesk().open("/track").fill("办件编号", number).fill("取件码", code);
        stranger.press("查找").page().locator("#stars-1").check();
        stranger.press("提交评价");
        var town = as("town").open(path.replace("/cases/", "/call-backs/"));
        town.page().locator("#verdict-FOUNDED").check();
        town.fill("了解到的情况", "窗口没有一次告知").press("保存");
        paths.add(path + "/redone");
    }

    private void aMatterIsOpen() {
        var clerk = as("village").open("/desk/new/" + neighbour.id() + "/temporary-relief");
        reliefPapers(clerk);
        clerk.press("收件并出具回执");
        var path = clerk.path().replace("/receipt", "");
        pagesOfCase(path);
        move(clerk.open(path), "forward", "");
        as("town").open(path).press("开始审核");
    }

    private void sheAppliesAtHome() {
        var her = as("resident").open("/apply/pension-register").press("开始填写");
        her.page().locator("#q-at-school-false").check();
        her.page().locator("#q-other-insurance-NONE").check();
        her.press("保存，下一步").fill("选择的年缴费额（元）", "200").press("保存，下一步");
        her.page().locator("#q-truth-true").check();
        her.press("保存，下一步").page().locator("#paper-id-card-ELECTRONIC").check();
        paths.add(her.path());
        her.press("保存，下一步");
        paths.add(her.path());
        her.press("提交申请");
        pagesOfCase(her.path().replace("/receipt", ""));
        her.open("/apply/minimum-living").press("开始填写");
        paths.add(her.path());
        var sheet = her.path().replaceFirst("/steps/.*", "");
        paths.add(sheet + "/check");
        paths.add(sheet + "/papers");
    }

    private void theAgentIsAsked() {
        for (var one : List.of(applicant, neighbour)) {
            as("village").open("/agent/of/" + one.id()).tick(RELIEF).tick("书面签字或按手印");
            as("village").press("登记委托").sees("委托已登记");
        }
        var clerk = as("village").follow(RELIEF);
        reliefPapers(clerk);
        pagesOfCase(clerk.press("收件并出具回执").path().replace("/agent", ""));
    }

    private void sheIsCalledBack() {
        var clerk = as("village").open("/desk/phone/" + applicant.id() + "/temporary-relief");
        clerk.page().locator("#paper-application-MISSING").check();
        clerk.page().locator("#paper-id-card-ELECTRONIC").check();
        clerk.page().locator("#paper-hardship-proof-PROMISED").check();
        clerk.tick("已经说明，她同意记录").press("存为草稿，去回拨");
        paths.add(clerk.path());
    }

    private void sheComesOnTuesday() {
        var clerk = as("village").open("/appointments/counters");
        clerk.page().locator("#kind-WINDOW").check();
        for (var weekday = 1; weekday <= 7; weekday++) {
            clerk.page().locator("#weekday-" + weekday).check();
        }
        clerk.fill("开始时间", "00:00").fill("结束时间", "23:30").fill("每号分钟数", "30");
        clerk.press("公布时段").open("/appointments/new/" + applicant.id() + "?matter=temporary-relief&kind=WINDOW");
        clerk.page().locator("input[name=slot]").first().check();
        clerk.press("确定预约").sees("预约好了");
        paths.add("/my/appointments/new?matter=legal-aid");
    }

    private void theVillageIsProtected() {
        var clerk = as("village").open("/demands/new").fill("提出要求的单位", "县统计局").tick("表格台账");
        clerk.fill("要求的内容", "每周填报入户走访台账").fill("每月要花多少小时", "3");
        clerk.press("核对清单").press("登记");
        paths.add(clerk.path());
        clerk.open("/certificates").tick("健在证明 人力资源和社会保障部门等待遇发放机关").press("出具告知单");
        paths.add(clerk.path());
        paths.add("/localisations/new/medical-register");
        clerk.open("/localisations/new/pension-register").fill("谁来办", "村会计").fill("什么时间", "每周一上午");
        clerk.fill("在哪里", "村委会").press("交乡镇核对");
        paths.add(clerk.path());
    }

    private void theCountyAdmitsAndDelegates() {
        var bureau = as("civil").open("/admission/new");
        bureau.fill("事项名称", "殡葬惠民申请代收").fill("事项代码", "burial-relief").fill("村里做什么", "代收申请材料");
        bureau.fill("依据（法律法规名称）", "殡葬管理条例").fill("条款", "第4条");
        bureau.fill("小型村", "3").fill("中型村", "3").fill("大型村", "4");
        bureau.fill("每件经费（元）", "12.50").fill("付款单位", "县民政局").choose("拨付周期", "按月");
        bureau.fill("到账日", "10").fill("设备清单", "高拍仪一台").fill("培训计划", "每年一天");
        bureau.fill("部门自己的窗口", "政务服务大厅3号窗口").press("提交申请");
        paths.add(bureau.path());
        var approver = as("county2").open("/delegations");
        approver.page().locator("main details.panel summary").click();
        approver.page().locator("#power").fill("临时救助审批");
        approver.page().locator("#limit").fill("2000");
        approver.page().locator("#from").fill(desks.today().toString());
        approver.page().locator("#to").fill(desks.today().plusYears(1).toString());
        approver.page().locator("#source").fill("社会救助暂行办法");
        send(approver, "main details.panel button.main");
        var office = as("county").open("/delegations");
        office.page().locator("main details.panel summary").click();
        office.page().locator("#task").fill("入户核对");
        send(office, "main details.panel button.main");
    }

    private void peopleReportAndAsk() {
        var her = as("resident")
                .open("/inbox/new")
                .fill("什么问题？", "村口的路灯坏了半个月，晚上看不见路")
                .fill("在什么地方", "三组水泥桥东头");
        her.press("下一步：查找相同问题").page().locator("input[name=category]").first().check();
        her.press("提交").sees("已提交");
        paths.add(her.path());
        as("town").open(her.path()).press("公开");
        her.open("/questions/new")
                .fill("问题", "养老金几号发？")
                .choose("关于哪个事项", "城乡居民基本养老保险待遇申领")
                .press("提交");
        paths.add(her.path());
        var clerk = as("village").open("/questions/new").fill("问题", "低保要带什么？");
        clerk.choose("关于哪个事项", "城乡居民基本养老保险待遇申领").press("提交");
        paths.add(clerk.path());
    }

    private void programsAreLetIn() {
        var administrator = as("admin").open("/hooks").fill("接收方", "县数据局").fill("接收地址", "https://data.example.cn/");
        administrator.press("登记");
        administrator.open("/programs").fill("程序名称", "县长热线").tick("报送共性问题（Open311）");
        administrator.fill("每分钟次数", "60").press("生成密钥");
        paths.add(administrator.path());
        administrator.open("/staff");
    }

    private void sheAsksAboutHerData() {
        var her = as("resident").open("/my/looked");
        send(her, "main a[href^='/my/requests/new?view='] >> nth=0");
        paths.add(her.path());
        her.fill("您的疑问", "那天我没有去过村部").press("提交").sees("已收到");
        her.open("/my/requests/new").fill("具体内容", "请给我一份").press("提交").sees("查阅、复制我的信息");
    }

    private void pagesOfCase(String path) {
        for (var part :
                List.of("", "/receipt", "/form", "/delay", "/trips", "/guide", "/agent", "/joint", "/invitation")) {
            paths.add(path + part);
        }
    }

    private static void reliefPapers(Visitor clerk) {
        clerk.page().locator("#paper-application-ORIGINAL").check();
        clerk.page().locator("#paper-id-card-ELECTRONIC").check();
        clerk.page().locator("#paper-hardship-proof-PROMISED").check();
    }

    private static void move(Visitor person, String move, String words) {
        var form = person.page().locator("details.move:has(form[action$='/moves/" + move + "'])");
        if (form.getAttribute("open") == null) {
            form.locator("summary").click();
        }
        if (!words.isEmpty()) {
            form.locator("textarea").fill(words);
        }
        form.locator("button.main").click();
        person.page().waitForLoadState();
    }

    private static void send(Visitor person, String button) {
        person.page().locator(button).click();
        person.page().waitForLoadState();
    }

    private static String password(String login) throws IOException {
        return Files.readAllLines(Path.of("target", "walk-store", "demo-accounts-" + COUNTY + ".txt")).stream()
                .map(line -> line.split("\\s+", -1))
                .filter(words -> words[0].equals(login))
                .map(words -> words[1])
                .findFirst()
                .orElseThrow(() -> new AssertionError("No account " + login));
    }

    /** The house's own desks, where a page would only be slower. */
    @TestComponent
    static final class Desks {

        static final String LOGIN = "maxiaolan";

        private final RegisterDesk register;
        private final Invitations invitations;
        private final SignInDesk signIn;
        private final PostRegister posts;
        private final Clock clock;

        Desks(RegisterDesk register, Invitations invitations, SignInDesk signIn, PostRegister posts, Clock clock) {
            this.register = register;
            this.invitations = invitations;
            this.signIn = signIn;
            this.posts = posts;
            this.clock = clock;
        }

        LocalDate today() {
            return LocalDate.now(clock);
        }

        Acting acting(String login, String password) {
            if (!(signIn.signIn(COUNTY, login, password) instanceof SignInDesk.Outcome.Welcome(var account))) {
                throw new AssertionError("Not let in: " + login);
            }
            var post = posts.heldToday(account).getFirst();
            return new Acting(
                    account.id(), account.displayName(), post.id(), post.kind(), post.division(), post.office(), null);
        }

        Resident enter(Acting clerk, String name, int sequence) {
            var village = clerk.division();
            return clerk.call(() -> {
                var from = LocalDate.of(2020, 11, 1);
                var household = register.formHousehold(village, "2组" + sequence + "号", from);
                var entry = new RegisterDesk.Entry(
                        village,
                        household,
                        Relation.HEAD,
                        name,
                        IdNumber.build("000000", LocalDate.of(1975, 2, 3), sequence),
                        ResidenceType.HERE,
                        village,
                        from,
                        null);
                var person = register.enter(EventKind.ENTERED, entry, "户口簿");
                return register.contact(person.id(), "13800000000", Resident.ContactChannel.TEXT, "本人");
            });
        }

        void account(Acting clerk, Resident resident) {
            var code = clerk.call(() -> invitations.invite(resident.id(), resident.name()));
            Bound.run(Reach.ofCounty(COUNTY), () -> {
                invitations.accept(code, LOGIN, PASSWORD);
            });
        }
    }
}
