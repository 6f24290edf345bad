package org.xiangli.core.procedure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.xiangli.core.procedure.Ways.APPROVER;
import static org.xiangli.core.procedure.Ways.ASSIST;
import static org.xiangli.core.procedure.Ways.CLERK;
import static org.xiangli.core.procedure.Ways.DAYS;
import static org.xiangli.core.procedure.Ways.GATES;
import static org.xiangli.core.procedure.Ways.LAW;
import static org.xiangli.core.procedure.Ways.OFFICER;
import static org.xiangli.core.procedure.Ways.RESIDENT;
import static org.xiangli.core.procedure.Ways.noon;
import static org.xiangli.core.procedure.Ways.request;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.xiangli.kernel.DivisionCode;
import org.xiangli.kernel.Refusal;
import org.xiangli.kernel.RuleRef;

class HandlingTests {

    private static final LocalDate TODAY = LocalDate.of(2026, 3, 10);
    private static final Map<String, String> PHOTO_MISSING = Map.of(CaseEvent.MISSING_PAPERS, "photo, bank-card");

    private final Handling handling = new Handling(GATES);

    @Test
    @DisplayName("R043 a move that does not lead out of the step is refused")
    void refusesAMoveThatIsNotPublishedHere() {
        assertRefused(() -> move(after(), request(after(), "approve", CLERK)), "case.move-not-here");
    }

    @Test
    @DisplayName("R043 all missing papers are named once: a request that names none is refused")
    void refusesARequestForPapersThatNamesNone() {
        var file = after("accept", "forward");
        var request = request(file, "ask-papers", OFFICER).because("照片不清楚");
        assertRefused(() -> move(file, request), "case.missing-papers-unnamed");
        assertRefused(
                () -> move(file, request.with(Map.of(CaseEvent.MISSING_PAPERS, " , "))), "case.missing-papers-unnamed");
    }

    @Test
    @DisplayName("R043 a second request for another missing paper is refused, one for the same papers is not")
    void refusesASecondRequestForAnotherPaper() {
        var file = after("ask-papers", "bring-papers", "accept", "forward");
        assertThat(file.state().namedMissing()).containsExactlyInAnyOrder("photo", "bank-card");
        var again = request(file, "ask-papers", OFFICER).because("缺件");
        assertRefused(
                        () -> move(file, again.with(Map.of(CaseEvent.MISSING_PAPERS, "photo,proof-of-income"))),
                        "case.papers-named-once")
                .extracting(Refusal::arguments)
                .isEqualTo(List.of("proof-of-income"));
        assertThat(move(file, again.with(Map.of(CaseEvent.MISSING_PAPERS, "photo")))
                        .to())
                .isEqualTo("papers-later");
    }

    @Test
    @DisplayName("R056 a refusal without reason cannot be made")
    void refusesARefusalWithoutReason() {
        var file = after();
        var refusal = request(file, "turn-away", CLERK).basedOn(LAW);
        assertRefused(() -> move(file, refusal), "case.reason-missing");
        assertRefused(() -> move(file, refusal.because("　 \n")), "case.reason-missing");
    }

    @Test
    @DisplayName("R056 a refusal without legal basis cannot be made")
    void refusesARefusalWithoutLegalBasis() {
        var file = after();
        assertRefused(
                () -> move(file, request(file, "turn-away", CLERK).because("户籍不在本县")), "case.legal-basis-missing");
    }

    @Test
    @DisplayName("R056 a refusal with both is kept word for word")
    void keepsReasonAndLegalBasis() {
        var file = after();
        var event =
                move(file, request(file, "turn-away", CLERK).because(" 户籍不在本县 ").basedOn(LAW));
        assertThat(event.reason()).isEqualTo("户籍不在本县");
        assertThat(event.legalBasis()).contains(LAW);
        assertThat(file.state().after(ASSIST, event, DAYS).outcome()).isEqualTo(Outcome.REFUSED);
    }

    @Test
    @DisplayName("R011 whoever took the case in does not propose its decision")
    void refusesAProposalByWhoeverTookTheCaseIn() {
        var file = after("accept", "forward");
        var request = request(file, "propose", OFFICER);
        assertRefused(() -> handle(file, request, Set.of(CaseEvent.OPENED)), "case.four-eyes");
        assertRefused(() -> handle(file, request, Set.of("accept", "forward")), "case.four-eyes");
        assertThat(handle(file, request, Set.of("note")).to()).isEqualTo("approval");
    }

    @Test
    @DisplayName("R011 whoever proposed does not approve")
    void refusesAnApprovalByWhoeverProposed() {
        var file = after("accept", "forward", "propose");
        assertRefused(() -> handle(file, request(file, "approve", APPROVER), Set.of("propose")), "case.four-eyes");
    }

    @Test
    void refusesAPostThatDoesNotHoldTheStep() {
        var file = after("accept", "forward");
        assertRefused(() -> move(file, request(file, "propose", CLERK)), "case.post-not-permitted");
        assertRefused(() -> move(file, request(file, "propose", RESIDENT)), "case.post-not-permitted");
    }

    @Test
    void refusesThePostOfAnotherDivision() {
        var file = after();
        var neighbour = new Actor(CLERK.account(), "village-clerk", DivisionCode.of("222405102202"));
        var township = new Actor(CLERK.account(), "village-clerk", DivisionCode.of("222405102"));
        assertRefused(() -> move(file, request(file, "accept", neighbour)), "case.other-division");
        assertRefused(() -> move(file, request(file, "accept", township)), "case.other-division");
    }

    @Test
    void refusesWhoeverHasNotSeenTheLastEvent() {
        var file = after("accept");
        var stale = new MoveRequest(
                CLERK.account(), file.id(), 2, "forward", CLERK, "", Optional.empty(), Map.of(), Map.of());
        assertRefused(() -> move(file, stale), "case.changed-meanwhile");
    }

    @Test
    void asksTheGatesAndKeepsTheRuleTheyStandOn() {
        var file = after();
        var request = request(file, "accept", CLERK);
        assertRefused(() -> move(file, request.given(Ways.FAILS)), "rule.vcol.committee.size");
        var event = move(file, request.given(Ways.HOLDS));
        assertThat(event.rules()).containsExactly(new RuleRef(Ways.RULE, "村民委员会组织法(2025修正)", "8"));
    }

    @Test
    void refusesATextOverTheLimitAndNamesFieldLimitAndLength() {
        var file = after("accept", "forward");
        var note = request(file, "note", OFFICER);
        assertThat(move(file, note.because("乡".repeat(CaseEvent.TEXT_LIMIT))).reason())
                .hasSize(CaseEvent.TEXT_LIMIT);
        assertRefused(() -> move(file, note.because("乡".repeat(100_000))), "case.text-too-long")
                .extracting(Refusal::arguments)
                .isEqualTo(List.of("reason", 2_000, 100_000));
        assertRefused(() -> move(file, note.with(Map.of("note", "x".repeat(2_001)))), "case.text-too-long");
        assertRefused(() -> move(file, note.because("a\0b")), "case.text-unreadable");
    }

    @Test
    void countsRareCharactersOnce() {
        var file = after("accept", "forward");
        var note = request(file, "note", OFFICER);
        assertThat(move(file, note.because("𠮷".repeat(CaseEvent.TEXT_LIMIT))).reason())
                .startsWith("𠮷");
    }

    @Test
    void refusesDataThatIsNoSmallFact() {
        var file = after("accept", "forward");
        var note = request(file, "note", OFFICER);
        var many = new HashMap<String, String>();
        for (int number = 0; number < 41; number++) {
            many.put("key-" + number, "");
        }
        assertRefused(() -> move(file, note.with(many)), "case.data-too-many");
        assertRefused(() -> move(file, note.with(Map.of("Not A Key", ""))), "case.data-key");
    }

    @Test
    void refusesAnOpeningWithoutThePromiseItsProcedureMakes() {
        assertRefused(() -> open(Ways.opening(ASSIST, 0, CLERK)), "case.promise-missing");
        assertRefused(() -> open(Ways.opening(ASSIST, 251, CLERK)), "case.promise-missing");
    }

    @Test
    void refusesAnOpeningByAPostThatTakesNothingIn() {
        assertRefused(() -> open(Ways.opening(ASSIST, 10, OFFICER)), "case.post-not-permitted");
    }

    /** The test case, submitted at the window and moved on from there. */
    private static CaseFile after(String... moves) {
        var file = Ways.opened(ASSIST, 10, TODAY);
        for (var key : Stream.concat(Stream.of("submit"), Stream.of(moves)).toList()) {
            var move = ASSIST.move(file.step().key(), key).orElseThrow();
            var data = key.equals("ask-papers") ? PHOTO_MISSING : Map.<String, String>of();
            file = file.in(file.state().after(ASSIST, Ways.event(file, move, TODAY, data), DAYS));
        }
        return file;
    }

    private CaseEvent move(CaseFile file, MoveRequest request) {
        return handle(file, request, Set.of());
    }

    private CaseEvent handle(CaseFile file, MoveRequest request, Set<String> ownMoves) {
        return handling.move(ASSIST, file, request, ownMoves, noon(TODAY), TODAY);
    }

    private static void open(Opening opening) {
        Handling.open(ASSIST, opening, noon(TODAY), TODAY);
    }

    private static AbstractThrowableAssert<?, Refusal> assertRefused(ThrowingCallable call, String code) {
        return assertThatThrownBy(call)
                .asInstanceOf(InstanceOfAssertFactories.throwable(Refusal.class))
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(code))
                .satisfies(refusal -> assertThat(refusal.rule().source()).isNotBlank());
    }
}
