package org.xiangli.core.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.xiangli.testing.SharedData;

class WorkingDaysTests {

    private final WorkingDays workingDays = WorkingDays.fromPublishedTables();

    static List<String> publishedYears() {
        return SharedData.lines("holidays/expected_working_days_per_year.csv").stream()
                .skip(1)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("publishedYears")
    void countsTheWorkingDaysOfEachPublishedYear(String expected) {
        var cells = expected.split(",", -1);
        int year = Integer.parseInt(cells[0]);
        int restingWeekdays = 0;
        int workedWeekends = 0;
        for (var day = LocalDate.of(year, 1, 1); day.getYear() == year; day = day.plusDays(1)) {
            boolean weekday = day.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) <= 0;
            restingWeekdays += weekday && !workingDays.isWorkingDay(day) ? 1 : 0;
            workedWeekends += !weekday && workingDays.isWorkingDay(day) ? 1 : 0;
        }

        assertThat(workingDays.published(year)).isTrue();
        assertThat(workingDays.between(LocalDate.of(year - 1, 12, 31), LocalDate.of(year, 12, 31)))
                .isEqualTo(Integer.parseInt(cells[1]));
        assertThat(restingWeekdays).isEqualTo(Integer.parseInt(cells[2]));
        assertThat(workedWeekends).isEqualTo(Integer.parseInt(cells[3]));
    }

    @Test
    void agreesWithTheSourceOnEachDayFrom2006To2027() {
        var off = new HashMap<LocalDate, Boolean>();
        for (var line : SharedData.lines("holidays/holidays_2007_2026.csv").stream()
                .skip(1)
                .toList()) {
            var cells = line.split(",", -1);
            off.put(LocalDate.parse(cells[0]), cells[2].equals("1"));
        }
        for (var day = LocalDate.of(2006, 1, 1); day.getYear() < 2028; day = day.plusDays(1)) {
            boolean weekend = day.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) >= 0;
            assertThat(workingDays.isWorkingDay(day)).as("%s", day).isEqualTo(!off.getOrDefault(day, weekend));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "2026-09-30, 1, 2026-10-08", // National Day: 1 to 7 October off
        "2026-09-30, 3, 2026-10-10", // Saturday the 10th is worked
        "2026-02-13, 1, 2026-02-14", // Saturday before the Spring Festival is worked
        "2026-02-14, 1, 2026-02-24", // 15 to 23 February off
        "2026-03-02, 5, 2026-03-09",
        "2026-03-07, 1, 2026-03-09", // starting on a Saturday
        "2026-03-02, 0, 2026-03-02",
        "2022-12-30, 1, 2023-01-03", // 31 December 2022 is in the notice of 2023
    })
    void countsNoHolidayAsWorkingDay(LocalDate start, int days, LocalDate due) {
        assertThat(workingDays.after(start, days)).isEqualTo(new DueDay(due, false));
    }

    @Test
    void isProvisionalOnceAYearWithoutTableIsTouched() {
        var lastPublished = LocalDate.of(2026, 12, 30);

        assertThat(workingDays.published(2027)).isFalse();
        assertThat(workingDays.after(lastPublished, 1)).isEqualTo(new DueDay(LocalDate.of(2026, 12, 31), false));
        assertThat(workingDays.after(lastPublished, 2)).isEqualTo(new DueDay(LocalDate.of(2027, 1, 1), true));
        assertThat(workingDays.after(LocalDate.of(2026, 12, 31), 0).provisional())
                .isFalse();
        assertThat(workingDays.after(LocalDate.of(2006, 12, 1), 1).provisional())
                .isTrue();
        assertThat(workingDays.onOrAfter(LocalDate.of(2027, 1, 2)))
                .isEqualTo(new DueDay(LocalDate.of(2027, 1, 4), true));
    }

    @Test
    void countsBackWhatItCountedForward() {
        long seed = 203;
        var random = new Random(seed);
        for (int round = 0; round < 5_000; round++) {
            var start = LocalDate.of(2007, 1, 1).plusDays(random.nextInt(7_000));
            int days = random.nextInt(1, 120);
            var due = workingDays.after(start, days).day();

            assertThat(workingDays.between(start, due))
                    .as("seed %d, %s", seed, start)
                    .isEqualTo(days);
            assertThat(workingDays.isWorkingDay(due)).isTrue();
            assertThat(workingDays.between(start, due.minusDays(1))).isEqualTo(days - 1);
        }
    }

    @Test
    void countsNothingWhenTheEndIsNotAfterTheStart() {
        var day = LocalDate.of(2026, 3, 3);

        assertThat(workingDays.between(day, day)).isZero();
        assertThat(workingDays.between(day, day.minusDays(9))).isZero();
    }

    @Test
    void refusesLengthsThatNoPeriodHas() {
        var day = LocalDate.of(2026, 3, 3);

        assertThatIllegalArgumentException().isThrownBy(() -> workingDays.after(day, -1));
        assertThatIllegalArgumentException().isThrownBy(() -> workingDays.after(day, 10_001));
    }
}
