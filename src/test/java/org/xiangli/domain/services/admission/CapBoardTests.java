package org.xiangli.domain.services.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.xiangli.domain.services.admission.County.refused;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.xiangli.core.access.PostKind;
import org.xiangli.core.rules.CountyParameter;
import org.xiangli.core.rules.CountyRules;
import org.xiangli.domain.services.Catalogue;
import org.xiangli.domain.services.FirstItems;
import org.xiangli.domain.services.Item;
import org.xiangli.testing.HouseTest;

@HouseTest
class CapBoardTests {

    /** Items that come with the house and stand in every catalogue. */
    private static final int SHIPPED = 10;

    private final CapBoard caps;
    private final AdmissionDesk desk;
    private final Catalogue catalogue;
    private final NextEdition edition;
    private final CountyRules rules;
    private final Prefecture counties;
    private County county;

    CapBoardTests(
            CapBoard caps,
            AdmissionDesk desk,
            Catalogue catalogue,
            NextEdition edition,
            CountyRules rules,
            Prefecture counties) {
        this.caps = caps;
        this.desk = desk;
        this.catalogue = catalogue;
        this.edition = edition;
        this.rules = rules;
        this.counties = counties;
    }

    @BeforeEach
    void open() {
        county = counties.open();
    }

    @Test
    @DisplayName("R031 the 61st item is refused until one is retired; the board says items 60/60")
    void refusesTheSixtyFirst() {
        var first = county.admitted("item-1", 3);
        for (int number = 2; number <= 60 - SHIPPED; number++) {
            county.admitted("item-" + number, 3);
        }
        var full = load();
        assertThat(full.items()).isEqualTo(60);
        assertThat(full.mostItems()).isEqualTo(60);
        assertThat(full.full()).isTrue();
        assertThat(full.hours()).isEqualTo(Workload.of(150));
        assertThat(full.mostHours()).isEqualTo(new Load.MostHours(160, 160, 160));
        assertThat(full.unmeasured()).isEqualTo(SHIPPED);

        var next = county.heard("item-61", 3);
        refused("rule.svc.admit.items", () -> county.admit(next));
        county.as(county.approver, () -> desk.retire(first.id(), "不再需要"));
        assertThat(county.admit(next).counts()).isTrue();
        assertThat(load().items()).isEqualTo(60);
    }

    @Test
    @DisplayName("R031 an item of the catalogue that is admitted later takes no second place")
    void countsAnItemOnce() {
        county.admitted("pension-register", 8);
        assertThat(load().items()).isEqualTo(SHIPPED);
        assertThat(load().unmeasured()).isEqualTo(SHIPPED - 1);
    }

    @Test
    @DisplayName("R031 160 hours a month fit, 161 do not; each class of village has a cap of its own")
    void capsTheHoursOfEachClass() {
        county.admitted("heavy", 152);
        assertThat(load().tightest()).isEqualTo(new Load.Room(152, 160));
        var nine = county.heard("nine", 9);
        refused("rule.svc.admit.hours", () -> county.admit(nine));
        var large = county.as(
                county.bureau,
                () -> desk.propose(County.proposal("large", "法", new Workload(0, 0, 9), County.funds())));
        assertThat(large.proposal().hours().large()).isEqualTo(9);
        county.admitted("eight", 8);
        assertThat(load().tightest()).isEqualTo(new Load.Room(160, 160));
    }

    @Test
    @DisplayName("R031 a county sets its own cap, from a day on and with a reason")
    void takesTheCountysCap() {
        set("most", 11);
        county.admitted("one-more", 1);
        refused("rule.svc.admit.items", () -> county.admitted("two-more", 1));
        assertThat(load().mostItems()).isEqualTo(11);
    }

    @Test
    @DisplayName("R031 two officers who admit at once do not pass the cap together")
    void admitsOneInTheLastPlace() throws Exception {
        set("most", 11);
        var one = county.heard("one", 1);
        var two = county.heard("two", 1);
        var rival = County.post(PostKind.COUNTY_APPROVER, county.code, "县人民政府办公室");
        var outcomes = AdmissionDeskTests.atOnce(List.of(
                () -> county.admit(one),
                () -> county.as(rival, () -> desk.admit(UUID.randomUUID(), two.id(), county.today(), "同意"))));
        assertThat(outcomes).containsExactlyInAnyOrder("done", "rule.svc.admit.items");
    }

    @Test
    @DisplayName(
            "R030 nothing comes into the catalogue that is not admitted by its first day, and nothing retired comes"
                    + " back")
    void letsOnlyAdmittedItemsIn() {
        var tomorrow = county.today().plusDays(1);
        var more = new ArrayList<>(FirstItems.ten());
        more.add(like(more.getFirst(), "tree-felling"));
        refused("admission.not-admitted", () -> publish(more, tomorrow));

        var heard = county.heard("tree-felling", 3);
        county.as(county.approver, () -> desk.admit(UUID.randomUUID(), heard.id(), tomorrow.plusDays(1), "同意"));
        refused("admission.not-admitted", () -> publish(more, tomorrow));
        publish(more, tomorrow.plusDays(1));
        assertThat(county.as(county.bureau, () -> catalogue.served(tomorrow.plusDays(1))))
                .hasSize(SHIPPED + 1);

        var pension = county.admitted("pension-register", 3);
        county.as(county.approver, () -> desk.retire(pension.id(), "改由线上办理"));
        refused(
                "item.not-in-force",
                () -> county.as(county.clerk(), () -> catalogue.item("pension-register", county.today())));
        refused("admission.retired", () -> publish(more, tomorrow.plusDays(2)));
    }

    @Test
    @DisplayName("R030 an admitted item waits for its guide, comes in with the next version, and leaves after its"
            + " retirement")
    void comesInWithTheNextVersion() {
        var admitted = county.admitted("tree-felling", 3);
        assertThat(county.as(county.approver, edition::waiting)).containsExactly(admitted);
        var item = like(FirstItems.ten().getFirst(), "tree-felling");
        var tomorrow = county.today().plusDays(1);
        var key = UUID.randomUUID();
        var second = county.as(county.approver, () -> edition.publish(key, Optional.of(item), tomorrow, "第2版"));
        assertThat(county.as(county.approver, () -> edition.publish(key, Optional.of(item), tomorrow, "第2版")))
                .isEqualTo(second);
        assertThat(county.as(county.approver, edition::waiting)).isEmpty();
        assertThat(county.as(county.approver, edition::standing)).hasSize(SHIPPED + 1);
        assertThat(FirstItems.ten())
                .allSatisfy(one ->
                        assertThat(Catalogue.typed(Catalogue.written(one))).isEqualTo(one));
        refused(
                "access.post-not-permitted",
                () -> county.as(
                        county.bureau, () -> edition.publish(UUID.randomUUID(), Optional.empty(), tomorrow, "")));

        var elder = county.admitted("elder-allowance", 3);
        county.as(county.approver, () -> desk.retire(elder.id(), "改由县里办"));
        for (var day : List.of(county.today(), tomorrow)) {
            assertThat(county.as(county.approver, () -> catalogue.served(day)))
                    .extracting(listed -> listed.item().code())
                    .doesNotContain("elder-allowance");
        }
        var third = county.as(
                county.approver,
                () -> edition.publish(UUID.randomUUID(), Optional.empty(), tomorrow.plusDays(1), "第3版"));
        assertThat(county.as(county.approver, () -> catalogue.items(third.version())))
                .extracting(listed -> listed.item().code())
                .contains("tree-felling")
                .doesNotContain("elder-allowance");
    }

    @Test
    @DisplayName("R030 an item retired before its first day never comes into force")
    void retiresAnItemAhead() {
        var admitted = county.admitted("tree-felling", 3);
        var item = like(FirstItems.ten().getFirst(), "tree-felling");
        var tomorrow = county.today().plusDays(1);
        county.as(county.approver, () -> edition.publish(UUID.randomUUID(), Optional.of(item), tomorrow, "第2版"));
        county.as(county.approver, () -> desk.retire(admitted.id(), "不再需要"));
        assertThat(county.as(county.approver, () -> catalogue.served(tomorrow)))
                .extracting(listed -> listed.item().code())
                .doesNotContain("tree-felling");
    }

    @Test
    void aRetiredItemStaysRetired() {
        var admitted = county.admitted("tree-felling", 3);
        var once = county.as(county.approver, () -> desk.retire(admitted.id(), "不再需要"));
        assertThat(county.as(county.approver, () -> desk.retire(admitted.id(), "别的理由")))
                .isEqualTo(once);
        var refusedOne = county.as(
                county.bureau, () -> desk.propose(County.proposal("no-law", "", Workload.of(1), County.funds())));
        refused("admission.not-admitted", () -> county.as(county.approver, () -> desk.retire(refusedOne.id(), "不再需要")));
    }

    @Test
    @DisplayName("R031 the county sets its caps with a reason, never backwards, and once for a key")
    void setsTheCaps() {
        var key = UUID.randomUUID();
        var hours = new Load.MostHours(120, 140, 160);
        county.as(county.approver, () -> {
            caps.set(key, 40, hours, county.today(), "县总量控制办法第5条");
            caps.set(key, 40, hours, county.today(), "县总量控制办法第5条");
        });
        assertThat(load().mostItems()).isEqualTo(40);
        assertThat(load().mostHours()).isEqualTo(hours);
        assertThat(rules.history(county.code)).hasSize(4);
        refused(
                "admission.effective-past",
                () -> county.as(
                        county.approver,
                        () -> caps.set(
                                UUID.randomUUID(), 40, hours, county.today().minusDays(1), "理由")));
        refused(
                "admission.cap",
                () -> county.as(county.approver, () -> caps.set(UUID.randomUUID(), 0, hours, county.today(), "理由")));
        refused(
                "access.post-not-permitted",
                () -> county.as(county.bureau, () -> caps.set(UUID.randomUUID(), 90, hours, county.today(), "理由")));
    }

    private Load load() {
        return county.as(county.approver, caps::load);
    }

    private void set(String name, long value) {
        county.as(
                county.approver,
                () -> rules.set(new CountyParameter(
                        UUID.randomUUID(),
                        county.code,
                        AdmissionRules.ITEMS,
                        name,
                        value,
                        county.today(),
                        county.approver.account(),
                        "县总量控制办法")));
    }

    private void publish(List<Item> items, LocalDate from) {
        county.as(county.approver, () -> catalogue.publish(UUID.randomUUID(), items, from, ""));
    }

    /** The same matter under another code. */
    private static Item like(Item item, String code) {
        return new Item(
                code,
                item.version(),
                item.codes(),
                item.name(),
                item.type(),
                item.family(),
                item.area(),
                item.layer(),
                item.basis(),
                item.offices(),
                item.village(),
                item.served(),
                item.levels(),
                item.range(),
                item.powers(),
                item.handling(),
                item.procedure(),
                item.referral(),
                item.time(),
                item.conditions(),
                item.process(),
                item.materials(),
                item.feeFen(),
                item.result(),
                item.place(),
                item.trips(),
                item.restrictions(),
                item.standard(),
                item.remedy(),
                item.questions(),
                item.agent(),
                item.channels(),
                item.funding(),
                item.amounts(),
                item.words(),
                item.effectiveFrom(),
                item.effectiveTo(),
                item.status());
    }
}
