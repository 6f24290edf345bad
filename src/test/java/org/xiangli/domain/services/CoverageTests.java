package org.xiangli.domain.services;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.xiangli.core.access.Acting;
import org.xiangli.core.access.PostKind;
import org.xiangli.core.store.Bound;
import org.xiangli.core.store.Reach;
import org.xiangli.core.territory.Division;
import org.xiangli.core.territory.Territory;
import org.xiangli.domain.services.coverage.CoverageBook;
import org.xiangli.domain.services.coverage.CoverageMatrix;
import org.xiangli.domain.services.coverage.CoverageMatrix.Cause;
import org.xiangli.domain.services.coverage.ServiceMap;
import org.xiangli.kernel.DivisionCode;
import org.xiangli.kernel.Ids;
import org.xiangli.kernel.Ratio;
import org.xiangli.testing.HouseTest;

/** 汪清县 with a staffed point in every village: a county of its own, since one point less is what is tested. */
@HouseTest
class CoverageTests {

    private static final DivisionCode COUNTY = DivisionCode.of("222424");

    private final CoverageBook book;
    private final Catalogue catalogue;
    private final PointDirectory points;
    private final Territory territory;
    private final Halls halls;
    private List<Division> villages = List.of();

    CoverageTests(CoverageBook book, Catalogue catalogue, PointDirectory points, Territory territory, Halls halls) {
        this.book = book;
        this.catalogue = catalogue;
        this.points = points;
        this.territory = territory;
        this.halls = halls;
    }

    @BeforeEach
    void openEveryVillage() {
        territory.loadVillages(DivisionCode.of("22"));
        villages = territory.children(COUNTY, today()).stream()
                .flatMap(township -> territory.children(township.code(), today()).stream())
                .toList();
        var officer = Hall.post(PostKind.COUNTY_OFFICER, COUNTY, "县政务服务中心", "孙丽");
        officer.run(() -> {
            if (points.all().isEmpty()) {
                villages.forEach(village -> points.enter(point(Ids.next(), village, true, Set.of())));
                Bound.run(
                        Reach.ofCounty(COUNTY.value()),
                        () -> catalogue.publish(
                                UUID.randomUUID(), Catalogue.shippedItems(), today(), "", new UUID(0, 0)));
            }
        });
    }

    @Test
    @DisplayName("R037 nine columns for each village, and n/N villages with 9/9; one item less is one gap")
    void countsTheNineFamiliesInEveryVillage() {
        var whole = matrix(today());
        assertThat(villages).hasSizeGreaterThan(10);
        assertThat(whole.villages())
                .hasSize(villages.size())
                .allSatisfy(row -> assertThat(row.served()).hasSize(9));
        assertThat(whole.whole()).contains(Ratio.of(villages.size(), villages.size()));
        assertThat(whole.gaps()).isEmpty();

        var tomorrow = today().plusDays(1);
        var without = Catalogue.shippedItems().stream()
                .filter(item -> !item.code().equals("culture-room"))
                .toList();
        Bound.run(
                Reach.ofCounty(COUNTY.value()),
                () -> catalogue.publish(UUID.randomUUID(), without, tomorrow, "", new UUID(0, 0)));
        var gap = matrix(tomorrow);
        assertThat(gap.whole()).contains(Ratio.of(0, villages.size()));
        assertThat(gap.gaps()).singleElement().satisfies(row -> {
            assertThat(row.cause()).isEqualTo(Cause.NO_ITEM);
            assertThat(row.village()).isEmpty();
            assertThat(row.families()).containsExactly(ServiceFamily.CULTURE_SPORTS);
        });
        assertThat(gap.villages()).allSatisfy(row -> assertThat(row.families()).isEqualTo(8));
    }

    @Test
    @DisplayName("R037 a point with nobody in it covers nothing, one for some items covers their families only")
    void countsOnlyStaffedPointsAndWhatTheyServe() {
        var village = villages.getFirst();
        var there = points(village);
        change(point(there, village, false, Set.of()));
        assertThat(matrix(today()).gaps()).singleElement().satisfies(row -> {
            assertThat(row.cause()).isEqualTo(Cause.NO_POINT);
            assertThat(row.village()).contains(village);
            assertThat(row.families()).hasSize(9);
        });
        change(point(there, village, true, Set.of("pension-claim", "culture-room")));
        assertThat(matrix(today()).villages())
                .filteredOn(row -> row.village().equals(village))
                .singleElement()
                .satisfies(row -> assertThat(row.families()).isEqualTo(2));
        change(point(there, village, true, Set.of()));
        assertThat(matrix(today()).gaps()).isEmpty();
    }

    @Test
    @DisplayName("R038 ten areas by sixteen departments, each item counted exactly once")
    void countsEachItemInOneAreaAndUnderOneDepartment() {
        var areas = here(() -> book.areas(today()));
        assertThat(areas.rows()).hasSize(10);
        assertThat(areas.departments()).hasSize(16);
        assertThat(areas.rows()).allSatisfy(row -> assertThat(row.counts()).hasSize(17));
        assertThat(areas.total()).isEqualTo(68);
        assertThat(java.util.stream.IntStream.rangeClosed(0, 16)
                        .map(areas::total)
                        .sum())
                .isEqualTo(68);
    }

    @Test
    @DisplayName("R038 area and family of each item agree, and only other organs lead what none of the sixteen does")
    void classifiesEachItemTwiceAlike() {
        var map = ServiceMap.packaged();
        assertThat(map.areas().families()).hasSize(ServiceArea.values().length);
        assertThat(CatalogueReader.shipped())
                .allSatisfy(item -> assertThat(map.agrees(item)).as(item.code()).isTrue());
        assertThat(CatalogueReader.shipped())
                .filteredOn(item -> map.leading(item).isEmpty())
                .extracting(item -> item.offices().lead().zh())
                .containsOnly("县残疾人联合会", "县自然资源局", "县林业局", "县人民武装部", "县委社会工作部", "县政务服务管理机构", "县信访局", "供水、供电、燃气、通信企业");
        assertThat(map.departments().list().stream().flatMap(department -> department.county().stream()))
                .doesNotHaveDuplicates();
    }

    @Test
    @DisplayName("R038 教育体育局 is one department, and not the sports bureau")
    void takesTheLongestName() {
        var school = Samples.changed(
                Samples.item("school-entry"),
                item -> ((tools.jackson.databind.node.ObjectNode)
                                item.get("offices").get("lead"))
                        .put("zh", "某县教育体育局"));
        assertThat(ServiceMap.packaged().leading(school))
                .hasValueSatisfying(department -> assertThat(department.code()).isEqualTo("education"));
    }

    @Test
    @DisplayName("R029 the catalogue is printed by department, in the order of the instrument, each item once")
    void printsByDepartment() {
        var shelves = here(() -> book.byDepartment(today()));
        assertThat(shelves.getFirst().first().offices().lead().zh()).isEqualTo("县民政局");
        assertThat(shelves.stream().flatMap(shelf -> shelf.items().stream()).map(Item::code))
                .hasSize(68)
                .doesNotHaveDuplicates();
    }

    private CoverageMatrix matrix(LocalDate on) {
        return here(() -> book.families(on));
    }

    private UUID points(Division village) {
        return here(() -> points.all().stream()
                .filter(point -> point.division().equals(village.code()))
                .findFirst()
                .orElseThrow()
                .id());
    }

    private void change(ServicePoint point) {
        Acting officer = Hall.post(PostKind.COUNTY_OFFICER, COUNTY, "县政务服务中心", "孙丽");
        officer.run(() -> points.enter(point));
    }

    private ServicePoint point(UUID id, Division village, boolean staffed, Set<String> items) {
        return new ServicePoint(
                id,
                ServicePoint.Kind.STATION,
                village.code(),
                village.name(),
                "村部",
                "12345",
                new ServicePoint.Access(true, false, true),
                items,
                Arrays.stream(DayOfWeek.values())
                        .map(day -> new ServicePoint.Hours(day, LocalTime.of(8, 0), LocalTime.of(17, 0)))
                        .toList(),
                staffed ? List.of(new ServicePoint.Staff(Ids.next(), "金明淑", "代办员")) : List.of(),
                List.of(),
                today(),
                Optional.empty());
    }

    private LocalDate today() {
        return halls.today();
    }

    private static <T> T here(Supplier<T> work) {
        return Bound.call(Reach.blind(COUNTY.value()), work);
    }
}
