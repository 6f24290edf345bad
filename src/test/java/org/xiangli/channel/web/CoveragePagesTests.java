package org.xiangli.channel.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.xiangli.core.access.Villagers.COUNTY;
import static org.xiangli.core.access.Villagers.VILLAGE;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.xiangli.core.access.Account;
import org.xiangli.core.access.PostKind;
import org.xiangli.core.access.PostRegister;
import org.xiangli.core.page.Texts;
import org.xiangli.core.store.Bound;
import org.xiangli.core.store.Counties;
import org.xiangli.core.store.Reach;
import org.xiangli.core.territory.Territory;
import org.xiangli.domain.services.Catalogue;
import org.xiangli.kernel.DivisionCode;
import org.xiangli.kernel.Ids;
import org.xiangli.testing.HouseTest;

/** The pages of catalogue, coverage and offers as a browser meets them. */
@HouseTest
class CoveragePagesTests {

    private final MockMvcTester web;
    private final PostRegister posts;
    private final Texts texts;
    private final Clock clock;

    CoveragePagesTests(
            MockMvcTester web,
            PostRegister posts,
            Texts texts,
            Clock clock,
            Counties counties,
            Territory territory,
            Catalogue catalogue) {
        this.web = web;
        this.posts = posts;
        this.texts = texts;
        this.clock = clock;
        counties.turnOn(COUNTY.value(), false);
        territory.loadVillages(DivisionCode.of("22"));
        Bound.run(Reach.ofCounty(COUNTY.value()), () -> {
            if (catalogue.current(today()).isEmpty()) {
                catalogue.publish(Ids.next(), Catalogue.shippedItems(), today(), "测试", new UUID(0, 0));
            }
        });
    }

    private Account clerk = new Account(Ids.next(), COUNTY.value(), "x", "x", null);

    @BeforeEach
    void sitDown() {
        clerk = Visitors.staff(posts, PostKind.VILLAGE_CLERK, VILLAGE);
    }

    @Test
    @DisplayName("R037 R038 R039 R029 the public pages are read by anyone, in both languages, and are light")
    void showsThePublicPages() {
        for (var path : List.of(
                "/items",
                "/items?q=ylbx",
                "/items/by-department",
                "/items/versions",
                "/items/versions/1",
                "/items/protection-report",
                "/coverage",
                "/coverage/areas",
                "/coverage/gap",
                "/help/" + VILLAGE.value(),
                "/help/" + VILLAGE.value() + "?q=%E5%90%83%E9%A5%AD")) {
            for (var language : List.of("zh", "en")) {
                var page = web.get()
                        .uri(java.net.URI.create(path))
                        .with(Visitors.as(clerk))
                        .cookie(new jakarta.servlet.http.Cookie("language", language))
                        .exchange();
                assertThat(page).as(path).hasStatusOk();
                assertThat(page.getResponse().getContentAsByteArray().length)
                        .as("weight of %s", path)
                        .isLessThan(60 * 1024);
            }
        }
    }

    @Test
    @DisplayName("The desk's step 'What for?' finds by sound, and offers no case of what is not written down")
    void findsAtTheDesk() {
        var resident = Ids.next();
        var page = body(web.get()
                .uri("/desk/new/{id}?q=jiabao", resident)
                .with(Visitors.as(clerk))
                .exchange());
        assertThat(page)
                .contains("/items/protection-report")
                .doesNotContain("/desk/new/" + resident + "/protection-report");
        assertThat(body(web.get()
                        .uri("/desk/new/{id}?q=ylbx", resident)
                        .with(Visitors.as(clerk))
                        .exchange()))
                .contains("/desk/new/" + resident + "/pension-register");
        var refused = web.get()
                .uri("/desk/new/{id}/protection-report", resident)
                .with(Visitors.as(clerk))
                .exchange();
        assertThat(refused.getResponse().getStatus() / 100).isEqualTo(4);
        assertThat(body(refused)).contains("110");
        assertThat(body(web.get()
                        .uri("/items/protection-report")
                        .with(Visitors.as(clerk))
                        .exchange()))
                .contains("href=\"tel:110\"");
        assertThat(body(web.get()
                        .uri("/search?q=dibao")
                        .with(Visitors.as(clerk))
                        .exchange()))
                .contains("/items/minimum-living");
    }

    @Test
    @DisplayName("R039 an offer is entered once, however often the form is sent; a wrong form comes back whole")
    void entersAnOffer() {
        var wrong = post(
                "/desk/offers",
                clerk,
                Map.of(
                        "name",
                        "拼车",
                        "phone",
                        "abc",
                        "from",
                        "2026-02-30",
                        "once",
                        UUID.randomUUID().toString()));
        assertThat(wrong.getResponse().getStatus()).isEqualTo(422);
        assertThat(body(wrong))
                .contains("value=\"拼车\"", "value=\"abc\"", "id=\"words-problem\"", "id=\"from-problem\"");
        var form = Map.of(
                "by", "GROUP",
                "name", "拼车进城测试",
                "what", "赶集日七点",
                "provider", "互助组",
                "phone", "0433-0000000",
                "words", "拼车进城、坐车",
                "from", today().toString(),
                "once", UUID.randomUUID().toString());
        assertThat(post("/desk/offers", clerk, form).getResponse().getStatus()).isEqualTo(303);
        assertThat(post("/desk/offers", clerk, form).getResponse().getStatus()).isEqualTo(303);
        var found = body(web.get()
                .uri("/help/" + VILLAGE.value() + "?q=pinche")
                .with(Visitors.as(clerk))
                .exchange());
        assertThat(found.split("拼车进城测试", -1)).hasSize(2);
    }

    @Test
    @DisplayName("R039 money is asked for by a business only, said at the field")
    void refusesAPriceOfNeighbours() {
        var answer = post(
                "/desk/offers",
                clerk,
                Map.of(
                        "by", "GROUP",
                        "name", "拼车",
                        "what", "七点",
                        "provider", "互助组",
                        "phone", "0433-0000000",
                        "words", "坐车",
                        "price", "5",
                        "from", today().toString(),
                        "once", UUID.randomUUID().toString()));
        assertThat(answer.getResponse().getStatus()).isEqualTo(422);
        assertThat(body(answer)).contains("price-problem", texts.text(Locale.CHINA, "refusal.services.offer-price"));
    }

    @Test
    @DisplayName(
            "R029 only the county's approver sees the page of the next version; a day in the past comes back at its"
                    + " field")
    void guardsTheNextVersion() {
        assertThat(web.get()
                        .uri("/desk/catalogue")
                        .with(Visitors.as(clerk))
                        .exchange()
                        .getResponse()
                        .getStatus())
                .isEqualTo(403);
        var approver = Visitors.staff(posts, PostKind.COUNTY_APPROVER, COUNTY);
        var page = web.get().uri("/desk/catalogue").with(Visitors.as(approver)).exchange();
        assertThat(page).hasStatusOk();
        var late = post(
                "/desk/catalogue",
                approver,
                Map.of(
                        "from", "2020-01-01",
                        "note", "调整",
                        "item", "utilities",
                        "do-utilities", "REMOVE",
                        "once", UUID.randomUUID().toString()));
        assertThat(late.getResponse().getStatus()).isEqualTo(422);
        assertThat(body(late)).contains("from-problem", "value=\"2020-01-01\"");
        assertThat(post("/desk/catalogue/withdraw", approver, Map.of("code", "utilities", "why", ""))
                        .getResponse()
                        .getStatus())
                .isEqualTo(422);
    }

    @Test
    void answersAnUnknownVillageOrVersionPlainly() {
        assertThat(web.get()
                                .uri("/help/999999999999")
                                .with(Visitors.as(clerk))
                                .exchange()
                                .getResponse()
                                .getStatus()
                        / 100)
                .isEqualTo(4);
        assertThat(web.get()
                                .uri("/help/abc")
                                .with(Visitors.as(clerk))
                                .exchange()
                                .getResponse()
                                .getStatus()
                        / 100)
                .isEqualTo(4);
        assertThat(web.get()
                        .uri("/items/versions/77")
                        .with(Visitors.as(clerk))
                        .exchange()
                        .getResponse()
                        .getStatus())
                .isEqualTo(404);
        assertThat(web.get()
                        .uri("/coverage?township=nonsense")
                        .with(Visitors.as(clerk))
                        .exchange())
                .hasStatusOk();
        assertThat(web.get().uri("/desk/offers").exchange().getResponse().getStatus() / 100)
                .isEqualTo(3);
    }

    @Test
    @DisplayName("R057 a clerk's entry is the page of the own village; others choose one")
    void leadsToTheOwnVillage() {
        assertThat(web.get()
                        .uri("/help")
                        .with(Visitors.as(clerk))
                        .exchange()
                        .getResponse()
                        .getHeader("Location"))
                .endsWith("/help/" + VILLAGE.value());
        var approver = Visitors.staff(posts, PostKind.COUNTY_APPROVER, COUNTY);
        var township = VILLAGE.parent().orElseThrow().value();
        assertThat(body(web.get().uri("/help").with(Visitors.as(approver)).exchange()))
                .contains("township=" + township);
        assertThat(body(web.get()
                        .uri("/help?township=" + township)
                        .with(Visitors.as(approver))
                        .exchange()))
                .contains("/help/" + VILLAGE.value());
    }

    @Test
    @DisplayName("R042 a figure is entered with its source; the page says no data for what is missing")
    void entersAFigure() {
        var officer = Visitors.staff(posts, PostKind.COUNTY_OFFICER, COUNTY);
        var form = new java.util.HashMap<>(Map.of(
                "year", "2031", "family", "HEALTH", "measure", "POINTS", "side", "URBAN", "figure", "0.8", "source",
                "公报"));
        assertThat(post("/desk/gap", officer, form).getResponse().getStatus()).isEqualTo(303);
        form.put("side", "RURAL");
        form.put("figure", "0.755");
        var wrong = post("/desk/gap", officer, form);
        assertThat(wrong.getResponse().getStatus()).isEqualTo(422);
        assertThat(body(wrong)).contains("figure-problem", "value=\"0.755\"");
        form.put("figure", "0.6");
        assertThat(post("/desk/gap", officer, form).getResponse().getStatus()).isEqualTo(303);
        var page = body(web.get()
                .uri("/coverage/gap?year=2031")
                .with(Visitors.as(clerk))
                .exchange());
        assertThat(page).contains("75.0%", "无数据");
        assertThat(post("/desk/gap", clerk, form).getResponse().getStatus()).isEqualTo(403);
    }

    @Test
    @DisplayName("R040 the county draws a sample; judging nothing or both is sent back")
    void drawsASample() {
        var officer = Visitors.staff(posts, PostKind.COUNTY_OFFICER, COUNTY);
        var quarter = org.xiangli.domain.services.coverage.Quarter.of(today()).toString();
        assertThat(post("/desk/quality/" + quarter + "/draw", officer, Map.of())
                        .getResponse()
                        .getStatus())
                .isEqualTo(303);
        assertThat(web.get().uri("/desk/quality").with(Visitors.as(officer)).exchange())
                .hasStatusOk();
        var path = "/desk/quality/" + quarter + "/samples/" + Ids.next();
        assertThat(post(path, officer, Map.of()).getResponse().getStatus()).isEqualTo(422);
        assertThat(post(path, officer, Map.of("passed", "yes", "failed", "FREE"))
                        .getResponse()
                        .getStatus())
                .isEqualTo(422);
        assertThat(post(path, officer, Map.of("passed", "yes")).getResponse().getStatus())
                .isEqualTo(422);
        assertThat(web.get()
                        .uri("/desk/quality")
                        .with(Visitors.as(clerk))
                        .exchange()
                        .getResponse()
                        .getStatus())
                .isEqualTo(403);
    }

    private MvcTestResult post(String path, Account account, Map<String, String> form) {
        var request = web.post().uri(path).with(Visitors.as(account)).with(csrf());
        form.forEach((name, value) -> request.param(name, value));
        return request.exchange();
    }

    private static String body(MvcTestResult result) {
        try {
            return result.getResponse().getContentAsString(java.nio.charset.StandardCharsets.UTF_8);
        } catch (java.io.UnsupportedEncodingException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
