package org.xiangli.domain.services;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Locale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xiangli.kernel.DivisionCode;
import org.xiangli.testing.HouseTest;

@HouseTest
class GuideDeskTests {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 23);

    private final GuideDesk guides;

    GuideDeskTests(GuideDesk guides) {
        this.guides = guides;
    }

    @ParameterizedTest
    @ValueSource(strings = {"zh-CN", "en"})
    @DisplayName("R036 every item's guide can be printed in both languages")
    void printsEveryGuide(String language) {
        for (var item : CatalogueReader.shipped()) {
            var sheet = sheet(item, Locale.forLanguageTag(language));
            assertThat(sheet.sections())
                    .hasSizeGreaterThan(item.opensCase() ? 15 : 12)
                    .allSatisfy(
                            section -> assertThat(section.lines()).isNotEmpty().noneMatch(String::isBlank));
        }
    }

    @Test
    @DisplayName("R029 a guide says who pays, what it costs, how long it takes and on what law")
    void saysWhatMustBeSaid() {
        var text = String.join(
                "\n",
                sheet(Samples.item("pension-register"), Locale.SIMPLIFIED_CHINESE).sections().stream()
                        .flatMap(section -> section.lines().stream())
                        .toList());
        assertThat(text).contains("8 个工作日", "10 个工作日", "社会保险经办条例", "不收费", "所需经费由委托部门承担", "不代收养老保险费现金");
    }

    @Test
    void marksWhatNobodyHasCheckedAndWhatTheCountySets() {
        var pension = lines(Samples.item("pension-register"));
        assertThat(pension).anyMatch(line -> line.startsWith("国发〔2014〕8号") && line.contains("待核对"));
        var elder = lines(Samples.item("elder-allowance"));
        assertThat(elder).anyMatch(line -> line.contains("50.00 元") && line.contains("以县里公布的为准"));
    }

    @Test
    void asksNobodyForWhatOfficesShare() { // 国令716 7
        var sheet = sheet(Samples.item("pension-register"), Locale.SIMPLIFIED_CHINESE);
        assertThat(sheet.sections())
                .filteredOn(section -> section.title().equals("需要带的材料"))
                .singleElement()
                .satisfies(section -> assertThat(section.lines()).noneMatch(line -> line.contains("户籍")));
        assertThat(sheet.sections())
                .filteredOn(section -> section.title().equals("窗口查询、不用带的"))
                .singleElement()
                .satisfies(section -> assertThat(section.lines()).anyMatch(line -> line.contains("户籍")));
    }

    private java.util.List<String> lines(Item item) {
        return sheet(item, Locale.SIMPLIFIED_CHINESE).sections().stream()
                .flatMap(section -> section.lines().stream())
                .toList();
    }

    private GuideSheet sheet(Item item, Locale reader) {
        return guides.sheet(new ListedItem(item, 1, true), DivisionCode.of("222405"), DAY, reader);
    }
}
