package org.xiangli.domain.services;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.xiangli.core.procedure.Move;
import org.xiangli.core.procedure.Outcome;
import org.xiangli.core.procedure.Phase;
import org.xiangli.core.procedure.PostRef;
import org.xiangli.core.procedure.Procedure;

/** What holds for every way a village-assist matter may go; whether a way can be walked, the case desk checks. */
class ServiceProceduresTests {

    private static final Set<String> TEXTS = texts();

    static List<Procedure> procedures() {
        return new ServiceProcedures().procedures();
    }

    @ParameterizedTest
    @MethodSource("procedures")
    @DisplayName("R043 the resident may withdraw from every step before the decision, without giving a reason")
    void maybeWithdrawnAtAnyTimeBeforeTheDecision(Procedure procedure) {
        var undecided = Set.of(
                Phase.DRAFT, Phase.SUBMITTED, Phase.ACCEPTED, Phase.TO_SUPPLEMENT, Phase.FORWARDED, Phase.IN_REVIEW);
        procedure.steps().forEach(step -> {
            var withdraw = procedure.move(step.key(), "withdraw");
            assertThat(withdraw.isPresent()).as(step.key()).isEqualTo(undecided.contains(step.phase()));
            withdraw.ifPresent(move -> {
                assertThat(procedure.posts(move)).contains(PostRef.RESIDENT, PostRef.VILLAGE_CLERK);
                assertThat(move.reasonRequired()).isFalse();
            });
        });
    }

    @ParameterizedTest
    @MethodSource("procedures")
    @DisplayName("R056 every refusal states reason and law, owes a letter, and can be objected to")
    void refusesWithReasonLawLetterAndObjection(Procedure procedure) {
        var refusals = procedure.moves().stream()
                .filter(move -> move.outcome() == Outcome.REFUSED)
                .toList();
        assertThat(refusals).isNotEmpty().allSatisfy(move -> {
            assertThat(move.reasonRequired() && move.legalBasisRequired()).isTrue();
            assertThat(move.letter()).isPresent();
        });
        assertThat(procedure.moves())
                .filteredOn(move -> move.key().equals("appeal"))
                .extracting(Move::from)
                .contains("not-accepted", "delivered", "closed");
    }

    @ParameterizedTest
    @MethodSource("procedures")
    @DisplayName("R043 nobody decides what he has taken in or proposed")
    void needsFourEyesToDecide(Procedure procedure) {
        assertThat(procedure.moves())
                .filteredOn(move -> procedure.step(move.to()).phase() == Phase.DECIDED)
                .isNotEmpty()
                .allSatisfy(move -> {
                    assertThat(move.notByActorOf()).containsAnyOf("propose", "accept");
                    assertThat(procedure.posts(move)).doesNotContain(PostRef.VILLAGE_CLERK, PostRef.RESIDENT);
                });
    }

    @ParameterizedTest
    @MethodSource("procedures")
    void givesEveryStepAndMoveAName(Procedure procedure) {
        procedure.steps().forEach(step -> assertThat(TEXTS).contains("services.step." + step.key()));
        procedure.moves().forEach(move -> {
            assertThat(TEXTS).contains("services.move." + move.key());
            move.letter().ifPresent(letter -> assertThat(TEXTS).contains("services.letter." + letter));
        });
    }

    private static Set<String> texts() {
        var bundle = java.util.ResourceBundle.getBundle("org.xiangli.domain.services.messages");
        return bundle.keySet().stream().collect(Collectors.toUnmodifiableSet());
    }
}
