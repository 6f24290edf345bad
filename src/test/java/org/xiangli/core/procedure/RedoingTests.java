package org.xiangli.core.procedure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.xiangli.core.clock.WorkingDays;
import org.xiangli.kernel.Refusal;
import org.xiangli.testing.HouseTest;

@HouseTest
class RedoingTests {

    private static final String FINDING = "材料放了两周没有转送";

    private final Office office;
    private final WorkingDays workingDays;

    RedoingTests(Offices offices, WorkingDays workingDays) {
        this.office = offices.open();
        this.workingDays = workingDays;
    }

    @Test
    @DisplayName("R052 a case that was badly done is opened again with a last day of its own, and lies with the clerk")
    void opensAgainWithALastDayOfItsOwn() {
        var closed = closed();
        assertThat(closed.state().finished()).isTrue();
        assertThat(lying()).isEmpty();
        var again = open(closed, LocalDate.of(2026, 3, 10), 15);
        assertThat(again.step()).as("where it stood").isEqualTo(closed.step());
        assertThat(again.state().finished()).isFalse();
        assertThat(again.state().actBy())
                .as("fifteen working days after the rating")
                .contains(LocalDate.of(2026, 3, 31));
        assertThat(again.state().overdue(LocalDate.of(2026, 3, 31))).isFalse();
        assertThat(again.state().overdue(LocalDate.of(2026, 4, 1))).isTrue();
        assertThat(lying()).containsExactly(again.id());
        assertReplays(again);
        office.on("2026-03-20");
        var reported = office.redo(redo -> redo.report(UUID.randomUUID(), again.id(), office.clerk, "当面致歉并重新转送"));
        assertThat(reported.state().finished())
                .as("until somebody above has seen it")
                .isFalse();
        assertReplays(reported);
        var settled = office.redo(redo -> redo.settle(UUID.randomUUID(), again.id(), office.officer, "已电话核实"));
        assertThat(settled.state().finished()).isTrue();
        assertThat(settled.state().redoSince()).isNull();
        assertThat(lying()).isEmpty();
        assertReplays(settled);
        assertThat(office.history(settled))
                .extracting(CaseEvent::move)
                .endsWith(CaseEvent.REDO, CaseEvent.REDONE, CaseEvent.SETTLED);
        List<Hop> hops = office.desk(desk -> desk.hops(settled));
        assertThat(hops.get(hops.size() - 2).workingDays())
                .as("from the 16th to the 20th")
                .isEqualTo(4);
    }

    @Test
    @DisplayName("R052 a case done again that lets its last day pass is shown to the township, once")
    void escalatesWhatIsNotDoneInTime() {
        var again = open(closed(), LocalDate.of(2026, 3, 16), 2);
        assertThat(office.on("2026-03-18").watch()).as("its last day").isZero();
        assertThat(office.on("2026-03-19").watch()).isEqualTo(1);
        assertThat(office.watch()).isZero();
        assertThat(office.queue(PostRef.TOWNSHIP_OFFICER, office.township, QueueFilter.ESCALATED))
                .extracting(CaseFile::id)
                .containsExactly(again.id());
        var settled = office.redo(redo -> redo.settle(UUID.randomUUID(), again.id(), office.officer, "已整改"));
        assertThat(office.queue(PostRef.TOWNSHIP_OFFICER, office.township, QueueFilter.ESCALATED))
                .isEmpty();
        assertReplays(settled);
    }

    @Test
    @DisplayName("R052 a case done again twice has been reminded of twice")
    void remindsOfWorkToBeDoneAgain() {
        var again = open(closed(), LocalDate.of(2026, 3, 16), 5);
        assertThat(office.on("2026-03-19").remind()).as("three days of five").isZero();
        assertThat(office.on("2026-03-20").remind()).isEqualTo(1);
        assertThat(office.remind()).as("once").isZero();
        office.redo(redo -> redo.settle(UUID.randomUUID(), again.id(), office.officer, "已整改"));
        open(office.found(again), LocalDate.of(2026, 3, 20), 5);
        assertThat(office.on("2026-03-26").remind()).isEqualTo(1);
    }

    @Test
    void onlyAnAppealLeadsAwayFromIt() {
        var delivered = office.on("2026-03-16").moved("submit", "accept", "forward", "propose", "approve", "deliver");
        var again = open(delivered, office.today(), 5);
        List<Move> moves = office.desk(desk -> desk.moves(again, office.clerk));
        assertThat(moves).extracting(Move::key).doesNotContain("close");
        refused("case.redo-first", () -> office.move(office.request(again, "close")));
        var appealed = office.move(office.request(again, "object"));
        assertThat(appealed.phase()).isEqualTo(Phase.APPEALED);
        assertThat(appealed.state().redoSince()).isNull();
        assertReplays(appealed);
        refused("case.redo-none", () -> settle(appealed, office.officer, "已整改"));
    }

    @Test
    void refusesWhatCannotBeDoneAgain() {
        var onItsWay = office.on("2026-03-10").moved("submit", "accept");
        refused("case.redo-here", () -> open(onItsWay, office.today(), 15));
        var closed = closed();
        refused("case.post-not-permitted", () -> openBy(office.clerk, closed));
        refused(
                "case.reason-missing",
                () -> office.redo(
                        redo -> redo.open(UUID.randomUUID(), closed.id(), office.officer, " ", office.today(), 15)));
        refused("case.redo-none", () -> settle(closed, office.officer, "已整改"));
        refused(
                "case.redo-none",
                () -> office.redo(redo -> redo.report(UUID.randomUUID(), closed.id(), office.clerk, "做了")));
        refused(
                "case.unknown",
                () -> office.redo(redo ->
                        redo.open(UUID.randomUUID(), UUID.randomUUID(), office.officer, "差", office.today(), 15)));
        var again = openBy(office.countyOfficer, closed);
        refused("case.redo-open", () -> openBy(office.officer, closed));
        refused(
                "case.post-not-permitted",
                () -> office.redo(redo -> redo.report(UUID.randomUUID(), again.id(), office.officer, "做了")));
        refused("case.post-not-permitted", () -> settle(again, office.clerk, "自己核实"));
        refused("case.text-too-long", () -> settle(again, office.officer, "长".repeat(2001)));
    }

    @Test
    void aRequestSentTwiceOpensOnce() {
        var closed = closed();
        var key = UUID.randomUUID();
        for (var times = 0; times < 2; times++) {
            office.redo(redo -> redo.open(key, closed.id(), office.officer, FINDING, office.today(), 15));
        }
        assertThat(office.history(closed))
                .filteredOn(event -> event.move().equals(CaseEvent.REDO))
                .hasSize(1);
    }

    private CaseFile closed() {
        return office.on("2026-03-16").moved("submit", "accept", "forward", "propose", "approve", "deliver", "close");
    }

    private CaseFile open(CaseFile file, LocalDate since, int limit) {
        return office.redo(redo -> redo.open(UUID.randomUUID(), file.id(), office.officer, FINDING, since, limit));
    }

    private CaseFile openBy(Actor by, CaseFile file) {
        return office.redo(redo -> redo.open(UUID.randomUUID(), file.id(), by, FINDING, office.today(), 15));
    }

    private CaseFile settle(CaseFile file, Actor by, String remedy) {
        return office.redo(redo -> redo.settle(UUID.randomUUID(), file.id(), by, remedy));
    }

    private List<UUID> lying() {
        return office.queue(PostRef.VILLAGE_CLERK, office.village, QueueFilter.ALL).stream()
                .map(CaseFile::id)
                .toList();
    }

    private void assertReplays(CaseFile file) {
        assertThat(CaseState.replay(Ways.ASSIST, 10, office.history(file), workingDays))
                .isEqualTo(office.found(file).state());
    }

    private static void refused(String code, Supplier<?> work) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> java.util.Objects.requireNonNull(work.get()))
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(code));
    }
}
