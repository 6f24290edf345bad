package org.xiangli.domain.services;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.xiangli.core.store.Bound;
import org.xiangli.core.store.Reach;
import org.xiangli.domain.services.coverage.NeedAnswer;
import org.xiangli.domain.services.coverage.Offer;
import org.xiangli.domain.services.coverage.Offer.Provider;
import org.xiangli.domain.services.coverage.OfferRegister;
import org.xiangli.kernel.DivisionCode;
import org.xiangli.kernel.Ids;
import org.xiangli.kernel.Money;
import org.xiangli.testing.HouseTest;

@HouseTest
class OfferTests {

    private final OfferRegister offers;
    private final Catalogue catalogue;
    private final Halls halls;
    private final JdbcClient jdbc;
    private Hall hall;

    OfferTests(OfferRegister offers, Catalogue catalogue, Halls halls, JdbcClient jdbc) {
        this.offers = offers;
        this.catalogue = catalogue;
        this.halls = halls;
        this.jdbc = jdbc;
    }

    @BeforeEach
    void open() {
        hall = halls.openReal();
        hall.as(hall.countyOfficer, () -> offers.kept().forEach(offer -> offers.end(offer.id())));
    }

    @ParameterizedTest
    @ValueSource(strings = {"吃饭", "meal", "chifan", "cf"})
    @DisplayName("R039 a search for a meal returns offers of all four layers")
    void findsAMealInAllFourLayers(String need) {
        enterMeals("frail-elder-subsidy");
        var answer = search(need);
        assertThat(answer.layers()).isEqualTo(4);
        assertThat(answer.items()).extracting(Item::code).contains("frail-elder-subsidy", "temporary-relief");
        assertThat(answer.of(ServiceLayer.PARTY_CARE)).hasSize(1);
        assertThat(answer.of(ServiceLayer.VOLUNTARY)).hasSize(2);
        assertThat(answer.of(ServiceLayer.MARKET)).hasSize(1);
        assertThat(answer.offers().getLast().paid()).isTrue();
    }

    @Test
    @DisplayName(
            "R057 one need query returns what people do themselves, what the government does and what the public good"
                    + " does")
    void findsAllThreeKinds() {
        enterMeals("frail-elder-subsidy");
        var answer = search("吃饭");
        assertThat(answer.items()).isNotEmpty();
        assertThat(answer.of(Offer.Kind.SELF)).isNotEmpty();
        assertThat(answer.of(Offer.Kind.WELFARE)).isNotEmpty();
    }

    @Test
    @DisplayName("R039 a paid offer never appears where the free statutory one is hidden")
    void showsAPaidOfferOnlyBesideTheFreeOne() {
        var code = "assistive-device";
        enter(offer(Provider.BUSINESS, "轮椅出租", "轮椅椅子", Money.ofYuan(20), Optional.of(code)));
        assertThat(search("轮椅椅子").offers()).hasSize(1);
        assertThat(search("轮椅椅子").items()).extracting(Item::code).contains(code);
        var before = hall.as(hall.countyApprover, () -> catalogue.latest().orElseThrow());
        hall.as(hall.countyApprover, () -> catalogue.withdraw(code, "资金未到位"));
        try {
            assertThat(search("轮椅椅子").items()).extracting(Item::code).doesNotContain(code);
            assertThat(search("轮椅椅子").offers()).isEmpty();
        } finally {
            restore(before.version());
        }
    }

    /** 龙井 is shared with other tests; the item is put back as it was. */
    private void restore(int version) {
        Bound.run(
                Reach.ofCounty(hall.county.value()),
                () -> jdbc.sql("""
                    update services.item
                       set enabled = true, withdrawn_on = null, withdrawn_by = null, withdrawn_why = null
                     where county_code = :county and catalogue_version = :version
                    """)
                        .param("county", hall.county.value())
                        .param("version", version)
                        .update());
    }

    @Test
    @DisplayName("R039 only a business may ask for money")
    void letsNobodyElseAskForMoney() {
        for (var provider : List.of(Provider.PARTY, Provider.GROUP, Provider.VOLUNTEERS, Provider.CHARITY)) {
            Refused.with(
                    "services.offer-price", () -> enter(offer(provider, "午饭", "吃饭", Money.ofFen(1), Optional.empty())));
        }
        Refused.with(
                "services.offer-price",
                () -> enter(offer(Provider.BUSINESS, "午饭", "吃饭", Money.ofFen(-1), Optional.empty())));
    }

    @Test
    void entersOnceAndEnds() {
        var key = UUID.randomUUID();
        var offer = offer(Provider.GROUP, "顺风车", "坐车", Money.ZERO, Optional.empty());
        var once = hall.as(hall.clerk, () -> offers.enter(key, offer));
        var again = hall.as(
                hall.clerk, () -> offers.enter(key, offer(Provider.GROUP, "顺风车", "坐车", Money.ZERO, Optional.empty())));
        assertThat(again).isEqualTo(once);
        assertThat(search("坐车").of(Offer.Kind.SELF)).hasSize(1);
        hall.as(hall.clerk, () -> offers.end(once.id()));
        hall.as(hall.clerk, () -> offers.end(once.id()));
        assertThat(search(hall.village, "坐车", 0).of(Offer.Kind.SELF)).isEmpty();
    }

    @Test
    @DisplayName("R012 an offer is entered and ended within one's own division, and seen in one's own village")
    void keepsToItsPlace() {
        var offer = offer(Provider.GROUP, "顺风车", "坐车", Money.ZERO, Optional.empty());
        Refused.with(
                "services.offer-scope",
                () -> hall.as(hall.neighbourClerk, () -> offers.enter(UUID.randomUUID(), offer)));
        enter(offer);
        Refused.with("services.offer-scope", () -> hall.as(hall.neighbourClerk, () -> offers.end(offer.id())));
        Refused.with("access.post-not-permitted", () -> hall.as(hall.approver, () -> offers.end(offer.id())));
        assertThat(search(hall.neighbour, "坐车", 0).offers()).isEmpty();
        Refused.with("services.offer-unknown", () -> hall.as(hall.clerk, () -> offers.end(Ids.next())));
    }

    @Test
    void refusesWhatNobodyCouldUse() {
        Refused.with(
                "services.offer-text", () -> enter(offer(Provider.GROUP, " ", "坐车", Money.ZERO, Optional.empty())));
        Refused.with(
                "services.offer-text",
                () -> enter(offer(Provider.GROUP, "长".repeat(61), "坐车", Money.ZERO, Optional.empty())));
        Refused.with(
                "services.offer-words", () -> enter(offer(Provider.GROUP, "车", " ", Money.ZERO, Optional.empty())));
        Refused.with(
                "item.not-in-force",
                () -> enter(offer(Provider.BUSINESS, "车", "坐车", Money.ofYuan(1), Optional.of("no-such-item"))));
    }

    private void enterMeals(String item) {
        enter(offer(Provider.PARTY, "党员送餐", "吃饭,meal", Money.ZERO, Optional.empty()));
        enter(offer(Provider.GROUP, "轮流做饭", "吃饭,meal", Money.ZERO, Optional.empty()));
        enter(offer(Provider.VOLUNTEERS, "助餐点", "吃饭,meal", Money.ZERO, Optional.empty()));
        enter(offer(Provider.BUSINESS, "盒饭", "吃饭,meal", Money.ofYuan(12), Optional.of(item)));
        enter(offer(Provider.GROUP, "顺风车", "坐车,ride", Money.ZERO, Optional.empty()));
    }

    private void enter(Offer offer) {
        hall.as(hall.clerk, () -> offers.enter(UUID.randomUUID(), offer));
    }

    private NeedAnswer search(String need) {
        return search(hall.village, need, 0);
    }

    private NeedAnswer search(DivisionCode village, String need, int inDays) {
        return Bound.call(
                Reach.blind(hall.county.value()),
                () -> offers.search(village, need, halls.today().plusDays(inDays)));
    }

    private Offer offer(Provider by, String name, String words, Money price, Optional<String> item) {
        return new Offer(
                Ids.next(),
                hall.village,
                by,
                name,
                "每天中午",
                "测试提供者",
                "0433-0000000",
                price,
                "份",
                item,
                List.of(words.split(",", -1)),
                halls.today(),
                Optional.empty());
    }
}
