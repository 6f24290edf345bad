package org.xiangli.core.procedure;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.xiangli.kernel.DivisionCode;
import org.xiangli.kernel.DivisionCode.Level;
import org.xiangli.kernel.Refusal;
import org.xiangli.kernel.RuleRef;

/**
 * Whether a request may become an event. Nothing is read or written here: what a case is, and what its actor has done
 * in it before, are handed in.
 */
final class Handling {

    private final Gates gates;

    Handling(Gates gates) {
        this.gates = gates;
    }

    /** The first event of a case. @throws Refusal naming the rule that forbids the opening */
    static CaseEvent open(Procedure procedure, Opening opening, Instant at, LocalDate day) {
        if (opening.village().level() != Level.VILLAGE) {
            throw new Refusal("case.village-needed", CaseRules.RECORD);
        }
        demandPost(procedure.openers(), opening.by(), opening.village());
        demandPromise(procedure, opening.promiseWorkingDays());
        CaseTexts.demandFits(opening);
        return new CaseEvent(
                1,
                at,
                day,
                opening.by(),
                CaseEvent.OPENED,
                Optional.empty(),
                procedure.start().key(),
                "",
                Optional.empty(),
                List.of(),
                opening.data());
    }

    /**
     * The event a request becomes.
     *
     * @param ownMoves keys of the moves the actor has made in this case, {@code opened} among them
     * @throws Refusal naming the rule that forbids the move
     */
    CaseEvent move(
            Procedure procedure,
            CaseFile file,
            MoveRequest request,
            Set<String> ownMoves,
            Instant at,
            LocalDate today) {
        var state = file.state();
        if (request.expectedSeq() != state.seq()) {
            throw changedMeanwhile();
        }
        var move = procedure
                .move(state.step().key(), request.move())
                .orElseThrow(() -> new Refusal("case.move-not-here", CaseRules.PUBLISHED_WAY));
        demandPost(procedure.posts(move), request.by(), file.village());
        demandOtherHands(move, ownMoves);
        demandReasons(move, request);
        CaseTexts.demandFits(request);
        demandHeard(state, procedure.step(move.to()), today);
        if (!state.mayPass(procedure.step(move.to()))) {
            throw new Refusal("case.redo-first", CaseRules.REDO);
        }
        if (procedure.step(move.to()).phase() == Phase.TO_SUPPLEMENT) {
            MissingPapers.demandNamedOnce(state.namedMissing(), request.data());
        }
        var day = today.isBefore(state.stepSince()) ? state.stepSince() : today;
        return new CaseEvent(
                state.seq() + 1,
                at,
                day,
                request.by(),
                move.key(),
                Optional.of(move.from()),
                move.to(),
                request.reason().strip(),
                request.legalBasis(),
                passGates(move, file.village(), day, request.facts()),
                request.data());
    }

    static Refusal changedMeanwhile() {
        return new Refusal("case.changed-meanwhile", CaseRules.ONE_HAND);
    }

    private List<RuleRef> passGates(Move move, DivisionCode village, LocalDate day, Map<String, Object> facts) {
        return move.gates().stream()
                .map(rule -> gates.pass(rule, village, day, facts))
                .toList();
    }

    private static void demandPost(List<PostRef> permitted, Actor by, DivisionCode village) {
        if (permitted.stream().noneMatch(post -> post.code().equals(by.post()))) {
            throw new Refusal("case.post-not-permitted", CaseRules.PUBLISHED_WAY);
        }
        if (permitted.stream().noneMatch(post -> by.holds(post, village))) {
            throw new Refusal("case.other-division", CaseRules.PUBLISHED_WAY);
        }
    }

    private static void demandOtherHands(Move move, Set<String> ownMoves) {
        if (move.notByActorOf().stream().anyMatch(ownMoves::contains)) {
            throw new Refusal("case.four-eyes", CaseRules.FOUR_EYES);
        }
    }

    private static void demandReasons(Move move, MoveRequest request) {
        if (move.reasonRequired() && request.reason().isBlank()) {
            throw new Refusal("case.reason-missing", CaseRules.REASONED);
        }
        if (move.legalBasisRequired() && request.legalBasis().isEmpty()) {
            throw new Refusal("case.legal-basis-missing", CaseRules.REASONED);
        }
    }

    /** Who was asked is heard, or has let his days pass, before the case goes on. */
    private static void demandHeard(CaseState state, Step next, LocalDate today) {
        if (!state.mayLeave(next, today)) {
            throw new Refusal(
                    "case.opinions-awaited",
                    CaseRules.JOINT,
                    state.awaitedOn(today).size(),
                    state.awaitedOn(today).stream()
                            .map(state.awaited()::get)
                            .max(LocalDate::compareTo)
                            .map(LocalDate::toString)
                            .orElse(""));
        }
    }

    private static void demandPromise(Procedure procedure, int workingDays) {
        if (procedure.promised() && (workingDays < 1 || workingDays > CaseClock.LONGEST_PROMISE)) {
            throw new Refusal("case.promise-missing", CaseRules.PROMISE, CaseClock.LONGEST_PROMISE);
        }
        if (!procedure.promised() && workingDays != 0) {
            throw new Refusal("case.promise-unfounded", CaseRules.PROMISE);
        }
    }
}
