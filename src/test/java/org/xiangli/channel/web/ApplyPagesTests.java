package org.xiangli.channel.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.xiangli.core.access.Villagers.COUNTY;
import static org.xiangli.core.access.Villagers.VILLAGE;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.xiangli.core.access.Account;
import org.xiangli.core.access.Acting;
import org.xiangli.core.access.Invitations;
import org.xiangli.core.access.PostKind;
import org.xiangli.core.access.PostRegister;
import org.xiangli.core.access.Villagers;
import org.xiangli.core.people.RegisterDesk;
import org.xiangli.core.people.Resident;
import org.xiangli.core.store.Bound;
import org.xiangli.core.store.Counties;
import org.xiangli.core.store.Reach;
import org.xiangli.core.territory.Territory;
import org.xiangli.domain.services.Catalogue;
import org.xiangli.domain.services.forms.FormShelf;
import org.xiangli.kernel.DivisionCode;
import org.xiangli.kernel.Ids;
import org.xiangli.testing.HouseTest;
import tools.jackson.databind.node.ObjectNode;

/** Applying from home as a browser meets it, without a script. */
@HouseTest
class ApplyPagesTests {

    private static final Map<String, String> INSURANCE =
            Map.of("q-at-school", "false", "q-other-insurance", "EMPLOYEE");

    private final MockMvcTester web;
    private final PostRegister posts;
    private final RegisterDesk register;
    private final Invitations invitations;
    private final Catalogue catalogue;
    private final FormShelf shelf;
    private Resident wang;
    private Account herself;

    ApplyPagesTests(
            MockMvcTester web,
            PostRegister posts,
            RegisterDesk register,
            Invitations invitations,
            Territory territory,
            Counties counties,
            Catalogue catalogue,
            FormShelf shelf,
            Clock clock) {
        this.web = web;
        this.posts = posts;
        this.register = register;
        this.invitations = invitations;
        this.catalogue = catalogue;
        this.shelf = shelf;
        counties.turnOn(COUNTY.value(), false);
        var today = LocalDate.now(clock);
        Bound.run(Reach.ofCounty(COUNTY.value()), () -> {
            if (catalogue.current(today).isEmpty()) {
                territory.loadVillages(DivisionCode.of("22"));
                catalogue.publish(Ids.next(), Catalogue.shippedItems(), today, "测试", new UUID(0, 0));
            }
        });
        this.wang = Villagers.enter(register, VILLAGE, "上官晓梅");
        this.herself = account(wang);
    }

    @BeforeEach
    void somebodyNew() {
        wang = Villagers.enter(register, VILLAGE, "上官晓梅");
        herself = account(wang);
    }

    @Test
    void theGuideLeadsToTheFormAndTheFormToSignIn() {
        assertThat(web.get()
                        .uri("/items/pension-register")
                        .param("county", COUNTY.value())
                        .exchange())
                .hasStatusOk()
                .bodyText()
                .contains("href=\"/apply/pension-register\"");
        assertThat(web.get()
                        .uri("/items/legal-aid")
                        .param("county", COUNTY.value())
                        .exchange())
                .bodyText()
                .doesNotContain("/apply/");
        assertThat(web.get().uri("/apply/pension-register").exchange()).hasStatus(HttpStatus.FOUND);
    }

    @Test
    @DisplayName("R043 the first page shows what the register knows and from where, masked, and asks none of it")
    void theFirstPageShowsWhatIsKnown() {
        assertThat(get("/apply/pension-register"))
                .hasStatusOk()
                .bodyText()
                .contains("上官晓梅", wang.idNumber().masked(), "来自居民登记")
                .doesNotContain(wang.idNumber().value());
        var first = begin("pension-register");
        assertThat(get(first + "/steps/contact"))
                .bodyText()
                .contains("name=\"q-phone\"")
                .doesNotContain("name=\"q-name\"");
    }

    @Test
    void aConditionalQuestionAppearsOnceItIsCalledFor() {
        var sheet = begin("pension-register");
        assertThat(get(sheet + "/steps/insurance")).bodyText().doesNotContain("q-insured-where");
        assertThat(post(sheet + "/steps/insurance", INSURANCE)).hasRedirectedUrl(sheet + "/steps/insurance");
        assertThat(get(sheet + "/steps/insurance")).bodyText().contains("q-insured-where");
        assertThat(post(
                        sheet + "/steps/insurance",
                        Map.of("q-at-school", "false", "q-other-insurance", "NONE", "q-insured-where", "")))
                .hasRedirectedUrl(sheet + "/steps/contribution");
    }

    @Test
    void aWrongAnswerComesBackAsItWasTypedWithItsProblem() {
        var sheet = begin("pension-register");
        assertThat(post(sheet + "/steps/contact", Map.of("q-phone", "12<b>")))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("value=\"12&lt;b>\"", "href=\"#q-phone\"", "“联系电话”不像电话号码");
        assertThat(post(sheet + "/steps/contribution", Map.of("q-yearly-contribution", "两百元")))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("value=\"两百元\"", "1200.50");
    }

    @Test
    void aHundredThousandCharactersComeBackWithTheLimit() {
        var sheet = begin("temporary-relief");
        assertThat(post(sheet + "/steps/account", Map.of("q-account-of-it", "水".repeat(100_000), "q-people", "3")))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("最多 500 个字，现在有 100,000 个字");
    }

    @Test
    @DisplayName(
            "R043 one answer is changed and she is back where she checks them; then it is handed in with a receipt")
    void oneAnswerIsChangedAndHandedIn() {
        var sheet = begin("pension-register");
        post(sheet + "/steps/contact", Map.of("q-phone", "13800000000"));
        post(sheet + "/steps/insurance", Map.of("q-at-school", "false", "q-other-insurance", "NONE"));
        post(sheet + "/steps/contribution", Map.of("q-yearly-contribution", "200"));
        assertThat(post(sheet + "/steps/promise", Map.of("q-truth", "true"))).hasRedirectedUrl(sheet + "/papers");
        assertThat(post(sheet + "/papers", Map.of()))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("请说明“居民身份证”的情况");
        assertThat(post(sheet + "/papers", Map.of("paper-id-card", "ELECTRONIC")))
                .hasRedirectedUrl(sheet + "/check");
        assertThat(get(sheet + "/check")).bodyText().contains("200.00 元", "用电子证照", "13800000000");

        assertThat(post(sheet + "/steps/contribution", Map.of("q-yearly-contribution", "3,000.00", "change", "true")))
                .hasRedirectedUrl(sheet + "/check");
        var sent = post(sheet + "/submit", Map.of("version", "1"));
        assertThat(sent).hasStatus(HttpStatus.SEE_OTHER);
        var receipt = String.valueOf(sent.getResponse().getRedirectedUrl());
        assertThat(get(receipt)).hasStatusOk().bodyText().contains("回执").doesNotContain("/desk/new");
        assertThat(post(sheet + "/submit", Map.of("version", "1"))).hasRedirectedUrl(receipt);

        var clerk = Visitors.staff(posts, PostKind.VILLAGE_CLERK, VILLAGE);
        var kase = receipt.replace("/receipt", "");
        assertThat(web.get().uri(kase + "/form").with(Visitors.as(clerk)).exchange())
                .hasStatusOk()
                .bodyText()
                .contains("3,000.00 元", "来自居民登记");
        assertThat(web.get().uri(kase).with(Visitors.as(clerk)).exchange())
                .bodyText()
                .contains(kase + "/form.pdf");
        assertThat(web.get().uri(kase + "/form.pdf").with(Visitors.as(clerk)).exchange())
                .hasStatusOk()
                .hasContentType("application/pdf");
    }

    @Test
    void anUnfinishedFormSentByForceNamesWhatIsOpen() {
        var sheet = begin("pension-register");
        assertThat(post(sheet + "/submit", Map.of("version", "1")))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("还有 5 处没有填好");
        assertThat(post(sheet + "/submit", Map.of("version", "7")))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("表单内容有更新");
    }

    @Test
    void aPictureIsTakenUnderTheNameOfItsPaperAndAPageOfMarkupIsNot() {
        var sheet = begin("temporary-relief");
        var picture = new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, (byte) 0xE0, 0, 16, 'J', 'F', 'I', 'F', 0};
        assertThat(photo(sheet, "<html><script>1</script></html>".getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("text/html");
        assertThat(photo(sheet, picture)).hasRedirectedUrl(sheet + "/check");
        assertThat(get(sheet + "/papers")).bodyText().contains("遭遇困难的相关材料").doesNotContain("IMG_0001");
    }

    @Test
    @DisplayName("R043 form changed meanwhile: the page names what is new and keeps what was answered")
    void aChangedFormSaysWhatIsNew() {
        var sheet = begin("elder-allowance");
        post(sheet + "/steps/contact", Map.of("q-phone", "13800000000"));
        var approver = Villagers.clerk(VILLAGE);
        var county =
                new Acting(approver.account(), "批准人", approver.post(), PostKind.COUNTY_APPROVER, COUNTY, "县民政局", null);
        county.run(() -> {
            var next = shelf.current("elder-allowance").orElseThrow().schema();
            next.put("x-version", next.path("x-version").asInt() + 1);
            ((ObjectNode) next.path("properties").path("living")).put("title", "您现在住在哪里？");
            shelf.publish(UUID.randomUUID(), next.toString());
        });
        assertThat(get(sheet)).hasStatusOk().bodyText().contains("表单有更新", "有改动：您现在住在哪里？", "13800000000");
        assertThat(get("/apply")).hasStatusOk().bodyText().contains("高龄津贴申请表");
    }

    @Test
    @DisplayName("R029 item retired meanwhile: the page says so, shows every answer and prints them")
    void aRetiredItemShowsTheAnswers() {
        var sheet = begin("medical-register");
        post(sheet + "/steps/contact", Map.of("q-phone", "13800000000"));
        var approver = Villagers.clerk(VILLAGE);
        new Acting(approver.account(), "批准人", approver.post(), PostKind.COUNTY_APPROVER, COUNTY, "县医保局", null)
                .run(() -> catalogue.withdraw("medical-register", "停办"));
        for (var page : List.of("", "/check", "/steps/whom", "/papers")) {
            assertThat(get(sheet + page))
                    .hasStatus(HttpStatus.GONE)
                    .bodyText()
                    .contains("已停止办理", "13800000000", "/form.pdf");
        }
        assertThat(post(sheet + "/submit", Map.of("version", "1"))).bodyText().contains("已停止办理");
        assertThat(get(sheet + "/form.pdf")).hasStatusOk().hasContentType("application/pdf");
    }

    @Test
    void theClerkFillsTheSameFormOnOnePage() {
        var clerk = Visitors.staff(posts, PostKind.VILLAGE_CLERK, VILLAGE);
        var path = "/desk/new/" + wang.id() + "/pension-register/form";
        assertThat(web.get().uri(path).with(Visitors.as(clerk)).exchange())
                .hasStatusOk()
                .bodyText()
                .contains(
                        "q-phone",
                        "q-truth",
                        "paper-id-card-SHOWN",
                        wang.idNumber().masked());
        var request = web.post()
                .uri(path)
                .with(csrf())
                .with(Visitors.as(clerk))
                .param("once", UUID.randomUUID().toString())
                .param("q-phone", "13800000000")
                .param("q-at-school", "false")
                .param("q-other-insurance", "EMPLOYEE")
                .param("q-yearly-contribution", "200")
                .param("q-truth", "true")
                .param("paper-id-card", "SHOWN")
                .param("paper-register-form", "ELECTRONIC");
        assertThat(request.exchange())
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("“在哪里参保（省、市、县）”还没有填", "value=\"13800000000\"");
        var taken = web.post()
                .uri(path)
                .with(csrf())
                .with(Visitors.as(clerk))
                .param("once", UUID.randomUUID().toString())
                .param("q-phone", "13800000000")
                .param("q-at-school", "false")
                .param("q-other-insurance", "NONE")
                .param("q-yearly-contribution", "200")
                .param("q-truth", "true")
                .param("paper-id-card", "SHOWN")
                .param("paper-register-form", "ELECTRONIC")
                .exchange();
        assertThat(taken).hasStatus(HttpStatus.SEE_OTHER);
        assertThat(String.valueOf(taken.getResponse().getRedirectedUrl())).endsWith("/receipt");
    }

    @Test
    @DisplayName("R012 another resident's draft and an unknown one look the same")
    void anothersDraftLooksUnknown() {
        var sheet = begin("pension-register");
        var stranger = account(Villagers.enter(register, VILLAGE, "司徒明"));
        var foreign =
                web.get().uri(sheet + "/check").with(Visitors.as(stranger)).exchange();
        var unknown = web.get()
                .uri("/apply/sheets/" + Ids.next() + "/check")
                .with(Visitors.as(stranger))
                .exchange();
        assertThat(foreign).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(Plain.page(foreign)).isEqualTo(Plain.page(unknown)).doesNotContain("上官");
    }

    private Account account(Resident resident) {
        var code = Villagers.clerk(VILLAGE).call(() -> invitations.invite(resident.id(), resident.name()));
        var login = "r" + UUID.randomUUID().toString().substring(0, 20);
        return Bound.call(Reach.ofCounty(COUNTY.value()), () -> invitations.accept(code, login, Visitors.PASSWORD));
    }

    private String begin(String item) {
        var begun = post("/apply/" + item, Map.of());
        assertThat(begun).hasStatus(HttpStatus.SEE_OTHER);
        return String.valueOf(begun.getResponse().getRedirectedUrl());
    }

    private MvcTestResult get(String path) {
        return web.get().uri(path).with(Visitors.as(herself)).exchange();
    }

    private MvcTestResult post(String path, Map<String, String> fields) {
        var request = web.post().uri(path).with(csrf()).with(Visitors.as(herself));
        fields.forEach((field, value) -> request.param(field, value));
        return request.exchange();
    }

    private MvcTestResult photo(String sheet, byte[] content) {
        return web.post()
                .multipart()
                .file(new MockMultipartFile("camera-hardship-proof", "IMG_0001.jpg", "image/jpeg", content))
                .uri(sheet + "/papers")
                .with(csrf())
                .with(Visitors.as(herself))
                .param("paper-id-card", "ELECTRONIC")
                .param("paper-hardship-proof", "ELECTRONIC")
                .exchange();
    }
}
