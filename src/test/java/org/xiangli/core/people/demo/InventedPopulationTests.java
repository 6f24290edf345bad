package org.xiangli.core.people.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xiangli.core.people.Relation;
import org.xiangli.core.people.ResidenceType;
import org.xiangli.kernel.DivisionCode;
import org.xiangli.kernel.IdNumber;
import org.xiangli.kernel.Refusal;
import org.xiangli.kernel.Sex;

/**
 * The invented people against the census as its publisher gives it. The row asks for one percent; the generator
 * promises every count exactly, and these tests hold it to that. 222405 is a county that shrank, 320722 one of a
 * million, 320703 a district.
 */
class InventedPopulationTests {

    private static final long SEED = 20201101;
    private static final Map<String, InventedPopulation> MADE = new HashMap<>();

    @ParameterizedTest
    @ValueSource(strings = {"222405", "320722", "320703"})
    @DisplayName("R022 as many of each sex and age live there as the census counted")
    void sexAndAgeMatchTheCensus(String county) {
        var counted = new TreeMap<String, Integer>();
        people(county)
                .filter(InventedPopulationTests::livesHere)
                .forEach(each -> counted.merge(ageClass(each), 1, Integer::sum));
        assertThat(counted)
                .hasSize(38)
                .allSatisfy(
                        (column, people) -> assertThat(people).as(column).isEqualTo(Sources.figure(county, column)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"222405", "320722", "320703"})
    @DisplayName("R022 households are as many, as large and of as many generations as the census counted")
    void householdsMatchTheCensus(String county) {
        var homes = made(county).homes();
        var family = homes.stream().filter(home -> home.generations > 0).toList();
        assertThat(family).hasSize(Sources.figure(county, "家庭户数"));
        assertThat(family.stream().mapToInt(Home::size).sum()).isEqualTo(Sources.figure(county, "家庭户人口数"));
        assertThat(family).filteredOn(home -> home.size() == 1).hasSize(Sources.figure(county, "一人户数"));
        var columns = List.of("一代户数", "二代户数", "三代户数", "四代以上户数");
        for (int generations = 1; generations <= 4; generations++) {
            int wanted = generations;
            assertThat(family)
                    .filteredOn(home -> home.generations == wanted)
                    .hasSize(Sources.figure(county, columns.get(wanted - 1)));
        }
        int collective = homes.stream()
                .filter(home -> home.generations == 0)
                .mapToInt(Home::size)
                .sum();
        assertThat(collective).isEqualTo(Sources.figure(county, "人口数_合计") - Sources.figure(county, "家庭户人口数"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"222405", "320722", "320703"})
    @DisplayName("R022 as many are registered elsewhere, and where, as the census counted")
    void moversMatchTheCensus(String county) {
        var movers = people(county)
                .filter(each -> each.residence() == ResidenceType.FROM_ELSEWHERE)
                .toList();
        Predicate<InventedResident> inCounty =
                each -> each.registeredAt().value().startsWith(county);
        Predicate<InventedResident> inProvince =
                each -> each.registeredAt().value().startsWith(county.substring(0, 2));
        assertThat(movers).filteredOn(inCounty).hasSize(Sources.figure(county, "户口登记地在外乡镇街道人口_本县"));
        assertThat(movers)
                .filteredOn(inCounty.negate().and(inProvince))
                .hasSize(Sources.figure(county, "户口登记地在外乡镇街道人口_本省其他县"));
        assertThat(movers).filteredOn(inProvince.negate()).hasSize(Sources.figure(county, "户口登记地在外乡镇街道人口_省外"));
        assertThat(movers).allSatisfy(each -> {
            assertThat(each.registeredAt()).isNotEqualTo(each.village());
            assertThat(each.arrived())
                    .isNotNull()
                    .isAfterOrEqualTo(each.idNumber().birthDate());
        });
        assertThat(movers)
                .filteredOn(inCounty)
                .allMatch(each ->
                        !each.registeredAt().parent().equals(each.village().parent()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"222405", "320722", "320703"})
    void townAndCountryMatchTheCensus(String county) {
        var homes = made(county).homes();
        assertThat(homes.stream()
                        .filter(home -> home.inTown)
                        .mapToInt(Home::size)
                        .sum())
                .isEqualTo(Sources.figure(county, "城镇人口"));
        assertThat(homes.stream()
                        .filter(home -> !home.inTown)
                        .mapToInt(Home::size)
                        .sum())
                .isEqualTo(Sources.figure(county, "乡村人口"));
        var sizes = homes.stream()
                .collect(Collectors.groupingBy(
                        home -> java.util.Objects.requireNonNull(home.place), Collectors.summingInt(Home::size)));
        assertThat(sizes.keySet()).hasSameElementsAs(Sources.villages(county));
        assertThat(sizes.values()).allMatch(size -> size > 50);
    }

    @ParameterizedTest
    @ValueSource(strings = {"222405", "320703"})
    void asManyNamesAreOfMinoritiesAsTheCensusSays(String county) {
        long people = made(county).homes().stream()
                .flatMap(home -> home.members.stream())
                .filter(each -> each.ofMinority && each.residence != ResidenceType.AWAY)
                .count();
        long share = Math.round(Double.parseDouble(Sources.census(county, "少数民族人口比重（%）")) * 100);
        assertThat(people).isEqualTo((Sources.figure(county, "人口数_合计") * share + 5000) / 10000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"222405", "320722", "320703"})
    void everyIdNumberIsValidInventedAndUnique(String county) {
        var numbers = new HashSet<String>();
        people(county).forEach(each -> {
            var number = IdNumber.of(each.idNumber().value());
            assertThat(number.region()).isEqualTo("000000");
            assertThat(number.birthDate()).isBefore(AgeClass.CENSUS_DAY);
            assertThat(numbers.add(number.value())).isTrue();
        });
        assertThat(numbers).hasSize(made(county).size());
    }

    @Test
    void thoseAwayComeOnTopAsInTheNation() {
        var away = people("222405")
                .filter(each -> each.residence() == ResidenceType.AWAY)
                .toList();
        assertThat(away).hasSize(CensusTable.packaged().awayAmong(129_286));
        assertThat(away).allMatch(each -> each.registeredAt().equals(each.village()));
    }

    @Test
    void theSameSeedMakesTheSamePeople() {
        var again = InventedPopulation.of(DivisionCode.of("222405"), Sources.villages("222405"), SEED);
        assertThat(again.residents()).containsExactlyElementsOf(people("222405").toList());
        assertThat(again.households())
                .containsExactlyElementsOf(made("222405").households().toList());
        var other = InventedPopulation.of(DivisionCode.of("222405"), Sources.villages("222405"), SEED + 1);
        assertThat(other.residents().limit(100).toList())
                .isNotEqualTo(people("222405").limit(100).toList());
    }

    @Test
    void aCountyListedWithOneKindOfVillageLivesThere() {
        var villages = Sources.villages("222405").stream()
                .filter(place -> !place.urban())
                .toList();
        var made = InventedPopulation.of(DivisionCode.of("222405"), villages, SEED);
        assertThat(made.residents().filter(InventedPopulationTests::livesHere)).hasSize(129_286);
    }

    @Test
    void moversWithinACountyNeedASecondVillage() {
        var village = List.of(Sources.villages("222405").getFirst());
        assertThatThrownBy(() -> InventedPopulation.of(DivisionCode.of("222405"), village, SEED))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("people.demo-one-village"));
    }

    @Test
    void everybodyHasANameAndHouseholdsAnAddress() {
        assertThat(people("222405")).allMatch(each -> each.name().matches("\\p{IsHan}{2,4}"));
        assertThat(made("222405").households())
                .noneMatch(each -> each.addressUnit().isBlank());
        assertThat(people("222405").filter(each -> each.relation() == Relation.NOT_RELATED))
                .hasSize(129_286 - 121_988);
    }

    static InventedPopulation made(String county) {
        return MADE.computeIfAbsent(
                county, code -> InventedPopulation.of(DivisionCode.of(code), Sources.villages(code), SEED));
    }

    private static Stream<InventedResident> people(String county) {
        return made(county).residents();
    }

    private static boolean livesHere(InventedResident resident) {
        return resident.residence() != ResidenceType.AWAY;
    }

    private static String ageClass(InventedResident resident) {
        var number = resident.idNumber();
        var ages = AgeClass.ALL.get(AgeClass.indexOf(AgeClass.ageOf(number.birthDate())));
        return (number.sex() == Sex.MALE ? "男_" : "女_") + ages.label();
    }
}
