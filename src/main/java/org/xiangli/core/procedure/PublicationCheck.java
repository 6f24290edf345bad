package org.xiangli.core.procedure;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.xiangli.core.procedure.Fault.Kind;

/**
 * What stands between a written procedure and its first case. A fault found here costs an editor a minute; found
 * later it leaves a resident's case where nobody can move it. All faults are reported together: first those of names
 * and numbers, then, once every name leads somewhere, those of the way itself ({@link WayCheck}).
 */
final class PublicationCheck {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");

    private final Procedure procedure;
    private final Predicate<String> ruleKnown;
    private final List<Fault> faults = new ArrayList<>();

    private PublicationCheck(Procedure procedure, Predicate<String> ruleKnown) {
        this.procedure = procedure;
        this.ruleKnown = ruleKnown;
    }

    /** Refuses a procedure with faults. */
    static void demand(Procedure procedure, Predicate<String> ruleKnown) {
        var faults = faults(procedure, ruleKnown);
        if (!faults.isEmpty()) {
            throw new BrokenProcedure(procedure, faults);
        }
    }

    /** All faults of a procedure; empty when it may be published. */
    static List<Fault> faults(Procedure procedure, Predicate<String> ruleKnown) {
        var check = new PublicationCheck(procedure, ruleKnown);
        check.head();
        check.steps();
        check.moves();
        return check.faults.isEmpty() ? WayCheck.faults(procedure) : List.copyOf(check.faults);
    }

    private void head() {
        name("code", procedure.code());
        if (procedure.version() < 1) {
            fault(Kind.BAD_VERSION, "version", "must be 1 or more, not " + procedure.version());
        }
        if (procedure.steps().isEmpty()) {
            fault(Kind.NO_STEPS, "steps", "a procedure needs a step to begin with");
        }
        procedure.openedBy().forEach(post -> post("opened-by", post));
    }

    private void steps() {
        var seen = new HashSet<String>();
        for (var step : procedure.steps()) {
            var where = "steps." + step.key();
            name(where, step.key());
            if (!seen.add(step.key())) {
                fault(Kind.DUPLICATE_KEY, where, "the key is used twice");
            }
            post(where + ".post", step.post());
            limit(where + ".limit", step);
        }
    }

    private void limit(String where, Step step) {
        if (step.limitWorkingDays() < 0 || step.limitWorkingDays() > Step.LONGEST_LIMIT) {
            fault(Kind.BAD_LIMIT, where, "must be 0 to " + Step.LONGEST_LIMIT + " working days");
        } else if (step.phase() == Phase.SUBMITTED && step.limitWorkingDays() > 0) {
            fault(Kind.BAD_LIMIT, where, "what is SUBMITTED is answered the same working day, it has no limit");
        }
    }

    private void moves() {
        var seen = new HashSet<String>();
        var keys = new HashSet<>(procedure.moves().stream().map(Move::key).toList());
        keys.add(CaseEvent.OPENED);
        for (var move : procedure.moves()) {
            var where = WayCheck.path(move);
            name(where, move.key());
            if (CaseEvent.RESERVED.contains(move.key())) {
                fault(Kind.BAD_NAME, where, "'" + move.key() + "' is reserved");
            }
            if (!seen.add(where)) {
                fault(Kind.DUPLICATE_KEY, where, "the same move leads out of the step twice");
            }
            references(where, move, keys);
        }
    }

    private void references(String where, Move move, Set<String> moveKeys) {
        for (var step : List.of(move.from(), move.to())) {
            if (procedure.find(step).isEmpty()) {
                fault(Kind.UNKNOWN_STEP, where, "there is no step '" + step + "'");
            }
        }
        move.by().forEach(post -> post(where + ".by", post));
        move.letter().ifPresent(letter -> name(where + ".letter", letter));
        for (var other : move.notByActorOf()) {
            if (!moveKeys.contains(other)) {
                fault(Kind.UNKNOWN_MOVE, where + ".not-by-actor-of", "there is no move '" + other + "'");
            }
        }
        for (var gate : move.gates()) {
            if (!ruleKnown.test(gate)) {
                fault(Kind.UNKNOWN_RULE, where + ".gates", "there is no rule '" + gate + "'");
            }
        }
    }

    private void post(String where, PostRef post) {
        if (!post.known()) {
            fault(Kind.UNKNOWN_POST, where, "there is no post '" + post.code() + "'");
        }
    }

    private void name(String where, String name) {
        if (!NAME.matcher(name).matches()) {
            fault(Kind.BAD_NAME, where, "'" + name + "' is not written in kebab-case");
        }
    }

    private void fault(Kind kind, String where, String text) {
        faults.add(new Fault(kind, where, text));
    }
}
