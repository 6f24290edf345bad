package org.xiangli.domain.services;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.xiangli.core.access.Villagers.COUNTY;
import static org.xiangli.core.access.Villagers.NEIGHBOUR;
import static org.xiangli.core.access.Villagers.VILLAGE;

import jakarta.servlet.http.Cookie;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.xiangli.core.access.Account;
import org.xiangli.core.access.PostKind;
import org.xiangli.core.access.PostRegister;
import org.xiangli.core.store.Bound;
import org.xiangli.core.store.Counties;
import org.xiangli.core.store.Reach;
import org.xiangli.core.territory.Territory;
import org.xiangli.kernel.DivisionCode;
import org.xiangli.kernel.Ids;
import org.xiangli.kernel.RuleRef;
import org.xiangli.testing.HouseTest;

/** Calls, questions, refusals and trips as a browser meets them. */
@HouseTest
class QualityPagesTests {

    private final MockMvcTester web;
    private final PostRegister posts;
    private final RatingBox box;
    private final ServiceDesk desk;
    private final org.xiangli.core.people.RegisterDesk register;
    private final Hall hall;

    QualityPagesTests(
            MockMvcTester web,
            PostRegister posts,
            RatingBox box,
            ServiceDesk desk,
            org.xiangli.core.people.RegisterDesk register,
            Halls halls,
            Counties counties,
            Territory territory,
            Catalogue catalogue) {
        this.web = web;
        this.posts = posts;
        this.box = box;
        this.desk = desk;
        this.register = register;
        this.hall = new Hall(halls, VILLAGE, NEIGHBOUR);
        counties.turnOn(COUNTY.value(), false);
        territory.loadVillages(DivisionCode.of("22"));
        Bound.run(Reach.ofCounty(COUNTY.value()), () -> {
            if (catalogue.current(halls.today()).isEmpty()) {
                catalogue.publish(Ids.next(), Catalogue.shippedItems(), halls.today(), "测试", new UUID(0, 0));
            }
        });
    }

    private Account officer = new Account(new UUID(0, 0), "", "", "", null);
    private Account clerk = officer;

    @BeforeEach
    void takeTheirPosts() {
        officer = staff(PostKind.TOWNSHIP_OFFICER, hall.township);
        clerk = staff(PostKind.VILLAGE_CLERK, VILLAGE);
    }

    @Test
    @DisplayName("R052 the township's list shows the call owed, takes what was found, and what was put right")
    void theTownshipCallsBack() {
        var wang = villager();
        var done = hall.delivered(wang);
        hall.as(hall.herself(wang), () -> box.rate(done.id(), new Rating(1, "态度不好")));
        var path = "/call-backs/" + done.id();
        assertThat(get("/call-backs", officer))
                .hasStatusOk()
                .bodyText()
                .contains(done.file().number())
                .doesNotContain("态度不好", wang.name());
        assertThat(get("/home", officer)).bodyText().contains("差评回访与整改");
        assertThat(get("/call-backs", clerk)).hasStatus(HttpStatus.FORBIDDEN);
        assertThat(post(path + "/check", officer, "finding", "写了一半"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("写了一半");
        assertThat(post(path + "/check", officer, "verdict", "FOUNDED", "finding", ""))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(post(path + "/check", officer, "verdict", "FOUNDED", "finding", "窗口空岗"))
                .hasRedirectedUrl(path);
        assertThat(get(path, officer)).bodyText().contains("窗口空岗", "整改期限");
        assertThat(post(path + "/fixed", officer, "remedy", "已增派人员")).hasRedirectedUrl(path);
        assertThat(get(path, officer)).bodyText().contains("已增派人员");
        assertThat(get("/call-backs/" + Ids.next(), officer)).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(post("/call-backs/" + Ids.next() + "/check", officer, "verdict", "FOUNDED", "finding", "x"))
                .hasStatus(HttpStatus.NOT_FOUND);
    }

    @Test
    @DisplayName("R051 a resident asks, the clerk answers from an approved answer, which cites the catalogue")
    void answersAQuestion() {
        var herself = account(villager());
        assertThat(post("/questions/new", herself, "once", UUID.randomUUID().toString(), "question", ""))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(post(
                        "/questions/new",
                        herself,
                        "once",
                        UUID.randomUUID().toString(),
                        "question",
                        "能领了吗",
                        "item",
                        "no-such-item"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("能领了吗");
        var asked = post(
                "/questions/new",
                herself,
                "once",
                UUID.randomUUID().toString(),
                "question",
                "什么时候能领养老金",
                "item",
                "pension-claim");
        assertThat(asked).hasStatus(HttpStatus.SEE_OTHER);
        var path = Objects.requireNonNull(asked.getResponse().getRedirectedUrl());
        assertThat(get("/questions", clerk)).hasStatusOk().bodyText().contains("什么时候能领养老金");
        assertThat(get(path, clerk)).hasStatusOk().bodyText().contains("value=\"paid-from-when\"");
        assertThat(post(path + "/card", clerk, "item", "pension-claim", "card", "none"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(post(path + "/card", clerk, "item", "pension-claim", "card", "paid-from-when"))
                .hasRedirectedUrl(path);
        assertThat(get(path, herself)).hasStatusOk().bodyText().contains("次月", "依据目录第");
        assertThat(get("/questions/mine", herself)).bodyText().contains("什么时候能领养老金");
        assertThat(get("/my", herself)).bodyText().contains("您的咨询已答复");
        assertThat(get(path, account(villager())))
                .matches(result -> result.getResponse().getStatus() / 100 == 4, "is not hers");
        assertThat(get("/questions/sheet", officer)).hasStatusOk().bodyText().contains("%");
        assertThat(get("/questions/sheet", herself)).hasStatus(HttpStatus.FORBIDDEN);
    }

    @Test
    @DisplayName("R056 the resident reads reason, law, remedy, office and name of a refusal, appeals, and sees by when")
    void readsARefusalAndAppeals() {
        var wang = villager();
        var proposed = hall.proposed(hall.taken(wang, "pension-register").application());
        var law = new RuleRef("pension-register", "社会保险经办条例", "第6条");
        var refused = hall.move(
                proposed, Hall.step(proposed, "refuse").because("尚未年满").basedOn(law));
        var delivered = hall.as(
                        hall.clerk,
                        () -> desk.deliver(
                                UUID.randomUUID(), refused.id(), refused.file().seq(), Item.Delivery.WINDOW))
                .application();
        var herself = account(wang);
        var path = "/cases/" + refused.id();
        assertThat(get(path, herself))
                .hasStatusOk()
                .bodyText()
                .contains("尚未年满", "社会保险经办条例 第6条", "行政复议", hall.approver.office(), hall.approver.displayName(), "我要申诉");
        var seq = String.valueOf(delivered.file().seq());
        assertThat(post(
                        path + "/moves/appeal",
                        herself,
                        "once",
                        UUID.randomUUID().toString(),
                        "seq",
                        seq,
                        "reason",
                        ""))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(post(
                        path + "/moves/appeal",
                        herself,
                        "once",
                        UUID.randomUUID().toString(),
                        "seq",
                        seq,
                        "reason",
                        "我已年满"))
                .hasStatus(HttpStatus.SEE_OTHER);
        assertThat(get(path, herself)).bodyText().contains("前答复").doesNotContain("我要申诉");
        var county = staff(PostKind.COUNTY_OFFICER, COUNTY);
        assertThat(get("/refusals", county)).hasStatusOk().bodyText().contains("%");
        assertThat(get("/refusals", officer)).hasStatus(HttpStatus.FORBIDDEN);
    }

    @Test
    @DisplayName("R047 after handing over the resident says how often she left the village; the page shows the share")
    void asksForTrips() {
        var wang = villager();
        var done = hall.delivered(wang);
        var herself = account(wang);
        var path = "/cases/" + done.id();
        assertThat(get(path, herself)).bodyText().contains(path + "/trips");
        for (var wrong : List.of("", "-1", "100", "一次", "1.5", "99999999999")) {
            assertThat(post(path + "/trips", herself, "trips", wrong))
                    .as(wrong)
                    .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        }
        assertThat(post(path + "/trips", herself, "trips", "0")).hasRedirectedUrl(path);
        assertThat(get(path, herself)).bodyText().contains("出村 0 次");
        assertThat(web.get().uri("/quality/trips?county=" + COUNTY.value()))
                .hasStatusOk()
                .bodyText()
                .contains("%");
    }

    @Test
    void explainsADelayOnlyOfWhatIsLate() {
        var accepted = hall.taken(villager(), "pension-register").application();
        var path = "/cases/" + accepted.id() + "/delay";
        assertThat(get(path, clerk)).hasStatusOk();
        assertThat(post(path, clerk, "reason", "停电", "basis", "通知", "date", "下周"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("下周", "停电");
        assertThat(post(path, clerk, "reason", "停电", "basis", "通知", "date", "2099-01-01"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
    }

    @Test
    void isOpenToEverybodyInBothLanguages() {
        for (var path : List.of(
                "/quality/ratings",
                "/quality/ratings?month=2026-03&where=" + VILLAGE.value(),
                "/quality/trips?year=2026")) {
            for (var language : List.of("zh", "en")) {
                assertThat(web.get()
                                .uri(path + (path.contains("?") ? "&" : "?") + "county=" + COUNTY.value())
                                .cookie(new Cookie("language", language)))
                        .as(path)
                        .hasStatusOk();
            }
        }
        assertThat(web.get().uri("/quality?county=" + COUNTY.value())).hasStatus(HttpStatus.SEE_OTHER);
        for (var path : List.of("/quality/ratings?month=x", "/quality/ratings?where=x", "/quality/trips?year=x")) {
            assertThat(web.get().uri(path + "&county=" + COUNTY.value()))
                    .as(path)
                    .hasStatus(HttpStatus.BAD_REQUEST);
        }
        for (var path : List.of("/call-backs", "/questions", "/refusals")) {
            assertThat(web.get().uri(path)).as(path).hasRedirectedUrl("/sign-in");
        }
    }

    private org.xiangli.core.people.Resident villager() {
        return org.xiangli.core.access.Villagers.enter(register, VILLAGE, "王秀兰");
    }

    private MvcTestResult get(String path, Account account) {
        return web.get().uri(path).with(as(account)).exchange();
    }

    private MvcTestResult post(String path, Account account, String... fields) {
        var sent = web.post().uri(path).with(csrf()).with(as(account));
        for (var index = 0; index < fields.length; index += 2) {
            sent.param(fields[index], fields[index + 1]);
        }
        return sent.exchange();
    }

    private Account staff(PostKind kind, DivisionCode division) {
        var account = posts.open(
                COUNTY.value(), "q" + UUID.randomUUID().toString().substring(0, 20), "测试人员", "冬天的松花江 结冰 2026");
        posts.appoint(account, kind, division, "测试办公室", LocalDate.of(2021, 1, 1), null);
        return account;
    }

    private static Account account(org.xiangli.core.people.Resident resident) {
        return new Account(Ids.next(), COUNTY.value(), "resident", resident.name(), resident.id());
    }

    private static RequestPostProcessor as(Account account) {
        return authentication(UsernamePasswordAuthenticationToken.authenticated(
                account, "", List.of(new SimpleGrantedAuthority("SIGNED_IN"))));
    }
}
