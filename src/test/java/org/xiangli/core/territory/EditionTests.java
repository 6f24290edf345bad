package org.xiangli.core.territory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.xiangli.core.territory.Edition.Change;
import org.xiangli.core.territory.Edition.Part;
import org.xiangli.kernel.Refusal;

class EditionTests {

    private final Edition edition = new Edition();

    @Test
    @DisplayName("R004 the packaged list holds the nation, and every unit has its place in both editions")
    void holdsTheNationWithoutOrphans() {
        var now = new TreeMap<>(edition.units(Part.UPPER));
        now.keySet().stream()
                .filter(code -> code.length() == 2 && edition.hasVillagesOf(code))
                .toList()
                .forEach(province -> now.putAll(edition.units(Part.villagesOf(province))));
        var before = new TreeMap<>(now);
        for (var change : edition.changes()) {
            if (change.before().isEmpty()) {
                before.remove(change.code());
            } else {
                before.put(change.code(), change.before());
            }
        }
        assertThat(perLength(now)).containsExactly("12=620572", "2=34", "4=343", "6=2978", "9=41351");
        assertThat(perLength(before)).containsExactly("12=619263", "2=34", "4=342", "6=2984", "9=41333");
        assertThat(orphans(now)).isZero();
        assertThat(orphans(before)).isZero();
    }

    @Test
    void changesAgreeWithTheList() {
        var upper = edition.units(Part.UPPER);
        assertThat(edition.changes())
                .filteredOn(change -> change.code().length() < 12)
                .allSatisfy(change -> {
                    assertThat(upper.getOrDefault(change.code(), "")).isEqualTo(change.after());
                    assertThat(change.before()).isNotEqualTo(change.after());
                });
    }

    @Test
    void datesWhatChangedFromTheCutOffDay() {
        var units = new TreeMap<>(Map.of("99", "乙省", "9901", "丙市", "990101", "丁区"));
        var changes = Stream.of(
                new Change("9901", "甲市", "丙市"), new Change("990101", "", "丁区"), new Change("990102", "戊区", ""));
        assertThat(Periods.of(units, changes))
                .containsExactly(
                        "99,乙省,0001-01-01,",
                        "9901,丙市,2023-06-30,",
                        "990101,丁区,2023-06-30,",
                        "9901,甲市,0001-01-01,2023-06-30",
                        "990102,戊区,0001-01-01,2023-06-30");
    }

    @Test
    void refusesAProvinceWithoutVillages() {
        assertThatThrownBy(() -> edition.units(Part.villagesOf("71")))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("territory.no-villages"));
    }

    private static List<String> perLength(TreeMap<String, String> units) {
        var counts = units.keySet().stream()
                .collect(Collectors.groupingBy(
                        code -> String.valueOf(code.length()), TreeMap::new, Collectors.counting()));
        return counts.entrySet().stream().map(Object::toString).toList();
    }

    private static long orphans(TreeMap<String, String> units) {
        return units.keySet().stream()
                .filter(code -> code.length() > 2)
                .filter(code -> !units.containsKey(code.substring(0, code.length() - (code.length() > 6 ? 3 : 2))))
                .count();
    }
}
