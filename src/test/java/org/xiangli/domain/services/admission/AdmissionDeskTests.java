package org.xiangli.domain.services.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.xiangli.domain.services.admission.County.refused;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.xiangli.core.access.Acting;
import org.xiangli.core.access.PostKind;
import org.xiangli.core.clock.WorkingDays;
import org.xiangli.core.rules.RuleBook;
import org.xiangli.core.territory.Territory;
import org.xiangli.domain.services.admission.Admission.State;
import org.xiangli.domain.services.admission.Funds.Part;
import org.xiangli.kernel.Money;
import org.xiangli.testing.HouseTest;

@HouseTest
class AdmissionDeskTests {

    private final AdmissionDesk desk;
    private final Hearing hearing;
    private final Prefecture counties;
    private final WorkingDays workingDays;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Later later;
    private County county;

    /** The hearing as it will be on another day. */
    private record Later(AdmissionTable admissions, HearingTable table, Territory territory, RuleBook book) {

        Hearing on(LocalDate day, Clock clock, WorkingDays workingDays) {
            var noon = day.atTime(LocalTime.NOON).atZone(clock.getZone());
            return new Hearing(
                    admissions, table, territory, book, workingDays, Clock.fixed(noon.toInstant(), clock.getZone()));
        }
    }

    AdmissionDeskTests(
            AdmissionDesk desk,
            Hearing hearing,
            Prefecture counties,
            WorkingDays workingDays,
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            AdmissionTable admissions,
            HearingTable table,
            Territory territory,
            RuleBook book) {
        this.desk = desk;
        this.hearing = hearing;
        this.counties = counties;
        this.workingDays = workingDays;
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.later = new Later(admissions, table, territory, book);
    }

    @BeforeEach
    void open() {
        county = counties.open();
    }

    @Test
    @DisplayName(
            "R030 an item without funds or working conditions is returned by the rule alone, and says what is lacking")
    void returnsWhatIsNotFunded() {
        var nothing = new Funds(Money.ZERO, " ", Optional.empty(), "", "");
        var without = county.as(
                county.bureau, () -> desk.propose(County.proposal("tree-felling", "森林法", Workload.of(3), nothing)));
        assertThat(without.state()).isEqualTo(State.RETURNED);
        assertThat(without.decision()).hasValueSatisfying(decision -> {
            assertThat(decision.by()).isEmpty();
            assertThat(decision.law()).isEqualTo(AdmissionLaw.FUNDED);
            assertThat(decision.why()).isEqualTo("PER_CASE,PAYER,CALENDAR,EQUIPMENT,TRAINING");
        });

        var full = County.funds();
        var untrained = new Funds(full.perCase(), full.payer(), full.calendar(), full.equipment(), "");
        assertThat(untrained.lacking()).containsExactly(Part.TRAINING);
        assertThat(county.as(
                                county.bureau,
                                () -> desk.propose(County.proposal("tree-felling", "森林法", Workload.of(3), untrained)))
                        .state())
                .isEqualTo(State.RETURNED);
    }

    @Test
    @DisplayName("R030 an item without a legal basis is refused, even when its funds are lacking too")
    void refusesWhatHasNoBasis() {
        var nothing = new Funds(Money.ZERO, "", Optional.empty(), "", "");
        for (var funds : List.of(County.funds(), nothing)) {
            var refused = county.as(
                    county.bureau, () -> desk.propose(County.proposal("like-our-page", " ", Workload.of(3), funds)));
            assertThat(refused.state()).isEqualTo(State.REFUSED);
            assertThat(refused.decision().orElseThrow().law()).isEqualTo(AdmissionLaw.BASED);
        }
    }

    @Test
    @DisplayName(
            "R030 an item reviewed by both and heard is admitted with its effective date; review ends in 20 working"
                    + " days")
    void admits() {
        var proposed = county.heard("tree-felling", 3);
        assertThat(proposed.due()).isEqualTo(workingDays.after(county.today(), 20));
        var from = county.today().plusDays(9);
        var key = UUID.randomUUID();
        var admitted = county.as(county.approver, () -> desk.admit(key, proposed.id(), from, "同意"));
        assertThat(admitted.state()).isEqualTo(State.ADMITTED);
        assertThat(admitted.decision().flatMap(Admission.Decision::effectiveFrom))
                .contains(from);
        assertThat(admitted.inForceOn(from.minusDays(1))).isFalse();
        assertThat(admitted.inForceOn(from)).isTrue();

        var again = county.as(county.approver, () -> desk.admit(key, proposed.id(), from, "同意"));
        assertThat(again).isEqualTo(admitted);
        refused(
                "admission.decided",
                () -> county.as(county.approver, () -> desk.refuse(UUID.randomUUID(), proposed.id(), "改主意")));
    }

    @Test
    void isProposedOnceForAKey() {
        var proposal = County.proposal("tree-felling", 3);
        var once = county.as(county.bureau, () -> desk.propose(proposal));
        var again = county.as(county.bureau, () -> desk.propose(proposal));
        assertThat(again).isEqualTo(once);
        refused("admission.code-taken", () -> county.propose("tree-felling", 3));
        assertThat(county.as(county.bureau, desk::inReview)).hasSize(1);
    }

    @Test
    @DisplayName("R030 nothing is admitted before civil affairs, justice and the villages were heard")
    void admitsNothingUnheard() {
        var proposed = county.propose("tree-felling", 3);
        refused("admission.opinion-civil", () -> county.admit(proposed));
        county.as(county.civil, () -> hearing.opine(proposed.id(), true, "可行"));
        refused("admission.opinion-justice", () -> county.admit(proposed));
        county.as(county.justice, () -> hearing.opine(proposed.id(), true, "有依据"));
        refused("admission.sample-small", () -> county.admit(proposed));
        county.as(county.civil, () -> hearing.hearToo(proposed.id(), county.villages.subList(0, 2)));
        refused("admission.sample-small", () -> county.admit(proposed));
        county.as(county.civil, () -> hearing.hearToo(proposed.id(), county.villages));
        refused("admission.sample-waiting", () -> county.admit(proposed));
        county.clerks.forEach(clerk -> county.as(clerk, () -> hearing.comment(proposed.id(), false, "人手不够")));
        assertThat(county.admit(proposed).state()).isEqualTo(State.ADMITTED);
    }

    @Test
    @DisplayName("R030 a village that does not answer holds nothing up after its last day")
    void waitsNoLongerThanTheLastDay() {
        var proposed = county.propose("tree-felling", 3);
        county.as(county.civil, () -> {
            hearing.opine(proposed.id(), true, "可行");
            hearing.hearToo(proposed.id(), county.villages);
        });
        county.as(county.justice, () -> hearing.opine(proposed.id(), true, "有依据"));
        var last = workingDays.after(county.today(), 10).day();
        refused("admission.sample-waiting", () -> demandHeard(proposed, last));
        demandHeard(proposed, last.plusDays(1));
        refused(
                "admission.comment-late",
                () -> county.as(
                        county.clerk(),
                        () -> transaction.executeWithoutResult(
                                status -> later.on(last.plusDays(1), counties.clock, workingDays)
                                        .comment(proposed.id(), true, "晚了"))));
    }

    @Test
    void aDepartmentThatDisagreesStopsIt() {
        var proposed = county.propose("tree-felling", 3);
        county.as(county.civil, () -> {
            hearing.opine(proposed.id(), true, "可行");
            hearing.hearToo(proposed.id(), county.villages);
        });
        county.as(county.justice, () -> hearing.opine(proposed.id(), false, "依据不足"));
        refused("admission.opinion-against", () -> county.admit(proposed));
        var back = county.as(county.approver, () -> desk.giveBack(UUID.randomUUID(), proposed.id(), "补充依据"));
        assertThat(back.state()).isEqualTo(State.RETURNED);
        assertThat(county.propose("tree-felling", 3).state()).isEqualTo(State.IN_REVIEW);
    }

    @Test
    @DisplayName("R030 who proposes neither reviews nor decides, and nobody speaks for both departments")
    void keepsFourEyes() {
        var both = new Acting(
                county.civil.account(), "金明淑", UUID.randomUUID(), PostKind.COUNTY_OFFICER, county.code, "县司法局", null);
        var proposed = county.propose("tree-felling", 3);
        county.as(county.civil, () -> hearing.opine(proposed.id(), true, "可行"));
        refused("admission.opinion-given", () -> county.as(both, () -> hearing.opine(proposed.id(), true, "也可行")));
        refused(
                "admission.not-reviewer",
                () -> county.as(county.bureau, () -> hearing.opine(proposed.id(), true, "我看行")));

        var own = county.as(county.civil, () -> desk.propose(County.proposal("elder-visit", 2)));
        refused("admission.proposer-reviews", () -> county.as(county.civil, () -> hearing.opine(own.id(), true, "好")));
        var promoted = new Acting(
                county.bureau.account(),
                "金明淑",
                UUID.randomUUID(),
                PostKind.COUNTY_APPROVER,
                county.code,
                "县农业农村局",
                null);
        refused(
                "admission.proposer-decides",
                () -> county.as(promoted, () -> desk.giveBack(UUID.randomUUID(), proposed.id(), "撤回")));
    }

    @Test
    @DisplayName("R030 villages are drawn by lot from the map, as many as the county says")
    void drawsVillagesByLot() {
        var real = counties.openReal();
        var proposed = real.propose("drawn-" + UUID.randomUUID().toString().substring(0, 8), 1);
        var drawn = real.as(real.bureau, () -> hearing.villages(proposed.id()));
        assertThat(drawn)
                .hasSize(3)
                .allSatisfy(
                        heard -> assertThat(real.code.contains(heard.village())).isTrue());
        real.as(real.approver, () -> desk.giveBack(UUID.randomUUID(), proposed.id(), "测试完毕"));
    }

    @Test
    void isHeardInItsOwnVillageOnly() {
        var proposed = county.propose("tree-felling", 3);
        refused(
                "admission.not-drawn",
                () -> county.as(county.clerk(), () -> hearing.comment(proposed.id(), true, "好")));
        var elsewhere = counties.open();
        refused(
                "admission.not-found",
                () -> elsewhere.as(elsewhere.clerk(), () -> hearing.comment(proposed.id(), true, "好")));
        refused(
                "admission.sample-place",
                () -> county.as(county.civil, () -> hearing.hearToo(proposed.id(), elsewhere.villages)));
        refused(
                "admission.sample-place",
                () -> county.as(county.civil, () -> hearing.hearToo(proposed.id(), List.of(county.township))));
        refused("access.post-not-permitted", () -> county.as(county.town, () -> desk.propose(County.proposal("x", 1))));
    }

    @Test
    void takesNoNonsense() {
        for (var code : List.of("", "Tree", "树", "a--b", "-a", "a".repeat(65))) {
            refused("admission.code", () -> County.proposal(code, 1));
        }
        refused("admission.hours", () -> County.proposal("tree", 745));
        refused("admission.hours", () -> County.proposal("tree", -1));
        refused("admission.money", () -> County.proposal("tree", "法", Workload.of(1), withMoney(Money.ofFen(-1))));
        refused(
                "admission.text-too-long",
                () -> County.proposal("tree", "法".repeat(121), Workload.of(1), withMoney(Money.ofFen(1))));
        refused(
                "admission.text-too-long",
                () -> County.proposal("tree", "法\0", Workload.of(1), withMoney(Money.ofFen(1))));
        var proposed = county.propose("tree-felling", 3);
        refused(
                "admission.text-missing",
                () -> county.as(county.approver, () -> desk.giveBack(UUID.randomUUID(), proposed.id(), "  ")));
        refused("admission.effective-past", () -> {
            var heard = county.heard("elder-visit", 2);
            county.as(
                    county.approver,
                    () -> desk.admit(
                            UUID.randomUUID(), heard.id(), county.today().minusDays(1), "同意"));
        });
        refused(
                "admission.not-found",
                () -> county.as(county.approver, () -> desk.refuse(UUID.randomUUID(), UUID.randomUUID(), "无")));
    }

    @Test
    @DisplayName("R012 the database lets no township propose or decide, and nobody rewrite a proposal")
    void theDatabaseGuardsIt() {
        var proposed = county.propose("tree-felling", 3);
        var decided = county.as(
                county.town,
                () -> transaction.execute(status -> jdbc.sql("""
                    update services.admission
                       set state = 'ADMITTED', decided_on = current_date, decided_by = :by, decided_why = 'x',
                           decided_law = array['a', 'b', 'c'], effective_from = current_date
                     where county_code = :county and id = :id
                    """)
                        .param("by", UUID.randomUUID())
                        .param("county", county.code.value())
                        .param("id", proposed.id())
                        .update()));
        assertThat(decided).isZero();
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> county.as(
                        county.approver,
                        () -> transaction.execute(status -> jdbc.sql("""
                            update services.admission set hours_small = 0 where county_code = :county
                            """)
                                .param("county", county.code.value())
                                .update())))
                .rootCause()
                .hasMessageContaining("permission denied");
    }

    @Test
    @DisplayName("R030 two officers who decide at once: one decision stands")
    void letsOneDecisionStand() throws Exception {
        var proposed = county.heard("tree-felling", 3);
        var rival = County.post(PostKind.COUNTY_APPROVER, county.code, "县人民政府办公室");
        var outcomes = atOnce(List.of(
                () -> county.as(
                        county.approver, () -> desk.admit(UUID.randomUUID(), proposed.id(), county.today(), "同意")),
                () -> county.as(rival, () -> desk.refuse(UUID.randomUUID(), proposed.id(), "不同意"))));
        assertThat(outcomes).containsExactlyInAnyOrder("done", "admission.decided");
    }

    private void demandHeard(Admission admission, LocalDate on) {
        county.as(
                county.approver,
                () -> transaction.executeWithoutResult(
                        status -> later.on(on, counties.clock, workingDays).demandHeard(admission)));
    }

    private static Funds withMoney(Money money) {
        var full = County.funds();
        return new Funds(money, full.payer(), full.calendar(), full.equipment(), full.training());
    }

    /** What became of each call: done, or the code of its refusal. */
    static List<String> atOnce(List<Callable<Admission>> calls) throws InterruptedException {
        try (var threads = Executors.newFixedThreadPool(calls.size())) {
            var outcomes = new ArrayList<String>();
            for (var future : threads.invokeAll(calls)) {
                try {
                    future.get();
                    outcomes.add("done");
                } catch (ExecutionException refused) {
                    outcomes.add(
                            refused.getCause() instanceof org.xiangli.kernel.Refusal refusal
                                    ? refusal.code()
                                    : String.valueOf(refused.getCause()));
                }
            }
            return outcomes;
        }
    }
}
