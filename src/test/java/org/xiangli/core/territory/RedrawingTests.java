package org.xiangli.core.territory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.xiangli.core.territory.Redrawing.Kind;
import org.xiangli.core.territory.Redrawing.Unit;
import org.xiangli.kernel.DivisionCode;
import org.xiangli.kernel.Ids;
import org.xiangli.kernel.Refusal;

class RedrawingTests {

    private static final String EAST = "990101100201";
    private static final String WEST = "990101100202";
    private static final String NEW = "990101100203";

    @Test
    void refusesAMergerOfOne() {
        assertShapeRefused(Kind.MERGE, List.of(EAST), List.of(NEW));
    }

    @Test
    void refusesADivisionIntoOne() {
        assertShapeRefused(Kind.SPLIT, List.of(EAST), List.of(NEW));
    }

    @Test
    void refusesARenamingThatChangesTheCode() {
        assertShapeRefused(Kind.RENAME, List.of(EAST), List.of(NEW));
    }

    @Test
    void refusesAUnitNamedTwice() {
        assertShapeRefused(Kind.MERGE, List.of(EAST, EAST), List.of(NEW));
        assertShapeRefused(Kind.SPLIT, List.of(EAST), List.of(NEW, NEW));
    }

    @Test
    void refusesUnitsOfDifferentLevels() {
        assertShapeRefused(Kind.MERGE, List.of(EAST, WEST), List.of("990101100"));
    }

    @Test
    void refusesAnActWithoutInstrument() {
        assertRefused("territory.instrument", () -> act(Kind.MERGE, List.of(EAST, WEST), List.of(NEW), " "));
    }

    @Test
    void refusesAUnitWithoutName() {
        assertRefused("territory.name", () -> new Unit(DivisionCode.of(NEW), " "));
    }

    @Test
    void keepsTheNumbersExact() {
        var change = new CountChange(2_111, 1_427);
        assertThat(change.difference()).isEqualTo(-684);
        assertThat(change.reduction().orElseThrow().percent(1)).isEqualTo("32.4%");
        assertThat(new CountChange(0, 3).reduction()).isEmpty();
    }

    private static void assertShapeRefused(Kind kind, List<String> before, List<String> after) {
        assertRefused("territory.redrawing-shape", () -> act(kind, before, after, "龙政发〔2001〕1号"));
    }

    private static void assertRefused(String code, ThrowingCallable work) {
        assertThatThrownBy(work)
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(code));
    }

    private static Redrawing act(Kind kind, List<String> before, List<String> after, String instrument) {
        return new Redrawing(
                Ids.next(),
                kind,
                before.stream().map(DivisionCode::of).toList(),
                after.stream()
                        .map(code -> new Unit(DivisionCode.of(code), "新村"))
                        .toList(),
                LocalDate.of(2001, 7, 1),
                instrument);
    }
}
