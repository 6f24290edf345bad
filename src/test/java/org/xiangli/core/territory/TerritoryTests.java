package org.xiangli.core.territory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.xiangli.kernel.DivisionCode;
import org.xiangli.kernel.DivisionCode.Level;
import org.xiangli.kernel.Refusal;
import org.xiangli.testing.HouseTest;

/** Questions to the map, on the last day of the edition of 2022 and the first of 2023. */
@HouseTest
class TerritoryTests {

    private static final DivisionCode JILIN = DivisionCode.of("22");
    private static final LocalDate BEFORE = LocalDate.of(2023, 6, 29);
    private static final LocalDate SINCE = LocalDate.of(2023, 6, 30);

    private final Territory territory;

    TerritoryTests(Territory territory) {
        this.territory = territory;
    }

    @BeforeEach
    void load() {
        territory.loadVillages(JILIN);
    }

    @Test
    @DisplayName("R004 a renamed unit bears its name of the day")
    void answersForTheDay() {
        var code = DivisionCode.of("220402070");
        assertThat(territory.find(code, BEFORE).orElseThrow().name()).isEqualTo("辽源经济开发区特殊街道");
        assertThat(territory.find(code, SINCE).orElseThrow().name()).isEqualTo("辽源高新技术产业开发区特殊街道");
        assertThat(territory.predecessors(code, SINCE))
                .containsExactly(new Succession(code, code, Succession.Kind.RENAME, SINCE, Edition.INSTRUMENT));
        assertThat(territory.predecessors(code, BEFORE)).isEmpty();
    }

    @Test
    @DisplayName("R005 the heirs of a recoded city's town are found across the editions")
    void followsARecodedTown() {
        var miling = DivisionCode.of("540422");
        assertThat(territory.find(miling, BEFORE).orElseThrow().name()).isEqualTo("米林县");
        assertThat(territory.find(miling, SINCE)).isEmpty();
        assertThat(territory.heirs(miling, BEFORE, SINCE)).containsExactly(DivisionCode.of("540481"));
        assertThat(territory.heirs(DivisionCode.of("540422100"), BEFORE, SINCE))
                .containsExactly(DivisionCode.of("540481100"));
    }

    @Test
    @DisplayName("R005 two towns whose codes moved on are not taken for one another")
    void keepsWanderingCodesApart() {
        var renhelu = DivisionCode.of("410103015");
        var houzhai = DivisionCode.of("410103016");
        assertThat(territory.heirs(renhelu, BEFORE, SINCE)).containsExactly(DivisionCode.of("410103014"));
        assertThat(territory.heirs(houzhai, BEFORE, SINCE)).containsExactly(renhelu);
        assertThat(territory.heirs(renhelu, SINCE, SINCE)).containsExactly(renhelu);
    }

    @Test
    void leadsFromTheProvinceDown() {
        var village = DivisionCode.of("222405102201");
        assertThat(territory.path(village, SINCE)).extracting(Division::level).containsExactly(Level.values());
        assertThat(territory.fullName(village, SINCE)).isEqualTo("吉林省延边朝鲜族自治州龙井市老头沟镇太阳村委会");
        assertThat(territory.fullName(DivisionCode.of("441900"), SINCE)).isEqualTo("广东省东莞市");
        assertThat(territory.fullName(DivisionCode.of("110105"), SINCE)).isEqualTo("北京市朝阳区");
        assertThat(territory.path(DivisionCode.of("222405102999"), SINCE)).isEmpty();
    }

    @Test
    void listsTheDivisionsBelow() {
        assertThat(territory.children(DivisionCode.of("2224"), SINCE))
                .extracting(Division::name)
                .contains("龙井市", "安图县")
                .hasSize(8);
        assertThat(territory.children(DivisionCode.of("4604"), SINCE))
                .extracting(Division::code)
                .containsExactly(DivisionCode.of("460400"));
        assertThat(territory.provinces(SINCE)).hasSizeGreaterThanOrEqualTo(34);
        assertThat(territory.provinces(SINCE).getFirst().name()).isEqualTo("北京市");
    }

    @Test
    void findsDivisionsByName() {
        assertThat(territory.search("龙井", SINCE).getFirst().code()).isEqualTo(DivisionCode.of("222405"));
        assertThat(territory
                        .search("老头沟", DivisionCode.of("222405"), SINCE)
                        .getFirst()
                        .name())
                .isEqualTo("老头沟镇");
        assertThat(territory.search("%", SINCE)).isEmpty();
        assertThat(territory.search("  ", SINCE)).isEmpty();
        assertThat(territory.search("村", JILIN, SINCE)).hasSize(50);
    }

    @Test
    void refusesAnUnknownVillageAndACodeOfAnotherLevel() {
        assertRefused("territory.unknown", () -> demand("222405102999"));
        assertRefused("territory.level", () -> demand("222405102"));
        assertThat(demand("222405102201").kind()).isEqualTo(DivisionKind.VILLAGERS_COMMITTEE);
    }

    @Test
    void saysWhenTheVillagesAreNotLoaded() {
        assertRefused("territory.not-loaded", () -> demand("120101001001"));
        assertRefused("territory.unknown", () -> demand("990101100201"));
    }

    private Division demand(String code) {
        return territory.demand(DivisionCode.of(code), Level.VILLAGE, SINCE);
    }

    private static void assertRefused(String code, ThrowingCallable work) {
        assertThatThrownBy(work)
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(code));
    }
}
