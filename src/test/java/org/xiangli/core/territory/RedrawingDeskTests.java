package org.xiangli.core.territory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.annotation.Transactional;
import org.xiangli.core.territory.Redrawing.Kind;
import org.xiangli.core.territory.Redrawing.Unit;
import org.xiangli.kernel.DivisionCode;
import org.xiangli.kernel.DivisionCode.Level;
import org.xiangli.kernel.Ids;
import org.xiangli.kernel.Refusal;
import org.xiangli.testing.HouseTest;

/** Acts on the map of an invented province, 99; each test leaves no trace. */
@HouseTest
@Transactional
class RedrawingDeskTests {

    private static final LocalDate FOUNDED = LocalDate.of(1990, 1, 1);
    private static final LocalDate DAY = LocalDate.of(2001, 7, 1);
    private static final LocalDate LATER = LocalDate.of(2010, 1, 1);
    private static final DivisionCode COUNTY = DivisionCode.of("990101");
    private static final DivisionCode TOWN = DivisionCode.of("990101100");
    private static final DivisionCode EAST = DivisionCode.of("990101100201");
    private static final DivisionCode WEST = DivisionCode.of("990101100202");
    private static final DivisionCode NEW = DivisionCode.of("990101100301");

    private final Territory territory;

    RedrawingDeskTests(Territory territory) {
        this.territory = territory;
    }

    @BeforeEach
    void foundAnInventedCounty() {
        establish(new Unit(DivisionCode.of("99"), "例省"));
        establish(new Unit(DivisionCode.of("9901"), "例市"));
        establish(new Unit(COUNTY, "例县"));
        establish(new Unit(TOWN, "例镇"));
        establish(new Unit(EAST, "东村"), new Unit(WEST, "西村"));
    }

    @Test
    @DisplayName("R005 A01: 2,111 villages became 1,427, 684 or 32.4 % fewer, and each old one has its heir")
    void countsTheMergersOfACity() {
        int towns = 12;
        IntStream.range(1, towns).forEach(town -> establish(new Unit(town(town), "第" + town + "镇")));
        var villages = IntStream.range(2, 2_111).mapToObj(this::village).toList();
        establish(villages.stream()
                .map(code -> new Unit(code, "村" + code.value().substring(6)))
                .toArray(Unit[]::new));
        var all = Stream.concat(Stream.of(EAST, WEST), villages.stream()).toList();
        for (int pair = 0; pair < 684; pair++) {
            var first = all.get(2 * pair);
            var second = all.get(2 * pair + 1);
            boolean keepsCode = pair % 2 == 0;
            var after = keepsCode ? first : DivisionCode.of(first.value().substring(0, 9) + (500 + pair % 400));
            act(Kind.MERGE, List.of(first, second), List.of(new Unit(after, "并村" + pair)), DAY);
        }

        var endOf2000 = LocalDate.of(2000, 12, 31);
        var endOf2001 = LocalDate.of(2001, 12, 31);
        var change = territory.change(COUNTY, Level.VILLAGE, endOf2000, endOf2001);
        assertThat(change).isEqualTo(new CountChange(2_111, 1_427));
        assertThat(change.difference()).isEqualTo(-684);
        assertThat(change.reduction().orElseThrow().percent(1)).isEqualTo("32.4%");
        var heirs = all.stream()
                .map(old -> territory.heirs(old, endOf2000, endOf2001))
                .toList();
        assertThat(heirs).allSatisfy(found -> assertThat(found).hasSize(1));
        assertThat(heirs.stream().flatMap(List::stream).distinct()).hasSize(1_427);
    }

    @Test
    @DisplayName("R005 a merger keeps lineage, day and instrument")
    void mergesIntoANewUnit() {
        act(Kind.MERGE, List.of(EAST, WEST), List.of(new Unit(NEW, "东西村")), DAY);
        assertThat(territory.find(EAST, DAY.minusDays(1))).isPresent();
        assertThat(territory.find(EAST, DAY)).isEmpty();
        assertThat(territory.find(NEW, DAY).orElseThrow().name()).isEqualTo("东西村");
        assertThat(territory.predecessors(NEW, DAY))
                .containsExactly(
                        new Succession(EAST, NEW, Succession.Kind.MERGE, DAY, "例政发〔2001〕1号"),
                        new Succession(WEST, NEW, Succession.Kind.MERGE, DAY, "例政发〔2001〕1号"));
        assertThat(territory.children(TOWN, DAY)).extracting(Division::code).containsExactly(NEW);
    }

    @Test
    @DisplayName("R005 what was merged and later divided is followed through both acts")
    void followsAMergerAndADivision() {
        act(Kind.MERGE, List.of(EAST, WEST), List.of(new Unit(EAST, "东西村")), DAY);
        act(Kind.SPLIT, List.of(EAST), List.of(new Unit(EAST, "东村"), new Unit(NEW, "新西村")), LATER);
        assertThat(territory.heirs(WEST, FOUNDED, DAY)).containsExactly(EAST);
        assertThat(territory.heirs(WEST, FOUNDED, LATER)).containsExactly(EAST, NEW);
        assertThat(territory.heirs(EAST, FOUNDED, LATER)).containsExactly(EAST, NEW);
        assertThat(territory.successors(WEST, FOUNDED))
                .extracting(Succession::kind)
                .containsExactly(Succession.Kind.MERGE, Succession.Kind.SPLIT, Succession.Kind.SPLIT);
        assertThat(territory.predecessors(NEW, LATER))
                .extracting(Succession::before)
                .containsExactly(EAST, EAST, WEST);
        assertThat(territory.find(EAST, DAY).orElseThrow().name()).isEqualTo("东西村");
        assertThat(territory.inspect()).isEqualTo(new TreeFindings(0, 0, 0));
    }

    @Test
    void leavesNoHeirToWhatWasAbolished() {
        act(Kind.ABOLISH, List.of(WEST), List.of(), DAY);
        assertThat(territory.heirs(WEST, FOUNDED, DAY)).isEmpty();
        assertThat(territory.heirs(WEST, FOUNDED, DAY.minusDays(1))).containsExactly(WEST);
    }

    @Test
    void renamesUnderTheSameCode() {
        act(Kind.RENAME, List.of(WEST), List.of(new Unit(WEST, "西河村")), DAY);
        assertThat(territory.find(WEST, DAY.minusDays(1)).orElseThrow().name()).isEqualTo("西村");
        assertThat(territory.find(WEST, DAY).orElseThrow().name()).isEqualTo("西河村");
        assertThat(territory.heirs(WEST, FOUNDED, DAY)).containsExactly(WEST);
    }

    @Test
    void entersAnActOnlyOnce() {
        var id = Ids.next();
        var act = act(id, "东西村");
        territory.record(act);
        territory.record(act(id, "东西村"));
        assertThat(territory.predecessors(NEW, DAY)).hasSize(2);
        assertRefused("territory.act-differs", () -> territory.record(act(id, "西东村")));
    }

    @Test
    void refusesAUnitThatEndedAlready() {
        act(Kind.ABOLISH, List.of(WEST), List.of(), DAY);
        assertRefused("territory.ended", () -> merge(NEW, LATER));
    }

    @Test
    void refusesAnActBeforeItsUnitsExisted() {
        assertRefused("territory.begins-later", () -> merge(NEW, FOUNDED));
    }

    @Test
    void refusesACodeAnotherUnitBore() {
        act(Kind.ABOLISH, List.of(WEST), List.of(), DAY);
        assertRefused(
                "territory.code-taken", () -> act(Kind.ESTABLISH, List.of(), List.of(new Unit(WEST, "新村")), LATER));
    }

    @Test
    void refusesAnUnknownUnitAndAnUnknownTownship() {
        assertRefused("territory.unknown", () -> act(Kind.ABOLISH, List.of(NEW), List.of(), DAY));
        assertRefused("territory.unknown", () -> merge(DivisionCode.of("990101777201"), DAY));
    }

    @Test
    void refusesToEndATownWhoseVillagesAreLeft() {
        assertRefused("territory.has-children", () -> act(Kind.ABOLISH, List.of(TOWN), List.of(), DAY));
    }

    @Test
    void refusesAChangeWhereVillagesAreNotLoaded() {
        var tianjin = DivisionCode.of("120101001");
        assertRefused(
                "territory.not-loaded",
                () -> act(Kind.RENAME, List.of(tianjin), List.of(new Unit(tianjin, "新街道")), LATER));
    }

    private DivisionCode village(int number) {
        return DivisionCode.of(town(number / 180).value() + (201 + number % 180));
    }

    private static DivisionCode town(int number) {
        return DivisionCode.of("990101" + (100 + number));
    }

    private void establish(Unit... units) {
        act(Kind.ESTABLISH, List.of(), List.of(units), FOUNDED);
    }

    private void merge(DivisionCode after, LocalDate day) {
        act(Kind.MERGE, List.of(EAST, WEST), List.of(new Unit(after, "东西村")), day);
    }

    private void act(Kind kind, List<DivisionCode> before, List<Unit> after, LocalDate day) {
        territory.record(new Redrawing(Ids.next(), kind, before, after, day, "例政发〔2001〕1号"));
    }

    private static Redrawing act(UUID id, String name) {
        return new Redrawing(id, Kind.MERGE, List.of(EAST, WEST), List.of(new Unit(NEW, name)), DAY, "例政发〔2001〕1号");
    }

    private static void assertRefused(String code, ThrowingCallable work) {
        assertThatThrownBy(work)
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(code));
    }
}
