package org.xiangli.domain.services;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.xiangli.core.messages.Message;
import org.xiangli.core.messages.Outbox;
import org.xiangli.core.people.Resident;
import org.xiangli.core.procedure.CaseDesk;
import org.xiangli.core.procedure.CaseEvent;
import org.xiangli.core.procedure.Outcome;
import org.xiangli.core.procedure.Phase;
import org.xiangli.kernel.RuleRef;
import org.xiangli.testing.HouseTest;

@HouseTest
class ServiceDeskTests {

    private static final RuleRef LAW = new RuleRef("SVC.ITEM.pension-register", "社会保险经办条例", "第6条");
    private static final Item CLAIM = Samples.item("pension-claim");

    private final ServiceDesk desk;
    private final CaseDesk cases;
    private final Catalogue catalogue;
    private final Outbox outbox;
    private final Halls halls;
    private Hall hall;
    private Resident wang;

    ServiceDeskTests(ServiceDesk desk, CaseDesk cases, Catalogue catalogue, Outbox outbox, Halls halls) {
        this.desk = desk;
        this.cases = cases;
        this.catalogue = catalogue;
        this.outbox = outbox;
        this.halls = halls;
    }

    @BeforeEach
    void open() {
        hall = halls.open();
        wang = hall.villager();
    }

    @Test
    @DisplayName("R043 taken in at the window with all papers: accepted the same day, promised, receipted, told")
    void acceptsWhatIsComplete() {
        var taken = hall.taken(wang, "pension-register");
        var file = taken.application().file();

        assertThat(file.phase()).isEqualTo(Phase.ACCEPTED);
        assertThat(file.clock().promise()).isEqualTo(8);
        assertThat(file.matter()).isEqualTo("pension-register");
        assertThat(file.catalogueVersion()).isEqualTo(1);
        assertThat(taken.receipt().number()).isEqualTo(file.number() + "/1");
        assertThat(taken.receipt().kind()).isEqualTo(Receipt.Kind.TAKEN);
        assertThat(taken.receipt().office()).isEqualTo("小箕村便民服务站");
        assertThat(taken.receipt().content().promise()).isEqualTo(file.clock().dueOn());
        assertThat(taken.receipt().content().papers())
                .extracting(Receipt.Paper::code)
                .containsExactly("id-card", "register-form");
        assertThat(taken.receipt().content().feeFen()).isZero();
        assertThat(taken.pickupCode())
                .hasValueSatisfying(code -> assertThat(code).hasSize(11));
        assertThat(told()).extracting(Message::textKey).containsExactly("services.told.accepted");
    }

    @Test
    @DisplayName("R043 all missing papers are named once, and the clock stands still")
    void namesEverythingMissingOnce() {
        var taken = take("pension-claim", "claim-form", "social-card");

        assertThat(taken.application().file().phase()).isEqualTo(Phase.TO_SUPPLEMENT);
        assertThat(taken.application().file().clock().running()).isFalse();
        assertThat(taken.application().papers().missing()).containsExactly("claim-form", "social-card");
        assertThat(taken.receipt().content().promise()).isEmpty();
        assertThat(history(taken.application()).getLast().data())
                .containsEntry(CaseEvent.MISSING_PAPERS, "claim-form,social-card");
        assertThat(told()).extracting(Message::textKey).containsExactly("services.told.papers");
    }

    @Test
    @DisplayName("R043 a second request for a paper that was not named the first time is refused")
    void refusesToAskTwice() {
        var waiting = take("pension-claim", "social-card").application();
        var accepted = hall.as(
                        hall.clerk,
                        () -> desk.brought(UUID.randomUUID(), waiting.id(), seq(waiting), Hall.papers(CLAIM)))
                .application();
        assertThat(accepted.file().phase()).isEqualTo(Phase.ACCEPTED);

        var review = hall.move(hall.move(accepted, "forward"), "take-up");
        Refused.with(
                "case.papers-named-once",
                () -> hall.move(review, Hall.step(review, "ask-papers").asking(List.of("claim-form"))));
        assertThat(hall.move(review, Hall.step(review, "ask-papers").asking(List.of("social-card")))
                        .file()
                        .phase())
                .isEqualTo(Phase.TO_SUPPLEMENT);
    }

    @Test
    void waitsUntilTheLastNamedPaperIsThere() {
        var waiting = take("pension-claim", "claim-form", "social-card").application();
        var half = hall.as(
                hall.clerk,
                () -> desk.brought(UUID.randomUUID(), waiting.id(), seq(waiting), Hall.papers(CLAIM, "social-card")));
        assertThat(half.application().file().phase()).isEqualTo(Phase.TO_SUPPLEMENT);
        assertThat(half.receipt().kind()).isEqualTo(Receipt.Kind.SUPPLEMENTED);
        assertThat(half.application().papers().missing()).containsExactly("social-card");
    }

    @Test
    void asksForNoPaperThatIsNotOnTheList() { // 优化营商环境条例 35
        var review = inReview();
        Refused.with(
                "services.paper-unlisted",
                () -> hall.move(review, Hall.step(review, "ask-papers").asking(List.of("proof-of-life"))));
        Refused.with(
                "services.paper-looked-up",
                () -> hall.move(review, Hall.step(review, "ask-papers").asking(List.of("household-book"))));
    }

    @Test
    @DisplayName("R043 a form sent twice opens one case, gives one receipt and tells once")
    void opensNothingTwice() {
        var draft = Draft.atWindow(UUID.randomUUID(), wang.id(), "pension-register");
        var papers = Hall.papers(Samples.item("pension-register"));
        var once = hall.as(hall.clerk, () -> desk.take(draft, papers));
        hall.move(once.application(), "forward");
        var again = hall.as(hall.clerk, () -> desk.take(draft, papers));

        assertThat(again.application().id()).isEqualTo(once.application().id());
        assertThat(again.receipt()).isEqualTo(once.receipt());
        assertThat(again.pickupCode()).isNotEqualTo(once.pickupCode());
        assertThat(told())
                .extracting(Message::textKey)
                .containsExactlyInAnyOrder("services.told.accepted", "services.told.forwarded");
        assertThat(hall.as(hall.clerk, () -> cases.ofSubject(wang.id()))).hasSize(1);
    }

    @Test
    @DisplayName("R029 a case on an item withdrawn or unknown is refused")
    void refusesAnItemNotInForce() {
        hall.as(hall.countyApprover, () -> catalogue.withdraw("legal-aid", "经费没有到位"));
        Refused.with("item.not-in-force", () -> take("legal-aid"));
        Refused.with(
                "item.not-in-force",
                () -> hall.as(
                        hall.clerk, () -> desk.draft(Draft.atWindow(UUID.randomUUID(), wang.id(), "no-such-item"))));
    }

    @Test
    void goesOnWithACaseWhoseItemIsWithdrawn() {
        var accepted = hall.taken(wang, "pension-register").application();
        hall.as(hall.countyApprover, () -> catalogue.withdraw("pension-register", "停办"));
        assertThat(hall.move(accepted, "forward").file().phase()).isEqualTo(Phase.FORWARDED);
    }

    @Test
    void refusesAResidentOfAnotherVillageOrCounty() {
        var neighbour = hall.villager(hall.neighbour);
        Refused.with("services.resident-unknown", () -> hall.taken(neighbour, "pension-register"));
        var stranger = halls.open().villager();
        Refused.with("services.resident-unknown", () -> hall.taken(stranger, "pension-register"));
    }

    @Test
    void showsACaseToNobodyInTheNextVillage() {
        var taken = hall.taken(wang, "pension-register").application();
        assertThat(hall.as(hall.neighbourClerk, () -> desk.find(taken.id()))).isEmpty();
        assertThat(hall.as(hall.neighbourClerk, () -> desk.receipts(taken.id())))
                .isEmpty();
        assertThat(hall.as(hall.herself(hall.villager()), () -> desk.find(taken.id())))
                .isEmpty();
        assertThat(hall.as(hall.herself(wang), () -> desk.find(taken.id()))).isPresent();
    }

    @Test
    @DisplayName("R056 an application is not accepted without reason and law")
    void declinesWithReasonAndLaw() {
        var draft =
                hall.as(hall.clerk, () -> desk.draft(Draft.atWindow(UUID.randomUUID(), wang.id(), "pension-register")));
        Refused.with("case.reason-missing", () -> decline(draft, " "));
        var declined = decline(draft, "您已参加职工基本养老保险");
        assertThat(declined.file().phase()).isEqualTo(Phase.NOT_ACCEPTED);
        assertThat(history(declined).getLast().legalBasis()).contains(LAW);
    }

    @Test
    @DisplayName("R044 the whole way: three receipts, decided by other hands, handed over, closed")
    void goesTheWholeWay() {
        var delivered = hall.delivered(wang);
        assertThat(delivered.file().state().outcome()).isEqualTo(Outcome.GRANTED);
        assertThat(hall.move(delivered, "close").file().phase()).isEqualTo(Phase.CLOSED);
        assertThat(hall.as(hall.clerk, () -> desk.receipts(delivered.id())))
                .extracting(Receipt::kind)
                .containsExactly(Receipt.Kind.TAKEN, Receipt.Kind.FILED, Receipt.Kind.DELIVERED);
        assertThat(told())
                .extracting(Message::textKey)
                .containsExactlyInAnyOrder(
                        "services.told.accepted",
                        "services.told.forwarded",
                        "services.told.decided",
                        "services.told.delivered");
        assertThat(told())
                .allSatisfy(message -> assertThat(message.body())
                        .contains(delivered.file().number())
                        .doesNotContain("养老"));
    }

    @Test
    void sendsSomeMattersOnToTheCounty() {
        var review = hall.move(hall.move(hall.taken(wang, "pension-claim").application(), "forward"), "take-up");
        var county = hall.move(review, Hall.step(review, "send-up").because("初审通过"));
        assertThat(hall.holder(county.file())).isEqualTo(hall.countyOfficer);
        var approval = hall.move(county, Hall.step(county, "propose").because("待遇核定"));
        assertThat(hall.move(approval, "grant").file().phase()).isEqualTo(Phase.DECIDED);
    }

    @Test
    void decidesAnInstantMatterAtTheTownshipCounter() {
        var review = hall.move(hall.taken(wang, "medical-register").application(), "forward");
        assertThat(review.file().clock().promise()).isEqualTo(1);
        assertThat(hall.move(review, "grant").file().phase()).isEqualTo(Phase.DECIDED);
    }

    @Test
    void sendsAnOpinionUpOnlyAfterItWasPosted() { // 民发〔2021〕57号 19
        var survey = hall.move(hall.move(hall.taken(wang, "minimum-living").application(), "forward"), "take-up");
        var posted = hall.move(survey, Hall.step(survey, "post-opinion").because("拟同意"));
        Refused.with(
                "rule.svc.publicity",
                () -> hall.move(posted, Hall.step(posted, "send-up").because("公示无异议")));
    }

    @Test
    void grantsNothingWhilePromisedPapersAreOut() { // 容缺受理
        var papers = new java.util.HashMap<>(Hall.papers(CLAIM));
        papers.put("social-card", PaperMark.later(halls.today().plusDays(3)));
        var taken = hall.as(
                hall.clerk, () -> desk.take(Draft.atWindow(UUID.randomUUID(), wang.id(), "pension-claim"), papers));
        assertThat(taken.application().file().phase()).isEqualTo(Phase.ACCEPTED);
        var review = hall.move(hall.move(taken.application(), "forward"), "take-up");
        var county = hall.move(review, Hall.step(review, "send-up").because("初审通过"));
        var approval = hall.move(county, Hall.step(county, "propose").because("待遇核定"));
        Refused.with("services.paper-outstanding", () -> hall.move(approval, "grant"));

        hall.as(
                hall.clerk,
                () -> desk.note(taken.application().id(), Map.of("social-card", PaperMark.of(PaperState.SHOWN))));
        assertThat(hall.move(approval, "grant").file().phase()).isEqualTo(Phase.DECIDED);
    }

    @Test
    void asksForNothingByNotingItMissingAfterAcceptance() {
        var accepted = hall.taken(wang, "pension-register").application();
        Refused.with(
                "services.papers-closed",
                () -> hall.as(
                        hall.clerk,
                        () -> desk.note(accepted.id(), Map.of("id-card", PaperMark.of(PaperState.MISSING)))));
    }

    @Test
    void letsOnlyOneOfTwoWhoDecideAtOnce() {
        var approval = hall.proposed(hall.taken(wang, "pension-register").application());
        var grant = Hall.step(approval, "grant");
        var refuse = Hall.step(approval, "refuse").because("重复参保").basedOn(LAW);
        assertThat(hall.move(approval, grant).file().phase()).isEqualTo(Phase.DECIDED);
        Refused.with("case.changed-meanwhile", () -> hall.move(approval, refuse));
        assertThat(hall.move(approval, grant).file().state().outcome()).isEqualTo(Outcome.GRANTED);
    }

    @Test
    void refusesAPostWithoutPermitAndAStepOutOfOrder() {
        var accepted = hall.taken(wang, "pension-register").application();
        Refused.with(
                "case.post-not-permitted",
                () -> hall.as(hall.officer, () -> desk.move(Hall.step(accepted, "forward"))));
        Refused.with("case.move-not-here", () -> hall.move(accepted, "grant"));
    }

    @Test
    void losesNothingOfAReasonThatIsTooLong() {
        var review = inReview();
        Refused.with(
                "case.text-too-long",
                () -> hall.move(review, Hall.step(review, "send-up").because("好".repeat(100_000))));
    }

    @Test
    void letsTheResidentWithdrawBeforeTheDecision() {
        var review = inReview();
        var withdrawn = hall.as(hall.herself(wang), () -> desk.move(Hall.step(review, "withdraw")));
        assertThat(withdrawn.file().phase()).isEqualTo(Phase.WITHDRAWN);
    }

    @Test
    void offersNoChannelTheItemDoesNotHave() {
        Refused.with(
                "services.channel",
                () -> hall.as(
                        hall.clerk,
                        () -> desk.draft(Draft.atWindow(UUID.randomUUID(), wang.id(), "pension-register")
                                .through(Channel.TERMINAL))));
        Refused.with(
                "services.channel",
                () -> hall.as(
                        hall.herself(wang),
                        () -> desk.draft(Draft.atWindow(UUID.randomUUID(), wang.id(), "pension-register"))));
    }

    private Taken take(String item, String... missing) {
        return hall.as(
                hall.clerk,
                () -> desk.take(
                        Draft.atWindow(UUID.randomUUID(), wang.id(), item), Hall.papers(Samples.item(item), missing)));
    }

    private Application inReview() {
        return hall.move(hall.move(hall.taken(wang, "pension-claim").application(), "forward"), "take-up");
    }

    private Application decline(Application draft, String reason) {
        return hall.as(hall.clerk, () -> desk.decline(UUID.randomUUID(), draft.id(), seq(draft), reason, LAW));
    }

    private List<CaseEvent> history(Application application) {
        return hall.as(hall.clerk, () -> cases.history(application.id()));
    }

    private List<Message> told() {
        return hall.as(hall.clerk, () -> outbox.inbox(wang.id()));
    }

    private static int seq(Application application) {
        return application.file().seq();
    }
}
