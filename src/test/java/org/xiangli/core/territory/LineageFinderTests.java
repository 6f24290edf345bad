package org.xiangli.core.territory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.xiangli.core.territory.Edition.Change;
import org.xiangli.kernel.DivisionCode;

class LineageFinderTests {

    @Test
    void takesOneCodeWithTwoLikeNamesForARenaming() {
        assertThat(found("990101100201,大王村委会,大王庄村民委员会")).containsExactly("990101100201 RENAME 990101100201");
    }

    @Test
    void takesNothingFromOneCodeWithTwoUnlikeNames() {
        assertThat(found("990101100201,大王村委会,红旗社区居民委员会")).isEmpty();
    }

    @Test
    void followsTwoVillagesThatSwappedNames() {
        assertThat(found("990101100201,东沟村委会,西沟村委会", "990101100202,西沟村委会,东沟村委会"))
                .containsExactlyInAnyOrder("990101100201 RECODE 990101100202", "990101100202 RECODE 990101100201");
    }

    @Test
    void followsATownshipThatBecameATownAndItsVillages() {
        assertThat(found(
                        "990101101,,南牛镇",
                        "990101101201,,前街村委会",
                        "990101101202,,后街村委会",
                        "990101200,南牛回族乡,",
                        "990101200201,前街村民委员会,",
                        "990101200202,后街村民委员会,"))
                .containsExactlyInAnyOrder(
                        "990101200 CONVERSION 990101101",
                        "990101200201 RECODE 990101101201",
                        "990101200202 RECODE 990101101202");
    }

    @Test
    void doesNotTrustALikeNameWhoseVillagesGoElsewhere() {
        assertThat(found(
                        "990101101,,城关镇",
                        "990101101201,,新村村委会",
                        "990101200,城关乡,",
                        "990101200201,前街村民委员会,",
                        "990101200202,后街村民委员会,"))
                .isEmpty();
    }

    @Test
    void followsACountyThatGotAnotherCode() {
        assertThat(found("990171,东山开发区,", "990176,,东山开发区", "990171400,东山街,", "990176400,,东山街"))
                .containsExactly("990171 RECODE 990176", "990171400 RECODE 990176400");
    }

    @Test
    void doesNotChooseBetweenTwoOfTheSameName() {
        assertThat(found("990101100201,新村村委会,", "990101100210,,新村村委会", "990101100211,,新村村民委员会"))
                .isEmpty();
    }

    @Test
    void doesNotTakeAResidentsCommitteeForTheVillagersCommitteeOfItsName() {
        assertThat(found("990101100201,新村村委会,", "990101100001,,新村居委会")).isEmpty();
    }

    @Test
    void doesNotFollowAVillageBetweenTownshipsThatBothStay() {
        assertThat(found("990101100201,柳树村委会,", "990101101210,,柳树村委会")).isEmpty();
    }

    @Test
    void followsAVillageOfATownshipThatEnded() {
        assertThat(found("990101102,西关镇,", "990101102201,柳树村委会,", "990101101210,,柳树村委会"))
                .containsExactly("990101102201 RECODE 990101101210");
    }

    /** What can be said of the nation's changes, and how much stays without lineage. */
    @Test
    @DisplayName("R005 finds the evident lineage of the real changes 2022 to 2023")
    void findsTheLineageOfTheNation() {
        var changes = new Edition().changes();
        var successions = new LineageFinder(changes).find();
        assertThat(tally(successions.stream()
                        .map(succession ->
                                succession.kind() + " " + succession.before().level())))
                .containsExactly(
                        "CONVERSION COUNTY=2",
                        "CONVERSION TOWNSHIP=56",
                        "RECODE COUNTY=7",
                        "RECODE TOWNSHIP=109",
                        "RECODE VILLAGE=4261",
                        "RENAME COUNTY=2",
                        "RENAME TOWNSHIP=158",
                        "RENAME VILLAGE=13277");
        var carriedOn = successions.stream()
                .map(succession -> succession.before().value())
                .collect(Collectors.toSet());
        var without = changes.stream()
                .filter(change -> !change.before().isEmpty() && !carriedOn.contains(change.code()))
                .map(change -> new DivisionCode(change.code()).level().name());
        assertThat(tally(without)).containsExactly("COUNTY=7", "TOWNSHIP=135", "VILLAGE=2658");
    }

    private static List<String> tally(Stream<String> words) {
        var counts = words.collect(Collectors.groupingBy(word -> word, TreeMap::new, Collectors.counting()));
        return counts.entrySet().stream().map(Object::toString).toList();
    }

    private static Stream<String> found(String... changes) {
        return new LineageFinder(
                        Stream.of(changes).map(LineageFinderTests::change).toList())
                .find().stream()
                        .map(succession -> succession.before() + " " + succession.kind() + " " + succession.after());
    }

    private static Change change(String line) {
        var parts = List.of(line.split(",", -1));
        return new Change(parts.get(0), parts.get(1), parts.get(2));
    }
}
