package org.xiangli.domain.services.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.xiangli.domain.services.admission.County.refused;

import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.xiangli.core.access.Acting;
import org.xiangli.domain.services.admission.Demand.Asked;
import org.xiangli.domain.services.admission.Demand.Kind;
import org.xiangli.domain.services.admission.Demand.ListName;
import org.xiangli.domain.services.admission.Demand.Standing;
import org.xiangli.testing.HouseTest;

@HouseTest
class DemandDeskTests {

    private final DemandDesk desk;
    private final Prefecture counties;
    private County county;

    DemandDeskTests(DemandDesk desk, Prefecture counties) {
        this.desk = desk;
        this.counties = counties;
    }

    @BeforeEach
    void open() {
        county = counties.open();
    }

    @Test
    @DisplayName(
            "R033 a demand in no list is refused, numbered and answered with a letter naming catalogue version and law")
    void refusesWhatStandsInNoList() {
        var asked = new Asked("县统计局", Kind.FORM, "每周填报入户走访台账", 3);
        assertThat(county.as(county.clerk(), () -> desk.matches(asked.title()))).isEmpty();
        var demand = enter(county.clerk(), asked, Optional.empty());
        assertThat(demand.refused()).isTrue();
        assertThat(demand.number()).isOne();
        assertThat(demand.catalogueVersion()).isOne();
        var letter = county.as(county.clerk(), () -> desk.letter(demand.id()));
        assertThat(counties.text(county.clerk(), letter))
                .contains("关于退回清单外事项的函", "县统计局", "每周填报入户走访台账", "第 1 版", "第43条", "3 小时", "小箕村民委员会");
        assertThat(county.as(county.clerk(), () -> desk.letter(demand.id()))).isEqualTo(letter);
    }

    @Test
    @DisplayName("R033 a demand in list A or B is taken on; its hours are counted and no letter is printed")
    void takesOnWhatStandsInAList() {
        var matches = county.as(county.clerk(), () -> desk.matches("居民养老保险参保登记情况"));
        assertThat(matches).extracting(Match::standing).contains(new Standing(ListName.ASSIST, "pension-register"));
        var taken = enter(
                county.clerk(),
                new Asked("县人社局", Kind.REPORT, "养老保险参保情况", 2),
                Optional.of(new Standing(ListName.ASSIST, "pension-register")));
        assertThat(taken.refused()).isFalse();
        refused("admission.not-refused", () -> county.as(county.clerk(), () -> desk.letter(taken.id())));
        var own = enter(
                county.clerk(),
                new Asked("县民政局", Kind.INSPECTION, "村务公开检查", 1),
                Optional.of(new Standing(ListName.OWN, "village-affairs")));
        assertThat(own.refused()).isFalse();
        assertThat(own.number()).isEqualTo(2);
    }

    @Test
    @DisplayName("R033 what nobody may ask is refused under whatever heading it comes")
    void refusesTheForbiddenUnderAnyHeading() {
        var demand = enter(
                county.clerk(),
                new Asked("镇政府", Kind.FORM, "签订养老保险参保责任状", 1),
                Optional.of(new Standing(ListName.ASSIST, "pension-register")));
        assertThat(demand.refused()).isTrue();
        assertThat(demand.standing()).contains(new Standing(ListName.NEGATIVE, "responsibility-letter"));
        assertThat(counties.text(county.clerk(), county.as(county.clerk(), () -> desk.letter(demand.id()))))
                .contains("责任状", "民发〔2022〕56号");
    }

    @Test
    @DisplayName("R033 the month's burden: received, refused and hours by sender, and whether plaques grow fewer")
    void reportsTheBurden() {
        enter(county.clerk(), new Asked("县统计局", Kind.FORM, "走访台账", 3), Optional.empty());
        enter(county.clerk(), new Asked("县统计局", Kind.PLAQUE, "挂统计之家牌子", 0), Optional.empty());
        enter(
                county.clerk(),
                new Asked("县民政局", Kind.PLAQUE, "挂村民议事点牌子", 1),
                Optional.of(new Standing(ListName.OWN, "public-affairs")));
        enter(county.clerks.get(1), new Asked("县统计局", Kind.REPORT, "周报", 5), Optional.empty());

        var month = YearMonth.from(county.today());
        var village = county.as(county.clerk(), () -> desk.burden(county.village(), month));
        assertThat(village.senders())
                .containsExactlyInAnyOrder(
                        new Burden.Sender("县统计局", 2, 2, 0, 3, 0), new Burden.Sender("县民政局", 1, 0, 1, 0, 1));
        assertThat(village.plaquesBefore()).isZero();
        var all = county.as(county.bureau, () -> desk.burden(county.code, month));
        assertThat(all.received()).isEqualTo(4);
        assertThat(all.refused()).isEqualTo(3);
        assertThat(all.hours()).isEqualTo(1);
        assertThat(all.saved()).isEqualTo(8);
        var next = county.as(county.bureau, () -> desk.burden(county.code, month.plusMonths(1)));
        assertThat(next.received()).isZero();
        assertThat(next.plaquesBefore()).isOne();
        assertThat(next.plaques()).isZero();
    }

    @Test
    void entersTheSameFormOnceAndShowsItToNobodyElse() {
        var key = UUID.randomUUID();
        var asked = new Asked("县统计局", Kind.FORM, "走访台账", 3);
        var once = county.as(county.clerk(), () -> desk.enter(key, asked, Optional.empty()));
        var again = county.as(county.clerk(), () -> desk.enter(key, asked, Optional.empty()));
        assertThat(again).isEqualTo(once);
        refused("admission.demand.not-found", () -> county.as(county.clerks.get(1), () -> desk.demand(key)));
        assertThat(county.as(county.town, () -> desk.latest(county.township))).hasSize(1);
    }

    @Test
    void takesNoNonsense() {
        refused("admission.text-missing", () -> new Asked(" ", Kind.FORM, "台账", 1));
        refused("admission.text-missing", () -> new Asked("县统计局", Kind.FORM, "", 1));
        refused("admission.text-too-long", () -> new Asked("县统计局", Kind.FORM, "台".repeat(201), 1));
        for (int hours : List.of(-1, 745)) {
            refused("admission.hours", () -> new Asked("县统计局", Kind.FORM, "台账", hours));
        }
        var asked = new Asked("县统计局", Kind.FORM, "走访台账", 3);
        for (var list : ListName.values()) {
            refused(
                    "admission.standing",
                    () -> enter(county.clerk(), asked, Optional.of(new Standing(list, "no-such-line"))));
        }
        refused("access.post-not-permitted", () -> enter(county.town, asked, Optional.empty()));
    }

    private Demand enter(Acting clerk, Asked asked, Optional<Standing> standing) {
        return county.as(clerk, () -> desk.enter(UUID.randomUUID(), asked, standing));
    }
}
