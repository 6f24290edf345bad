package org.xiangli.domain.services.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.xiangli.domain.services.admission.County.refused;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.xiangli.core.access.Acting;
import org.xiangli.core.access.PostKind;
import org.xiangli.core.procedure.CaseDesk;
import org.xiangli.core.procedure.Phase;
import org.xiangli.domain.services.Application;
import org.xiangli.domain.services.DecisionLimit;
import org.xiangli.domain.services.DeskMove;
import org.xiangli.domain.services.Item;
import org.xiangli.domain.services.admission.FunctionTransfer.Method;
import org.xiangli.domain.services.admission.FunctionTransfer.Taker;
import org.xiangli.domain.services.admission.TaskTransfer.BudgetLine;
import org.xiangli.kernel.DivisionCode;
import org.xiangli.kernel.Money;
import org.xiangli.kernel.Refusal;
import org.xiangli.kernel.RuleRef;
import org.xiangli.testing.HouseTest;

@HouseTest
class DelegationDeskTests {

    /** An item whose own procedure is decided by the county. */
    private static final String ITEM = "elder-allowance";

    private final DelegationDesk desk;
    private final DelegatedRoute route;
    private final DelegatedLimit limit;
    private final CaseDesk cases;
    private final Prefecture counties;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private County county;

    DelegationDeskTests(
            DelegationDesk desk,
            DelegatedRoute route,
            DelegatedLimit limit,
            CaseDesk cases,
            Prefecture counties,
            JdbcClient jdbc,
            PlatformTransactionManager transactions) {
        this.desk = desk;
        this.route = route;
        this.limit = limit;
        this.cases = cases;
        this.counties = counties;
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
    }

    @BeforeEach
    void open() {
        county = counties.open();
    }

    @Test
    @DisplayName(
            "R035 the same item: undelegated it goes to the county, delegated the township decides, revoked it goes"
                    + " back")
    void routesByTheRegister() {
        assertThat(procedureOfANewCase()).isEqualTo("village-assist-county");
        var delegation = delegate(county.today(), county.today().plusDays(30));
        assertThat(procedureOfANewCase()).isEqualTo("village-assist-delegated");
        var revoked = county.as(county.approver, () -> desk.revoke(delegation.id(), "收回"));
        assertThat(revoked.inForceOn(county.today())).isFalse();
        assertThat(procedureOfANewCase()).isEqualTo("village-assist-county");
        assertThat(county.as(county.approver, () -> desk.revoke(delegation.id(), "再收一次")))
                .isEqualTo(revoked);
    }

    @Test
    @DisplayName("R035 a delegation holds on its last day and not on the next: routing reverts by itself")
    void revertsWhenItExpires() {
        var last = county.today().plusDays(5);
        delegate(county.today().plusDays(2), last);
        assertThat(way(county.today().plusDays(1))).isEmpty();
        assertThat(way(county.today().plusDays(2))).isPresent();
        assertThat(way(last)).isPresent();
        assertThat(way(last.plusDays(1))).isEmpty();
    }

    @Test
    @DisplayName("R035 delegated, the township decides in one step; undelegated, it can only send the case up")
    void theTownshipDecidesWhatIsDelegated() {
        var undelegated = inReview();
        refused("case.move-not-here", () -> move(county.town, undelegated, "propose"));
        assertThat(move(county.town, undelegated, "send-up")
                        .file()
                        .step()
                        .post()
                        .code())
                .isEqualTo("county-officer");
        delegate(county.today(), county.today());
        var proposed = move(county.town, inReview(), "propose");
        var decider = County.post(PostKind.TOWNSHIP_APPROVER, county.township, "老头沟镇人民政府");
        assertThat(grant(decider, proposed, "3,600").file().phase()).isEqualTo(Phase.DECIDED);
    }

    @Test
    @DisplayName(
            "R035 a delegated power grants up to its amount to the fen; one fen over is refused by the rule that gave"
                    + " it")
    void grantsUpToTheFen() {
        delegate(county.today(), county.today().plusDays(30));
        var decider = County.post(PostKind.TOWNSHIP_APPROVER, county.township, "老头沟镇人民政府");
        var proposed = move(county.town, inReview(), "propose");
        refused("admission.amount-missing", () -> move(decider, proposed, "grant"));
        refused("admission.money", () -> grant(decider, proposed, "0"));
        assertThatThrownBy(() -> grant(decider, proposed, "3,600.01"))
                .isInstanceOfSatisfying(Refusal.class, refusal -> {
                    assertThat(refusal.code()).isEqualTo("admission.amount-over");
                    assertThat(refusal.arguments()).containsExactly("3,600.00", "3,600.01");
                    assertThat(refusal.rule())
                            .isEqualTo(new RuleRef("SVC.DELEGATION." + ITEM, "县人民政府关于下放权限的决定", "第3条"));
                });
        assertThat(grant(decider, proposed, "3,600.00").file().phase()).isEqualTo(Phase.DECIDED);
        assertThat(county.as(county.clerk(), () -> cases.history(proposed.id()))
                        .getLast()
                        .data())
                .containsEntry("amount-fen", "360000");
    }

    @Test
    @DisplayName("R035 a wider delegation of the same item counts, one of another item or without force does not")
    void countsTheWidestDelegationInForce() {
        delegate(county.today(), county.today().plusDays(30));
        county.as(
                county.approver,
                () -> desk.delegate(limited("temporary-relief", county.today(), Optional.of(Money.parse("9,999")))));
        county.as(
                county.approver,
                () -> desk.delegate(limited(ITEM, county.today().plusDays(1), Optional.of(Money.parse("8,000")))));
        var decider = County.post(PostKind.TOWNSHIP_APPROVER, county.township, "老头沟镇人民政府");
        var proposed = move(county.town, inReview(), "propose");
        refused("admission.amount-over", () -> grant(decider, proposed, "3,600.01"));
        county.as(
                county.approver, () -> desk.delegate(limited(ITEM, county.today(), Optional.of(Money.parse("4,000")))));
        refused("admission.amount-over", () -> grant(decider, proposed, "4,000.01"));
        county.as(county.approver, () -> desk.delegate(limited(ITEM, county.today(), Optional.empty())));
        assertThat(move(decider, proposed, "grant").file().phase())
                .as("no limit, no amount to be named")
                .isEqualTo(Phase.DECIDED);
    }

    @Test
    @DisplayName(
            "R035 a power that holds on its last day is gone the day after: the township can decide neither way, and"
                    + " sends the case up to the county")
    void decidesNothingAfterTheEnd() {
        var last = county.today();
        delegate(last, last);
        var decider = County.post(PostKind.TOWNSHIP_APPROVER, county.township, "老头沟镇人民政府");
        var proposed = move(county.town, inReview(), "propose");
        var amount = Optional.of(Money.parse("3,600"));
        county.as(
                decider,
                () -> transaction.executeWithoutResult(status -> {
                    limit.demandWithin(proposed, true, amount, last);
                    limit.demandWithin(proposed, false, Optional.empty(), last);
                    refused(
                            "admission.delegation-ended",
                            () -> limit.demandWithin(proposed, true, amount, last.plusDays(1)));
                    refused(
                            "admission.delegation-ended",
                            () -> limit.demandWithin(proposed, false, Optional.empty(), last.plusDays(1)));
                }));
        county.as(county.approver, desk::register)
                .forEach(one -> county.as(county.approver, () -> desk.revoke(one.id(), "收回")));
        refused("admission.delegation-ended", () -> grant(decider, proposed, "100"));
        refused(
                "admission.delegation-ended",
                () -> county.as(
                        decider,
                        () -> counties.services.move(step(proposed, "refuse")
                                .because("不符合")
                                .basedOn(new RuleRef("X", "老年人权益保障法", "第33条")))));
        var up = move(decider, proposed, "send-up");
        assertThat(up.file().step().post().code()).isEqualTo("county-officer");
        var officer = County.post(PostKind.COUNTY_OFFICER, county.code, "县民政局");
        var granted = grant(county.approver, move(officer, up, "propose"), "99,999");
        assertThat(granted.file().phase())
                .as("the county is bound by no delegation")
                .isEqualTo(Phase.DECIDED);
    }

    @Test
    void aDelegationToAnotherTownshipChangesNothingHere() {
        var elsewhere = DivisionCode.of(county.code.value() + "102");
        county.as(county.approver, () -> desk.delegate(delegation(elsewhere, county.today(), county.today())));
        assertThat(procedureOfANewCase()).isEqualTo("village-assist-county");
    }

    @Test
    @DisplayName("R035 a village gets no power to decide; a delegation needs a township, a basis and dates in order")
    void delegatesNoFurtherThanTheLawAllows() {
        refused("admission.delegation-village", () -> delegation(county.village(), county.today(), county.today()));
        refused("admission.delegation-place", () -> delegation(county.code, county.today(), county.today()));
        refused(
                "admission.delegation-dates",
                () -> delegation(county.township, county.today(), county.today().minusDays(1)));
        refused(
                "admission.delegation-basis",
                () -> new Delegation(
                        UUID.randomUUID(),
                        ITEM,
                        "审定",
                        "县民政局",
                        county.township,
                        Optional.empty(),
                        "",
                        county.today(),
                        county.today(),
                        " ",
                        "",
                        Optional.empty()));
        refused(
                "admission.delegation-place",
                () -> county.as(
                        county.approver,
                        () -> desk.delegate(delegation(DivisionCode.of("222405102"), county.today(), county.today()))));
        refused(
                "access.post-not-permitted",
                () -> county.as(
                        county.bureau,
                        () -> desk.delegate(delegation(county.township, county.today(), county.today()))));
    }

    @Test
    @DisplayName(
            "R034 a task with money but no authority, and one with authority but no money, are refused; with both it"
                    + " is effective")
    void takesEffectWithAuthorityAndMoneyOnly() {
        var budget = new BudgetLine("2080805", 2026, Money.parse("60,000"));
        var paid = prepare(Optional.of(budget));
        refused("admission.task-authority", () -> county.as(county.approver, () -> desk.takeEffect(paid.id())));
        delegate(county.today(), county.today().plusDays(30));
        var unpaid = prepare(Optional.empty());
        refused("admission.task-money", () -> county.as(county.approver, () -> desk.takeEffect(unpaid.id())));
        var effective = county.as(county.approver, () -> desk.takeEffect(paid.id()));
        assertThat(effective.effectiveOn()).contains(county.today());
        assertThat(county.as(county.approver, () -> desk.takeEffect(paid.id()))).isEqualTo(effective);
        assertThat(county.as(county.approver, desk::tasks))
                .extracting(TaskTransfer::id)
                .containsExactly(unpaid.id(), paid.id());
    }

    @Test
    @DisplayName("R034 the database, too, lets no task take effect on one leg")
    void theDatabaseDemandsBoth() {
        var unpaid = prepare(Optional.empty());
        assertThatThrownBy(() -> county.as(
                        county.approver,
                        () -> transaction.execute(status -> jdbc.sql("""
                            update services.task_transfer set effective_on = current_date, effective_by = :by
                             where county_code = :county and id = :id
                            """)
                                .param("by", UUID.randomUUID())
                                .param("county", county.code.value())
                                .param("id", unpaid.id())
                                .update())))
                .hasMessageContaining("check constraint");
    }

    @Test
    @DisplayName("R041 a function handed out without a date of evaluation is refused; the list goes by department")
    void handsOutFunctionsWithAnEvaluation() {
        refused("admission.evaluation-missing", () -> function("县民政局", Optional.empty()));
        refused("admission.evaluation-early", () -> function("县民政局", Optional.of(county.today())));
        county.as(county.bureau, () -> {
            desk.handOut(function("县民政局", Optional.of(county.today().plusYears(1))));
            desk.handOut(function("县农业农村局", Optional.of(county.today().plusDays(1))));
        });
        assertThat(county.as(county.bureau, desk::functions))
                .extracting(FunctionTransfer::department)
                .containsExactlyInAnyOrder("县民政局", "县农业农村局")
                .isSortedAccordingTo(java.util.Comparator.naturalOrder());
    }

    private Application inReview() {
        var taken = county.takeIn(county.clerk(), ITEM);
        return move(county.town, move(county.clerk(), taken, "forward"), "take-up");
    }

    private Application move(Acting acting, Application application, String move) {
        return county.as(acting, () -> counties.services.move(step(application, move)));
    }

    private Application grant(Acting acting, Application application, String yuan) {
        var fen = Long.toString(Money.parse(yuan).fen());
        return county.as(
                acting,
                () -> counties.services.move(step(application, "grant").noting(Map.of(DecisionLimit.AMOUNT, fen))));
    }

    private static DeskMove step(Application application, String move) {
        return DeskMove.of(
                        UUID.randomUUID(), application.id(), application.file().seq(), move)
                .because("材料齐全");
    }

    private Delegation limited(String item, LocalDate from, Optional<Money> most) {
        return new Delegation(
                UUID.randomUUID(),
                item,
                "审定",
                "县民政局",
                county.township,
                most,
                "",
                from,
                from.plusDays(30),
                "县人民政府关于下放权限的决定",
                "第4条",
                Optional.empty());
    }

    private String procedureOfANewCase() {
        return county.takeIn(county.clerk(), ITEM).file().procedureCode();
    }

    private Optional<Item.ProcedureKey> way(LocalDate on) {
        var item = counties.catalogue.shippedItem(ITEM);
        return county.as(
                county.clerk(), () -> transaction.execute(status -> route.instead(item, county.village(), on)));
    }

    private Delegation delegate(LocalDate from, LocalDate to) {
        return county.as(county.approver, () -> desk.delegate(delegation(county.township, from, to)));
    }

    private static Delegation delegation(DivisionCode to, LocalDate from, LocalDate last) {
        return new Delegation(
                UUID.randomUUID(),
                ITEM,
                "高龄津贴审定",
                "县民政局",
                to,
                Optional.of(Money.parse("3,600")),
                "",
                from,
                last,
                "县人民政府关于下放权限的决定",
                "第3条",
                Optional.empty());
    }

    private TaskTransfer prepare(Optional<BudgetLine> budget) {
        return county.as(
                county.bureau,
                () -> desk.prepare(new TaskTransfer(
                        UUID.randomUUID(),
                        ITEM,
                        "高龄津贴审定",
                        "县民政局",
                        county.township,
                        budget,
                        county.bureau.account(),
                        Optional.empty())));
    }

    private FunctionTransfer function(String department, Optional<LocalDate> evaluation) {
        return FunctionTransfer.of(
                UUID.randomUUID(),
                "老年人能力评估",
                department,
                Taker.SOCIAL_ORGANISATION,
                "县养老服务协会",
                Method.PURCHASE,
                county.today(),
                Money.parse("80,000"),
                evaluation,
                "评估不合格的，自次月起收回");
    }
}
