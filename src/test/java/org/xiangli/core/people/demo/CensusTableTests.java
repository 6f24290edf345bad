package org.xiangli.core.people.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.xiangli.kernel.DivisionCode;
import org.xiangli.kernel.Refusal;

class CensusTableTests {

    private static final DivisionCode LONGJING = DivisionCode.of("222405");
    private static final List<String> HEADINGS = headings();

    private final CensusTable table = CensusTable.packaged();

    @Test
    void holdsTheFiguresOfTheSourceUnchanged() {
        var county = table.county(LONGJING);
        assertThat(county.urban()).isEqualTo(Sources.figure("222405", "城镇人口"));
        assertThat(county.households()).isEqualTo(Sources.figure("222405", "家庭户数"));
        assertThat(county.men()[3]).isEqualTo(Sources.figure("222405", "男_10到14岁"));
        assertThat(county.women()[18]).isEqualTo(Sources.figure("222405", "女_85岁以上"));
        assertThat(county.minorityShare()).isEqualTo(6180);
    }

    @Test
    void readsEveryCountyOrNamesTheColumnThatIsMissing() {
        int read = 0;
        var refused = new ArrayList<String>();
        for (var code : table.counties()) {
            try {
                var county = table.county(code);
                assertThat(county.inHouseholds()).isLessThanOrEqualTo(county.people());
                read++;
            } catch (Refusal refusal) {
                refused.add(refusal.code() + refusal.arguments());
            }
        }
        assertThat(read).isGreaterThan(2900);
        assertThat(refused)
                .contains("people.census-missing[350821, 户口登记地在外乡镇街道人口_本省其他县]")
                .hasSizeLessThan(10);
    }

    @Test
    void aFigureLeftOutIsWhatItsTotalLeaves() {
        // 茫崖市: the table prints no households of four generations, and the other three add up to all.
        assertThat(table.county(DivisionCode.of("632803")).generations()[3]).isZero();
        assertThat(read(row("四代以上户数", "NA")).county(LONGJING).generations()[3]).isEqualTo(31);
    }

    @Test
    void twoFiguresLeftOutOfOneTotalCannotBeComputed() {
        var cells = row("四代以上户数", "NA");
        cells.set(HEADINGS.indexOf("三代户数"), "NA");
        assertThatThrownBy(() -> read(cells).county(LONGJING)).isInstanceOfSatisfying(Refusal.class, refusal -> {
            assertThat(refusal.code()).isEqualTo("people.census-missing");
            assertThat(refusal.arguments()).containsExactly("222405", "三代户数");
        });
    }

    @Test
    void partsThatDoNotAddUpAreRefusedWithTheirTotal() {
        assertThatThrownBy(() -> read(row("男_0岁", "179")).county(LONGJING))
                .isInstanceOfSatisfying(Refusal.class, refusal -> {
                    assertThat(refusal.code()).isEqualTo("people.census-sum");
                    assertThat(refusal.arguments()).containsExactly("222405", "人口数_男");
                });
        assertThatThrownBy(() -> read(row("一人户数", "40067")).county(LONGJING))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.arguments()).containsExactly("222405", "一代户数"));
    }

    @Test
    void aCountyTheTableDoesNotKnowIsRefused() {
        assertThatThrownBy(() -> table.county(DivisionCode.of("810101")))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("people.census-unknown"));
    }

    @Test
    void asManyAreAwayAsTheNationHasFromOtherCounties() {
        long movers =
                (long) Sources.figure("000000", "户口登记地在外乡镇街道人口_本省其他县") + Sources.figure("000000", "户口登记地在外乡镇街道人口_省外");
        assertThat(table.awayAmong(129_286)).isEqualTo((int) (129_286 * movers / 1_409_778_724));
    }

    private static CensusTable read(List<String> cells) {
        try {
            var csv = String.join(",", HEADINGS) + "\n" + String.join(",", cells) + "\n";
            return CensusTable.read(new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8)));
        } catch (IOException impossible) {
            throw new AssertionError(impossible);
        }
    }

    /** The real row of Longjing with one figure changed. */
    private static List<String> row(String column, String figure) {
        var cells = new ArrayList<>(HEADINGS.stream()
                .map(heading -> Sources.census("222405", heading))
                .toList());
        cells.set(HEADINGS.indexOf(column), figure);
        return cells;
    }

    private static List<String> headings() {
        var headings = new ArrayList<>(List.of(
                "区划代码",
                "省",
                "区县",
                "人口数_合计",
                "人口数_男",
                "人口数_女",
                "少数民族人口比重（%）",
                "城镇人口",
                "乡村人口",
                "家庭户数",
                "家庭户人口数",
                "一人户数",
                "一代户数",
                "二代户数",
                "三代户数",
                "四代以上户数"));
        for (var ages : AgeClass.ALL) {
            headings.add("男_" + ages.label());
            headings.add("女_" + ages.label());
        }
        headings.addAll(List.of("户口登记地在外乡镇街道人口_本县", "户口登记地在外乡镇街道人口_本省其他县", "户口登记地在外乡镇街道人口_省外"));
        return headings;
    }
}
