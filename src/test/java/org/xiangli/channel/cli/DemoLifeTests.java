package org.xiangli.channel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.xiangli.core.people.EventKind;
import org.xiangli.core.people.RegisterDesk;
import org.xiangli.core.people.Relation;
import org.xiangli.core.people.ResidenceType;
import org.xiangli.core.store.Bound;
import org.xiangli.core.store.Reach;
import org.xiangli.domain.services.Catalogue;
import org.xiangli.domain.services.admission.Admission;
import org.xiangli.domain.services.admission.AdmissionDesk;
import org.xiangli.domain.services.admission.CapBoard;
import org.xiangli.domain.services.admission.Claim;
import org.xiangli.domain.services.admission.DelegationDesk;
import org.xiangli.domain.services.admission.FundsDesk;
import org.xiangli.domain.services.admission.Load;
import org.xiangli.domain.services.admission.Localisation;
import org.xiangli.domain.services.admission.LocalisationDesk;
import org.xiangli.domain.services.inbox.Issue;
import org.xiangli.domain.services.inbox.IssueDesk;
import org.xiangli.domain.services.inbox.IssueState;
import org.xiangli.domain.services.inbox.ModerationDesk;
import org.xiangli.domain.services.quality.CallBack;
import org.xiangli.domain.services.quality.CallBackDesk;
import org.xiangli.kernel.DivisionCode;
import org.xiangli.kernel.IdNumber;
import org.xiangli.kernel.Money;
import org.xiangli.testing.HouseTest;

/** What a demo county shows, in a county that is on no map. */
@HouseTest
class DemoLifeTests {

    private static final List<String> NAMES = List.of("王桂兰", "李英爱", "张春花", "金明淑", "朴正浩", "刘桂珍");
    private static final DivisionCode COUNTY = DivisionCode.of("987001");
    private static final DemoStaff STAFF = new DemoStaff(
            COUNTY,
            "演示县",
            DivisionCode.of("987001101"),
            "演示镇",
            List.of(DivisionCode.of("987001101201"), DivisionCode.of("987001101202"), DivisionCode.of("987001101203")));

    private final DemoProtection protection;
    private final DemoMatters matters;
    private final RegisterDesk register;
    private final Catalogue catalogue;
    private final IssueDesk issues;
    private final ModerationDesk moderation;
    private final CallBackDesk callBacks;
    private final AdmissionDesk admissions;
    private final CapBoard caps;
    private final FundsDesk funds;
    private final DelegationDesk delegations;
    private final LocalisationDesk local;
    private final Clock clock;

    DemoLifeTests(
            DemoProtection protection,
            DemoMatters matters,
            RegisterDesk register,
            Catalogue catalogue,
            IssueDesk issues,
            ModerationDesk moderation,
            CallBackDesk callBacks,
            AdmissionDesk admissions,
            CapBoard caps,
            FundsDesk funds,
            DelegationDesk delegations,
            LocalisationDesk local,
            Clock clock) {
        this.protection = protection;
        this.matters = matters;
        this.register = register;
        this.catalogue = catalogue;
        this.issues = issues;
        this.moderation = moderation;
        this.callBacks = callBacks;
        this.admissions = admissions;
        this.caps = caps;
        this.funds = funds;
        this.delegations = delegations;
        this.local = local;
        this.clock = clock;
    }

    @Test
    void showsSomethingOnEveryPageAndIsEnteredOnce() {
        people();
        for (var times = 0; times < 2; times++) {
            protection.enter(STAFF);
            matters.enter(STAFF);
        }
        var shown = STAFF.officer().call(() -> issues.published(STAFF.town(), 0));
        assertThat(shown)
                .extracting(Issue::state)
                .contains(IssueState.OPEN, IssueState.ANSWERED)
                .doesNotContain(IssueState.FILED, IssueState.HIDDEN);
        assertThat(STAFF.officer().call(moderation::waiting))
                .extracting(Issue::state)
                .contains(IssueState.FILED);
        assertThat(STAFF.supervisor().call(callBacks::all)).hasSize(2).anyMatch(CallBack::toFix);
        assertThat(STAFF.countyApprover().call(admissions::past))
                .extracting(Admission::state)
                .contains(Admission.State.RETURNED, Admission.State.REFUSED);
        assertThat(STAFF.countyApprover().call(admissions::admitted)).hasSize(1);
        assertThat(STAFF.countyApprover().call(admissions::inReview)).hasSize(1);
        assertThat(STAFF.clerk().call(() -> funds.accounts(STAFF.village(), LocalDate.now(clock))))
                .singleElement()
                .satisfies(account -> {
                    assertThat(account.cases()).isEqualTo(12);
                    assertThat(account.paid()).isEqualTo(Money.parse("50.00"));
                });
        assertThat(STAFF.bureau().call(delegations::register)).hasSize(2);
        assertThat(STAFF.bureau().call(delegations::tasks)).hasSize(2);
        assertThat(STAFF.officer().call(() -> local.within(STAFF.town())))
                .extracting(Localisation::state)
                .containsExactlyInAnyOrder(
                        Localisation.State.PUBLISHED, Localisation.State.CHECKED, Localisation.State.WRITTEN);
        assertThat(STAFF.clerk().call(() -> funds.claims(STAFF.village()))).isEqualTo(List.<Claim>of());
    }

    /** Thirty grown people of the first village, and the catalogue in force. */
    private void people() {
        Bound.run(
                Reach.ofCounty(COUNTY.value()),
                () -> catalogue.publish(
                        UUID.randomUUID(), Catalogue.shippedItems(), LocalDate.now(clock), "", new UUID(0, 0)));
        STAFF.countyApprover()
                .run(() -> caps.set(
                        UUID.randomUUID(), 80, new Load.MostHours(160, 160, 160), LocalDate.now(clock), "演示县的总量"));
        STAFF.clerk().run(() -> {
            for (var number = 1; number <= 30; number++) {
                var from = LocalDate.of(2020, 1, 1);
                var household = register.formHousehold(STAFF.village(), "第" + number + "户", from);
                register.enter(
                        EventKind.ENTERED,
                        new RegisterDesk.Entry(
                                STAFF.village(),
                                household,
                                Relation.HEAD,
                                NAMES.get(number % NAMES.size()),
                                IdNumber.build("000000", LocalDate.of(1960, 1, 1), number),
                                ResidenceType.HERE,
                                STAFF.village(),
                                from,
                                null),
                        "测试");
            }
        });
    }
}
