package org.xiangli.core.procedure;

import java.util.List;
import java.util.Optional;

/**
 * The published way of a kind of matter: its steps, who holds each, and how one leads to the next. A version, once
 * published, stays as it is; cases keep to the version they were opened under. The first step is where cases begin.
 *
 * @param code kebab-case name, for example {@code village-assist}
 * @param version 1, 2, 3 …
 * @param promised whether cases carry a promised number of working days
 * @param openedBy posts that may open a case; empty = the post of the first step
 */
public record Procedure(
        String code, int version, boolean promised, List<PostRef> openedBy, List<Step> steps, List<Move> moves) {

    public Procedure {
        openedBy = List.copyOf(openedBy);
        steps = List.copyOf(steps);
        moves = List.copyOf(moves);
    }

    /** Where a case begins. */
    public Step start() {
        return steps.getFirst();
    }

    /** The step of that key; asking for one that is not there is a programming error. */
    public Step step(String key) {
        return find(key)
                .orElseThrow(() -> new IllegalStateException("Procedure " + this + " has no step '" + key + "'"));
    }

    /** The move of that key out of a step. */
    public Optional<Move> move(String from, String key) {
        return moves.stream()
                .filter(move -> move.from().equals(from) && move.key().equals(key))
                .findFirst();
    }

    /** All ways out of a step, in the order they were written. */
    public List<Move> movesFrom(String step) {
        return moves.stream().filter(move -> move.from().equals(step)).toList();
    }

    /** The ways out of a step that a post may take. */
    public List<Move> movesFrom(String step, PostRef post) {
        return movesFrom(step).stream()
                .filter(move -> posts(move).contains(post))
                .toList();
    }

    /** Who may make the move. */
    public List<PostRef> posts(Move move) {
        return move.by().isEmpty() ? List.of(step(move.from()).post()) : move.by();
    }

    /** Who may open a case. */
    public List<PostRef> openers() {
        return openedBy.isEmpty() ? List.of(start().post()) : openedBy;
    }

    /** Whether a case that stands here is finished: nothing can follow but an appeal. */
    public boolean isFinal(Step step) {
        return step.phase().mayEnd()
                && movesFrom(step.key()).stream()
                        .allMatch(move -> step(move.to()).phase() == Phase.APPEALED);
    }

    Optional<Step> find(String key) {
        return steps.stream().filter(step -> step.key().equals(key)).findFirst();
    }

    /** Code and version, for example {@code village-assist 2}. */
    @Override
    public String toString() {
        return code + " " + version;
    }
}
