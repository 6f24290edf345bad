package org.xiangli.core.procedure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.xiangli.core.procedure.Ways.DAYS;

import java.time.LocalDate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class CaseClockTests {

    /** The last Thursday before the Spring Festival of 2026; 14 February is worked, 15 to 23 are free. */
    private static final LocalDate THURSDAY = day("2026-02-12");

    @Test
    void countsWorkingDaysFromTheDayAfterItsStart() {
        assertThat(started(1).dueOn()).contains(day("2026-02-13"));
        assertThat(started(2).dueOn()).contains(day("2026-02-14"));
        assertThat(started(3).dueOn()).contains(day("2026-02-24"));
        assertThat(started(5).dueOn()).contains(day("2026-02-26")); // 民法典 201
    }

    @Test
    @DisplayName("R043 the due day itself is in time, the day after is overdue")
    void isOverdueFromTheDayAfterTheDueDay() {
        var clock = started(3);
        assertThat(clock.overdue(day("2026-02-24"))).isFalse();
        assertThat(clock.overdue(day("2026-02-25"))).isTrue();
        assertThat(clock.late(day("2026-02-24"), DAYS)).isZero();
        assertThat(clock.late(day("2026-02-27"), DAYS)).isEqualTo(3);
    }

    @Test
    void remainsNeverBelowZero() {
        var clock = started(3);
        assertThat(clock.remaining(THURSDAY, DAYS)).isEqualTo(3);
        assertThat(clock.remaining(day("2026-02-23"), DAYS)).isEqualTo(1);
        assertThat(clock.remaining(day("2026-02-24"), DAYS)).isZero();
        assertThat(clock.remaining(day("2026-03-31"), DAYS)).isZero();
    }

    @Test
    @DisplayName("R043 days on which papers are awaited do not count")
    void pauseMovesTheDueDayByItsWorkingDays() {
        var paused = started(5).on(day("2026-02-14"), Clocking.PAUSED, DAYS);
        assertThat(paused.running()).isFalse();
        assertThat(paused.remaining(day("2026-02-14"), DAYS)).isEqualTo(3);
        assertThat(paused.remaining(day("2026-03-06"), DAYS)).isEqualTo(3);
        assertThat(paused.overdue(day("2026-03-06"))).isFalse();

        var resumed = paused.on(day("2026-02-25"), Clocking.RUNS, DAYS);
        assertThat(resumed.dueOn()).contains(day("2026-02-28"));
        assertThat(resumed.remaining(day("2026-02-25"), DAYS)).isEqualTo(3);
    }

    @Test
    void pauseWithinADayMovesNothing() {
        var resumed =
                started(5).on(day("2026-02-13"), Clocking.PAUSED, DAYS).on(day("2026-02-13"), Clocking.RUNS, DAYS);
        assertThat(resumed).isEqualTo(started(5));
    }

    @Test
    void pauseOverAHolidayMovesNothing() {
        var resumed =
                started(5).on(day("2026-02-14"), Clocking.PAUSED, DAYS).on(day("2026-02-23"), Clocking.RUNS, DAYS);
        assertThat(resumed.dueOn()).isEqualTo(started(5).dueOn());
    }

    @Test
    void pauseDoesNotHealLateness() {
        var late = started(1).on(day("2026-02-24"), Clocking.PAUSED, DAYS);
        assertThat(late.late(day("2026-03-20"), DAYS)).isEqualTo(2);
        var resumed = late.on(day("2026-03-04"), Clocking.RUNS, DAYS);
        assertThat(resumed.late(day("2026-03-04"), DAYS)).isEqualTo(2);
        assertThat(resumed.overdue(day("2026-03-04"))).isTrue();
    }

    @Test
    void pauseOfAClockThatHasNotStartedDoesNothing() {
        var clock = CaseClock.promised(5);
        assertThat(clock.on(THURSDAY, Clocking.PAUSED, DAYS)).isEqualTo(clock);
        assertThat(clock.remaining(day("2026-03-31"), DAYS)).isEqualTo(5);
    }

    @Test
    void nothingIsDueWithoutAPromise() {
        assertThat(started(0).dueOn()).isEmpty();
        assertThat(started(0).overdue(day("2036-01-01"))).isFalse();
    }

    @Test
    void saysWhenTheDueDayRestsOnAnUnpublishedYear() {
        assertThat(started(5).provisional()).isFalse();
        assertThat(CaseClock.promised(200)
                        .on(day("2026-11-20"), Clocking.RUNS, DAYS)
                        .provisional())
                .isTrue();
    }

    private static CaseClock started(int promise) {
        return CaseClock.promised(promise).on(THURSDAY, Clocking.RUNS, DAYS);
    }

    private static LocalDate day(String day) {
        return LocalDate.parse(day);
    }
}
