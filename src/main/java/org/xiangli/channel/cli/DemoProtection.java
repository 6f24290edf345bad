package org.xiangli.channel.cli;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.xiangli.domain.services.Catalogue;
import org.xiangli.domain.services.admission.AdmissionDesk;
import org.xiangli.domain.services.admission.Delegation;
import org.xiangli.domain.services.admission.DelegationDesk;
import org.xiangli.domain.services.admission.Demand;
import org.xiangli.domain.services.admission.DemandDesk;
import org.xiangli.domain.services.admission.FunctionTransfer;
import org.xiangli.domain.services.admission.Funds;
import org.xiangli.domain.services.admission.FundsDesk;
import org.xiangli.domain.services.admission.Hearing;
import org.xiangli.domain.services.admission.Localisation;
import org.xiangli.domain.services.admission.LocalisationDesk;
import org.xiangli.domain.services.admission.Proposal;
import org.xiangli.domain.services.admission.TaskTransfer;
import org.xiangli.domain.services.admission.TransferCalendar;
import org.xiangli.domain.services.admission.Workload;
import org.xiangli.kernel.Money;

/** What protects the villages of a demo county: admissions in several states, funds, delegations, localised items, demands. */
@Component
class DemoProtection {

    /** An item the village serves, so that the department owes money for the matters it takes in. */
    private static final String FUNDED = "pension-register";

    private static final String LOCALISED = "elder-allowance";

    private final AdmissionDesk admissions;
    private final Hearing hearing;
    private final FundsDesk funds;
    private final DelegationDesk delegations;
    private final LocalisationDesk local;
    private final DemandDesk demands;
    private final Catalogue catalogue;
    private final Clock clock;

    DemoProtection(
            AdmissionDesk admissions,
            Hearing hearing,
            FundsDesk funds,
            DelegationDesk delegations,
            LocalisationDesk local,
            DemandDesk demands,
            Catalogue catalogue,
            Clock clock) {
        this.admissions = admissions;
        this.hearing = hearing;
        this.funds = funds;
        this.delegations = delegations;
        this.local = local;
        this.demands = demands;
        this.catalogue = catalogue;
        this.clock = clock;
    }

    /** Enters them, once. */
    void enter(DemoStaff staff) {
        if (!staff.bureau().call(delegations::functions).isEmpty()) {
            return;
        }
        admissions(staff);
        delegations(staff);
        localisations(staff);
        demands(staff);
        staff.bureau()
                .run(() -> delegations.handOut(FunctionTransfer.of(
                        key(staff, "function"),
                        "老年人能力评估",
                        staff.countyName() + "民政局",
                        FunctionTransfer.Taker.SOCIAL_ORGANISATION,
                        "演示养老服务协会",
                        FunctionTransfer.Method.PURCHASE,
                        today(),
                        Money.ofYuan(80_000),
                        Optional.of(today().plusYears(1)),
                        "评估不合格的，自次月起收回")));
    }

    /** One admitted, with money booked for it; one under review; one without funds; one without basis. */
    private void admissions(DemoStaff staff) {
        var admitted = staff.bureau()
                .call(() -> admissions.propose(proposal(staff, FUNDED, "城乡居民养老保险参保登记代收", "社会保险经办条例", funds())));
        staff.civil().run(() -> {
            hearing.opine(admitted.id(), true, "经费到位，工作量合适");
            hearing.hearToo(admitted.id(), staff.villages());
        });
        staff.justice().run(() -> hearing.opine(admitted.id(), true, "有行政法规依据"));
        staff.civil()
                .call(() -> hearing.villages(admitted.id()))
                .forEach(heard -> staff.clerk(heard.village()).run(() -> hearing.comment(admitted.id(), true, "可以承担")));
        staff.countyApprover().run(() -> admissions.admit(key(staff, "admit"), admitted.id(), today(), "同意准入"));
        var start = today().withDayOfMonth(1);
        staff.clerk()
                .run(() -> funds.book(
                        key(staff, "book"), admitted.id(), staff.village(), start, Money.parse("50.00"), "银行回单"));
        var reviewed = staff.bureau()
                .call(() -> admissions.propose(proposal(staff, "demo-skills-survey", "劳动力技能状况调查代收", "就业促进法", funds())));
        staff.justice().run(() -> hearing.opine(reviewed.id(), true, "有依据"));
        staff.bureau()
                .run(() -> admissions.propose(proposal(
                        staff,
                        "demo-enterprise-sheet",
                        "企业用工情况统计",
                        "就业促进法",
                        new Funds(Money.ZERO, "", Optional.empty(), "", ""))));
        staff.bureau().run(() -> admissions.propose(proposal(staff, "demo-app-downloads", "手机应用注册推广", "", funds())));
    }

    /** One in force with a limit, with its task in effect; one that ended; one task that waits for its money. */
    private void delegations(DemoStaff staff) {
        var approver = staff.countyApprover();
        approver.run(() -> {
            delegations.delegate(
                    delegation(staff, "power", LOCALISED, "高龄津贴审定", Optional.of(Money.ofYuan(3_600)), today(), 365));
            var gone = delegations.delegate(delegation(
                    staff, "gone", "temporary-relief", "小额临时救助审定", Optional.of(Money.ofYuan(800)), today(), 30));
            delegations.revoke(gone.id(), "年度评估后收回，改由县级审定");
        });
        var paid = new TaskTransfer.BudgetLine("2080805", today().getYear(), Money.ofYuan(60_000));
        var task = task(staff, "task", "高龄津贴审定", Optional.of(paid));
        staff.bureau().run(() -> {
            delegations.prepare(task);
            delegations.prepare(task(staff, "task2", "高龄老人巡访", Optional.empty()));
        });
        approver.run(() -> delegations.takeEffect(task.id()));
    }

    private void localisations(DemoStaff staff) {
        var item = staff.clerk().call(() -> catalogue.item(LOCALISED, today()).item());
        var days = item.time().promised();
        var published = staff.clerk().call(() -> local.write(text(staff, "local", "周一至周五上午，赶集日全天", days)));
        var checked =
                staff.clerk(staff.villages().get(1)).call(() -> local.write(text(staff, "local2", "周一至周五全天", days)));
        staff.clerk(staff.villages().get(2)).run(() -> local.write(text(staff, "local3", "周二、周四上午", days)));
        staff.officer().run(() -> {
            local.check(published.id());
            local.check(checked.id());
        });
        staff.clerk().run(() -> local.publish(published.id(), today().plusDays(7)));
    }

    /** What other offices ask of the village: two refused, one that belongs to its list. */
    private void demands(DemoStaff staff) {
        staff.clerk().run(() -> {
            demands.enter(
                    key(staff, "demand"),
                    new Demand.Asked(staff.countyName() + "统计局", Demand.Kind.REPORT, "每周企业用电台账", 6),
                    Optional.empty());
            demands.enter(
                    key(staff, "demand2"),
                    new Demand.Asked(staff.townName() + "综治办", Demand.Kind.PLAQUE, "悬挂示范点标牌", 1),
                    Optional.empty());
            demands.enter(
                    key(staff, "demand3"),
                    new Demand.Asked(staff.countyName() + "民政局", Demand.Kind.FORM, "高龄津贴申请代收", 2),
                    Optional.of(new Demand.Standing(Demand.ListName.ASSIST, LOCALISED)));
        });
    }

    private static Funds funds() {
        return new Funds(
                Money.parse("12.50"),
                "县人力资源和社会保障局",
                Optional.of(new TransferCalendar(TransferCalendar.Every.MONTH, 10)),
                "高拍仪一台",
                "每年培训一天");
    }

    private static Proposal proposal(DemoStaff staff, String code, String name, String source, Funds funds) {
        return new Proposal(
                key(staff, code),
                code,
                name,
                source,
                source.isEmpty() ? "" : "第6条",
                "代收申请材料，当天转送",
                "不核定待遇，不垫付费用",
                Workload.of(2),
                funds,
                "县政务服务大厅3号窗口，电话0433-0000000");
    }

    private static Delegation delegation(
            DemoStaff staff, String name, String item, String power, Optional<Money> most, LocalDate from, int days) {
        return new Delegation(
                key(staff, name),
                item,
                power,
                staff.countyName() + "民政局",
                staff.town(),
                most,
                "",
                from,
                from.plusDays(days),
                "演示县人民政府关于下放权限的决定",
                "第3条",
                Optional.empty());
    }

    private static TaskTransfer task(
            DemoStaff staff, String name, String task, Optional<TaskTransfer.BudgetLine> budget) {
        return new TaskTransfer(
                key(staff, name),
                LOCALISED,
                task,
                staff.countyName() + "民政局",
                staff.town(),
                budget,
                staff.bureau().account(),
                Optional.empty());
    }

    private static Localisation.Text text(DemoStaff staff, String name, String hours, int days) {
        return new Localisation.Text(
                key(staff, name), LOCALISED, "村会计", hours, "村便民服务站一楼", "八十岁以上和行动不便的，电话预约上门", List.of(), 0, days);
    }

    private static UUID key(DemoStaff staff, String name) {
        return UUID.nameUUIDFromBytes(("demo/" + staff.county().value() + "/" + name).getBytes(StandardCharsets.UTF_8));
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
