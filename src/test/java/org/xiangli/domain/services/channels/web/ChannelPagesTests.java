package org.xiangli.domain.services.channels.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.xiangli.core.access.Villagers.COUNTY;
import static org.xiangli.core.access.Villagers.NEIGHBOUR;
import static org.xiangli.core.access.Villagers.VILLAGE;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
import org.xiangli.core.access.Acting;
import org.xiangli.core.access.PostKind;
import org.xiangli.core.access.PostRegister;
import org.xiangli.core.access.Villagers;
import org.xiangli.core.files.FileStore;
import org.xiangli.core.people.RegisterDesk;
import org.xiangli.core.people.Resident;
import org.xiangli.core.procedure.CaseDesk;
import org.xiangli.core.store.Bound;
import org.xiangli.core.store.Counties;
import org.xiangli.core.store.Reach;
import org.xiangli.domain.services.AgentDesk;
import org.xiangli.domain.services.Catalogue;
import org.xiangli.domain.services.Draft;
import org.xiangli.domain.services.Mandate;
import org.xiangli.domain.services.PaperMark;
import org.xiangli.domain.services.PaperState;
import org.xiangli.domain.services.ServiceDesk;
import org.xiangli.kernel.DivisionCode;
import org.xiangli.kernel.Ids;
import org.xiangli.testing.HouseTest;

/** The pages of the ways in as a browser meets them: strangers, wrong posts, nonsense in the fields. */
@HouseTest
class ChannelPagesTests {

    private static final String ITEM = "temporary-relief";
    private static final byte[] PNG = {
        (byte) 0x89, 'P', 'N', 'G', 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 'I', 'H', 'D', 'R'
    };

    private final MockMvcTester web;
    private final PostRegister posts;
    private final RegisterDesk register;
    private final ServiceDesk desk;
    private final AgentDesk agents;
    private final CaseDesk cases;
    private final FileStore files;
    private final Clock clock;
    private Account clerk;
    private Resident liu;

    ChannelPagesTests(
            MockMvcTester web,
            PostRegister posts,
            RegisterDesk register,
            ServiceDesk desk,
            AgentDesk agents,
            CaseDesk cases,
            FileStore files,
            Counties counties,
            Catalogue catalogue,
            Clock clock) {
        this.web = web;
        this.posts = posts;
        this.register = register;
        this.desk = desk;
        this.agents = agents;
        this.cases = cases;
        this.files = files;
        this.clock = clock;
        counties.turnOn(COUNTY.value(), false);
        var today = LocalDate.now(clock);
        Bound.run(Reach.ofCounty(COUNTY.value()), () -> {
            if (catalogue.current(today).isEmpty()) {
                catalogue.publish(Ids.next(), Catalogue.shippedItems(), today, "测试", new UUID(0, 0));
            }
        });
        this.clerk = staff(PostKind.VILLAGE_CLERK, VILLAGE);
        this.liu = Villagers.enter(register, VILLAGE, "刘桂珍");
    }

    @BeforeEach
    void letSomebodyNewStandThere() {
        clerk = staff(PostKind.VILLAGE_CLERK, VILLAGE);
        liu = Villagers.enter(register, VILLAGE, "刘桂珍");
    }

    @Test
    @DisplayName("R012 another village's matters and mandates look unknown on every page of the ways in")
    void anotherVillagesMattersLookUnknown() {
        var carried = carried();
        var mandate = carried.mandate().orElseThrow();
        var stranger = staff(PostKind.VILLAGE_CLERK, NEIGHBOUR);
        for (var page : List.of("/cases/%s/agent", "/cases/%s/guide", "/cases/%s/joint")) {
            assertThat(get(page.formatted(carried.id()), stranger))
                    .as(page)
                    .hasStatus(HttpStatus.NOT_FOUND)
                    .bodyText()
                    .doesNotContain("刘桂珍");
            assertThat(get(page.formatted(carried.id()), clerk)).as(page).hasStatusOk();
        }
        for (var page : List.of(
                "/agent/mandates/" + mandate + "/" + ITEM, "/agent/of/" + liu.id(), "/appointments/new/" + liu.id())) {
            assertThat(get(page, stranger))
                    .as(page)
                    .matches(result -> result.getResponse().getStatus() / 100 == 4, "is refused")
                    .bodyText()
                    .doesNotContain("刘桂珍");
        }
    }

    @Test
    void otherPostsAreNotLetIn() {
        var administrator = staff(PostKind.ADMINISTRATOR, COUNTY);
        for (var page : List.of("/appointments", "/agent", "/desk/phone", "/desk/paper", "/my/mandates")) {
            assertThat(get(page, administrator)).as(page).hasStatus(HttpStatus.FORBIDDEN);
        }
        assertThat(get("/terminals", administrator)).hasStatusOk();
    }

    @Test
    void nonsenseIsAnsweredInWords() {
        var form = "/appointments/new/" + liu.id();
        for (var slot : List.of("", "@", "x@y", UUID.randomUUID() + "@2026-13-99T00:00:00Z", "'; drop table--@")) {
            assertThat(post(
                            form,
                            clerk,
                            Map.of("matter", ITEM, "kind", "WINDOW", "slot", slot, "phone", "13800000000")))
                    .as(slot)
                    .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                    .bodyText()
                    .contains("13800000000");
        }
        assertThat(post("/appointments/" + Ids.next() + "/nonsense", clerk, Map.of()))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(post("/appointments/" + Ids.next() + "/arrive", clerk, Map.of()))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(get("/appointments?day=yesterday", clerk)).hasStatus(HttpStatus.BAD_REQUEST);
        assertThat(post("/appointments/counters", clerk, Map.of("opens", "25:00", "minutes", "many")))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("08:30");
        assertThat(get("/calendar/" + COUNTY.value() + "/" + "A".repeat(43) + ".ics", clerk))
                .hasStatus(HttpStatus.NOT_FOUND);
    }

    @Test
    @DisplayName("R048 a paper form is typed in with its date and its picture, or not at all")
    void aPaperFormIsTypedInWithItsPicture() {
        var yesterday = LocalDate.now(clock).minusDays(1).toString();
        assertThat(typeIn(yesterday, new byte[0]))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains(yesterday);
        assertThat(typeIn(yesterday, "<html>".getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("text/html");
        assertThat(typeIn("2020-01-01", PNG)).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        var acting = Villagers.clerk(VILLAGE);
        assertThat(acting.call(() -> cases.ofSubject(liu.id())))
                .as("a picture that is refused leaves no case behind")
                .isEmpty();
        assertThat(typeIn(yesterday, PNG)).hasStatus(HttpStatus.SEE_OTHER);
        var made = acting.call(() -> cases.ofSubject(liu.id()));
        assertThat(made).hasSize(1);
        assertThat(acting.call(() -> files.list(made.getFirst().id()))).hasSize(1);
    }

    private MvcTestResult typeIn(String received, byte[] scan) {
        return web.post()
                .multipart()
                .file(new MockMultipartFile("scan", "form.png", "image/png", scan))
                .uri("/desk/paper/{resident}/{item}", liu.id(), ITEM)
                .with(csrf())
                .with(as(clerk))
                .param("once", UUID.randomUUID().toString())
                .param("received", received)
                .param("paper-application", "ORIGINAL")
                .param("paper-id-card", "ELECTRONIC")
                .param("paper-hardship-proof", "NOT_NEEDED")
                .exchange();
    }

    private org.xiangli.domain.services.Application carried() {
        var acting = acting(clerk);
        var today = LocalDate.now(clock);
        var mandate = acting.call(
                () -> agents.mandate(Ids.next(), liu.id(), Set.of(ITEM), today, today, Mandate.Given.SIGNED));
        return acting.call(() -> desk.take(
                        Draft.atWindow(Ids.next(), liu.id(), ITEM).byAgent(mandate.id()),
                        Map.of(
                                "application", PaperMark.of(PaperState.ORIGINAL),
                                "id-card", PaperMark.of(PaperState.SHOWN),
                                "hardship-proof", PaperMark.of(PaperState.NOT_NEEDED))))
                .application();
    }

    private Acting acting(Account account) {
        var post = posts.heldToday(account).getFirst();
        return new Acting(
                account.id(), account.displayName(), post.id(), post.kind(), post.division(), post.office(), null);
    }

    private Account staff(PostKind kind, DivisionCode division) {
        var login = "c" + UUID.randomUUID().toString().substring(0, 20);
        var account = posts.open(COUNTY.value(), login, "测试人员", "冬天的松花江 结冰 2026");
        posts.appoint(account, kind, division, "测试办公室", LocalDate.of(2021, 1, 1), null);
        return account;
    }

    private MvcTestResult get(String path, Account who) {
        return web.get().uri(path).with(as(who)).exchange();
    }

    private MvcTestResult post(String path, Account who, Map<String, String> fields) {
        var request = web.post().uri(path).with(csrf()).with(as(who));
        request.param("once", UUID.randomUUID().toString());
        fields.forEach(request::param);
        return request.exchange();
    }

    private static RequestPostProcessor as(Account account) {
        return authentication(UsernamePasswordAuthenticationToken.authenticated(
                account, "", List.of(new SimpleGrantedAuthority("SIGNED_IN"))));
    }
}
