package org.xiangli.core.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.xiangli.core.access.Villagers.COUNTY;
import static org.xiangli.core.access.Villagers.NEIGHBOUR;
import static org.xiangli.core.access.Villagers.VILLAGE;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.PayloadApplicationEvent;
import org.xiangli.core.access.Consent.Channel;
import org.xiangli.core.people.RegisterDesk;
import org.xiangli.core.people.Resident;
import org.xiangli.core.store.Bound;
import org.xiangli.core.store.Reach;
import org.xiangli.kernel.Ids;
import org.xiangli.kernel.Refusal;
import org.xiangli.testing.HouseTest;

/** Consent is given and taken back by the same people in the same way, and reaches no further than consent does. */
@HouseTest
class ConsentsTests {

    private static final String OPTIONAL = "telephone";
    private static final String STATUTORY = "cases";

    private final Consents consents;
    private final RegisterDesk register;
    private final ConfigurableApplicationContext house;
    private Resident wang;

    ConsentsTests(Consents consents, RegisterDesk register, ConfigurableApplicationContext house) {
        this.consents = consents;
        this.register = register;
        this.house = house;
        this.wang = Villagers.enter(register, VILLAGE, "司徒");
    }

    @BeforeEach
    void enterSomebodyNew() {
        wang = Villagers.enter(register, VILLAGE, "司徒");
    }

    @Test
    @DisplayName("R014 what rests on consent is not processed before she agrees, nor after she takes it back")
    void holdsBetweenGivingAndWithdrawing() {
        Villagers.resident(wang).run(() -> {
            assertThat(consents.holds(wang.id(), OPTIONAL)).isFalse();
            consents.give(wang.id(), OPTIONAL);
            assertThat(consents.holds(wang.id(), OPTIONAL)).isTrue();
            consents.withdraw(wang.id(), OPTIONAL);
            assertThat(consents.holds(wang.id(), OPTIONAL)).isFalse();
        });
        assertThat(Bound.call(Reach.ofCounty(COUNTY.value()), () -> consents.holds(wang.id(), OPTIONAL)))
                .isFalse();
    }

    @Test
    @DisplayName("R014 given at the window, taken back at home, and the other way round")
    void eitherWayServesForBoth() {
        atWindow(() -> consents.give(wang.id(), OPTIONAL));
        atHome(() -> consents.withdraw(wang.id(), OPTIONAL));
        atHome(() -> consents.give(wang.id(), OPTIONAL));
        atWindow(() -> consents.withdraw(wang.id(), OPTIONAL));
        atHome(() -> assertThat(consents.of(wang.id()))
                .extracting(Consent::channel, Consent::stands)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(Channel.OWN_ACCOUNT, false),
                        org.assertj.core.groups.Tuple.tuple(Channel.WINDOW, false)));
    }

    @Test
    @DisplayName("R014 withdrawing touches nothing that rests on law, and names the article")
    void whatRestsOnLawIsNotWithdrawn() {
        atHome(() -> {
            consents.give(wang.id(), OPTIONAL);
            assertThatThrownBy(() -> consents.withdraw(wang.id(), STATUTORY))
                    .isInstanceOfSatisfying(Refusal.class, refusal -> {
                        assertThat(refusal.code()).isEqualTo("consent.rests-on-law");
                        assertThat(refusal.rule().citation()).contains("个人信息保护法", "第13条");
                    });
            consents.withdraw(wang.id(), OPTIONAL);
            assertThat(consents.holds(wang.id(), STATUTORY)).isTrue();
        });
    }

    @Test
    @DisplayName("R014 no consent is asked for what rests on law")
    void noConsentIsAskedForWhatRestsOnLaw() {
        atHome(() -> {
            refuses("consent.not-asked", () -> consents.give(wang.id(), STATUTORY));
            assertThat(consents.of(wang.id())).isEmpty();
        });
    }

    @Test
    @DisplayName("R014 whoever processes a block hears of the withdrawal, once")
    void aWithdrawalIsToldOnce() {
        var heard = new ArrayList<ConsentWithdrawn>();
        ApplicationListener<PayloadApplicationEvent<ConsentWithdrawn>> listener =
                ApplicationListener.forPayload(heard::add);
        house.addApplicationListener(listener);
        try {
            atHome(() -> {
                consents.withdraw(wang.id(), OPTIONAL);
                consents.give(wang.id(), OPTIONAL);
                consents.withdraw(wang.id(), OPTIONAL);
                consents.withdraw(wang.id(), OPTIONAL);
            });
        } finally {
            house.removeApplicationListener(listener);
        }
        assertThat(heard)
                .filteredOn(told -> told.resident().equals(wang.id()))
                .extracting(ConsentWithdrawn::block)
                .isEqualTo(List.of(OPTIONAL));
    }

    @Test
    @DisplayName("R014 agreeing twice is agreeing once")
    void agreeingTwiceIsAgreeingOnce() {
        atHome(() -> consents.give(wang.id(), OPTIONAL));
        atWindow(() -> consents.give(wang.id(), OPTIONAL));
        atHome(() -> assertThat(consents.of(wang.id()))
                .singleElement()
                .satisfies(consent -> assertThat(consent.channel()).isEqualTo(Channel.OWN_ACCOUNT)));
    }

    @Test
    @DisplayName("R012 nobody else's consent is seen, given or taken back")
    void nobodyElsesConsentIsReached() {
        atHome(() -> consents.give(wang.id(), OPTIONAL));
        var li = Villagers.enter(register, VILLAGE, "司马");
        Villagers.resident(li).run(() -> {
            assertThat(consents.of(wang.id())).isEmpty();
            refuses("access.post-not-permitted", () -> consents.withdraw(wang.id(), OPTIONAL));
        });
        Villagers.clerk(NEIGHBOUR).run(() -> {
            assertThat(consents.of(wang.id())).isEmpty();
            refuses("consent.resident-unknown", () -> consents.withdraw(wang.id(), OPTIONAL));
            refuses("consent.resident-unknown", () -> consents.withdraw(Ids.next(), OPTIONAL));
        });
        atHome(() -> assertThat(consents.holds(wang.id(), OPTIONAL)).isTrue());
    }

    @Test
    void refusesABlockThereIsNot() {
        atHome(() -> {
            refuses("consent.block-unknown", () -> consents.give(wang.id(), "fingerprints"));
            refuses("consent.block-unknown", () -> consents.holds(wang.id(), "fingerprints"));
        });
    }

    private void atHome(Runnable work) {
        Villagers.resident(wang).run(work);
    }

    private void atWindow(Runnable work) {
        Villagers.clerk(VILLAGE).run(work);
    }

    private static void refuses(String code, org.assertj.core.api.ThrowableAssert.ThrowingCallable work) {
        assertThatThrownBy(work).isInstanceOf(Refusal.class).extracting("code").isEqualTo(code);
    }
}
