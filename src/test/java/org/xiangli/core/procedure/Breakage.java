package org.xiangli.core.procedure;

import static org.xiangli.core.procedure.Altered.by;
import static org.xiangli.core.procedure.Altered.clocked;
import static org.xiangli.core.procedure.Altered.deciding;
import static org.xiangli.core.procedure.Altered.fourEyes;
import static org.xiangli.core.procedure.Altered.gated;
import static org.xiangli.core.procedure.Altered.held;
import static org.xiangli.core.procedure.Altered.keyed;
import static org.xiangli.core.procedure.Altered.leading;
import static org.xiangli.core.procedure.Altered.limited;
import static org.xiangli.core.procedure.Altered.plain;
import static org.xiangli.core.procedure.Altered.plus;
import static org.xiangli.core.procedure.Altered.required;
import static org.xiangli.core.procedure.Altered.with;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import org.xiangli.core.procedure.Fault.Kind;

/** One way each of spoiling a sound procedure; empty where the procedure offers no occasion. */
enum Breakage {
    NAME(Kind.BAD_NAME, (way, random) -> oneStep(way, random, step -> true, step -> keyed(step, "Step One"))),
    RESERVED(Kind.BAD_NAME, (way, random) -> oneMove(way, random, move -> keyed(move, CaseEvent.ESCALATED))),
    VERSION(
            Kind.BAD_VERSION,
            (way, random) -> Optional.of(
                    new Procedure(way.code(), 0, way.promised(), way.openedBy(), way.steps(), way.moves()))),
    EMPTY(Kind.NO_STEPS, (way, random) -> Optional.of(with(way, List.of(), way.moves()))),
    TWO_STEPS(Kind.DUPLICATE_KEY, (way, random) -> Optional.of(plus(way, pick(way.steps(), random)))),
    TWO_MOVES(Kind.DUPLICATE_KEY, (way, random) -> Optional.of(plus(way, pick(way.moves(), random)))),
    NOWHERE(Kind.UNKNOWN_STEP, (way, random) -> oneMove(way, random, move -> leading(move, move.from(), "nowhere"))),
    NO_MOVE(Kind.UNKNOWN_MOVE, (way, random) -> oneMove(way, random, move -> fourEyes(move, "no-such-move"))),
    NO_POST(Kind.UNKNOWN_POST, (way, random) -> oneStep(way, random, step -> true, step -> held(step, "mayor"))),
    NO_RULE(Kind.UNKNOWN_RULE, (way, random) -> oneMove(way, random, move -> gated(move, "NO.SUCH.RULE"))),
    LIMIT(Kind.BAD_LIMIT, (way, random) -> oneStep(way, random, step -> true, step -> limited(step, -1))),
    LATE_ANSWER(
            Kind.BAD_LIMIT,
            (way, random) -> oneStep(way, random, step -> step.phase() == Phase.SUBMITTED, step -> limited(step, 3))),
    START(Kind.BAD_START, (way, random) -> beginningElsewhere(way)),
    JUMP(Kind.ILLEGAL_JUMP, Breakage::jumping),
    ISLAND(Kind.UNREACHABLE, (way, random) -> {
        var lost = pick(way.steps().subList(1, way.steps().size()), random);
        return Optional.of(with(way, way.steps(), moves(way, move -> !move.to().equals(lost.key()))));
    }),
    DEAD_END(
            Kind.DEAD_END,
            (way, random) -> some(way.steps(), random, step -> !step.phase().mayEnd())
                    .map(step -> with(
                            way, way.steps(), moves(way, move -> !move.from().equals(step.key()))))),
    LOCKED(
            Kind.NOBODY_LEAVES,
            (way, random) -> some(way.steps(), random, step -> !way.isFinal(step))
                    .map(step -> with(
                            way,
                            way.steps(),
                            way.moves().stream()
                                    .map(move -> move.from().equals(step.key()) ? by(move, PostRef.SYSTEM) : move)
                                    .toList()))),
    TRAP(
            Kind.NO_WAY_OUT,
            (way, random) -> some(way.steps(), random, step -> step.phase() == Phase.IN_REVIEW)
                    .map(Breakage.trap(way))),
    STOPPED(
            Kind.CLOCK_NEVER_STARTS,
            (way, random) -> !way.promised()
                    ? Optional.empty()
                    : Optional.of(with(
                            way,
                            way.steps().stream()
                                    .map(step -> clocked(step, Clocking.STOPPED))
                                    .toList(),
                            way.moves()))),
    UNPROMISED(
            Kind.CLOCK_UNPROMISED,
            (way, random) -> way.promised()
                    ? Optional.empty()
                    : oneStep(way, random, step -> true, step -> clocked(step, Clocking.RUNS))),
    RUNS_WAITING(
            Kind.CLOCK_AGAINST_PHASE,
            (way, random) -> !way.promised()
                    ? Optional.empty()
                    : oneStep(way, random, step -> step.phase().waits(), step -> clocked(step, Clocking.RUNS))),
    PAUSED_WORKING(
            Kind.CLOCK_AGAINST_PHASE,
            (way, random) -> !way.promised()
                    ? Optional.empty()
                    : oneStep(way, random, step -> step.phase().works(), step -> clocked(step, Clocking.PAUSED))),
    NO_RESUME(
            Kind.PAUSE_WITHOUT_RESUME,
            (way, random) -> some(way.steps(), random, step -> step.clock() == Clocking.PAUSED)
                    .map(Breakage.givingUp(way))),
    UNDECIDED(
            Kind.OUTCOME_MISSING,
            (way, random) -> someMove(
                    way, random, move -> phase(way, move.to()) == Phase.DECIDED, move -> deciding(move, Outcome.NONE))),
    EARLY(
            Kind.OUTCOME_MISPLACED,
            (way, random) -> someMove(
                    way, random, move -> move.outcome() == Outcome.NONE, move -> deciding(move, Outcome.GRANTED))),
    UNREASONED(
            Kind.REFUSAL_WITHOUT_REASON,
            (way, random) -> someMove(
                    way,
                    random,
                    move -> move.outcome() == Outcome.REFUSED,
                    move -> required(move, random.nextBoolean())));

    private final Kind kind;
    private final Spoiling spoiling;

    Breakage(Kind kind, Spoiling spoiling) {
        this.kind = kind;
        this.spoiling = spoiling;
    }

    private interface Spoiling {
        Optional<Procedure> spoil(Procedure way, RandomGenerator random);
    }

    Kind kind() {
        return kind;
    }

    Optional<Procedure> apply(Procedure sound, RandomGenerator random) {
        return spoiling.spoil(sound, random);
    }

    private static Optional<Procedure> beginningElsewhere(Procedure way) {
        var steps = new ArrayList<>(way.steps());
        steps.add(steps.removeFirst());
        var first = steps.getFirst().phase();
        return first == Phase.DRAFT || first == Phase.SUBMITTED
                ? Optional.empty()
                : Optional.of(with(way, steps, way.moves()));
    }

    private static Optional<Procedure> jumping(Procedure way, RandomGenerator random) {
        var from = pick(way.steps(), random);
        return some(way.steps(), random, to -> !from.phase().mayPassTo(to.phase()))
                .map(to -> plus(way, keyed(leading(way.moves().getFirst(), from.key(), to.key()), "jump")));
    }

    private static Function<Step, Procedure> trap(Procedure way) {
        return step -> {
            var one = new Step("trap-one", Phase.IN_REVIEW, step.post(), step.clock(), 0);
            var two = new Step("trap-two", Phase.FORWARDED, step.post(), step.clock(), 0);
            return plus(
                    plus(plus(plus(plus(way, one), two), plain("fall", step, one)), plain("to", one, two)),
                    plain("fro", two, one));
        };
    }

    private static Function<Step, Procedure> givingUp(Procedure way) {
        return step -> {
            var end = new Step("given-up", Phase.WITHDRAWN, step.post(), Clocking.STOPPED, 0);
            var others = with(way, way.steps(), moves(way, move -> !move.from().equals(step.key())));
            return plus(plus(others, end), plain("give-up", step, end));
        };
    }

    private static Phase phase(Procedure way, String step) {
        return way.step(step).phase();
    }

    private static Optional<Procedure> oneStep(
            Procedure way, RandomGenerator random, Predicate<Step> which, UnaryOperator<Step> change) {
        return some(way.steps(), random, which)
                .map(chosen -> with(
                        way,
                        way.steps().stream()
                                .map(step -> step.equals(chosen) ? change.apply(step) : step)
                                .toList(),
                        way.moves()));
    }

    private static Optional<Procedure> oneMove(Procedure way, RandomGenerator random, UnaryOperator<Move> change) {
        return someMove(way, random, move -> true, change);
    }

    private static Optional<Procedure> someMove(
            Procedure way, RandomGenerator random, Predicate<Move> which, UnaryOperator<Move> change) {
        return some(way.moves(), random, which)
                .map(chosen -> with(
                        way,
                        way.steps(),
                        way.moves().stream()
                                .map(move -> move.equals(chosen) ? change.apply(move) : move)
                                .toList()));
    }

    private static <T> Optional<T> some(List<T> list, RandomGenerator random, Predicate<T> which) {
        var fitting = list.stream().filter(which).toList();
        return fitting.isEmpty() ? Optional.empty() : Optional.of(pick(fitting, random));
    }

    private static <T> T pick(List<T> list, RandomGenerator random) {
        return list.get(random.nextInt(list.size()));
    }

    private static List<Move> moves(Procedure way, Predicate<Move> which) {
        return way.moves().stream().filter(which).map(move -> fourEyes(move)).toList();
    }
}
