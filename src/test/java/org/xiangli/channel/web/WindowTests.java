package org.xiangli.channel.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.xiangli.core.access.Villagers.COUNTY;
import static org.xiangli.core.access.Villagers.NEIGHBOUR;
import static org.xiangli.core.access.Villagers.VILLAGE;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.xiangli.core.access.Account;
import org.xiangli.core.access.PostKind;
import org.xiangli.core.access.PostRegister;
import org.xiangli.core.access.Villagers;
import org.xiangli.core.people.RegisterDesk;
import org.xiangli.core.people.Resident;
import org.xiangli.core.procedure.CaseDesk;
import org.xiangli.core.store.Bound;
import org.xiangli.core.store.Counties;
import org.xiangli.core.store.Reach;
import org.xiangli.core.territory.Territory;
import org.xiangli.domain.services.Catalogue;
import org.xiangli.domain.services.ServiceDesk;
import org.xiangli.domain.services.web.Papers;
import org.xiangli.kernel.DivisionCode;
import org.xiangli.kernel.Ids;
import org.xiangli.testing.HouseTest;

/** The village window as a browser meets it: wrong, repeated, simultaneous and foreign requests. */
@HouseTest
class WindowTests {

    private static final String ITEM = "social-card";

    private final MockMvcTester web;
    private final PostRegister posts;
    private final RegisterDesk register;
    private final ServiceDesk services;
    private final CaseDesk cases;
    private final Refusals refusals;
    private final House house;
    private Account clerk;
    private Resident wang;

    /** What must be on before the window opens. */
    private record House(Territory territory, Counties counties, Catalogue catalogue, java.time.Clock clock) {

        void open() {
            counties.turnOn(COUNTY.value(), false);
            var today = java.time.LocalDate.now(clock);
            Bound.run(Reach.ofCounty(COUNTY.value()), () -> {
                if (catalogue.current(today).isEmpty()) {
                    territory.loadVillages(DivisionCode.of("22"));
                    catalogue.publish(Ids.next(), Catalogue.shippedItems(), today, "测试", new UUID(0, 0));
                }
            });
        }
    }

    WindowTests(
            MockMvcTester web,
            PostRegister posts,
            RegisterDesk register,
            ServiceDesk services,
            CaseDesk cases,
            Refusals refusals,
            Territory territory,
            Counties counties,
            Catalogue catalogue,
            java.time.Clock clock) {
        this.web = web;
        this.posts = posts;
        this.register = register;
        this.services = services;
        this.cases = cases;
        this.refusals = refusals;
        this.house = new House(territory, counties, catalogue, clock);
        house.open();
        this.clerk = Visitors.staff(posts, PostKind.VILLAGE_CLERK, VILLAGE);
        this.wang = Villagers.enter(register, VILLAGE, "端木秀英");
    }

    @BeforeEach
    void letSomebodyNewStandThere() {
        clerk = Visitors.staff(posts, PostKind.VILLAGE_CLERK, VILLAGE);
        wang = Villagers.enter(register, VILLAGE, "端木秀英");
    }

    @Test
    @DisplayName("R012 another village's case and an unknown one get the same answer")
    void anotherVillagesCaseLooksUnknown() {
        var id = takeIn();
        var stranger = Visitors.staff(posts, PostKind.VILLAGE_CLERK, NEIGHBOUR);
        for (var path : List.of("/cases/{id}", "/cases/{id}/receipt", "/cases/{id}/letters/3", "/files/{id}")) {
            var foreign = get(path, id, stranger);
            var unknown = get(path, Ids.next(), stranger);
            assertThat(foreign.getResponse().getStatus())
                    .isEqualTo(unknown.getResponse().getStatus())
                    .isEqualTo(404);
            assertThat(Plain.page(foreign)).isEqualTo(Plain.page(unknown)).doesNotContain("端木");
        }
        assertThat(get("/cases/{id}", id, clerk)).hasStatusOk().bodyText().contains("端木秀英");
    }

    @Test
    @DisplayName("R012 another village's resident and an unknown one get the same answer")
    void anotherVillagesResidentLooksUnknown() {
        var stranger = Visitors.staff(posts, PostKind.VILLAGE_CLERK, NEIGHBOUR);
        var foreign = takeIn(UUID.randomUUID(), wang.id(), stranger);
        var unknown = takeIn(UUID.randomUUID(), Ids.next(), stranger);
        assertThat(foreign).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(Plain.page(foreign)).isEqualTo(Plain.page(unknown));
        assertThat(find("端木秀英", stranger)).bodyText().doesNotContain(wang.id().toString());
        assertThat(find("端木秀英", clerk))
                .hasStatusOk()
                .bodyText()
                .contains(wang.id().toString());
    }

    @Test
    @DisplayName("R013 the administrator, who serves no purpose, opens no case, receipt or letter")
    void theAdministratorOpensNoCase() {
        var id = takeIn();
        var administrator = Visitors.staff(posts, PostKind.ADMINISTRATOR, COUNTY);
        for (var path : List.of("/cases/{id}", "/cases/{id}/receipt", "/cases/{id}/letters/3")) {
            assertThat(get(path, id, administrator)).hasStatus(HttpStatus.FORBIDDEN);
        }
    }

    @Test
    void aRepeatedFormOpensOneCaseWithOneReceipt() {
        var once = UUID.randomUUID();
        var first = takeIn(once, wang.id(), clerk);
        var second = takeIn(once, wang.id(), clerk);
        assertThat(first).hasStatus(HttpStatus.SEE_OTHER);
        assertThat(second)
                .hasStatus(HttpStatus.SEE_OTHER)
                .hasRedirectedUrl(first.getResponse().getRedirectedUrl());
        Villagers.clerk(VILLAGE).run(() -> {
            assertThat(cases.ofSubject(wang.id())).hasSize(1);
            assertThat(services.receipts(cases.ofSubject(wang.id()).getFirst().id()))
                    .hasSize(1);
        });
    }

    @Test
    void aFormWithoutItsKeyOpensNothing() {
        var sent = web.post()
                .uri("/desk/new/{resident}/{item}", wang.id(), ITEM)
                .with(csrf())
                .with(Visitors.as(clerk));
        papers().forEach(paper -> sent.param("paper-" + paper[0], paper[1]));
        assertThat(sent).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        Villagers.clerk(VILLAGE)
                .run(() -> assertThat(cases.ofSubject(wang.id())).isEmpty());
    }

    @Test
    void anItemNotInForceIsRefusedByName() {
        for (var item : List.of("no-such-item", "SOCIAL-CARD", "social-card'--")) {
            assertThat(web.get().uri("/items/{item}", item).with(Visitors.as(clerk)))
                    .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                    .bodyText()
                    .contains("依据");
            assertThat(web.post()
                            .uri("/desk/new/{resident}/{item}", wang.id(), item)
                            .with(csrf())
                            .with(Visitors.as(clerk))
                            .param("once", UUID.randomUUID().toString()))
                    .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    @Test
    void anAddressThatIsNoIdIsABadRequest() {
        assertThat(web.get().uri("/cases/1").with(Visitors.as(clerk))).hasStatus(HttpStatus.BAD_REQUEST);
        assertThat(web.get().uri("/cases?show=EVERYTHING").with(Visitors.as(clerk)))
                .hasStatus(HttpStatus.BAD_REQUEST);
        assertThat(web.get().uri("/cases?after=nonsense").with(Visitors.as(clerk)))
                .matches(result -> result.getResponse().getStatus() / 100 == 4, "is told it is wrong");
    }

    @Test
    void aLetterOfAnUnknownCountyIsRefusedInWords() {
        for (var county : List.of("000000", "222406999999", "abc", "9")) {
            assertThat(web.get().uri("/letters/{county}/ABCDEFGHJKMN", county).with(Visitors.fromAnAddressOfHisOwn()))
                    .matches(result -> result.getResponse().getStatus() < 500, "does not break")
                    .bodyText()
                    .contains("<h1>");
        }
    }

    @Test
    void aReasonOfAHundredThousandCharactersIsRefusedAndKept() {
        var id = takeIn();
        var reason = "理由".repeat(50_000);
        assertThat(move(id, "withdraw", reason, clerk))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains(">" + reason + "<")
                .containsPattern("最[多长] ?[0-9,]+ ?");
        assertThat(seq(id)).isEqualTo(3);
    }

    @Test
    void aReasonThatIsMarkupIsShownAsText() {
        var id = takeIn();
        assertThat(move(id, "withdraw", "<script>alert(1)</script>", clerk)).hasStatus(HttpStatus.SEE_OTHER);
        assertThat(get("/cases/{id}", id, clerk))
                .bodyText()
                .contains("&lt;script&gt;alert(1)")
                .doesNotContain("<script>alert");
    }

    @Test
    void twoClerksAtOnceMoveTheCaseOnce() throws Exception {
        var id = takeIn();
        var colleague = Visitors.staff(posts, PostKind.VILLAGE_CLERK, VILLAGE);
        var seq = seq(id);
        var start = new CyclicBarrier(2);
        try (var hands = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = Stream.of(clerk, colleague)
                    .map(hand -> hands.submit(() -> {
                        start.await();
                        return move(id, "withdraw", "本人撤回", seq, hand)
                                .getResponse()
                                .getStatus();
                    }))
                    .toList();
            assertThat(List.of(answers.get(0).get(), answers.get(1).get())).containsExactlyInAnyOrder(303, 409);
        }
        assertThat(seq(id)).isEqualTo(seq + 1);
    }

    @Test
    void whoSawAnOlderPageIsToldTheCaseChanged() {
        var id = takeIn();
        var seq = seq(id);
        assertThat(move(id, "forward", "", seq, clerk)).hasStatus(HttpStatus.SEE_OTHER);
        assertThat(move(id, "withdraw", "本人撤回", seq, clerk))
                .hasStatus(HttpStatus.CONFLICT)
                .bodyText()
                .contains("本人撤回");
    }

    @Test
    void aFileOfFiftyMegabytesIsRefusedWithTheLimit() {
        var id = takeIn();
        assertThat(hand(id, "scan.pdf", new byte[50 * 1024 * 1024]))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("10 MB");
    }

    @Test
    void aFileBeyondTheServersLimitIsRefusedWithTheLimit() {
        var page = refusals.tooLarge(new MaxUploadSizeExceededException(11L * 1024 * 1024));
        assertThat(page.getStatus()).isEqualTo(HttpStatus.CONTENT_TOO_LARGE);
        assertThat(page.getModel().get("refusal"))
                .isInstanceOfSatisfying(
                        org.xiangli.kernel.Refusal.class,
                        refusal -> assertThat(refusal.arguments()).isEqualTo(List.of(11L)));
    }

    @Test
    void aFileOfAnotherTypeIsRefusedByTheTypeItIs() {
        var id = takeIn();
        assertThat(hand(
                        id,
                        "scan.pdf",
                        "<html><script>1</script></html>".getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("text/html");
        assertThat(hand(id, "scan.pdf", new byte[0])).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
    }

    private MvcTestResult hand(UUID id, String name, byte[] content) {
        return web.post()
                .multipart()
                .file(new MockMultipartFile("file", name, "application/pdf", content))
                .uri("/cases/{id}/files", id)
                .with(csrf())
                .with(Visitors.as(clerk))
                .exchange();
    }

    private MvcTestResult find(String name, Account who) {
        return web.post()
                .uri("/desk/new/find")
                .with(csrf())
                .with(Visitors.as(who))
                .param("who", name)
                .exchange();
    }

    private MvcTestResult move(UUID id, String move, String reason, Account who) {
        return move(id, move, reason, seq(id), who);
    }

    private MvcTestResult move(UUID id, String move, String reason, int seq, Account who) {
        return web.post()
                .uri("/cases/{id}/moves/{move}", id, move)
                .with(csrf())
                .with(Visitors.as(who))
                .param("once", UUID.randomUUID().toString())
                .param("seq", Integer.toString(seq))
                .param("reason", reason)
                .exchange();
    }

    private MvcTestResult get(String path, UUID id, Account who) {
        return web.get().uri(path, id).with(Visitors.as(who)).exchange();
    }

    private int seq(UUID id) {
        return Villagers.clerk(VILLAGE).call(() -> cases.find(id).orElseThrow().seq());
    }

    private UUID takeIn() {
        var taken = takeIn(UUID.randomUUID(), wang.id(), clerk);
        assertThat(taken).hasStatus(HttpStatus.SEE_OTHER);
        var path = String.valueOf(taken.getResponse().getRedirectedUrl());
        return UUID.fromString(path.substring("/cases/".length(), path.length() - "/receipt".length()));
    }

    private MvcTestResult takeIn(UUID once, UUID resident, Account who) {
        var sent = web.post()
                .uri("/desk/new/{resident}/{item}", resident, ITEM)
                .with(csrf())
                .with(Visitors.as(who))
                .param("once", once.toString());
        papers().forEach(paper -> sent.param("paper-" + paper[0], paper[1]));
        return sent.exchange();
    }

    /** Every paper the item asks for, in the first way it may be brought. */
    private static List<String[]> papers() {
        var item = Catalogue.shippedItems().stream()
                .filter(shipped -> shipped.code().equals(ITEM))
                .findFirst()
                .orElseThrow();
        return item.asked().stream()
                .map(paper -> new String[] {
                    paper.code(), Papers.choices(paper).getFirst().name()
                })
                .toList();
    }
}
