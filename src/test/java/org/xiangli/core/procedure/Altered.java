package org.xiangli.core.procedure;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Procedures, steps and moves with one thing changed. */
final class Altered {

    private Altered() {}

    static Move plain(String key, Step from, Step to) {
        return new Move(
                key,
                from.key(),
                to.key(),
                List.of(),
                false,
                false,
                Outcome.NONE,
                List.of(),
                Optional.empty(),
                List.of());
    }

    static Procedure with(Procedure way, List<Step> steps, List<Move> moves) {
        return new Procedure(way.code(), way.version(), way.promised(), way.openedBy(), steps, moves);
    }

    static Procedure plus(Procedure way, Step step) {
        var steps = new ArrayList<>(way.steps());
        steps.add(step);
        return with(way, steps, way.moves());
    }

    static Procedure plus(Procedure way, Move move) {
        var moves = new ArrayList<>(way.moves());
        moves.add(move);
        return with(way, way.steps(), moves);
    }

    static Step keyed(Step step, String key) {
        return new Step(key, step.phase(), step.post(), step.clock(), step.limitWorkingDays());
    }

    static Step held(Step step, String post) {
        return new Step(step.key(), step.phase(), new PostRef(post), step.clock(), step.limitWorkingDays());
    }

    static Step clocked(Step step, Clocking clock) {
        return new Step(step.key(), step.phase(), step.post(), clock, step.limitWorkingDays());
    }

    static Step limited(Step step, int limit) {
        return new Step(step.key(), step.phase(), step.post(), step.clock(), limit);
    }

    static Move keyed(Move move, String key) {
        return way(move, key, move.from(), move.to());
    }

    static Move leading(Move move, String from, String to) {
        return way(move, move.key(), from, to);
    }

    static Move deciding(Move move, Outcome outcome) {
        return demands(move, move.by(), move.reasonRequired(), move.legalBasisRequired(), outcome);
    }

    static Move by(Move move, PostRef post) {
        return demands(move, List.of(post), move.reasonRequired(), move.legalBasisRequired(), move.outcome());
    }

    /** Asks for the reason only, or for the legal basis only. */
    static Move required(Move move, boolean reason) {
        return demands(move, move.by(), reason, !reason, move.outcome());
    }

    static Move gated(Move move, String gate) {
        return names(move, List.of(gate), move.notByActorOf());
    }

    static Move fourEyes(Move move, String... others) {
        return names(move, move.gates(), List.of(others));
    }

    private static Move way(Move move, String key, String from, String to) {
        return new Move(
                key,
                from,
                to,
                move.by(),
                move.reasonRequired(),
                move.legalBasisRequired(),
                move.outcome(),
                move.gates(),
                move.letter(),
                move.notByActorOf());
    }

    private static Move demands(Move move, List<PostRef> by, boolean reason, boolean legalBasis, Outcome outcome) {
        return new Move(
                move.key(),
                move.from(),
                move.to(),
                by,
                reason,
                legalBasis,
                outcome,
                move.gates(),
                move.letter(),
                move.notByActorOf());
    }

    private static Move names(Move move, List<String> gates, List<String> notByActorOf) {
        return new Move(
                move.key(),
                move.from(),
                move.to(),
                move.by(),
                move.reasonRequired(),
                move.legalBasisRequired(),
                move.outcome(),
                gates,
                move.letter(),
                notByActorOf);
    }
}
