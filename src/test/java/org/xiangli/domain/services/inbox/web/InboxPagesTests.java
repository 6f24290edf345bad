package org.xiangli.domain.services.inbox.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.xiangli.core.access.Villagers.COUNTY;
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
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.xiangli.core.access.Account;
import org.xiangli.core.access.PostKind;
import org.xiangli.core.access.PostRegister;
import org.xiangli.core.access.Villagers;
import org.xiangli.core.people.RegisterDesk;
import org.xiangli.core.people.Resident;
import org.xiangli.core.store.Counties;
import org.xiangli.core.territory.Territory;
import org.xiangli.kernel.DivisionCode;
import org.xiangli.kernel.Ids;
import org.xiangli.testing.HouseTest;

/** The inbox as a browser meets it. */
@HouseTest
class InboxPagesTests {

    private final MockMvcTester web;
    private final PostRegister posts;
    private final RegisterDesk register;
    private Resident wang;
    private Account herself;

    InboxPagesTests(
            MockMvcTester web, PostRegister posts, RegisterDesk register, Counties counties, Territory territory) {
        this.web = web;
        this.posts = posts;
        this.register = register;
        counties.turnOn(COUNTY.value(), false);
        territory.loadVillages(DivisionCode.of("22"));
        this.wang = Villagers.enter(register, VILLAGE, "欧阳秀兰");
        this.herself = account(wang);
    }

    @BeforeEach
    void somebodyNew() {
        wang = Villagers.enter(register, VILLAGE, "欧阳秀兰");
        herself = account(wang);
    }

    @Test
    @DisplayName("R054 a problem is described, held against what is there, sorted and filed, without a script")
    void filesAProblem() throws Exception {
        assertThat(get("/inbox/new", herself)).hasStatusOk().bodyText().contains("name=\"body\"");
        var once = UUID.randomUUID().toString();
        var compared = post("/inbox/new", herself, "once", once, "body", "村口的路灯坏了很久", "place", "三组桥头");
        assertThat(compared).hasStatusOk().bodyText().contains("道路照明", "村口的路灯坏了很久");
        var chosen = code(compared, "道路照明");
        var filed =
                post("/inbox/file", herself, "once", once, "body", "村口的路灯坏了很久", "place", "三组桥头", "category", chosen);
        assertThat(filed).hasStatus(HttpStatus.SEE_OTHER);
        var path = Objects.requireNonNull(filed.getResponse().getRedirectedUrl());
        assertThat(path).matches("/issues/W[0-9]{6}-[0-9]{6,}");
        assertThat(get(path, herself)).hasStatusOk().bodyText().contains("村口的路灯坏了很久");
        assertThat(get(path, account(Villagers.enter(register, VILLAGE, "张三")))).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(get("/inbox/mine", herself)).bodyText().contains("村口的路灯坏了很久");

        var officer = staff(PostKind.TOWNSHIP_OFFICER, VILLAGE.parent().orElseThrow());
        assertThat(get("/inbox", officer)).hasStatusOk().bodyText().contains("村口的路灯坏了很久");
        assertThat(get("/home", officer)).hasStatusOk().bodyText().contains("要答复的共性问题");
        var id = id(get(path, officer));
        assertThat(post("/inbox/" + id + "/moves/show", officer)).hasStatus(HttpStatus.SEE_OTHER);
        assertThat(web.get().uri(path + "?county=" + COUNTY.value()))
                .hasStatusOk()
                .bodyText()
                .contains("村口的路灯坏了很久")
                .doesNotContain("欧阳秀兰");
        var li = account(Villagers.enter(register, VILLAGE, "李强"));
        var again = post("/inbox/new", li, "once", UUID.randomUUID().toString(), "body", "路灯坏了", "place", "三组桥头");
        assertThat(again).hasStatusOk().bodyText().contains("/inbox/" + id + "/support");
        assertThat(post("/inbox/" + id + "/support", li)).hasRedirectedUrl(path);
        assertThat(get(path, li)).bodyText().contains("2 人支持");

        assertThat(post("/inbox/" + id + "/moves/answer", officer, "answer", "", "done-by", "昨天"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("昨天");
        assertThat(post("/inbox/" + id + "/moves/answer", officer, "answer", "周五修好", "open", "yes"))
                .hasStatus(HttpStatus.SEE_OTHER);
        assertThat(web.get().uri(path + "?county=" + COUNTY.value())).bodyText().contains("周五修好");
        assertThat(web.get().uri("/issues/log?county=" + COUNTY.value()))
                .bodyText()
                .contains(path.substring(8));
    }

    @Test
    void keepsWhatWasTypedWhenSomethingIsWrong() {
        assertThat(post("/inbox/new", herself, "once", UUID.randomUUID().toString(), "body", "", "place", "三组桥头"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("三组桥头", "id=\"body-problem\"");
        assertThat(post(
                        "/inbox/new",
                        herself,
                        "once",
                        UUID.randomUUID().toString(),
                        "body",
                        "路断了",
                        "place",
                        "东沟",
                        "lat",
                        "北纬42"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("北纬42", "路断了");
        assertThat(post("/inbox/file", herself, "once", UUID.randomUUID().toString(), "body", "路断了", "place", "东沟"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("路断了", "请选择类别");
        assertThat(post(
                        "/inbox/file",
                        herself,
                        "once",
                        UUID.randomUUID().toString(),
                        "body",
                        "路断了",
                        "place",
                        "东沟",
                        "category",
                        "0000000000"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(post("/inbox/new", herself, "body", "路断了", "place", "东沟"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
    }

    @Test
    @DisplayName("R054 the clerk looks up who came, files for her, and adds a photo")
    void theClerkFilesForWhoCame() throws Exception {
        var clerk = staff(PostKind.VILLAGE_CLERK, VILLAGE);
        assertThat(get("/inbox/new", clerk)).hasRedirectedUrl("/inbox/who");
        assertThat(post("/inbox/who", clerk, "who", "")).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(post("/inbox/who", clerk, "who", "没有这个人")).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(post("/inbox/who", clerk, "who", wang.idNumber().value()))
                .hasStatusOk()
                .bodyText()
                .contains("/inbox/new?for=" + wang.id());
        var compared = post(
                "/inbox/new",
                clerk,
                "once",
                UUID.randomUUID().toString(),
                "for",
                wang.id().toString(),
                "body",
                "公厕堵了",
                "place",
                "村部");
        var filed = post(
                "/inbox/file",
                clerk,
                "once",
                UUID.randomUUID().toString(),
                "for",
                wang.id().toString(),
                "body",
                "公厕堵了",
                "place",
                "村部",
                "other",
                code(compared, "公厕"));
        var path = Objects.requireNonNull(filed.getResponse().getRedirectedUrl());
        var id = id(get(path, clerk));
        var picture = new java.io.ByteArrayOutputStream();
        javax.imageio.ImageIO.write(
                new java.awt.image.BufferedImage(9, 9, java.awt.image.BufferedImage.TYPE_INT_RGB), "png", picture);
        assertThat(web.post()
                        .uri("/inbox/{id}/photos", id)
                        .multipart()
                        .file(new MockMultipartFile("photo", "a.png", "image/png", picture.toByteArray()))
                        .with(csrf())
                        .with(as(clerk)))
                .hasRedirectedUrl(path);
        assertThat(get(path + "/photos/0", clerk)).hasStatusOk().hasContentType("image/jpeg");
        assertThat(get(path + "/photos/1", clerk)).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(web.get().uri(path + "/photos/0?county=" + COUNTY.value())).hasStatus(HttpStatus.NOT_FOUND);
    }

    @Test
    void isOpenToEverybodyInBothLanguagesAndLight() throws Exception {
        for (var path : List.of(
                "/issues",
                "/issues/log",
                "/issues/list",
                "/issues/list?month=2026-01",
                "/issues?where=" + VILLAGE.value(),
                "/issues?page=99999")) {
            for (var language : List.of("zh", "en")) {
                var page = web.get()
                        .uri(path + (path.contains("?") ? "&" : "?") + "county=" + COUNTY.value())
                        .cookie(new Cookie("language", language))
                        .exchange();
                assertThat(page).as(path).hasStatusOk();
                assertThat(page.getResponse().getContentAsByteArray()).as(path).hasSizeLessThan(60 * 1024);
            }
        }
        for (var path : List.of("/issues?where=abc", "/issues/list?month=13-2026", "/issues?page=x")) {
            assertThat(web.get().uri(path + "&county=" + COUNTY.value()))
                    .as(path)
                    .hasStatus(HttpStatus.BAD_REQUEST);
        }
        for (var path : List.of("/inbox", "/inbox/new", "/inbox/mine", "/inbox/categories")) {
            assertThat(web.get().uri(path)).as(path).hasRedirectedUrl("/sign-in");
        }
        assertThat(get("/inbox", herself)).hasStatus(HttpStatus.FORBIDDEN);
        assertThat(get("/inbox/categories", herself)).hasStatus(HttpStatus.FORBIDDEN);
    }

    @Test
    void theAdministratorSeesWhatOfHisSheetWasWrong() {
        var administrator = staff(PostKind.ADMINISTRATOR, COUNTY);
        assertThat(get("/inbox/categories", administrator)).hasStatusOk();
        assertThat(post("/inbox/categories", administrator, "sheet", "一,二"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("一,二");
    }

    private static String code(MvcTestResult page, String name) throws Exception {
        var text = page.getResponse().getContentAsString();
        var at = java.util.regex.Pattern.compile("value=\"([0-9a-f]{10})\"[^>]*>[^<]*" + name)
                .matcher(text);
        assertThat(at.find()).as(name).isTrue();
        return at.group(1);
    }

    private static String id(MvcTestResult page) throws Exception {
        var at = java.util.regex.Pattern.compile("/inbox/([0-9a-f-]{36})/")
                .matcher(page.getResponse().getContentAsString());
        assertThat(at.find()).isTrue();
        return at.group(1);
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
                COUNTY.value(), "i" + UUID.randomUUID().toString().substring(0, 20), "测试人员", "冬天的松花江 结冰 2026");
        posts.appoint(account, kind, division, "测试办公室", LocalDate.of(2021, 1, 1), null);
        return account;
    }

    private static Account account(Resident resident) {
        return new Account(Ids.next(), COUNTY.value(), "resident", resident.name(), resident.id());
    }

    private static RequestPostProcessor as(Account account) {
        return authentication(UsernamePasswordAuthenticationToken.authenticated(
                account, "", List.of(new SimpleGrantedAuthority("SIGNED_IN"))));
    }
}
