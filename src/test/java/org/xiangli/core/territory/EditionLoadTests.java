package org.xiangli.core.territory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.xiangli.core.territory.Edition.Part;
import org.xiangli.kernel.DivisionCode;
import org.xiangli.kernel.Refusal;
import org.xiangli.testing.HouseTest;

@HouseTest
class EditionLoadTests {

    private static final Part NINGXIA = Part.villagesOf("64");
    private static final Part QINGHAI = Part.villagesOf("63");

    private final Territory territory;
    private final EditionLoad load;
    private final JdbcClient jdbc;
    private final DataSource source;
    private final DivisionTable divisions;
    private final Clock clock;
    private final TransactionTemplate transaction;

    EditionLoadTests(
            Territory territory,
            EditionLoad load,
            JdbcClient jdbc,
            DataSource source,
            DivisionTable divisions,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.territory = territory;
        this.load = load;
        this.jdbc = jdbc;
        this.source = source;
        this.divisions = divisions;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Test
    @DisplayName("R004 a load that fails half way leaves nothing, and the next one loads all")
    void leavesNothingHalfLoaded() {
        var damaged = new Edition() {
            @Override
            Map<String, String> units(Part part) {
                var units = new TreeMap<>(super.units(part));
                units.put("639999999999999", "one row that no table takes, after thousands that it takes");
                return units;
            }
        };
        var failing = new EditionLoad(jdbc, source, divisions, clock, damaged);
        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> failing.load(QINGHAI)))
                .isInstanceOf(IllegalStateException.class);
        assertThat(villagesOf("63")).isZero();
        assertThat(territory.loads()).extracting(Loaded::part).doesNotContain("63");

        assertThat(territory.loadVillages(DivisionCode.of("63")).units()).isEqualTo(4_716);
        assertThat(villagesOf("63")).isEqualTo(4_716);
    }

    @Test
    void loadsOnceWhenTwoLoadAtTheSameTime() throws Exception {
        Callable<Loaded> loading = () -> load.load(NINGXIA);
        try (var workers = Executors.newFixedThreadPool(2)) {
            var results = workers.invokeAll(Stream.of(loading, loading).toList());
            assertThat(results.getFirst().get()).isEqualTo(results.getLast().get());
        }
        assertThat(villagesOf("64")).isEqualTo(2_912);
    }

    @Test
    void recordsWhatWasLoadedFromWhichFile() {
        var upper = territory.loads().stream()
                .filter(loaded -> loaded.part().equals("upper"))
                .findFirst()
                .orElseThrow();
        assertThat(upper.edition()).isEqualTo("2023");
        assertThat(upper.units()).isEqualTo(44_706);
        assertThat(upper.successions()).isEqualTo(334);
        assertThat(upper.sha256()).isEqualTo(new Edition().sha256(Part.UPPER));
    }

    @Test
    void refusesAProvinceWithoutVillageList() {
        assertThatThrownBy(() -> territory.loadVillages(DivisionCode.of("81")))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("territory.no-villages"));
    }

    private int villagesOf(String province) {
        return jdbc.sql("""
            select count(*)
              from territory.division
             where code between :province and :province || ':'
               and length(code) = 12
               and valid_to is null
            """).param("province", province).query(Integer.class).single();
    }
}
