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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.xiangli.core.access.Acting;
import org.xiangli.kernel.DivisionCode;
import org.xiangli.testing.HouseTest;

@HouseTest
class PointDirectoryTests {

    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 23);
    private static final LocalDateTime MORNING = MONDAY.atTime(9, 0);
    private static final Optional<String> ANY = Optional.empty();

    private final PointDirectory directory;
    private final Halls halls;
    private Hall hall;

    PointDirectoryTests(PointDirectory directory, Halls halls) {
        this.directory = directory;
        this.halls = halls;
    }

    @BeforeEach
    void open() {
        hall = halls.openReal();
    }

    @Test
    @DisplayName("R053 a resident of a natural village sees the nearest open point and the minutes")
    void findsTheNearestOpenPoint() {
        var station = enter(hall.clerk, hall.village, "站", Set.of());
        var centre = enter(hall.officer, hall.township, "中心", Set.of());
        var hamlet = Optional.of(UUID.randomUUID());
        hall.as(hall.clerk, () -> directory.measure(station.id(), hall.village, Optional.empty(), 5));
        hall.as(hall.clerk, () -> directory.measure(station.id(), hall.village, hamlet, 40));
        hall.as(hall.officer, () -> directory.measure(centre.id(), hall.village, Optional.empty(), 25));

        assertThat(near(Optional.empty(), station, centre)).containsExactly("站 5", "中心 25");
        assertThat(near(hamlet, station, centre)).containsExactly("中心 25", "站 40");
    }

    @Test
    @DisplayName("R053 a closed point is not offered")
    void offersNoClosedPoint() {
        var station = enter(hall.clerk, hall.village, "关闭的站", Set.of());
        assertThat(near(Optional.empty(), station)).hasSize(1);
        hall.as(
                hall.clerk,
                () -> directory.close(station.id(), new ServicePoint.Closure(UUID.randomUUID(), MONDAY, MONDAY, "停电")));
        assertThat(near(Optional.empty(), station)).isEmpty();
        assertThat(hall.as(
                        hall.clerk,
                        () -> directory.near(
                                hall.village,
                                Optional.empty(),
                                ANY,
                                MONDAY.plusDays(7).atTime(9, 0))))
                .extracting(near -> near.point().id())
                .contains(station.id());
    }

    @Test
    void offersOnlyPointsThatServeTheItem() {
        var station = enter(hall.clerk, hall.village, "只办社保的站", Set.of("pension-register"));
        assertThat(offers(station, Optional.of("pension-register"))).isTrue();
        assertThat(offers(station, Optional.of("legal-aid"))).isFalse();
    }

    @Test
    void isKeptByItsOwnOffice() {
        Refused.with("services.point-scope", () -> enter(hall.neighbourClerk, hall.village, "别村的站", Set.of()));
        Refused.with("services.point-scope", () -> enter(hall.clerk, hall.township, "镇中心", Set.of()));
        Refused.with("access.post-not-permitted", () -> enter(hall.approver, hall.township, "镇中心", Set.of()));
    }

    @Test
    void refusesAnUnknownVillageUnknownItemsAndHoursThatEndBeforeTheyBegin() {
        Refused.with("territory.unknown", () -> enter(hall.officer, unknownVillage(), "站", Set.of()));
        Refused.with("item.not-in-force", () -> enter(hall.clerk, hall.village, "站", Set.of("no-such-item")));
        var backwards = point(
                hall.village,
                "站",
                Set.of(),
                new ServicePoint.Hours(DayOfWeek.MONDAY, LocalTime.of(17, 0), LocalTime.of(8, 0)));
        Refused.with("services.point-hours", () -> hall.as(hall.clerk, () -> directory.enter(backwards)));
        Refused.with(
                "territory.unknown",
                () -> hall.as(hall.clerk, () -> directory.near(unknownVillage(), Optional.empty(), ANY, MORNING)));
    }

    @Test
    void refusesWaysOfAnAbsurdLength() {
        var station = enter(hall.clerk, hall.village, "站", Set.of());
        for (int minutes : List.of(-1, 601, Integer.MAX_VALUE)) {
            Refused.with(
                    "services.point-minutes",
                    () -> hall.as(
                            hall.clerk,
                            () -> directory.measure(station.id(), hall.village, Optional.empty(), minutes)));
        }
    }

    private boolean offers(ServicePoint point, Optional<String> item) {
        return hall.as(hall.clerk, () -> directory.near(hall.village, Optional.empty(), item, MORNING)).stream()
                .anyMatch(near -> near.point().id().equals(point.id()));
    }

    /** What is offered of some points: name and minutes, in order. */
    private List<String> near(Optional<UUID> hamlet, ServicePoint... among) {
        var ids = java.util.Arrays.stream(among).map(ServicePoint::id).toList();
        return hall.as(hall.clerk, () -> directory.near(hall.village, hamlet, ANY, MORNING)).stream()
                .filter(near -> ids.contains(near.point().id()))
                .map(near -> near.point().name()
                        + near.minutes().map(minutes -> " " + minutes).orElse(""))
                .toList();
    }

    private ServicePoint enter(Acting acting, DivisionCode division, String name, Set<String> items) {
        var mornings = new ServicePoint.Hours(DayOfWeek.MONDAY, LocalTime.of(8, 30), LocalTime.of(11, 30));
        return hall.as(acting, () -> directory.enter(point(division, name, items, mornings)));
    }

    private static ServicePoint point(
            DivisionCode division, String name, Set<String> items, ServicePoint.Hours... hours) {
        return new ServicePoint(
                UUID.randomUUID(),
                ServicePoint.Kind.STATION,
                division,
                name,
                "村部",
                "12345",
                new ServicePoint.Access(true, false, true),
                items,
                List.of(hours),
                List.of(new ServicePoint.Staff(UUID.randomUUID(), "金明淑", "综合窗口")),
                List.of(),
                LocalDate.of(2026, 1, 1),
                Optional.empty());
    }

    private DivisionCode unknownVillage() {
        return DivisionCode.of(hall.township.value() + "999");
    }
}
