package org.xiangli.domain.services.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.xiangli.domain.services.admission.County.refused;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.xiangli.domain.services.Material;
import org.xiangli.domain.services.admission.Localisation.State;
import org.xiangli.testing.HouseTest;

@HouseTest
class LocalisationDeskTests {

    private static final String ITEM = "pension-register";

    private final LocalisationDesk desk;
    private final VillageWay way;
    private final Prefecture counties;
    private County county;

    LocalisationDeskTests(LocalisationDesk desk, VillageWay way, Prefecture counties) {
        this.desk = desk;
        this.way = way;
        this.counties = counties;
    }

    @BeforeEach
    void open() {
        county = counties.open();
    }

    @Test
    @DisplayName("R036 adding a paper, a fee or a day is refused")
    void addsNothing() {
        var more = new ArrayList<>(papers());
        more.add("village-stamp");
        refused("admission.local-paper", () -> write(text(more, 0, 8)));
        refused("admission.local-fee", () -> write(text(papers(), 1, 8)));
        refused("admission.local-time", () -> write(text(papers(), 0, 9)));
        refused("admission.local-time", () -> write(text(papers(), 0, 0)));
        assertThat(write(text(papers().subList(0, 1), 0, 5)).state()).isEqualTo(State.WRITTEN);
    }

    @Test
    @DisplayName("R036 checked by the township, put up before its first use, printed as a guide sheet")
    void isCheckedPublishedAndPrinted() {
        var written = write(text(papers(), 0, 8));
        var tomorrow = county.today().plusDays(1);
        refused("admission.local-state", () -> county.as(county.clerk(), () -> desk.publish(written.id(), tomorrow)));
        refused("access.post-not-permitted", () -> county.as(county.clerk(), () -> desk.check(written.id())));
        county.as(county.town, () -> desk.check(written.id()));
        refused(
                "admission.local-dates",
                () -> county.as(county.clerk(), () -> desk.publish(written.id(), county.today())));
        refused("admission.local-state", () -> county.as(county.clerk(), () -> desk.sheet(written.id())));
        var published = county.as(county.clerk(), () -> desk.publish(written.id(), tomorrow));
        assertThat(published.published())
                .hasValueSatisfying(dates -> assertThat(dates.on()).isBefore(dates.firstUse()));
        assertThat(county.as(county.clerk(), () -> desk.inUse(county.village(), ITEM, county.today())))
                .isEmpty();
        assertThat(county.as(county.clerk(), () -> desk.inUse(county.village(), ITEM, tomorrow)))
                .contains(published);
        assertThat(county.as(county.clerk(), () -> way.version(ITEM, county.village(), tomorrow)))
                .contains(1);
        assertThat(county.as(county.clerk(), () -> way.version(ITEM, county.village(), county.today())))
                .isEmpty();
        var sheet = county.as(county.clerk(), () -> desk.sheet(written.id()));
        assertThat(counties.text(county.clerk(), sheet))
                .contains("村级办事说明", "城乡居民基本养老保险参保登记", "村会计金明淑", "每周一、三上午", "行动不便的上门", "8 个工作日");
    }

    @Test
    void theTownshipSendsItBackWithAReason() {
        var written = write(text(papers(), 0, 8));
        refused("admission.text-missing", () -> county.as(county.town, () -> desk.giveBack(written.id(), " ")));
        var back = county.as(county.town, () -> desk.giveBack(written.id(), "上门时间写清楚"));
        assertThat(back.returnedWhy()).contains("上门时间写清楚");
        refused("admission.local-state", () -> county.as(county.town, () -> desk.check(written.id())));
        assertThat(write(text(papers(), 0, 8)).version()).isEqualTo(2);
    }

    @Test
    void isWrittenOnceAndSeenByItsOwnUntilPublished() {
        var text = text(papers(), 0, 8);
        assertThat(write(text)).isEqualTo(write(text));
        refused("admission.local.not-found", () -> county.as(county.clerks.get(1), () -> desk.demand(text.key())));
        refused(
                "item.not-in-force",
                () -> write(new Localisation.Text(
                        UUID.randomUUID(), "no-such-item", "谁", "何时", "何地", "", List.of(), 0, 1)));
        refused(
                "admission.text-missing",
                () -> new Localisation.Text(UUID.randomUUID(), ITEM, "", "何时", "何地", "", List.of(), 0, 1));
    }

    private Localisation write(Localisation.Text text) {
        return county.as(county.clerk(), () -> desk.write(text));
    }

    private List<String> papers() {
        return counties.catalogue.shippedItem(ITEM).asked().stream()
                .map(Material::code)
                .toList();
    }

    private static Localisation.Text text(List<String> papers, long fee, int days) {
        return new Localisation.Text(
                UUID.randomUUID(), ITEM, "村会计金明淑", "每周一、三上午", "村便民服务站", "行动不便的上门", papers, fee, days);
    }
}
