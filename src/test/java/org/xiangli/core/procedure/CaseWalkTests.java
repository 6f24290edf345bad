package org.xiangli.core.procedure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.xiangli.core.procedure.Ways.DAYS;
import static org.xiangli.core.procedure.Ways.VILLAGE;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.xiangli.kernel.Refusal;

/** Random people move random cases along random procedures, on random days. What must hold, holds at every step. */
class CaseWalkTests {

    private static final List<String> POSTS = List.of(
            "resident",
            "village-clerk",
            "township-officer",
            "township-approver",
            "county-officer",
            "county-approver",
            "administrator");

    private final RandomGenerator random = Ways.seeded();
    private final Handling handling = new Handling(Ways.GATES);

    @Test
    @DisplayName("R043 every step of a published procedure can be reached by people who may")
    void reachesEveryStep() {
        var generator = new WayGenerator(random);
        for (int round = 0; round < 80; round++) {
            var procedure = round == 0 ? Ways.ASSIST : generator.next();
            var reached = new HashSet<String>();
            for (int walk = 0;
                    walk < 4_000 && reached.size() < procedure.steps().size();
                    walk++) {
                new Walk(procedure, false).run(60).forEach(event -> reached.add(event.to()));
            }
            assertThat(reached)
                    .as("%s", procedure)
                    .containsExactlyInAnyOrderElementsOf(
                            procedure.steps().stream().map(Step::key).toList());
        }
    }

    @Test
    @DisplayName("R043 R011 no clock is negative, no post acts without permit, every history replays to the same state")
    void keepsItsPromisesWhateverPeopleTry() {
        var generator = new WayGenerator(random);
        var refusals = new TreeSet<String>();
        for (int round = 0; round < 1_500; round++) {
            var procedure = round % 5 == 0 ? Ways.ASSIST : generator.next();
            var walk = new Walk(procedure, true);
            var events = walk.run(80);
            assertThat(CaseState.replay(procedure, walk.promise, events, DAYS)).isEqualTo(walk.file.state());
            refusals.addAll(walk.refusals);
        }
        assertThat(refusals)
                .contains(
                        "case.four-eyes",
                        "case.post-not-permitted",
                        "case.other-division",
                        "case.move-not-here",
                        "case.changed-meanwhile",
                        "case.reason-missing",
                        "case.legal-basis-missing",
                        "case.papers-named-once",
                        "rule.vcol.committee.size");
    }

    private final class Walk {

        private final Procedure procedure;
        private final boolean mistaken;
        private final int promise;
        private final List<CaseEvent> events = new ArrayList<>();
        private final Set<String> refusals = new TreeSet<>();
        private LocalDate today = LocalDate.of(2026, 1, 1).plusDays(random.nextInt(200));
        private CaseFile file;

        Walk(Procedure procedure, boolean mistaken) {
            this.procedure = procedure;
            this.mistaken = mistaken;
            this.promise = procedure.promised() ? 1 + random.nextInt(20) : 0;
            var opening = Ways.opening(procedure, promise, Ways.opener(procedure));
            var opened = Handling.open(procedure, opening, Ways.noon(today), today);
            this.file = Ways.file(procedure, opening, opened);
            events.add(opened);
        }

        List<CaseEvent> run(int tries) {
            for (int tried = 0;
                    tried < tries && !procedure.movesFrom(file.step().key()).isEmpty();
                    tried++) {
                today = today.plusDays(random.nextInt(5) == 0 ? random.nextInt(12) : 0);
                attempt(mistaken && random.nextInt(3) == 0 ? blunder() : sensible());
                assertSound();
            }
            return events;
        }

        private void attempt(MoveRequest request) {
            var own = events.stream()
                    .filter(event -> event.by().account().equals(request.by().account()))
                    .map(CaseEvent::move)
                    .collect(Collectors.toSet());
            try {
                var event = handling.move(procedure, file, request, own, Ways.noon(today), today);
                assertPermitted(event, own);
                file = file.in(file.state().after(procedure, event, DAYS));
                events.add(event);
            } catch (Refusal refusal) {
                refusals.add(refusal.code());
            }
        }

        private MoveRequest sensible() {
            var moves = procedure.movesFrom(file.step().key());
            var move = pick(moves);
            var post = pick(procedure.posts(move));
            var actor = new Actor(somebody(), post.code(), post.division(VILLAGE));
            return MoveRequest.of(UUID.randomUUID(), file.id(), file.seq(), move.key(), actor)
                    .because("理由")
                    .basedOn(Ways.LAW)
                    .with(Map.of(CaseEvent.MISSING_PAPERS, random.nextInt(4) == 0 ? "deed" : "photo"))
                    .given(Ways.HOLDS);
        }

        private MoveRequest blunder() {
            var good = sensible();
            var wrong = new Actor(somebody(), pick(POSTS), pick(List.of(VILLAGE, Ways.TOWNSHIP, Ways.COUNTY)));
            return switch (random.nextInt(6)) {
                case 0 -> good.because(" ");
                case 1 -> plain(file.seq(), good.move(), good.by()).because("理由");
                case 2 -> good.given(Ways.FAILS);
                case 3 -> plain(file.seq() - 1, good.move(), good.by());
                case 4 -> plain(file.seq(), pick(procedure.moves()).key(), wrong);
                default -> plain(file.seq(), good.move(), wrong).because("理由").basedOn(Ways.LAW);
            };
        }

        private MoveRequest plain(int seq, String move, Actor by) {
            return MoveRequest.of(UUID.randomUUID(), file.id(), seq, move, by).given(Ways.HOLDS);
        }

        /** Read from the procedure's data alone, not by asking what the desk asks. */
        private void assertPermitted(CaseEvent event, Set<String> own) {
            var move = procedure.moves().stream()
                    .filter(way -> way.key().equals(event.move())
                            && way.from().equals(file.step().key()))
                    .findAny()
                    .orElseThrow();
            var permitted = move.by().isEmpty() ? List.of(file.step().post()) : move.by();
            assertThat(permitted).extracting(PostRef::code).contains(event.by().post());
            assertThat(VILLAGE.value()).startsWith(event.by().division().value());
            assertThat(move.notByActorOf()).noneMatch(own::contains);
            assertThat(file.phase().mayPassTo(procedure.step(event.to()).phase()))
                    .isTrue();
            if (move.outcome() == Outcome.REFUSED) {
                assertThat(event.reason()).isNotBlank();
                assertThat(event.legalBasis()).isPresent();
            }
        }

        private void assertSound() {
            var clock = file.clock();
            assertThat(clock.remaining(today, DAYS)).isBetween(0, promise);
            assertThat(clock.late(today, DAYS)).isNotNegative();
            assertThat(clock.remaining(today, DAYS) > 0 && clock.late(today, DAYS) > 0)
                    .isFalse();
            assertThat(clock.running()).isEqualTo(file.step().clock() == Clocking.RUNS && promise > 0);
            clock.dueOn().ifPresent(due -> assertThat(DAYS.isWorkingDay(due)).isTrue());
            var hops = Hop.sheet(procedure, file, events, today, DAYS);
            assertThat(hops.getLast().step()).isEqualTo(file.step());
            assertThat(hops).allSatisfy(hop -> assertThat(hop.workingDays()).isNotNegative());
        }

        private UUID somebody() {
            return Ways.account(1 + random.nextInt(4));
        }

        private <T> T pick(List<T> list) {
            return list.get(random.nextInt(list.size()));
        }
    }
}
