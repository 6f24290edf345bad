package org.xiangli.core.procedure;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** Invents procedures that may be published: a way from a beginning to an end, and side ways between its steps. */
final class WayGenerator {

    private static final List<PostRef> PEOPLE = List.of(
            PostRef.RESIDENT,
            PostRef.VILLAGE_CLERK,
            PostRef.TOWNSHIP_OFFICER,
            PostRef.TOWNSHIP_APPROVER,
            PostRef.COUNTY_OFFICER,
            PostRef.COUNTY_APPROVER);

    private final RandomGenerator random;

    WayGenerator(RandomGenerator random) {
        this.random = random;
    }

    Procedure next() {
        var phases = phases();
        var promised = phases.stream().anyMatch(Phase::works) && random.nextInt(5) > 0;
        var steps = steps(phases, promised);
        var moves = new ArrayList<Move>();
        for (int at = 1; at < steps.size(); at++) {
            moves.add(move(steps.get(at - 1), steps.get(at), moves));
        }
        for (int more = random.nextInt(steps.size() * 2); more > 0; more--) {
            var from = pick(steps);
            var to = pick(steps);
            if (from.phase().mayPassTo(to.phase())) {
                moves.add(move(from, to, moves));
            }
        }
        return new Procedure("way-" + random.nextInt(1_000), 1 + random.nextInt(3), promised, List.of(), steps, moves);
    }

    private List<Phase> phases() {
        var phases = new ArrayList<Phase>();
        phases.add(random.nextBoolean() ? Phase.DRAFT : Phase.SUBMITTED);
        while (!(phases.getLast().mayEnd() && random.nextInt(3) > 0)) {
            var next = Stream.of(Phase.values())
                    .filter(phases.getLast()::mayPassTo)
                    .toList();
            if (next.isEmpty()) {
                break;
            }
            phases.add(pick(next));
        }
        return phases;
    }

    private List<Step> steps(List<Phase> phases, boolean promised) {
        var steps = new ArrayList<Step>();
        for (int at = 0; at < phases.size(); at++) {
            var phase = phases.get(at);
            var runsLater = phases.subList(at, phases.size()).stream().anyMatch(Phase::works);
            steps.add(new Step(
                    "step-" + at,
                    phase,
                    pick(PEOPLE),
                    clocking(phase, promised, runsLater),
                    phase == Phase.SUBMITTED ? 0 : random.nextInt(6)));
        }
        return steps;
    }

    private Clocking clocking(Phase phase, boolean promised, boolean runsLater) {
        if (promised && phase.works()) {
            return Clocking.RUNS;
        }
        return promised && phase.waits() && runsLater && random.nextInt(4) > 0 ? Clocking.PAUSED : Clocking.STOPPED;
    }

    private Move move(Step from, Step to, List<Move> before) {
        var refused = to.phase() == Phase.NOT_ACCEPTED || to.phase() == Phase.DECIDED && random.nextBoolean();
        var outcome = refused ? Outcome.REFUSED : to.phase() == Phase.DECIDED ? Outcome.GRANTED : Outcome.NONE;
        return new Move(
                "move-" + before.size(),
                from.key(),
                to.key(),
                random.nextInt(3) > 0 ? List.of() : List.of(pick(PEOPLE), from.post()),
                refused || random.nextInt(4) == 0,
                refused || random.nextInt(6) == 0,
                outcome,
                random.nextInt(5) == 0 ? List.of(Ways.RULE) : List.of(),
                random.nextBoolean() ? Optional.of("letter") : Optional.empty(),
                before.isEmpty() || random.nextInt(3) > 0
                        ? List.of()
                        : List.of(pick(before).key()));
    }

    private <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
