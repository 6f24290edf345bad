package org.xiangli.domain.services;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.xiangli.domain.services.coverage.Compliance;
import org.xiangli.domain.services.coverage.Compliance.Check;
import org.xiangli.domain.services.coverage.QualityBook;
import org.xiangli.domain.services.coverage.Quarter;
import org.xiangli.domain.services.coverage.Standards;
import org.xiangli.kernel.Ids;
import org.xiangli.kernel.Ratio;
import org.xiangli.testing.HouseTest;

@HouseTest
class QualityBookTests {

    private final QualityBook book;
    private final Halls halls;
    private Hall hall;
    private Quarter quarter = new Quarter(2026, 1);

    QualityBookTests(QualityBook book, Halls halls) {
        this.book = book;
        this.halls = halls;
    }

    @BeforeEach
    void open() {
        hall = halls.open();
        quarter = Quarter.of(halls.today());
    }

    @Test
    @DisplayName("R040 the table says sampled, passed and per cent; a failing item has an owner and a date")
    void printsTheTable() {
        deliver(3);
        assertThat(draw()).isEqualTo(3);
        var open = result().open();
        assertThat(open).hasSize(3);
        assertThat(result().lines()).singleElement().satisfies(line -> {
            assertThat(line.sampled()).isEqualTo(3);
            assertThat(line.share()).isEmpty();
        });

        judge(open.get(0).application(), Set.of());
        judge(open.get(1).application(), Set.of());
        var third = open.get(2).application();
        var due = halls.today().plusDays(30);
        Refused.with("services.quality-owner", () -> judge(third, Set.of(Check.FREE), "", due));
        hall.as(
                hall.countyOfficer,
                () -> book.judge(quarter, third, Set.of(Check.FREE), Optional.of("社保局 孙丽"), Optional.of(due)));

        assertThat(result().open()).isEmpty();
        assertThat(result().lines()).singleElement().satisfies(line -> {
            assertThat(line.passed()).isEqualTo(2);
            assertThat(line.share()).contains(Ratio.of(2, 3));
            assertThat(line.share().orElseThrow().percent(1)).isEqualTo("66.7%");
            assertThat(line.improvement()).hasValueSatisfying(task -> {
                assertThat(task.owner()).isEqualTo("社保局 孙丽");
                assertThat(task.due()).isEqualTo(due);
                assertThat(task.overdue(due)).isFalse();
                assertThat(task.overdue(due.plusDays(1))).isTrue();
            });
        });
        hall.as(hall.countyApprover, () -> book.finish(quarter, "pension-register", "退还并培训"));
        assertThat(result().lines().getFirst().improvement().orElseThrow().done())
                .contains(halls.today());
    }

    @Test
    @DisplayName("R040 no more than the county's number of each item is drawn, and drawing again draws the same")
    void drawsNoMoreThanItsNumber() {
        deliver(6);
        assertThat(draw()).isEqualTo(5);
        var drawn = result().open();
        assertThat(draw()).isZero();
        assertThat(result().open()).isEqualTo(drawn);
    }

    @Test
    @DisplayName(
            "R040 a sample is judged by the list of its own item: what holds for all, for the family, for the item")
    void judgesByTheListOfTheItem() {
        assertThat(checks("minimum-living"))
                .contains(Check.IN_TIME, Check.VISITED, Check.POSTED)
                .doesNotContain(Check.PRIVATE, Check.RECKONED);
        assertThat(checks("temporary-relief")).contains(Check.VISITED).doesNotContain(Check.POSTED);
        assertThat(checks("family-doctor")).contains(Check.PRIVATE).doesNotContain(Check.VISITED);
        assertThat(checks("culture-room")).hasSize(7);
        assertThat(checks("no-such-item")).as("withdrawn since").hasSize(7);
        deliver(1);
        draw();
        var id = result().open().getFirst().application();
        Refused.with("services.quality-check", () -> judge(id, Set.of(Check.POSTED), "孙丽", halls.today()));
        judge(id, Set.of(Check.RECKONED), "孙丽", halls.today());
        assertThat(result().lines().getFirst().passed()).isZero();
    }

    @Test
    void everyFamilyAndItemOfTheListsIsOfTheHouse() {
        var shipped = Catalogue.shippedItems();
        assertThat(Standards.packaged().items().keySet())
                .isSubsetOf(shipped.stream().map(Item::code).toList());
        assertThat(shipped)
                .allSatisfy(item ->
                        assertThat(Standards.packaged().of(Optional.of(item))).contains(Check.IN_TIME, Check.FREE));
    }

    @Test
    void takesADateFromTodayToTheLastDay() {
        deliver(1);
        draw();
        var id = result().open().getFirst().application();
        var last = halls.today().plusDays(60);
        Refused.with("services.quality-due", () -> judge(id, Set.of(Check.TOLD), "孙丽", last.plusDays(1)));
        Refused.with(
                "services.quality-due",
                () -> judge(id, Set.of(Check.TOLD), "孙丽", halls.today().minusDays(1)));
        judge(id, Set.of(Check.TOLD), "孙丽", last);
        assertThat(result().lines().getFirst().improvement()).isPresent();
    }

    @Test
    void judgesOnce() {
        deliver(1);
        draw();
        var id = result().open().getFirst().application();
        judge(id, Set.of());
        judge(id, Set.of());
        Refused.with("services.quality-judged", () -> judge(id, Set.of(Check.FREE), "孙丽", halls.today()));
        assertThat(result().lines().getFirst().improvement()).isEmpty();
        Refused.with("services.quality-unknown", () -> judge(Ids.next(), Set.of()));
        Refused.with(
                "services.quality-unknown",
                () -> hall.as(hall.countyOfficer, () -> book.finish(quarter, "pension-register", "培训")));
        Refused.with(
                "services.quality-what",
                () -> hall.as(hall.countyOfficer, () -> book.finish(quarter, "pension-register", " ")));
    }

    @Test
    void isForTheCountyAndForAQuarterThatHasBegun() {
        Refused.with("access.post-not-permitted", () -> hall.as(hall.officer, () -> book.draw(quarter)));
        Refused.with("access.post-not-permitted", () -> hall.as(hall.clerk, () -> book.of(quarter)));
        var next = Quarter.of(quarter.last().plusDays(1));
        Refused.with("services.quality-quarter", () -> hall.as(hall.countyOfficer, () -> book.draw(next)));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-01, 2026Q1, 2026-01-01, 2026-03-31",
        "2026-03-31, 2026Q1, 2026-01-01, 2026-03-31",
        "2026-04-01, 2026Q2, 2026-04-01, 2026-06-30",
        "2026-12-31, 2026Q4, 2026-10-01, 2026-12-31"
    })
    void knowsItsQuarters(LocalDate day, String name, LocalDate first, LocalDate last) {
        var found = Quarter.of(day);
        assertThat(found).hasToString(name);
        assertThat(found.first()).isEqualTo(first);
        assertThat(found.last()).isEqualTo(last);
        assertThat(Quarter.parse(name)).contains(found);
        assertThat(Quarter.parse(name + "0")).isEmpty();
        assertThat(Quarter.parse("2026Q5")).isEmpty();
    }

    private void deliver(int times) {
        for (int time = 0; time < times; time++) {
            hall.delivered(hall.villager());
        }
    }

    private Set<Check> checks(String item) {
        return hall.as(hall.countyOfficer, () -> book.checks(item));
    }

    private int draw() {
        return hall.as(hall.countyOfficer, () -> book.draw(quarter));
    }

    private Compliance result() {
        return hall.as(hall.countyOfficer, () -> book.of(quarter));
    }

    private void judge(UUID application, Set<Check> failed) {
        hall.as(hall.countyOfficer, () -> book.judge(quarter, application, failed, Optional.empty(), Optional.empty()));
    }

    private void judge(UUID application, Set<Check> failed, String owner, LocalDate due) {
        hall.as(
                hall.countyOfficer,
                () -> book.judge(quarter, application, failed, Optional.of(owner), Optional.of(due)));
    }
}
