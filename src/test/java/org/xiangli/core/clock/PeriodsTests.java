package org.xiangli.core.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PeriodsTests {

    private final Periods periods = new Periods(WorkingDays.fromPublishedTables());

    @Test
    @DisplayName("民法典 201: the day of the start is not counted")
    void doesNotCountTheDayOfTheStart() {
        assertThat(periods.days(LocalDate.of(2026, 3, 2), 10).day()).isEqualTo(LocalDate.of(2026, 3, 12));
    }

    @ParameterizedTest
    @DisplayName("民法典 202: a month ends on the same day number, or on its last day")
    @CsvSource({
        "2024-01-31, 1, 2024-02-29",
        "2025-01-31, 1, 2025-02-28",
        "2026-03-31, 3, 2026-06-30",
        "2026-03-15, 1, 2026-04-15",
        "2025-11-30, 3, 2026-02-28", // a Saturday, worked before the return from the Spring Festival
    })
    void endsAMonthOnTheSameDayNumberOrTheLast(LocalDate start, int months, LocalDate due) {
        assertThat(periods.months(start, months)).isEqualTo(new DueDay(due, false));
    }

    @Test
    @DisplayName("民法典 202: a year begun on 29 February ends on 28 February")
    void endsAYearBegunOnLeapDayOnTheLastOfFebruary() {
        assertThat(periods.years(LocalDate.of(2024, 2, 29), 1).day()).isEqualTo(LocalDate.of(2025, 2, 28));
    }

    @ParameterizedTest
    @DisplayName("民法典 203: a last day that is a holiday moves to the first day after")
    @CsvSource({
        "2026-09-21, 10, 2026-10-08", // 1 October
        "2026-09-24, 10, 2026-10-08", // 4 October, a Sunday within the holidays
        "2026-03-04, 10, 2026-03-16", // 14 March, a Saturday
        "2026-09-30, 10, 2026-10-10", // 10 October, a Saturday that is worked
    })
    void movesALastDayOffToTheFirstDayWorked(LocalDate start, int days, LocalDate due) {
        assertThat(periods.days(start, days)).isEqualTo(new DueDay(due, false));
    }

    @Test
    @DisplayName("民法典 203: only the last day moves, holidays within the period count")
    void countsHolidaysWithinThePeriod() {
        assertThat(periods.days(LocalDate.of(2026, 9, 29), 15).day()).isEqualTo(LocalDate.of(2026, 10, 14));
    }

    @Test
    void isProvisionalWithoutAPublishedTable() {
        assertThat(periods.months(LocalDate.of(2026, 12, 15), 1))
                .isEqualTo(new DueDay(LocalDate.of(2027, 1, 15), true));
    }

    @Test
    void refusesEmptyPeriods() {
        assertThatIllegalArgumentException().isThrownBy(() -> periods.days(LocalDate.of(2026, 3, 2), 0));
    }
}
