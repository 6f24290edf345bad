package org.xiangli.domain.services.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.xiangli.core.access.PostKind;
import org.xiangli.core.people.RegisterDesk;
import org.xiangli.kernel.DivisionCode.Level;
import org.xiangli.testing.HouseTest;

@HouseTest
class CategoriesTests {

    private static final Path SHARED = Path.of("../shared/data/codes/public_message_taxonomy_3level.csv");

    private final Categories categories;
    private final RegisterDesk register;
    private Town town;

    CategoriesTests(Categories categories, RegisterDesk register) {
        this.categories = categories;
        this.register = register;
    }

    @BeforeEach
    void settle() {
        town = new Town(register);
    }

    @Test
    void ourOwnHaveThreeLevelsAndCoverTheTenServiceAreas() {
        var ours = town.clerk.call(categories::inUse);
        assertThat(ours).hasSizeBetween(80, 200);
        assertThat(ours).extracting(Category::code).doesNotHaveDuplicates();
        assertThat(ours.stream().map(Category::first).distinct())
                .contains("卫生健康", "医疗保障", "就业和社会保险", "社会服务", "文化、体育和教育", "生产", "生活", "人居环境", "警务和法律", "应急和社会心理");
    }

    @Test
    @DisplayName("R054 the 517 leaves of a national three-level sheet are taken whole, when the file lies beside the"
            + " checkout")
    void takesTheNationalSheet() throws IOException {
        assumeTrue(
                Files.exists(SHARED),
                "Not beside this checkout: " + SHARED + " (it has no licence and is not shipped)");
        var text = Files.readString(SHARED);
        var sheet = town.countyOfficer.call(() -> categories.replace(text));
        assertThat(sheet.faults()).isEmpty();
        assertThat(sheet.categories()).hasSize(517);
        assertThat(town.clerk.call(categories::inUse)).hasSize(517);
        town.countyOfficer.run(() -> categories.replace(text));
        assertThat(town.clerk.call(categories::inUse)).hasSize(517);
    }

    @Test
    @DisplayName("R054 of a sheet with mistakes the good lines are taken and the bad ones named")
    void takesTheGoodLinesAndNamesTheBad() {
        var sheet = town.countyOfficer.call(() -> categories.replace("""
            level1,level2,level3,holder
            人居环境,道路,坑洼,VILLAGE
            人居环境,道路
            人居环境,,坑洼
            人居环境,道路,坑洼
            人居环境,道路,塌方,PROVINCE
            人居环境，道路，结冰，county

            人居环境,道路,%s
            """.formatted("长".repeat(61))));
        assertThat(sheet.categories()).extracting(Category::third).containsExactly("坑洼", "结冰");
        assertThat(sheet.categories()).extracting(Category::holder).containsExactly(Level.VILLAGE, Level.COUNTY);
        assertThat(sheet.faults())
                .extracting(CategorySheet.Fault::line, CategorySheet.Fault::key)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(3, "services.inbox.sheet.columns"),
                        org.assertj.core.groups.Tuple.tuple(4, "services.inbox.sheet.empty"),
                        org.assertj.core.groups.Tuple.tuple(5, "services.inbox.sheet.twice"),
                        org.assertj.core.groups.Tuple.tuple(6, "services.inbox.sheet.holder"),
                        org.assertj.core.groups.Tuple.tuple(9, "services.inbox.sheet.long"));
        assertThat(town.clerk.call(categories::inUse)).hasSize(2);
    }

    @Test
    void aSheetWithoutOneGoodLineChangesNothing() {
        Stream.of("", "一,二", "<html>", "\0,\0,\0")
                .forEach(wrong -> Refused.with(
                        "services.inbox.sheet", () -> town.countyOfficer.run(() -> categories.replace(wrong))));
        assertThat(town.clerk.call(categories::inUse)).hasSizeGreaterThan(80);
        Refused.with("access.post-not-permitted", () -> town.clerk.run(() -> categories.replace("一,二,三")));
        var administrator = Town.post(PostKind.ADMINISTRATOR, town.county, "县");
        assertThat(administrator.call(() -> categories.replace("一,二,三")).categories())
                .hasSize(1);
    }
}
