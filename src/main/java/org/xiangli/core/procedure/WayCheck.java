package org.xiangli.core.procedure;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.xiangli.core.procedure.Fault.Kind;

/** The second half of the publication check: whether the steps, taken as a way, can be walked to an end in time. */
final class WayCheck {

    private final Procedure procedure;
    private final List<Fault> faults = new ArrayList<>();

    private WayCheck(Procedure procedure) {
        this.procedure = procedure;
    }

    /** Faults of a procedure whose names all resolve. */
    static List<Fault> faults(Procedure procedure) {
        var check = new WayCheck(procedure);
        check.start();
        procedure.moves().forEach(check::jump);
        procedure.moves().forEach(check::outcome);
        check.ends();
        check.clocks();
        return List.copyOf(check.faults);
    }

    static String path(Move move) {
        return "moves." + move.key() + "@" + move.from();
    }

    private void start() {
        var phase = procedure.start().phase();
        if (phase != Phase.DRAFT && phase != Phase.SUBMITTED) {
            fault(Kind.BAD_START, procedure.start(), "a case begins as DRAFT or SUBMITTED, not as " + phase);
        }
    }

    private void jump(Move move) {
        var from = procedure.step(move.from()).phase();
        var to = procedure.step(move.to()).phase();
        if (!from.mayPassTo(to)) {
            fault(Kind.ILLEGAL_JUMP, move, "a case cannot pass from " + from + " to " + to);
        }
    }

    private void outcome(Move move) {
        var to = procedure.step(move.to()).phase();
        var refused = move.outcome() == Outcome.REFUSED;
        if (refused && !(move.reasonRequired() && move.legalBasisRequired())) {
            fault(Kind.REFUSAL_WITHOUT_REASON, move, "a refusal asks for reason and legal basis");
        }
        if (to != Phase.DECIDED && to != Phase.NOT_ACCEPTED && move.outcome() != Outcome.NONE) {
            fault(Kind.OUTCOME_MISPLACED, move, "only a decision has an outcome, and " + to + " is none");
        }
        if (to == Phase.DECIDED && move.outcome() == Outcome.NONE) {
            fault(Kind.OUTCOME_MISSING, move, "a decision is granted or refused");
        }
        if (to == Phase.NOT_ACCEPTED && !refused) {
            fault(Kind.OUTCOME_MISSING, move, "what is not accepted is refused");
        }
    }

    private void ends() {
        var reached = reachableFrom(procedure.start());
        for (var step : procedure.steps()) {
            var moves = procedure.movesFrom(step.key());
            if (!reached.contains(step)) {
                fault(Kind.UNREACHABLE, step, "no way leads here");
            }
            if (moves.isEmpty() && !step.phase().mayEnd()) {
                fault(Kind.DEAD_END, step, "no move leads out, and " + step.phase() + " is no end");
            } else if (!moves.isEmpty() && moves.stream().noneMatch(this::somebodyLeaves)) {
                fault(Kind.NOBODY_LEAVES, step, "no person's move leads to another step");
            } else if (reachableFrom(step).stream().noneMatch(procedure::isFinal)) {
                fault(Kind.NO_WAY_OUT, step, "no way leads from here to an end");
            }
        }
    }

    private boolean somebodyLeaves(Move move) {
        return !move.from().equals(move.to())
                && procedure.posts(move).stream().anyMatch(post -> !post.equals(PostRef.SYSTEM));
    }

    private void clocks() {
        for (var step : procedure.steps()) {
            clock(step);
        }
        if (procedure.promised() && reachableFrom(procedure.start()).stream().noneMatch(WayCheck::runs)) {
            fault(Kind.CLOCK_NEVER_STARTS, procedure.start(), "time is promised, but no step's clock runs");
        }
    }

    private void clock(Step step) {
        var clock = step.clock();
        if (!procedure.promised()) {
            if (clock != Clocking.STOPPED) {
                fault(Kind.CLOCK_UNPROMISED, step, "no time is promised, so no clock can be " + clock);
            }
            return;
        }
        if (step.phase().waits() && clock == Clocking.RUNS) {
            fault(Kind.CLOCK_AGAINST_PHASE, step, "the clock cannot run while the case waits as " + step.phase());
        }
        if (!step.phase().waits() && clock == Clocking.PAUSED) {
            fault(Kind.CLOCK_AGAINST_PHASE, step, "the clock pauses only while something is awaited");
        }
        if (step.phase().works() && clock != Clocking.RUNS) {
            fault(Kind.CLOCK_AGAINST_PHASE, step, "the promised time runs while the case is " + step.phase());
        }
        if (procedure.isFinal(step) && clock != Clocking.STOPPED) {
            fault(Kind.CLOCK_AGAINST_PHASE, step, "at the end the clock stands still");
        }
        if (clock == Clocking.PAUSED && reachableFrom(step).stream().noneMatch(WayCheck::runs)) {
            fault(Kind.PAUSE_WITHOUT_RESUME, step, "no way leads to a step where the clock runs again");
        }
    }

    private static boolean runs(Step step) {
        return step.clock() == Clocking.RUNS;
    }

    private Set<Step> reachableFrom(Step start) {
        var reached = new HashSet<Step>(Set.of(start));
        var waiting = new ArrayDeque<Step>(reached);
        while (!waiting.isEmpty()) {
            for (var move : procedure.movesFrom(waiting.remove().key())) {
                var next = procedure.step(move.to());
                if (reached.add(next)) {
                    waiting.add(next);
                }
            }
        }
        return reached;
    }

    private void fault(Kind kind, Step step, String text) {
        faults.add(new Fault(kind, "steps." + step.key(), text));
    }

    private void fault(Kind kind, Move move, String text) {
        faults.add(new Fault(kind, path(move), text));
    }
}
