package org.xiangli.core.procedure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.xiangli.core.procedure.Ways.ASSIST;

import java.util.EnumMap;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.xiangli.core.procedure.Fault.Kind;

class PublicationCheckTests {

    private static final int PROCEDURES = 800;

    @Test
    void publishesAProcedureWithoutFaults() {
        assertThat(faults(ASSIST)).isEmpty();
    }

    @Test
    @DisplayName("R043 every procedure that keeps the rules is published")
    void publishesEverySoundProcedure() {
        var generator = new WayGenerator(Ways.seeded());
        for (int round = 0; round < PROCEDURES; round++) {
            var procedure = generator.next();
            assertThat(faults(procedure)).as(procedure.toString()).isEmpty();
        }
    }

    @Test
    @DisplayName("R043 a procedure broken in any of the known ways is refused, with that fault among its faults")
    void refusesEveryBrokenProcedure() {
        var random = Ways.seeded();
        var generator = new WayGenerator(random);
        var seen = new EnumMap<Kind, Integer>(Kind.class);
        for (int round = 0; round < PROCEDURES; round++) {
            var sound = generator.next();
            for (var breakage : Breakage.values()) {
                breakage.apply(sound, random).ifPresent(broken -> {
                    assertThat(faults(broken))
                            .as("%s of %s", breakage, broken.steps())
                            .extracting(Fault::kind)
                            .contains(breakage.kind());
                    seen.merge(breakage.kind(), 1, Integer::sum);
                });
            }
        }
        assertThat(seen.keySet()).containsExactlyInAnyOrder(Kind.values());
    }

    @Test
    void reportsAllFaultsAtOnceAndSaysWhereTheyAre() {
        var steps = List.of(
                new Step("window", Phase.SUBMITTED, new PostRef("mayor"), Clocking.STOPPED, 0),
                new Step("window", Phase.CLOSED, PostRef.VILLAGE_CLERK, Clocking.STOPPED, 300));
        var broken = new Procedure("Pension", 0, false, List.of(), steps, ASSIST.moves());
        assertThatThrownBy(() -> PublicationCheck.demand(broken, rule -> true))
                .isInstanceOf(BrokenProcedure.class)
                .hasMessageContaining("code: 'Pension' is not written in kebab-case")
                .hasMessageContaining("version: must be 1 or more, not 0")
                .hasMessageContaining("steps.window.post: there is no post 'mayor'")
                .hasMessageContaining("steps.window: the key is used twice")
                .hasMessageContaining("steps.window.limit: must be 0 to 250 working days")
                .hasMessageContaining("moves.submit@draft: there is no step 'draft'");
    }

    private static List<Fault> faults(Procedure procedure) {
        return PublicationCheck.faults(procedure, Ways.GATES::known);
    }
}
