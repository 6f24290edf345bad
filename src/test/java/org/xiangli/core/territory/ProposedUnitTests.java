package org.xiangli.core.territory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.xiangli.kernel.DivisionCode;
import org.xiangli.kernel.Refusal;

class ProposedUnitTests {

    private static final DivisionCode COUNTY = DivisionCode.of("222405");
    private static final DivisionCode TOWN = DivisionCode.of("222405102");
    private static final DivisionCode VILLAGE = DivisionCode.of("222405102201");
    private static final DivisionCode NEIGHBOUR = DivisionCode.of("222405102202");

    @Test
    @DisplayName("R003 no office with authority stands between township and village")
    void refusesAnOfficeWithAuthorityBelowTheTownship() {
        assertRefused(new ProposedUnit("老头沟片区管委会", TOWN, Set.of(), true));
    }

    @Test
    @DisplayName("R003 no unit below the township directs villages")
    void refusesAUnitThatDirectsVillages() {
        assertRefused(new ProposedUnit("中心社区", TOWN, Set.of(VILLAGE, NEIGHBOUR), false));
        assertRefused(new ProposedUnit("中心村", VILLAGE, Set.of(NEIGHBOUR), false));
    }

    @Test
    @DisplayName("R003 a service point below the township and a unit of the county are no added layer")
    void allowsWhatAddsNoLayer() {
        assertThatCode(() -> new ProposedUnit("便民服务站", TOWN, Set.of(), false).demandNoAddedLayer())
                .doesNotThrowAnyException();
        assertThatCode(() -> new ProposedUnit("民政局", COUNTY, Set.of(TOWN), true).demandNoAddedLayer())
                .doesNotThrowAnyException();
    }

    private static void assertRefused(ProposedUnit proposed) {
        assertThatThrownBy(proposed::demandNoAddedLayer).isInstanceOfSatisfying(Refusal.class, refusal -> {
            assertThat(refusal.code()).isEqualTo("territory.added-layer");
            assertThat(refusal.rule().citation()).isEqualTo("吉办发〔2016〕3号 三(一)");
        });
    }
}
