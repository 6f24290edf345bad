package org.xiangli.core.procedure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.xiangli.core.procedure.Ways.DAYS;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.xiangli.kernel.Refusal;

/** Random walks along generated procedures on which departments are asked, speak, or let their days pass. */
class JointWalkTests {

    private static final List<String> DEPARTMENTS = List.of("民政", "医保", "残联", "人社");

    private final RandomGenerator random = Ways.seeded();
    private final Handling handling = new Handling(Ways.GATES);

    @Test
    @DisplayName("R050 no case leaves a step while an opinion is awaited, and every history replays to the same state")
    void noCaseLeavesWhileAnOpinionIsAwaited() {
        var generator = new WayGenerator(random);
        var seen = new TreeSet<String>();
        for (var round = 0; round < 1_500; round++) {
            var procedure = round % 5 == 0 ? Ways.ASSIST : generator.next();
            walk(procedure, seen);
        }
        assertThat(seen).contains("asked", "spoken", "held up", "left after the last day", "withdrawn");
    }

    private void walk(Procedure procedure, Set<String> seen) {
        var today = LocalDate.of(2026, 1, 1).plusDays(random.nextInt(200));
        var promise = procedure.promised() ? 1 + random.nextInt(20) : 0;
        var opening = Ways.opening(procedure, promise, Ways.opener(procedure));
        var opened = Handling.open(procedure, opening, Ways.noon(today), today);
        var file = Ways.file(procedure, opening, opened);
        var events = new ArrayList<CaseEvent>(List.of(opened));
        for (var tries = 0;
                tries < 60 && !procedure.movesFrom(file.step().key()).isEmpty();
                tries++) {
            today = today.plusDays(random.nextInt(4) == 0 ? random.nextInt(5) : 0);
            var event = next(procedure, file, today, seen);
            if (event != null) {
                var before = file.state();
                file = file.in(before.after(procedure, event, DAYS));
                events.add(event);
                check(before, file.state(), event, seen);
            }
        }
        assertThat(CaseState.replay(procedure, promise, events, DAYS)).isEqualTo(file.state());
        var opinions = JointSheet.of(events, today, DAYS);
        assertThat(opinions).allSatisfy(opinion -> {
            assertThat(opinion.workingDays()).isNotNegative();
            assertThat(opinion.late()).isBetween(0, opinion.workingDays());
        });
        var state = file.state();
        assertThat(state.awaited().keySet())
                .as("who is awaited has not spoken")
                .allSatisfy(department -> assertThat(opinions)
                        .filteredOn(opinion -> opinion.department().equals(department))
                        .last()
                        .satisfies(opinion -> assertThat(opinion.given()).isEmpty()));
    }

    /** Read from the states alone, not by asking what the desk asks. */
    private static void check(CaseState before, CaseState after, CaseEvent event, Set<String> seen) {
        if (after.step().equals(before.step())) {
            return;
        }
        assertThat(after.awaited()).isEmpty();
        if (before.awaited().isEmpty()) {
            return;
        }
        if (after.step().phase() == Phase.WITHDRAWN) {
            seen.add("withdrawn");
        } else {
            assertThat(before.awaited().values())
                    .allSatisfy(due -> assertThat(due).isBefore(event.day()));
            seen.add("left after the last day");
        }
    }

    @org.jspecify.annotations.Nullable
    private CaseEvent next(Procedure procedure, CaseFile file, LocalDate today, Set<String> seen) {
        var state = file.state();
        var chance = random.nextInt(4);
        if (chance == 0 && state.step().clock() == Clocking.RUNS) {
            var free = DEPARTMENTS.stream()
                    .filter(department -> !state.awaited().containsKey(department))
                    .toList();
            if (!free.isEmpty()) {
                seen.add("asked");
                var asked = free.subList(0, 1 + random.nextInt(free.size()));
                return noted(
                        file,
                        CaseEvent.CONSULTED,
                        Map.of(
                                CaseEvent.DEPARTMENTS, String.join("\n", asked),
                                CaseEvent.LIMIT, Integer.toString(1 + random.nextInt(4))),
                        today);
            }
        }
        if (chance == 1 && !state.awaited().isEmpty()) {
            seen.add("spoken");
            var speaker = state.awaited().keySet().stream().sorted().findFirst().orElseThrow();
            return noted(
                    file, CaseEvent.OPINED, Map.of(CaseEvent.DEPARTMENT, speaker, CaseEvent.AGREES, "true"), today);
        }
        var moves = procedure.movesFrom(state.step().key());
        var move = moves.get(random.nextInt(moves.size()));
        var posts = procedure.posts(move);
        var post = posts.get(random.nextInt(posts.size()));
        var actor = new Actor(Ways.account(1 + random.nextInt(40)), post.code(), post.division(Ways.VILLAGE));
        try {
            return handling.move(
                    procedure,
                    file,
                    MoveRequest.of(UUID.randomUUID(), file.id(), file.seq(), move.key(), actor)
                            .because("理由")
                            .basedOn(Ways.LAW)
                            .with(Map.of(CaseEvent.MISSING_PAPERS, "photo"))
                            .given(Ways.HOLDS),
                    Set.of(),
                    Ways.noon(today),
                    today);
        } catch (Refusal refusal) {
            if (refusal.code().equals("case.opinions-awaited")) {
                seen.add("held up");
            }
            return null;
        }
    }

    private static CaseEvent noted(CaseFile file, String move, Map<String, String> data, LocalDate today) {
        return JointReview.event(file, Ways.COUNTY_OFFICER, move, "", data, Ways.noon(today), today);
    }
}
