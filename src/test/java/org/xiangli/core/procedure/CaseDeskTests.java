package org.xiangli.core.procedure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.xiangli.core.procedure.Ways.ASSIST;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.xiangli.core.clock.WorkingDays;
import org.xiangli.kernel.DivisionCode;
import org.xiangli.kernel.Refusal;
import org.xiangli.kernel.RuleRef;
import org.xiangli.testing.HouseTest;

@HouseTest
@RecordApplicationEvents
class CaseDeskTests {

    private static final Map<String, String> PHOTO = Map.of(CaseEvent.MISSING_PAPERS, "photo");

    private final Office office;
    private final WorkingDays workingDays;

    CaseDeskTests(Offices offices, WorkingDays workingDays) {
        this.office = offices.open();
        this.workingDays = workingDays;
    }

    @Test
    @DisplayName("R043 a case runs from the draft to its end, and its history replays to what the table says")
    void runsToItsEnd(ApplicationEvents published) {
        var file = office.on("2026-03-10").moved("submit", "accept", "forward");
        file = office.on("2026-03-11")
                .move(office.request(file, "ask-papers").because("照片不清楚").with(PHOTO));
        assertThat(file.clock().running()).isFalse();
        file = office.on("2026-03-17").move(office.request(file, "bring-papers"));
        assertThat(file.clock().dueOn()).contains(office.on("2026-03-30").today());
        for (var move : List.of("propose", "approve", "deliver", "close")) {
            file = office.on("2026-03-18").move(office.request(file, move));
        }

        var closed = file;
        assertThat(closed.phase()).isEqualTo(Phase.CLOSED);
        assertThat(closed.state().finished()).isTrue();
        assertThat(closed.state().outcome()).isEqualTo(Outcome.GRANTED);
        assertThat(closed.state().namedMissing()).containsExactly("photo");
        assertThat(office.found(closed)).isEqualTo(closed);
        var byNumber = office.desk(desk -> desk.byNumber(" " + closed.number()));
        assertThat(byNumber).contains(closed);
        assertThat(office.ofSubject()).containsExactly(closed);

        var history = office.history(closed);
        assertThat(history).extracting(CaseEvent::seq).containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
        assertThat(CaseState.replay(ASSIST, 10, history, workingDays)).isEqualTo(closed.state());
        assertThat(published.stream(CaseMoved.class)
                        .filter(moved -> moved.caseId().equals(closed.id())))
                .extracting(CaseMoved::move)
                .containsExactly(
                        "opened",
                        "submit",
                        "accept",
                        "forward",
                        "ask-papers",
                        "bring-papers",
                        "propose",
                        "approve",
                        "deliver",
                        "close");
    }

    @Test
    @DisplayName("R050 the time sheet shows who had the case for how many working days")
    void keepsATimeSheet() {
        var file = office.on("2026-03-10").moved("submit", "accept");
        file = office.on("2026-03-12").move(office.request(file, "forward"));
        file = office.on("2026-03-16").move(office.request(file, "propose"));
        var proposed = file;
        var hops = office.on("2026-03-20").desk(desk -> desk.hops(proposed));
        assertThat(hops)
                .extracting(hop -> hop.step().key(), hop -> hop.holder().level(), Hop::workingDays, Hop::late)
                .containsExactly(
                        tuple("draft", DivisionCode.Level.VILLAGE, 0, 0),
                        tuple("window", DivisionCode.Level.VILLAGE, 0, 0),
                        tuple("accepted", DivisionCode.Level.VILLAGE, 2, 1),
                        tuple("review", DivisionCode.Level.TOWNSHIP, 2, 0),
                        tuple("approval", DivisionCode.Level.TOWNSHIP, 4, 2));
    }

    @Test
    @DisplayName("R043 numbers carry the day and are unique in the county")
    void numbersAreUnique() {
        office.on("2026-03-10");
        var numbers = List.of(office.opened(), office.opened(), office.opened());
        assertThat(numbers)
                .extracting(CaseFile::number)
                .doesNotHaveDuplicates()
                .allMatch(number -> number.matches("260310-[0-9]{6}"));
    }

    @Test
    void keepsTheRulesThatWereAskedAndTheFactsOfTheMove() {
        var file = office.moved("submit");
        var request = office.request(file, "accept").with(Map.of("copies", "2"));
        office.move(request);
        var event = office.history(file).getLast();
        assertThat(event.rules()).containsExactly(new RuleRef(Ways.RULE, "村民委员会组织法(2025修正)", "8"));
        assertThat(event.data()).containsExactly(Map.entry("copies", "2"));
        assertThat(event.by()).isEqualTo(office.clerk);
    }

    @Test
    @DisplayName("R056 a refusal without reason or legal basis leaves no trace; with both it is saved")
    void savesNoRefusalWithoutReason() {
        var file = office.moved("submit");
        var bare = office.request(file, "turn-away");
        assertRefused(() -> office.move(bare.basedOn(Ways.LAW)), "case.reason-missing");
        assertRefused(() -> office.move(bare.because("户籍不在本县")), "case.legal-basis-missing");
        assertThat(office.found(file)).isEqualTo(file);
        assertThat(office.history(file)).hasSize(2);

        var refused = office.move(bare.because("户籍不在本县").basedOn(Ways.LAW));
        assertThat(refused.state().outcome()).isEqualTo(Outcome.REFUSED);
        var event = office.history(file).getLast();
        assertThat(event.reason()).isEqualTo("户籍不在本县");
        assertThat(event.legalBasis()).contains(Ways.LAW);
    }

    @Test
    @DisplayName("R011 a person with two posts does not decide what he has taken in himself")
    void keepsFourEyesOverTwoPostsOfOnePerson() {
        var file = office.moved("submit", "accept", "forward");
        var same = new Actor(office.clerk.account(), "township-officer", office.township);
        var request = MoveRequest.of(UUID.randomUUID(), file.id(), file.seq(), "propose", same);
        assertRefused(() -> office.move(request), "case.four-eyes");
        assertThat(office.move(office.request(file, "propose")).step().key()).isEqualTo("approval");
    }

    @Test
    void refusesAVillageOfAnotherCounty() {
        var opening = office.opening();
        assertRefused(() -> office.desk(desk -> desk.open(at(opening, Ways.VILLAGE))), "case.other-county");
        assertRefused(() -> office.desk(desk -> desk.open(at(opening, office.township))), "case.village-needed");
    }

    @Test
    void refusesAProcedureThatIsNotPublished() {
        var opening = office.opening();
        assertRefused(
                () -> office.desk(desk -> desk.open(new Opening(
                        opening.idempotencyKey(),
                        "no-such-way",
                        1,
                        opening.village(),
                        opening.subject(),
                        opening.matter(),
                        1,
                        "window",
                        10,
                        opening.by(),
                        Map.of()))),
                "case.procedure-unknown");
    }

    @Test
    void offersTheMovesOfAPost() {
        var file = office.moved("submit", "accept", "forward");
        assertThat(moves(file, office.officer))
                .extracting(Move::key)
                .containsExactly("ask-papers", "note", "propose", "wait");
        assertThat(moves(file, office.clerk)).extracting(Move::key).containsExactly("withdraw");
        var administrator = new Actor(UUID.randomUUID(), "administrator", office.county);
        assertThat(moves(file, administrator)).isEmpty();
    }

    @Test
    @DisplayName("R043 a case that nobody opened is unknown")
    void refusesToMoveWhatIsNotThere() {
        var nothing = MoveRequest.of(UUID.randomUUID(), UUID.randomUUID(), 1, "submit", office.clerk);
        assertRefused(() -> office.move(nothing), "case.unknown");
    }

    private List<Move> moves(CaseFile file, Actor by) {
        return office.desk(desk -> desk.moves(file, by));
    }

    private static Opening at(Opening opening, DivisionCode village) {
        return new Opening(
                opening.idempotencyKey(),
                opening.procedureCode(),
                opening.procedureVersion(),
                village,
                opening.subject(),
                opening.matter(),
                opening.catalogueVersion(),
                opening.channel(),
                opening.promiseWorkingDays(),
                opening.by(),
                opening.data());
    }

    static void assertRefused(ThrowingCallable call, String code) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(code));
    }
}
