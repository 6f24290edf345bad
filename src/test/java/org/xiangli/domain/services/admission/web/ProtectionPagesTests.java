package org.xiangli.domain.services.admission.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.xiangli.core.access.Account;
import org.xiangli.core.access.PostKind;
import org.xiangli.core.access.PostRegister;
import org.xiangli.core.store.Bound;
import org.xiangli.core.store.Counties;
import org.xiangli.core.store.Reach;
import org.xiangli.domain.services.Catalogue;
import org.xiangli.domain.services.FirstItems;
import org.xiangli.kernel.DivisionCode;
import org.xiangli.testing.HouseTest;

/** The pages that protect the village as a browser meets them: what is wrong comes back with everything typed. */
@HouseTest
class ProtectionPagesTests {

    private static final AtomicInteger COUNTIES = new AtomicInteger(943_000);

    private final MockMvcTester web;
    private final PostRegister posts;
    private final Counties counties;
    private final Catalogue catalogue;
    private final Clock clock;
    private DivisionCode county;
    private DivisionCode township;
    private DivisionCode village;

    ProtectionPagesTests(MockMvcTester web, PostRegister posts, Counties counties, Catalogue catalogue, Clock clock) {
        this.web = web;
        this.posts = posts;
        this.counties = counties;
        this.catalogue = catalogue;
        this.clock = clock;
    }

    @BeforeEach
    void open() {
        county = DivisionCode.of(Integer.toString(COUNTIES.incrementAndGet()));
        township = DivisionCode.of(county.value() + "101");
        village = DivisionCode.of(county.value() + "101201");
        counties.turnOn(county.value(), false);
        Bound.run(
                Reach.ofCounty(county.value()),
                () -> catalogue.publish(UUID.randomUUID(), FirstItems.ten(), LocalDate.now(clock), "", new UUID(0, 0)));
    }

    @Test
    @DisplayName(
            "R030 a proposal with a field that cannot be read comes back whole; without funds it is returned on its"
                    + " page")
    void keepsWhatWasTyped() {
        var bureau = post(PostKind.COUNTY_OFFICER, county, "县林业局");
        var wrong = send(
                "/admission/new",
                bureau,
                "name",
                "林木采伐申请代收",
                "code",
                "tree-felling",
                "does",
                "代收材料",
                "source",
                "森林法",
                "hours-small",
                "三小时",
                "hours-medium",
                "3",
                "hours-large",
                "4",
                "own-window",
                "县林业局窗口",
                "per-case",
                "12.345");
        assertThat(wrong).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(wrong).bodyText().contains("林木采伐申请代收", "“三小时”不是整数", "12.345", "森林法");

        var returned = send(
                "/admission/new",
                bureau,
                "name",
                "林木采伐申请代收",
                "code",
                "tree-felling",
                "does",
                "代收材料",
                "source",
                "森林法",
                "hours-small",
                "3",
                "hours-medium",
                "3",
                "hours-large",
                "4",
                "own-window",
                "县林业局窗口");
        assertThat(returned).hasStatus(HttpStatus.SEE_OTHER);
        assertThat(get(String.valueOf(returned.getResponse().getRedirectedUrl()), bureau))
                .hasStatusOk()
                .bodyText()
                .contains("退回", "付款单位", "拨付周期", "设备清单", "培训计划", "第43条");
        assertThat(get("/admission", bureau)).hasStatusOk().bodyText().contains("事项 10/60", "每月工时 0/160");
    }

    @Test
    @DisplayName(
            "R030 J2 the whole way on pages: proposed, reviewed, heard, admitted; a decision without its date keeps"
                    + " its reason")
    void goesTheWholeWay() {
        var bureau = post(PostKind.COUNTY_OFFICER, county, "县林业局");
        var path = String.valueOf(send(
                        "/admission/new",
                        bureau,
                        "name",
                        "林木采伐申请代收",
                        "code",
                        "tree-felling",
                        "does",
                        "代收材料",
                        "source",
                        "森林法",
                        "article",
                        "第57条",
                        "hours-small",
                        "3",
                        "hours-medium",
                        "3",
                        "hours-large",
                        "4",
                        "per-case",
                        "12.50",
                        "payer",
                        "县林业局",
                        "every",
                        "MONTH",
                        "day",
                        "10",
                        "equipment",
                        "高拍仪",
                        "training",
                        "一天",
                        "own-window",
                        "县林业局窗口")
                .getResponse()
                .getRedirectedUrl());
        var civil = post(PostKind.COUNTY_OFFICER, county, "县民政局");
        var justice = post(PostKind.COUNTY_OFFICER, county, "县司法局");
        assertThat(get("/home", civil)).bodyText().contains("待审核的准入申请", "林木采伐申请代收");
        assertThat(send(path + "/opinion", civil, "verdict", "for", "remark", "可行"))
                .hasStatus(HttpStatus.SEE_OTHER);
        assertThat(get("/home", civil)).bodyText().doesNotContain("林木采伐申请代收");
        assertThat(send(path + "/opinion", justice, "verdict", "maybe", "remark", "再想想"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("再想想");
        assertThat(send(path + "/opinion", justice, "verdict", "for", "remark", "有依据"))
                .hasStatus(HttpStatus.SEE_OTHER);
        for (var place : List.of("101201", "101202", "101203")) {
            assertThat(send(path + "/sample", civil, "village", county.value() + place))
                    .hasStatus(HttpStatus.SEE_OTHER);
            var clerk = post(PostKind.VILLAGE_CLERK, DivisionCode.of(county.value() + place), "村民委员会");
            assertThat(get("/home", clerk)).bodyText().contains("请本村提意见的准入申请");
            assertThat(send(path + "/comment", clerk, "verdict", "against", "remark", "人手不够"))
                    .hasStatus(HttpStatus.SEE_OTHER);
        }
        assertThat(send(path + "/sample", civil, "village", "9")).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        var approver = post(PostKind.COUNTY_APPROVER, county, "县政府办");
        assertThat(send(path + "/decision", approver, "decision", "ADMITTED", "why", "同意准入"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("同意准入");
        assertThat(send(path + "/decision", bureau, "decision", "ADMITTED", "why", "自己同意", "from", today()))
                .hasStatus(HttpStatus.FORBIDDEN);
        assertThat(send(path + "/decision", approver, "decision", "ADMITTED", "why", "同意准入", "from", today()))
                .hasStatus(HttpStatus.SEE_OTHER);
        assertThat(get(path, bureau)).bodyText().contains("准入", "人手不够", "有依据");
        assertThat(get("/admission", bureau)).bodyText().contains("事项 11/60", "每月工时 4/160");
        assertThat(send(path + "/retirement", approver, "why", "")).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(send(path + "/retirement", approver, "why", "不再需要")).hasStatus(HttpStatus.SEE_OTHER);
        assertThat(get(path, bureau)).bodyText().contains("已退出", "不再需要");
    }

    @Test
    @DisplayName("R033 J2 a demand is held against the lists, refused with a letter, and counted: +1, saves 3 h/month")
    void answersADemand() {
        var clerk = post(PostKind.VILLAGE_CLERK, village, "小箕村民委员会");
        var typed = new String[] {"sender", "县统计局", "kind", "FORM", "title", "每周填报入户走访台账", "hours", "3"};
        assertThat(send("/demands/new", clerk, typed))
                .hasStatusOk()
                .bodyText()
                .contains("不在清单内（目录第 1 版）", "每周填报入户走访台账", "县统计局");
        var entered = send("/demands/new", clerk, with(typed, "standing", "none"));
        assertThat(entered).hasStatus(HttpStatus.SEE_OTHER);
        var path = String.valueOf(entered.getResponse().getRedirectedUrl());
        assertThat(get(path, clerk)).bodyText().contains("负担计数 +1（每月省 3 小时）", "打印退回函");
        var letter = get(path + "/letter", clerk);
        assertThat(letter).hasStatus(HttpStatus.SEE_OTHER);
        assertThat(get(String.valueOf(letter.getResponse().getRedirectedUrl()), clerk))
                .hasStatusOk()
                .hasContentType("application/pdf");
        assertThat(get("/burden", clerk)).bodyText().contains("收到 1 项，退回 1 项", "省下 3 小时/月");
        assertThat(get("/burden?month=nonsense", clerk)).hasStatusOk();

        var stranger = post(PostKind.VILLAGE_CLERK, DivisionCode.of(county.value() + "101202"), "邻村民委员会");
        assertThat(get(path, stranger)).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(get(path + "/letter", stranger)).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(send("/demands/new", clerk, "sender", "", "title", "台账", "hours", "很多"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("台账", "很多");
        assertThat(send("/demands/new", clerk, with(typed, "standing", "ASSIST:no-such-item")))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("所选的事项不在清单里");
    }

    @Test
    @DisplayName("R033 the certificate page answers every kind with its organ; another kind is refused with its rule")
    void answersForCertificates() {
        var clerk = post(PostKind.VILLAGE_CLERK, village, "小箕村民委员会");
        assertThat(get("/certificates", clerk)).bodyText().contains("无犯罪记录证明", "证件遗失证明");
        var asked = send("/certificates", clerk, "kind", "no-crime", "demanded-by", "某公司");
        assertThat(asked).hasStatus(HttpStatus.SEE_OTHER);
        var path = String.valueOf(asked.getResponse().getRedirectedUrl());
        assertThat(get(path, clerk)).bodyText().contains("村里不出具", "公安机关", "某公司");
        assertThat(get(path + "/notice", clerk)).hasStatus(HttpStatus.SEE_OTHER);
        assertThat(send("/certificates", clerk, "kind", "other", "demanded-by", "某公司"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("民发〔2020〕20号", "某公司");
    }

    @Test
    @DisplayName("R036 a fee or a longer time comes back at its field; then checked, put up and printed")
    void localises() {
        var clerk = post(PostKind.VILLAGE_CLERK, village, "小箕村民委员会");
        var typed = new String[] {"who", "村会计", "hours", "每周一上午", "place", "村委会", "papers", "id-card", "days", "8"};
        assertThat(get("/localisations/new/pension-register", clerk)).hasStatusOk();
        assertThat(send("/localisations/new/pension-register", clerk, with(typed, "fee", "5")))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("不能收费，现写为 5.00 元", "每周一上午");
        var written = send("/localisations/new/pension-register", clerk, with(typed, "fee", "0"));
        var path = String.valueOf(written.getResponse().getRedirectedUrl());
        var town = post(PostKind.TOWNSHIP_OFFICER, township, "镇便民服务中心");
        assertThat(get("/home", town)).bodyText().contains("待核对的村级办事说明");
        assertThat(send(path + "/check", town, "verdict", "back", "why", ""))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(send(path + "/check", town, "verdict", "good")).hasStatus(HttpStatus.SEE_OTHER);
        assertThat(send(path + "/publication", clerk, "first", today())).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(send(
                        path + "/publication",
                        clerk,
                        "first",
                        LocalDate.now(clock).plusDays(3).toString()))
                .hasStatus(HttpStatus.SEE_OTHER);
        assertThat(get(path + "/sheet", clerk)).hasStatus(HttpStatus.SEE_OTHER);
        assertThat(get("/localisations", town)).bodyText().contains("已公布");
    }

    @Test
    @DisplayName(
            "R034 R035 R041 delegations, tasks and functions are entered on pages; half a task does not take effect")
    void delegates() {
        var approver = post(PostKind.COUNTY_APPROVER, county, "县民政局");
        var officer = post(PostKind.COUNTY_OFFICER, county, "县民政局");
        assertThat(send(
                        "/tasks",
                        officer,
                        "item",
                        "elder-allowance",
                        "task",
                        "高龄津贴审定",
                        "delegate",
                        township.value(),
                        "line",
                        "2080805",
                        "year",
                        "2026",
                        "sum",
                        "60000"))
                .hasStatus(HttpStatus.SEE_OTHER);
        var page = get("/delegations", approver);
        var task =
                java.util.regex.Pattern.compile("/tasks/([0-9a-f-]{36})/effect").matcher(body(page));
        assertThat(task.find()).isTrue();
        assertThat(send(task.group(), approver))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("权限没有下放到该乡镇");
        assertThat(send(
                        "/delegations",
                        approver,
                        "item",
                        "elder-allowance",
                        "power",
                        "高龄津贴审定",
                        "delegate",
                        village.value(),
                        "source",
                        "县政府决定",
                        "from",
                        today(),
                        "to",
                        today()))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("村级没有法律授予的决定权", "县政府决定");
        assertThat(send(
                        "/delegations",
                        approver,
                        "item",
                        "elder-allowance",
                        "power",
                        "高龄津贴审定",
                        "delegate",
                        township.value(),
                        "source",
                        "县政府决定",
                        "from",
                        today(),
                        "to",
                        today()))
                .hasStatus(HttpStatus.SEE_OTHER);
        assertThat(send(task.group(), approver)).hasStatus(HttpStatus.SEE_OTHER);
        assertThat(get("/delegations", officer)).bodyText().contains("有效", "起生效");

        var typed = new String[] {
            "function",
            "老年人能力评估",
            "taker-kind",
            "SOCIAL_ORGANISATION",
            "taker",
            "县养老服务协会",
            "method",
            "PURCHASE",
            "starts",
            today(),
            "sum",
            "80000",
            "clause",
            "不合格即收回"
        };
        assertThat(send("/functions", officer, typed))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("必须写明评估日期", "县养老服务协会");
        assertThat(send(
                        "/functions",
                        officer,
                        with(
                                typed,
                                "evaluation",
                                LocalDate.now(clock).plusDays(30).toString())))
                .hasStatus(HttpStatus.SEE_OTHER);
        assertThat(get("/home", officer)).bodyText().contains("快到评估日期的职能转移", "老年人能力评估");
        assertThat(get("/home", approver)).bodyText().contains("快到期的权限下放", "高龄津贴审定");
    }

    @Test
    void isForItsPostsOnly() {
        var administrator = post(PostKind.ADMINISTRATOR, county, "系统管理");
        for (var path : List.of(
                "/admission",
                "/burden",
                "/certificates",
                "/funds",
                "/delegations",
                "/functions",
                "/localisations",
                "/demands/new",
                "/admission/new")) {
            assertThat(get(path, administrator)).hasStatus(HttpStatus.FORBIDDEN);
            assertThat(web.get().uri(path)).hasStatus3xxRedirection();
        }
        var clerk = post(PostKind.VILLAGE_CLERK, village, "小箕村民委员会");
        assertThat(get("/admission/new", clerk)).hasStatus(HttpStatus.FORBIDDEN);
        assertThat(get("/admission/" + UUID.randomUUID(), clerk)).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(get("/funds", clerk)).hasStatusOk();
        assertThat(get("/lists", clerk)).bodyText().contains("依法履职事项", "第 1 版", "不得要求村里承担的事项");
    }

    @Test
    @DisplayName("R031 the county sets its caps on a page; the board shows them at once")
    void setsTheCaps() {
        var approver = post(PostKind.COUNTY_APPROVER, county, "县政府办");
        assertThat(get("/admission/caps", approver)).bodyText().contains("value=\"60\"", "value=\"160\"");
        var typed = new String[] {"items", "40", "small", "120", "medium", "140", "large", "160", "from", today()};
        assertThat(send("/admission/caps", approver, typed))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("value=\"120\"");
        assertThat(send("/admission/caps", approver, with(typed, "reason", "县总量控制办法")))
                .hasStatus(HttpStatus.SEE_OTHER);
        assertThat(get("/admission", approver)).bodyText().contains("事项 10/40", "每月工时 0/120");
    }

    @Test
    @DisplayName(
            "R029 R030 the next catalogue takes in what is admitted and nothing else; faults are named, nothing typed"
                    + " is lost")
    void publishesTheNextCatalogue() {
        var approver = post(PostKind.COUNTY_APPROVER, county, "县政府办");
        var item = FirstItems.ten().getFirst();
        var tomorrow = LocalDate.now(clock).plusDays(1).toString();
        assertThat(get("/admission/edition?like=" + item.code(), approver))
                .bodyText()
                .contains("继续有效的 10 项", "effective_from");
        var other = Catalogue.written(item).replace("\"" + item.code() + "\"", "\"tree-felling\"");
        assertThat(send("/admission/edition", approver, "from", tomorrow, "note", "第2版", "item", other))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("没有准入", "tree-felling", "第2版");
        assertThat(send("/admission/edition", approver, "from", tomorrow, "note", "第2版", "item", "code: ["))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("读不懂");
        var costly = Catalogue.written(item).replaceFirst("\"fee_fen\" : 0", "\"fee_fen\" : 100");
        assertThat(send("/admission/edition", approver, "from", tomorrow, "note", "第2版", "item", costly))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("fee_fen", "不得收费");
        assertThat(send(
                        "/admission/edition",
                        approver,
                        "from",
                        tomorrow,
                        "note",
                        "第2版",
                        "item",
                        Catalogue.written(item)))
                .hasStatus(HttpStatus.SEE_OTHER);
        var versions = Bound.call(Reach.ofCounty(county.value()), catalogue::history);
        assertThat(versions).hasSize(2);
        assertThat(send("/admission/edition", approver, "from", tomorrow, "note", "第3版"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
    }

    private String today() {
        return LocalDate.now(clock).toString();
    }

    private Account post(PostKind kind, DivisionCode division, String office) {
        var login = "p" + UUID.randomUUID().toString().substring(0, 20);
        var account = posts.open(county.value(), login, "测试人员", "冬天的松花江 结冰 2026");
        posts.appoint(account, kind, division, office, LocalDate.of(2021, 1, 1), null);
        return account;
    }

    private MvcTestResult get(String path, Account account) {
        return web.get().uri(path).with(as(account)).exchange();
    }

    private MvcTestResult send(String path, Account account, String... typed) {
        var sent = web.post()
                .uri(path)
                .with(csrf())
                .with(as(account))
                .param("once", UUID.randomUUID().toString());
        for (int at = 0; at < typed.length; at += 2) {
            sent.param(typed[at], typed[at + 1]);
        }
        return sent.exchange();
    }

    private static String[] with(String[] typed, String field, String value) {
        var more = java.util.Arrays.copyOf(typed, typed.length + 2);
        more[typed.length] = field;
        more[typed.length + 1] = value;
        return more;
    }

    private static String body(MvcTestResult result) {
        try {
            return result.getResponse().getContentAsString();
        } catch (java.io.UnsupportedEncodingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static org.springframework.test.web.servlet.request.RequestPostProcessor as(Account account) {
        return authentication(UsernamePasswordAuthenticationToken.authenticated(
                account, "", List.of(new SimpleGrantedAuthority("SIGNED_IN"))));
    }
}
