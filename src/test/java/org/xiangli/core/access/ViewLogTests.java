package org.xiangli.core.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.xiangli.core.access.Villagers.VILLAGE;

import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.IllegalTransactionStateException;
import org.xiangli.core.access.ViewLog.View;
import org.xiangli.core.people.RegisterDesk;
import org.xiangli.core.people.Resident;
import org.xiangli.core.people.ResidentRegistry;
import org.xiangli.kernel.Ids;
import org.xiangli.kernel.Refusal;
import org.xiangli.testing.HouseTest;

/** Who looked is told to the person looked at, and to nobody else. */
@HouseTest
class ViewLogTests {

    private final ViewLog views;
    private final ResidentRegistry registry;
    private final RegisterDesk register;
    private final Clock clock;

    ViewLogTests(ViewLog views, ResidentRegistry registry, RegisterDesk register, Clock clock) {
        this.views = views;
        this.registry = registry;
        this.register = register;
        this.clock = clock;
    }

    @Test
    @DisplayName("R013 a look is told with office, purpose, case and fields")
    void aLookIsToldWithOfficePurposeCaseAndFields() {
        var wang = Villagers.enter(register, VILLAGE, "诸葛一");
        var matter = Ids.next();
        Villagers.clerk(VILLAGE).run(() -> registry.find(wang.id(), Purpose.HANDLE_MATTER, matter));
        assertThat(viewsOf(wang)).singleElement().satisfies(view -> {
            assertThat(view.kind()).isEqualTo(PostKind.VILLAGE_CLERK);
            assertThat(view.office()).isEqualTo("村便民服务站");
            assertThat(view.purpose()).isEqualTo(Purpose.HANDLE_MATTER);
            assertThat(view.caseId()).isEqualTo(matter);
            assertThat(view.fields()).isEqualTo("identity");
        });
    }

    @Test
    @DisplayName("R013 a resident's look at her own data is not recorded")
    void anOwnLookIsNotRecorded() {
        var wang = Villagers.enter(register, VILLAGE, "诸葛二");
        Villagers.resident(wang).run(() -> {
            assertThat(registry.own().id()).isEqualTo(wang.id());
            assertThat(registry.find(wang.id(), Purpose.OWN_DATA, null)).isPresent();
        });
        assertThat(viewsOf(wang)).isEmpty();
    }

    @Test
    @DisplayName("R013 another resident sees nothing of it")
    void anotherResidentSeesNothing() {
        var wang = Villagers.enter(register, VILLAGE, "诸葛三");
        var li = Villagers.enter(register, VILLAGE, "诸葛四");
        Villagers.clerk(VILLAGE).run(() -> registry.find(wang.id(), Purpose.KEEP_REGISTER, null));
        assertThat(viewsOf(wang)).hasSize(1);
        assertThat(viewsOf(li)).isEmpty();
        Villagers.resident(li)
                .run(() -> assertThat(registry.find(wang.id(), Purpose.OWN_DATA, null))
                        .isEmpty());
        assertThat(viewsOf(wang)).hasSize(1);
    }

    @Test
    @DisplayName("R013 no look is recorded outside the transaction that looks")
    void noLookIsRecordedOnItsOwn() {
        Villagers.clerk(VILLAGE)
                .run(() -> assertThatThrownBy(
                                () -> views.record(Ids.next(), VILLAGE, Purpose.KEEP_REGISTER, null, "identity"))
                        .isInstanceOf(IllegalTransactionStateException.class));
    }

    @Test
    @DisplayName("R011 nobody looks without a post")
    void nobodyLooksWithoutAPost() {
        assertThatThrownBy(() -> registry.search("诸葛", Purpose.IDENTIFY_APPLICANT))
                .isInstanceOf(Refusal.class)
                .extracting("code")
                .isEqualTo("access.no-post");
    }

    private List<View> viewsOf(Resident resident) {
        return Villagers.resident(resident)
                .call(() -> views.ofMine(clock.instant().plusSeconds(1)));
    }
}
