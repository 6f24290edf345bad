package org.xiangli.core.procedure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.xiangli.core.clock.WorkingDays;
import org.xiangli.kernel.Refusal;
import org.xiangli.testing.HouseTest;

@HouseTest
class JointReviewTests {

    private static final String CIVIL = "县民政局";
    private static final String MEDICAL = "县医疗保障局";
    private static final String DISABLED = "县残疾人联合会";
    private static final List<String> THREE = List.of(CIVIL, MEDICAL, DISABLED);

    private final Office office;
    private final WorkingDays workingDays;

    JointReviewTests(Offices offices, WorkingDays workingDays) {
        this.office = offices.open();
        this.workingDays = workingDays;
    }

    @Test
    @DisplayName("R050 three departments work side by side, and the case goes on when all have spoken")
    void threeDepartmentsWorkSideBySide() {
        var file = asked();
        assertThat(file.state().awaited())
                .as("all clocks begin together")
                .containsOnlyKeys(THREE)
                .containsValue(LocalDate.of(2026, 3, 13));
        office.on("2026-03-11");
        speak(file, CIVIL, true, "");
        refused("case.opinions-awaited", () -> propose(file));
        office.on("2026-03-12");
        speak(file, MEDICAL, false, "已由医保报销，不应重复救助");
        office.on("2026-03-13");
        refused("case.opinions-awaited", () -> propose(file));
        speak(file, DISABLED, true, "");
        assertThat(propose(file).step()).isNotEqualTo(file.step());

        assertThat(opinions(file))
                .extracting(Opinion::department, Opinion::agrees, Opinion::workingDays, Opinion::late)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(CIVIL, true, 1, 0),
                        org.assertj.core.groups.Tuple.tuple(MEDICAL, false, 2, 0),
                        org.assertj.core.groups.Tuple.tuple(DISABLED, true, 3, 0));
        var known = office.found(file);
        List<Hop> hops = office.desk(desk -> desk.hops(known));
        var review = hops.stream()
                .filter(hop -> hop.step().equals(file.step()))
                .findFirst()
                .orElseThrow();
        assertThat(review.workingDays())
                .as("three opinions in three days, not in six")
                .isEqualTo(3);
        assertThat(CaseState.replay(Ways.ASSIST, 10, office.history(file), workingDays))
                .isEqualTo(office.found(file).state());
    }

    @Test
    @DisplayName("R050 a department that lets its days pass holds nobody up, and its days are on the sheet")
    void whoLetsHisDaysPassHoldsNobodyUp() {
        var file = asked();
        office.on("2026-03-13");
        refused("case.opinions-awaited", () -> propose(file));
        office.on("2026-03-16"); // Monday
        assertThat(opinions(file))
                .allSatisfy(opinion -> assertThat(opinion.late()).isEqualTo(1));
        speak(file, CIVIL, true, "");
        assertThat(propose(file).state().awaited()).isEmpty();
        refused("case.joint-not-asked", () -> speak(file, MEDICAL, true, ""));
        assertThat(CaseState.replay(Ways.ASSIST, 10, office.history(file), workingDays))
                .isEqualTo(office.found(file).state());
    }

    @Test
    void whoSpeaksAtTheSameMomentIsHeard() throws Exception {
        var file = asked();
        var start = new CyclicBarrier(THREE.size());
        try (var hands = Executors.newFixedThreadPool(THREE.size())) {
            var answers = THREE.stream()
                    .map(department -> hands.submit(() -> {
                        start.await();
                        return speak(file, department, true, "");
                    }))
                    .toList();
            for (var answer : answers) {
                answer.get();
            }
        }
        assertThat(office.found(file).state().awaited()).isEmpty();
        assertThat(office.history(file))
                .extracting(CaseEvent::move)
                .endsWith(CaseEvent.CONSULTED, CaseEvent.OPINED, CaseEvent.OPINED, CaseEvent.OPINED);
    }

    @Test
    void theResidentMayWithdrawWhileOpinionsAreAwaited() {
        var file = asked();
        var request = MoveRequest.of(UUID.randomUUID(), file.id(), file.seq(), "withdraw", office.clerk);
        assertThat(office.move(request).phase()).isEqualTo(Phase.WITHDRAWN);
    }

    @Test
    void aRepeatedRequestAsksOnce() {
        var file = forwarded();
        var key = UUID.randomUUID();
        var asked = office.joint(joint -> joint.consult(key, file.id(), file.seq(), office.officer, THREE, 3));
        CaseFile again = office.joint(joint -> joint.consult(key, file.id(), file.seq(), office.officer, THREE, 3));
        assertThat(again).isEqualTo(asked);
        var opinion = UUID.randomUUID();
        office.joint(joint -> joint.opine(opinion, file.id(), office.countyOfficer, CIVIL, true, ""));
        office.joint(joint -> joint.opine(opinion, file.id(), office.countyOfficer, CIVIL, true, ""));
        assertThat(office.history(file))
                .filteredOn(event -> event.move().equals(CaseEvent.OPINED))
                .hasSize(1);
    }

    @Test
    void refusesWhatIsNoJointReview() {
        var file = forwarded();
        refused("case.post-not-permitted", () -> consult(file, office.clerk, THREE, 3));
        refused("case.joint-departments", () -> consult(file, office.officer, List.of(), 3));
        refused("case.joint-departments", () -> consult(file, office.officer, List.of(CIVIL, CIVIL), 3));
        refused("case.joint-departments", () -> consult(file, office.officer, List.of(" "), 3));
        refused("case.joint-departments", () -> consult(file, office.officer, THREE, 0));
        refused("case.joint-departments", () -> consult(file, office.officer, List.of("局".repeat(81)), 3));
        var asked = consult(file, office.officer, List.of(CIVIL), 3);
        refused("case.changed-meanwhile", () -> consult(file, office.officer, List.of(MEDICAL), 3));
        refused("case.joint-asked", () -> consult(asked, office.officer, THREE, 3));
        refused("case.joint-not-asked", () -> speak(asked, MEDICAL, true, ""));
        refused("case.reason-missing", () -> speak(asked, CIVIL, false, " "));
        var draft = office.opened();
        refused("case.joint-here", () -> consult(draft, office.clerk, THREE, 3));
    }

    @Test
    @DisplayName("R050 a department finds what waits for its opinion")
    void aDepartmentFindsWhatWaitsForIt() {
        var file = asked();
        assertThat(awaiting(MEDICAL)).extracting(CaseFile::id).containsExactly(file.id());
        speak(file, MEDICAL, true, "");
        assertThat(awaiting(MEDICAL)).isEmpty();
        assertThat(awaiting(CIVIL)).hasSize(1);
    }

    @Test
    @DisplayName("R050 whoever holds a case is reminded at four fifths of his time, once, and it is escalated after it")
    void remindsAtFourFifths() {
        var file = forwarded(); // three working days, until Friday 13 March
        assertThat(office.on("2026-03-12").remind()).as("two days of three").isZero();
        assertThat(office.on("2026-03-13").remind()).isEqualTo(1);
        assertThat(office.remind()).as("once").isZero();
        assertThat(office.on("2026-03-16").watch()).isEqualTo(1);
        assertThat(office.history(file)).extracting(CaseEvent::move).endsWith(CaseEvent.REMINDED, CaseEvent.ESCALATED);
        assertThat(CaseState.replay(Ways.ASSIST, 10, office.history(file), workingDays))
                .isEqualTo(office.found(file).state());
    }

    private List<Opinion> opinions(CaseFile file) {
        var known = office.found(file);
        return office.joint(joint -> joint.opinions(known));
    }

    private List<CaseFile> awaiting(String department) {
        return office.joint(joint -> joint.awaiting(department));
    }

    private CaseFile forwarded() {
        return office.on("2026-03-10").moved("submit", "accept", "forward");
    }

    private CaseFile asked() {
        return consult(forwarded(), office.officer, THREE, 3);
    }

    private CaseFile consult(CaseFile file, Actor by, List<String> departments, int limit) {
        return office.joint(joint -> joint.consult(UUID.randomUUID(), file.id(), file.seq(), by, departments, limit));
    }

    private CaseFile speak(CaseFile file, String department, boolean agrees, String reason) {
        return office.joint(
                joint -> joint.opine(UUID.randomUUID(), file.id(), office.countyOfficer, department, agrees, reason));
    }

    private CaseFile propose(CaseFile file) {
        return office.move(office.request(office.found(file), "propose").because("符合条件"));
    }

    private static void refused(String code, Supplier<?> work) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> java.util.Objects.requireNonNull(work.get()))
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(code));
    }
}
