package org.xiangli.domain.services;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.xiangli.core.store.Bound;
import org.xiangli.core.store.Reach;
import org.xiangli.domain.services.coverage.GapBook;
import org.xiangli.domain.services.coverage.GapTable.Cell;
import org.xiangli.domain.services.coverage.GapTable.Figure;
import org.xiangli.domain.services.coverage.GapTable.Measure;
import org.xiangli.domain.services.coverage.GapTable.Side;
import org.xiangli.kernel.Ratio;
import org.xiangli.testing.HouseTest;

@HouseTest
class GapTests {

    private final GapBook book;
    private final Halls halls;
    private Hall hall;

    GapTests(GapBook book, Halls halls) {
        this.book = book;
        this.halls = halls;
    }

    @BeforeEach
    void open() {
        hall = halls.open();
    }

    @Test
    @DisplayName("R042 the ratio of countryside to town is printed for each family and year")
    void setsTheCountrysideBesideTheTown() {
        enter(2025, ServiceFamily.HEALTH, Measure.POINTS, Side.URBAN, 80);
        enter(2025, ServiceFamily.HEALTH, Measure.POINTS, Side.RURAL, 60);
        enter(2026, ServiceFamily.HEALTH, Measure.POINTS, Side.URBAN, 80);
        enter(2026, ServiceFamily.HEALTH, Measure.POINTS, Side.RURAL, 70);
        assertThat(cell(2025, ServiceFamily.HEALTH, Measure.POINTS).ratio()).contains(Ratio.of(60, 80));
        assertThat(cell(2025, ServiceFamily.HEALTH, Measure.POINTS)
                        .ratio()
                        .orElseThrow()
                        .percent(1))
                .isEqualTo("75.0%");
        assertThat(cell(2026, ServiceFamily.HEALTH, Measure.POINTS)
                        .ratio()
                        .orElseThrow()
                        .percent(1))
                .isEqualTo("87.5%");
        assertThat(here(book::years)).containsExactly(2026, 2025);
        assertThat(here(() -> book.table(2025)).rows())
                .hasSize(9)
                .allSatisfy(row -> assertThat(row.cells()).hasSize(4));
    }

    @Test
    @DisplayName("R042 a missing benchmark is no data, not 0; a village without any point is 0, not missing")
    void tellsMissingFromNothing() {
        enter(2026, ServiceFamily.LEGAL, Measure.POINTS, Side.RURAL, 60);
        assertThat(cell(2026, ServiceFamily.LEGAL, Measure.POINTS).ratio()).isEmpty();
        enter(2026, ServiceFamily.LEGAL, Measure.HOURS, Side.URBAN, 4000);
        assertThat(cell(2026, ServiceFamily.LEGAL, Measure.HOURS).ratio()).isEmpty();
        enter(2026, ServiceFamily.LEGAL, Measure.MINUTES, Side.URBAN, 0);
        enter(2026, ServiceFamily.LEGAL, Measure.MINUTES, Side.RURAL, 4500);
        assertThat(cell(2026, ServiceFamily.LEGAL, Measure.MINUTES).ratio()).isEmpty();
        enter(2026, ServiceFamily.LEGAL, Measure.DAYS, Side.URBAN, 500);
        enter(2026, ServiceFamily.LEGAL, Measure.DAYS, Side.RURAL, 0);
        assertThat(cell(2026, ServiceFamily.LEGAL, Measure.DAYS).ratio()).contains(Ratio.of(0, 500));
        assertThat(cell(2026, ServiceFamily.HEALTH, Measure.DAYS).ratio()).isEmpty();
        assertThat(here(() -> book.table(1999)).rows()).hasSize(9);
    }

    @Test
    void correctsAFigure() {
        enter(2026, ServiceFamily.LEGAL, Measure.DAYS, Side.URBAN, 500);
        enter(2026, ServiceFamily.LEGAL, Measure.DAYS, Side.URBAN, 525);
        assertThat(cell(2026, ServiceFamily.LEGAL, Measure.DAYS).urban())
                .hasValueSatisfying(figure -> assertThat(figure.decimal()).isEqualTo("5.25"));
    }

    @Test
    void refusesWhatIsNoFigureAndWhoIsNotTheCounty() {
        Refused.with("services.gap-year", () -> enter(1999, ServiceFamily.LEGAL, Measure.DAYS, Side.URBAN, 1));
        Refused.with("services.gap-figure", () -> enter(2026, ServiceFamily.LEGAL, Measure.DAYS, Side.URBAN, -1));
        Refused.with(
                "services.gap-figure", () -> enter(2026, ServiceFamily.LEGAL, Measure.DAYS, Side.URBAN, 100_000_001));
        Refused.with(
                "services.gap-source",
                () -> hall.as(
                        hall.countyOfficer,
                        () -> book.enter(new Figure(2026, ServiceFamily.LEGAL, Measure.DAYS, Side.URBAN, 1, " "))));
        Refused.with(
                "access.post-not-permitted",
                () -> hall.as(
                        hall.officer,
                        () -> book.enter(new Figure(2026, ServiceFamily.LEGAL, Measure.DAYS, Side.URBAN, 1, "统计公报"))));
    }

    private void enter(int year, ServiceFamily family, Measure measure, Side side, long hundredths) {
        hall.as(hall.countyOfficer, () -> book.enter(new Figure(year, family, measure, side, hundredths, "县统计公报")));
    }

    private Cell cell(int year, ServiceFamily family, Measure measure) {
        return here(() -> book.table(year)).rows().stream()
                .filter(row -> row.family() == family)
                .flatMap(row -> row.cells().stream())
                .filter(cell -> cell.measure() == measure)
                .findFirst()
                .orElseThrow();
    }

    private <T> T here(Supplier<T> work) {
        return Bound.call(Reach.blind(hall.county.value()), work);
    }
}
