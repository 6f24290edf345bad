package org.xiangli.domain.services;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.xiangli.core.clock.Periods;
import org.xiangli.core.clock.WorkingDays;
import org.xiangli.core.rules.RuleBook;
import org.xiangli.kernel.DivisionCode;

class PromisedTimeTests {

    private static final RuleBook BOOK = RuleBook.ofPackagedRules();
    private static final WorkingDays DAYS = WorkingDays.fromPublishedTables();

    @Test
    void promisesWhatTheItemSaysWhereTheLawCountsWorkingDays() {
        assertThat(promised("pension-register", LocalDate.of(2026, 9, 30))).isEqualTo(8);
    }

    @Test
    void promisesLessBeforeALongHolidayWhereTheLawCountsCalendarDays() { // 法律援助法 43, 民法典 203
        assertThat(promised("legal-aid", LocalDate.of(2026, 11, 23))).isEqualTo(5);
        assertThat(promised("legal-aid", LocalDate.of(2026, 9, 30))).isLessThan(5);
    }

    @Test
    void neverPromisesMoreThanTheLawGives() {
        var limit = new Periods(DAYS);
        var legalAid = Samples.item("legal-aid");
        for (var day = LocalDate.of(2026, 1, 1); day.getYear() == 2026; day = day.plusDays(1)) {
            var promised = promised(legalAid, day);
            assertThat(promised).as("on %s", day).isPositive();
            assertThat(DAYS.after(day, promised).day())
                    .as("on %s", day)
                    .isBeforeOrEqualTo(limit.days(day, 7).day());
        }
    }

    @Test
    void countsThePromiseOfAPaperFormFromTheDayItWasReceived() {
        var item = Samples.item("pension-register");
        var today = LocalDate.of(2026, 3, 10);
        var rule = BOOK.rule(item.time().rule(), DivisionCode.of("222405"), today);
        var times = new PromisedTime(DAYS);
        assertThat(times.left(item, rule, today, today)).isEqualTo(8);
        assertThat(times.left(item, rule, LocalDate.of(2026, 3, 6), today))
                .as("a Friday before: Monday and Tuesday have passed")
                .isEqualTo(6);
        assertThat(times.left(item, rule, LocalDate.of(2026, 2, 2), today)).isEqualTo(1);
    }

    private static int promised(String code, LocalDate day) {
        return promised(Samples.item(code), day);
    }

    private static int promised(Item item, LocalDate day) {
        var rule = BOOK.rule(item.time().rule(), DivisionCode.of("222405"), day);
        return new PromisedTime(DAYS).of(item, rule, day);
    }
}
