package org.xiangli.domain.services;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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
import org.xiangli.kernel.DivisionCode;
import org.xiangli.kernel.Ids;
import org.xiangli.kernel.Ratio;
import org.xiangli.testing.HouseTest;

@HouseTest
class GapTests {

    private final GapBook book;
    private final PointDirectory points;
    private final Halls halls;
    private Hall hall;

    GapTests(GapBook book, PointDirectory points, Halls halls) {
        this.book = book;
        this.points = points;
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
    @DisplayName(
            "R042 what the house knows it counts: points for each thousand people, hours, minutes and days, by side")
    void countsWhatItKnows() {
        hall = halls.openWithTownAndCountryside(DivisionCode.of("222404"));
        var town = hall.neighbour;
        people(town, 20);
        people(hall.village, 8);
        point(town, 40, 10);
        point(hall.village, 20, 30);
        hall.delivered(hall.villager());
        var year = halls.today().getYear();
        enter(year, ServiceFamily.LEGAL, Measure.HOURS, Side.URBAN, 4400);
        assertThat(hall.as(hall.countyOfficer, book::count)).isPositive();
        assertThat(figures(year, ServiceFamily.SOCIAL_SECURITY, Measure.POINTS))
                .as("1 for 20 and 1 for 9, half up")
                .containsExactly(5000L, 11111L);
        assertThat(figures(year, ServiceFamily.SOCIAL_SECURITY, Measure.HOURS)).containsExactly(4000L, 2000L);
        assertThat(cell(year, ServiceFamily.SOCIAL_SECURITY, Measure.HOURS)
                        .ratio()
                        .orElseThrow()
                        .percent(1))
                .isEqualTo("50.0%");
        assertThat(figures(year, ServiceFamily.SOCIAL_SECURITY, Measure.MINUTES))
                .containsExactly(1000L, 3000L);
        var days = cell(year, ServiceFamily.SOCIAL_SECURITY, Measure.DAYS);
        assertThat(days.rural()).hasValueSatisfying(figure -> {
            assertThat(figure.hundredths()).as("decided the same day").isZero();
            assertThat(figure.source()).contains("计算", halls.today().toString());
        });
        assertThat(days.urban()).as("nothing decided there: no data, not 0").isEmpty();
        assertThat(cell(year, ServiceFamily.LEGAL, Measure.HOURS).urban())
                .as("what was entered with its source stays")
                .hasValueSatisfying(figure -> assertThat(figure.source()).isEqualTo("县统计公报"));
        people(town, 20);
        hall.as(hall.countyOfficer, book::count);
        assertThat(figures(year, ServiceFamily.SOCIAL_SECURITY, Measure.POINTS))
                .as("counted anew")
                .startsWith(2500L);
        Refused.with("access.post-not-permitted", () -> hall.as(hall.officer, book::count));
    }

    private List<Long> figures(int year, ServiceFamily family, Measure measure) {
        var cell = cell(year, family, measure);
        return Stream.of(cell.urban(), cell.rural())
                .flatMap(Optional::stream)
                .map(Figure::hundredths)
                .toList();
    }

    /** Rows of the register, as far as counting them goes. */
    private void people(DivisionCode village, int count) {
        for (var number = 0; number < count; number++) {
            hall.villager(village);
        }
    }

    /** A point open so many hours a week, so many minutes from the village it lies in. */
    private void point(DivisionCode village, int hours, int minutes) {
        hall.as(hall.countyOfficer, () -> {
            var id = Ids.next();
            points.enter(new ServicePoint(
                    id,
                    ServicePoint.Kind.STATION,
                    village,
                    "便民服务站",
                    "村部",
                    "12345",
                    new ServicePoint.Access(true, false, true),
                    Set.of(),
                    IntStream.rangeClosed(1, 5)
                            .mapToObj(day -> new ServicePoint.Hours(
                                    DayOfWeek.of(day), LocalTime.of(8, 0), LocalTime.of(8 + hours / 5, 0)))
                            .toList(),
                    List.of(),
                    List.of(),
                    halls.today(),
                    Optional.empty()));
            points.measure(id, village, Optional.empty(), minutes);
        });
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
