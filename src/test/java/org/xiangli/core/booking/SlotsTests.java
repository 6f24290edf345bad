package org.xiangli.core.booking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.xiangli.kernel.DivisionCode;
import org.xiangli.kernel.Ids;
import org.xiangli.kernel.Refusal;

class SlotsTests {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final LocalDate TUESDAY = LocalDate.of(2026, 3, 10);
    private static final UUID OFFICER = Ids.next();

    private final Slots slots = new Slots(ZONE, day -> !day.equals(TUESDAY.plusDays(1)));

    @Test
    @DisplayName("R046 opening hours are cut into slots; one that would end after closing is none")
    void cutsHoursIntoSlots() {
        assertThat(starts(slots.of(counter("08:30", "10:00", 30), TUESDAY))).containsExactly("08:30", "09:00", "09:30");
        assertThat(starts(slots.of(counter("08:30", "09:59", 30), TUESDAY))).containsExactly("08:30", "09:00");
        assertThat(slots.of(counter("08:30", "10:00", 30), TUESDAY.plusDays(1))).isEmpty();
        assertThat(slots.of(counter("08:30", "10:00", 30), TUESDAY.minusDays(2)))
                .isEmpty();
    }

    @Test
    void offersNothingPastAndNothingTaken() {
        var counter = counter("08:30", "10:30", 30);
        var taken = List.of(new Taken(OFFICER, at("09:10"), at("09:20")));
        assertThat(starts(slots.free(List.of(counter), taken, at("08:29"), TUESDAY)))
                .containsExactly("08:30", "09:30", "10:00");
        assertThat(starts(slots.free(List.of(counter), taken, at("08:30"), TUESDAY)))
                .as("a slot that has begun is past")
                .containsExactly("09:30", "10:00");
        var another = List.of(new Taken(Ids.next(), at("08:30"), at("10:30")));
        assertThat(slots.free(List.of(counter), another, at("08:00"), TUESDAY)).hasSize(4);
    }

    @Test
    void aSlotThatOnlyTouchesAnotherIsFree() {
        var taken = List.of(new Taken(OFFICER, at("08:30"), at("09:00")), new Taken(OFFICER, at("09:30"), at("10:00")));
        assertThat(starts(slots.free(List.of(counter("08:30", "10:00", 30)), taken, at("08:00"), TUESDAY)))
                .containsExactly("09:00");
    }

    @Test
    @DisplayName("R046 when a slot was taken a second ago the nearest free ones are offered")
    void offersTheNearest() {
        var free = slots.free(List.of(counter("08:30", "11:30", 30)), List.of(), at("08:00"), TUESDAY);
        assertThat(starts(Slots.nearest(free, at("10:00"), 3))).containsExactly("10:00", "09:30", "10:30");
        assertThat(starts(Slots.nearest(free, at("10:15"), 2))).containsExactly("10:00", "10:30");
    }

    @Test
    void refusesHoursThatHoldNoSlot() {
        for (var broken : List.<Runnable>of(
                () -> counter("08:30", "08:59", 30),
                () -> counter("10:00", "08:00", 30),
                () -> counter("08:00", "10:00", 4),
                () -> counter("00:00", "23:59", 241),
                () -> counter("23:50", "23:59", 20))) {
            assertThatExceptionOfType(Refusal.class)
                    .isThrownBy(broken::run)
                    .satisfies(refusal -> assertThat(refusal.code()).isEqualTo("booking.hours"));
        }
        assertThat(slots.of(counter("08:30", "08:35", 5), TUESDAY)).hasSize(1);
    }

    private static Counter counter(String opens, String closes, int minutes) {
        return new Counter(
                Ids.next(),
                DivisionCode.of("222405102201"),
                Counter.Kind.WINDOW,
                "小箕村便民服务站",
                OFFICER,
                "陈伟",
                Set.of(),
                EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY),
                LocalTime.parse(opens),
                LocalTime.parse(closes),
                minutes,
                TUESDAY.minusDays(7),
                Optional.empty());
    }

    private static Instant at(String time) {
        return TUESDAY.atTime(LocalTime.parse(time)).atZone(ZONE).toInstant();
    }

    private static List<String> starts(List<Slot> slots) {
        return slots.stream()
                .map(slot -> LocalTime.ofInstant(slot.starts(), ZONE).toString())
                .toList();
    }
}
