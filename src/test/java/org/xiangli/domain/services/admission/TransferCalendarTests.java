package org.xiangli.domain.services.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TransferCalendarTests {

    @ParameterizedTest
    @CsvSource({
        "MONTH,   2026-01-31, 2026-01-01, 2026-02-10",
        "MONTH,   2026-12-01, 2026-12-01, 2027-01-10",
        "QUARTER, 2026-03-31, 2026-01-01, 2026-04-10",
        "QUARTER, 2026-04-01, 2026-04-01, 2026-07-10",
        "QUARTER, 2026-12-31, 2026-10-01, 2027-01-10",
        "YEAR,    2026-06-15, 2026-01-01, 2027-01-10",
    })
    void isDueInTheMonthAfterThePeriod(TransferCalendar.Every every, LocalDate day, LocalDate start, LocalDate due) {
        var calendar = new TransferCalendar(every, 10);
        assertThat(calendar.periodOf(day)).isEqualTo(start);
        assertThat(calendar.dueOn(start)).isEqualTo(due);
    }

    @Test
    void coversEveryDayOnceAndIsDueAfterItsPeriod() {
        var seed = System.nanoTime();
        var random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        for (int round = 0; round < 2_000; round++) {
            var every = TransferCalendar.Every.values()[random.nextInt(3)];
            var calendar = new TransferCalendar(every, random.nextInt(1, 29));
            var day = LocalDate.of(2020, 1, 1).plusDays(random.nextInt(7_000));
            var start = calendar.periodOf(day);
            var next = calendar.next(start);
            assertThat(day).as("seed %d", seed).isAfterOrEqualTo(start).isBefore(next);
            assertThat(calendar.periodOf(next)).as("seed %d", seed).isEqualTo(next);
            assertThat(calendar.dueOn(start)).as("seed %d", seed).isAfterOrEqualTo(next);
        }
    }

    @Test
    void hasADayThatEveryMonthHas() {
        for (int day : new int[] {0, 29, 31}) {
            assertThatThrownBy(() -> new TransferCalendar(TransferCalendar.Every.MONTH, day))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }
}
