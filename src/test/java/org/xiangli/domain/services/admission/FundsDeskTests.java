package org.xiangli.domain.services.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.xiangli.domain.services.admission.County.refused;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.xiangli.core.store.Counties;
import org.xiangli.kernel.Money;
import org.xiangli.kernel.Refusal;
import org.xiangli.testing.HouseTest;

@HouseTest
class FundsDeskTests {

    private static final String ITEM = "pension-register";

    private final FundsDesk funds;
    private final Prefecture counties;
    private final Counties register;
    private County county;
    private Admission admission;

    FundsDeskTests(FundsDesk funds, Prefecture counties, Counties register) {
        this.funds = funds;
        this.counties = counties;
        this.register = register;
    }

    @BeforeEach
    void open() {
        county = counties.open();
        admission = county.admitted(ITEM, 3);
    }

    @Test
    @DisplayName("R032 what is owed is the unit cost of every matter taken in; money booked is set off")
    void keepsTheAccount() {
        county.takeIn(county.clerk(), ITEM);
        county.takeIn(county.clerk(), ITEM);
        county.takeIn(county.clerks.get(1), ITEM);
        county.takeIn(county.clerk(), "social-card");
        assertThat(accounts()).hasSize(1);
        assertThat(account().cases()).isEqualTo(2);
        assertThat(account().owed()).isEqualTo(Money.parse("25.00"));
        assertThat(account().dueOn()).isEqualTo(due());
        assertThat(county.as(county.bureau, () -> funds.accounts(county.code, county.today())))
                .hasSize(2);

        var key = UUID.randomUUID();
        book(key, "24.99");
        book(key, "24.99");
        assertThat(account().open()).isEqualTo(Money.ofFen(1));
        book(UUID.randomUUID(), "0.01");
        assertThat(account().settled()).isTrue();
    }

    @Test
    @DisplayName("R032 a payment missing on day 30 is late, on day 31 it is claimed, once, with a letter")
    void claimsOnDayThirtyOne() {
        county.takeIn(county.clerk(), ITEM);
        assertThat(raise(30)).isZero();
        assertThat(raise(31)).isOne();
        assertThat(raise(32)).isZero();
        var claim = claim();
        assertThat(claim.open()).isEqualTo(Money.parse("12.50"));
        var letter = county.as(county.clerk(), () -> funds.letter(claim.id()));
        assertThat(counties.text(county.clerk(), letter))
                .contains("协助工作经费催拨函", "县农业农村局", "林木采伐申请代收", "12.50", "第43条", "县政务服务大厅3号窗口");
        assertThat(county.as(county.clerk(), () -> funds.letter(claim.id()))).isEqualTo(letter);
    }

    @Test
    @DisplayName("R032 the nightly watch raises the claim on day 31 by itself, in every county that is turned on, once")
    void theWatchClaimsByItself() {
        register.turnOn(county.code.value(), false);
        county.takeIn(county.clerk(), ITEM);
        watch(30).daily();
        assertThat(claims()).isEmpty();
        watch(31).daily();
        assertThat(claims())
                .singleElement()
                .satisfies(claim -> assertThat(claim.open()).isEqualTo(Money.parse("12.50")));
        watch(32).daily();
        assertThat(claims()).hasSize(1);
    }

    @Test
    void claimsNothingThatCameInTime() {
        county.takeIn(county.clerk(), ITEM);
        book(UUID.randomUUID(), "12.50");
        assertThat(raise(31)).isZero();
    }

    @Test
    @DisplayName(
            "R032 a village whose money does not come suspends its help; residents are sent to the department's own"
                    + " window")
    void suspendsItsHelp() {
        county.takeIn(county.clerk(), ITEM);
        raise(31);
        var claim = claim();
        refused(
                "admission.claim.not-found",
                () -> county.as(county.clerks.get(1), () -> funds.suspend(UUID.randomUUID(), claim.id(), "没钱")));
        county.as(county.clerk(), () -> {
            funds.suspend(UUID.randomUUID(), claim.id(), "经费未到位");
            funds.suspend(UUID.randomUUID(), claim.id(), "再说一遍");
        });
        assertThat(county.as(county.clerk(), () -> funds.suspended(county.village())))
                .hasSize(1);
        assertThatThrownBy(() -> county.takeIn(county.clerk(), ITEM)).isInstanceOfSatisfying(Refusal.class, refusal -> {
            assertThat(refusal.code()).isEqualTo("admission.suspended");
            assertThat(refusal.arguments()).contains("县政务服务大厅3号窗口，电话0433-0000000");
            assertThat(refusal.rule()).isEqualTo(AdmissionLaw.FUNDED);
        });
        county.takeIn(county.clerk(), "social-card");
        county.takeIn(county.clerks.get(1), ITEM);

        book(UUID.randomUUID(), "12.50");
        assertThat(county.as(county.clerk(), () -> funds.settled(claim))).isTrue();
        var held = county.as(county.clerk(), () -> funds.suspended(county.village()))
                .getFirst();
        refused("admission.suspension.not-found", () -> county.as(county.clerks.get(1), () -> funds.lift(held.id())));
        county.as(county.clerk(), () -> funds.lift(held.id()));
        county.takeIn(county.clerk(), ITEM);
        refused(
                "admission.claim-settled",
                () -> county.as(county.clerk(), () -> funds.suspend(UUID.randomUUID(), claim.id(), "没钱")));
    }

    @Test
    void booksNoNonsense() {
        county.takeIn(county.clerk(), ITEM);
        refused("admission.money", () -> book(UUID.randomUUID(), "0"));
        refused("admission.money", () -> book(UUID.randomUUID(), "-5"));
        refused(
                "admission.period",
                () -> county.as(
                        county.clerk(),
                        () -> funds.book(
                                UUID.randomUUID(),
                                admission.id(),
                                county.village(),
                                start().plusDays(1),
                                Money.ofFen(1),
                                "")));
        refused(
                "admission.period",
                () -> county.as(
                        county.clerk(),
                        () -> funds.book(
                                UUID.randomUUID(),
                                admission.id(),
                                county.village(),
                                start().plusMonths(1),
                                Money.ofFen(1),
                                "")));
        refused(
                "admission.place",
                () -> county.as(
                        county.clerk(),
                        () -> funds.book(
                                UUID.randomUUID(),
                                admission.id(),
                                county.villages.get(1),
                                start(),
                                Money.ofFen(1),
                                "")));
        refused(
                "admission.not-found",
                () -> county.as(
                        county.clerk(),
                        () -> funds.book(
                                UUID.randomUUID(), UUID.randomUUID(), county.village(), start(), Money.ofFen(1), "")));
        refused(
                "access.post-not-permitted",
                () -> county.as(
                        county.town,
                        () -> funds.book(
                                UUID.randomUUID(), admission.id(), county.village(), start(), Money.ofFen(1), "")));
    }

    /** The watch with its clock moved so many days past the day the money was due. */
    private ClaimWatch watch(int daysLate) {
        var zone = counties.clock.getZone();
        var night = due().plusDays(daysLate).atTime(0, 20).atZone(zone).toInstant();
        return new ClaimWatch(register, funds, Clock.fixed(night, zone));
    }

    private List<Claim> claims() {
        return county.as(county.clerk(), () -> funds.claims(county.village()));
    }

    private int raise(int daysLate) {
        return county.as(county.bureau, () -> funds.raise(county.code, due().plusDays(daysLate)));
    }

    private Claim claim() {
        return county.as(county.clerk(), () -> funds.claims(county.village())).getFirst();
    }

    private void book(UUID key, String yuan) {
        county.as(
                county.clerk(),
                () -> funds.book(key, admission.id(), county.village(), start(), Money.parse(yuan), "银行回单"));
    }

    private java.util.List<Account> accounts() {
        return county.as(county.clerk(), () -> funds.accounts(county.village(), county.today()));
    }

    private Account account() {
        return accounts().getFirst();
    }

    private LocalDate start() {
        return county.today().withDayOfMonth(1);
    }

    private LocalDate due() {
        return start().plusMonths(1).withDayOfMonth(10);
    }
}
