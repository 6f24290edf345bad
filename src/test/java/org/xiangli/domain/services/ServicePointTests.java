package org.xiangli.domain.services;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.xiangli.kernel.DivisionCode;

@DisplayName("R053 a point is open when it says so")
class ServicePointTests {

    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 23);
    private static final ServicePoint POINT = new ServicePoint(
            new UUID(0, 1),
            ServicePoint.Kind.STATION,
            DivisionCode.of("222405102201"),
            "小箕村便民服务站",
            "村部",
            "0433-0000000",
            new ServicePoint.Access(true, false, true),
            Set.of("pension-register"),
            List.of(new ServicePoint.Hours(DayOfWeek.MONDAY, LocalTime.of(8, 30), LocalTime.of(11, 30))),
            List.of(),
            List.of(new ServicePoint.Closure(new UUID(0, 2), MONDAY.plusDays(7), MONDAY.plusDays(7), "培训")),
            LocalDate.of(2026, 1, 1),
            Optional.of(LocalDate.of(2026, 12, 31)));

    @Test
    void opensAndClosesToTheMinute() {
        assertThat(POINT.openUntil(at(MONDAY, 8, 29))).isEmpty();
        assertThat(POINT.openUntil(at(MONDAY, 8, 30))).contains(LocalTime.of(11, 30));
        assertThat(POINT.openUntil(at(MONDAY, 11, 29))).contains(LocalTime.of(11, 30));
        assertThat(POINT.openUntil(at(MONDAY, 11, 30))).isEmpty();
    }

    @Test
    void isClosedOnOtherDaysOnNoticeAndAfterItsLastDay() {
        assertThat(POINT.openUntil(at(MONDAY.plusDays(1), 9, 0))).isEmpty();
        assertThat(POINT.openUntil(at(MONDAY.plusDays(7), 9, 0))).isEmpty();
        assertThat(POINT.openUntil(at(MONDAY.plusDays(14), 9, 0))).isPresent();
        assertThat(POINT.openUntil(at(LocalDate.of(2027, 1, 4), 9, 0))).isEmpty();
    }

    @Test
    void servesWhatItLists() {
        assertThat(POINT.serves(Optional.of("pension-register"))).isTrue();
        assertThat(POINT.serves(Optional.of("legal-aid"))).isFalse();
        assertThat(POINT.serves(Optional.empty())).isTrue();
    }

    private static LocalDateTime at(LocalDate day, int hour, int minute) {
        return day.atTime(hour, minute);
    }
}
