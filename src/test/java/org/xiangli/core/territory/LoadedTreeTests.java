package org.xiangli.core.territory;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.xiangli.kernel.DivisionCode;
import org.xiangli.kernel.DivisionCode.Level;
import org.xiangli.testing.HouseTest;

/** The loaded tree held against the list: two sample provinces, Jilin (22) and Hainan (46), with their villages. */
@HouseTest
class LoadedTreeTests {

    private static final DivisionCode JILIN = DivisionCode.of("22");
    private static final DivisionCode HAINAN = DivisionCode.of("46");
    private static final LocalDate BEFORE = LocalDate.of(2023, 6, 29);
    private static final LocalDate SINCE = LocalDate.of(2023, 6, 30);

    private final Territory territory;
    private final JdbcClient jdbc;

    LoadedTreeTests(Territory territory, JdbcClient jdbc) {
        this.territory = territory;
        this.jdbc = jdbc;
    }

    @BeforeEach
    void load() {
        territory.loadVillages(JILIN);
        territory.loadVillages(HAINAN);
    }

    @Test
    @DisplayName("R004 two sample provinces have as many provinces, prefectures, counties, towns, villages as the list")
    void countsUnitsPerLevel() {
        assertThat(territory.counts(JILIN, SINCE).values()).containsExactly(1, 9, 69, 1_075, 11_860);
        assertThat(territory.counts(HAINAN, SINCE).values()).containsExactly(1, 5, 27, 243, 3_296);
    }

    @Test
    @DisplayName("R004 every county has as many towns and villages as the list counts")
    void countsUnitsPerCounty() throws IOException {
        for (var line : lines("county-counts-22-46.csv").skip(1).toList()) {
            var expected = List.of(line.split(",", -1));
            var county = DivisionCode.of(expected.getFirst());
            var counts = territory.counts(county, SINCE);
            assertThat(List.of(counts.get(Level.TOWNSHIP), counts.get(Level.VILLAGE), villagersCommittees(county)))
                    .as("county %s", county)
                    .isEqualTo(expected.stream().skip(1).map(Integer::valueOf).toList());
        }
    }

    @Test
    @DisplayName("R004 no unit of the loaded tree is an orphan on any day")
    void hasNoOrphans() {
        assertThat(territory.inspect()).isEqualTo(new TreeFindings(0, 0, 0));
    }

    @Test
    @DisplayName("R003 in the loaded tree nothing stands between township and village")
    void hasNoLayerBetweenTownshipAndVillage() {
        assertThat(territory.inspect().strangers()).isZero();
        assertThat(jdbc.sql("""
            select count(*)
              from territory.division
             where length(code) = 12
               and length(parent) <> 9
            """).query(Integer.class).single()).isZero();
    }

    @Test
    @DisplayName("R004 the day before and the day of the edition differ by exactly the known changes")
    void differsByTheKnownChanges() {
        assertThat(differences(JILIN)).isEqualTo(known(JILIN));
        assertThat(differences(HAINAN)).isEqualTo(known(HAINAN));
        assertThat(territory.change(JILIN, Level.VILLAGE, BEFORE, SINCE)).isEqualTo(new CountChange(11_812, 11_860));
        assertThat(territory.change(JILIN, Level.TOWNSHIP, BEFORE, SINCE)).isEqualTo(new CountChange(1_063, 1_075));
        assertThat(territory.change(HAINAN, Level.VILLAGE, BEFORE, SINCE)).isEqualTo(new CountChange(3_290, 3_296));
    }

    private int villagersCommittees(DivisionCode county) {
        return jdbc.sql("""
            select count(*)
              from territory.division
             where code between :county and :county || ':'
               and length(code) = 12
               and substr(code, 10, 1) in ('2', '3', '5')
               and valid_to is null
            """)
                .param("county", county.value())
                .query(Integer.class)
                .single();
    }

    private Set<String> differences(DivisionCode province) {
        var before = namesOn(province, BEFORE);
        var since = namesOn(province, SINCE);
        var all = new HashSet<>(before.keySet());
        all.addAll(since.keySet());
        return all.stream()
                .map(code -> code + "," + before.getOrDefault(code, "") + "," + since.getOrDefault(code, ""))
                .filter(line -> !line.substring(line.indexOf(',') + 1, line.lastIndexOf(','))
                        .equals(line.substring(line.lastIndexOf(',') + 1)))
                .collect(Collectors.toSet());
    }

    private Map<String, String> namesOn(DivisionCode division, LocalDate day) {
        if (division.level() == Level.VILLAGE) {
            return Map.of(
                    division.value(),
                    territory.find(division, day).orElseThrow().name());
        }
        return Stream.concat(
                        Stream.of(division),
                        territory.children(division, day).stream()
                                .map(Division::code)
                                .flatMap(code ->
                                        namesOn(code, day).keySet().stream().map(DivisionCode::new)))
                .collect(Collectors.toMap(
                        DivisionCode::value,
                        code -> territory.find(code, day).orElseThrow().name()));
    }

    private static Set<String> known(DivisionCode province) {
        return new Edition()
                .changes().stream()
                        .filter(change -> change.code().startsWith(province.value()))
                        .map(change -> change.code() + "," + change.before() + "," + change.after())
                        .collect(Collectors.toSet());
    }

    private static Stream<String> lines(String resource) throws IOException {
        try (var stream = LoadedTreeTests.class.getResourceAsStream(resource)) {
            assertThat(stream).isNotNull();
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8).lines();
        }
    }
}
