package org.xiangli.domain.services.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.xiangli.core.access.Acting;
import org.xiangli.core.access.PostKind;
import org.xiangli.core.people.EventKind;
import org.xiangli.core.people.RegisterDesk;
import org.xiangli.core.people.Relation;
import org.xiangli.core.people.ResidenceType;
import org.xiangli.core.store.Bound;
import org.xiangli.core.store.Reach;
import org.xiangli.domain.services.Application;
import org.xiangli.domain.services.Draft;
import org.xiangli.domain.services.Item;
import org.xiangli.domain.services.Material;
import org.xiangli.domain.services.PaperMark;
import org.xiangli.domain.services.PaperState;
import org.xiangli.kernel.DivisionCode;
import org.xiangli.kernel.IdNumber;
import org.xiangli.kernel.Ids;
import org.xiangli.kernel.Money;
import org.xiangli.kernel.Refusal;

/** A county with a department that proposes, two that review, one that decides, a township and three villages. */
final class County {

    final DivisionCode code;
    final DivisionCode township;
    final List<DivisionCode> villages;
    final Acting bureau;
    final Acting civil;
    final Acting justice;
    final Acting approver;
    final Acting town;
    final List<Acting> clerks;

    private final Prefecture counties;
    private int people;

    County(Prefecture counties, DivisionCode township, List<DivisionCode> villages) {
        this.counties = counties;
        this.township = township;
        this.code = township.county();
        this.villages = villages;
        this.bureau = post(PostKind.COUNTY_OFFICER, code, "县农业农村局");
        this.civil = post(PostKind.COUNTY_OFFICER, code, "县民政局");
        this.justice = post(PostKind.COUNTY_OFFICER, code, "县司法局");
        this.approver = post(PostKind.COUNTY_APPROVER, code, "县人民政府办公室");
        this.town = post(PostKind.TOWNSHIP_OFFICER, township, "老头沟镇便民服务中心");
        this.clerks = villages.stream()
                .map(village -> post(PostKind.VILLAGE_CLERK, village, "小箕村民委员会"))
                .toList();
    }

    static Acting post(PostKind kind, DivisionCode division, String office) {
        return new Acting(Ids.next(), "金明淑", Ids.next(), kind, division, office, null);
    }

    <T> T as(Acting acting, Supplier<T> work) {
        return acting.call(work::get);
    }

    void as(Acting acting, Runnable work) {
        acting.run(work);
    }

    Acting clerk() {
        return clerks.getFirst();
    }

    DivisionCode village() {
        return villages.getFirst();
    }

    LocalDate today() {
        return LocalDate.now(counties.clock);
    }

    static Funds funds() {
        return new Funds(
                Money.parse("12.50"),
                "县农业农村局",
                Optional.of(new TransferCalendar(TransferCalendar.Every.MONTH, 10)),
                "高拍仪一台",
                "每年培训一天");
    }

    static Proposal proposal(String code, int hours) {
        return proposal(code, "森林法", Workload.of(hours), funds());
    }

    static Proposal proposal(String code, String source, Workload hours, Funds funds) {
        return new Proposal(
                UUID.randomUUID(),
                code,
                "林木采伐申请代收",
                source,
                "第57条",
                "代收申请材料",
                "不进山核查",
                hours,
                funds,
                "县政务服务大厅3号窗口，电话0433-0000000");
    }

    Admission propose(String code, int hours) {
        return as(bureau, () -> counties.desk.propose(proposal(code, hours)));
    }

    /** Proposed, reviewed by both departments, and every village heard. */
    Admission heard(String code, int hours) {
        var admission = propose(code, hours);
        as(civil, () -> {
            counties.hearing.opine(admission.id(), true, "可行");
            counties.hearing.hearToo(admission.id(), villages);
        });
        as(justice, () -> counties.hearing.opine(admission.id(), true, "有依据"));
        clerks.forEach(clerk -> as(clerk, () -> counties.hearing.comment(admission.id(), true, "可以承担")));
        return admission;
    }

    Admission admitted(String code, int hours) {
        var admission = heard(code, hours);
        return admit(admission);
    }

    Admission admit(Admission admission) {
        return as(approver, () -> counties.desk.admit(UUID.randomUUID(), admission.id(), today(), "同意准入"));
    }

    /** Somebody of a village hands in all papers of an item at the window. */
    Application takeIn(Acting clerk, String code) {
        var item = counties.catalogue.shippedItem(code);
        var resident = villager(clerk.division());
        return as(
                clerk,
                () -> counties.services
                        .take(Draft.atWindow(UUID.randomUUID(), resident, code), papers(item))
                        .application());
    }

    private UUID villager(DivisionCode home) {
        people++;
        var number = people;
        return Bound.call(Reach.ofCounty(code.value()), () -> {
            var household = counties.register.formHousehold(home, "第" + number + "户", LocalDate.of(2000, 1, 1));
            return counties.register
                    .enter(
                            EventKind.ENTERED,
                            new RegisterDesk.Entry(
                                    home,
                                    household,
                                    Relation.HEAD,
                                    "王秀兰",
                                    IdNumber.build("000000", LocalDate.of(1960, 1, 1), number),
                                    ResidenceType.HERE,
                                    home,
                                    LocalDate.of(2000, 1, 1),
                                    null),
                            "测试")
                    .id();
        });
    }

    private static Map<String, PaperMark> papers(Item item) {
        var marks = new HashMap<String, PaperMark>();
        item.asked().forEach(paper -> marks.put(paper.code(), PaperMark.of(usual(paper))));
        return marks;
    }

    private static PaperState usual(Material paper) {
        if (paper.necessity() == Material.Necessity.CONDITIONAL) {
            return PaperState.NOT_NEEDED;
        }
        if (paper.forms().contains(Material.Form.SHOWN)) {
            return PaperState.SHOWN;
        }
        return paper.forms().contains(Material.Form.ORIGINAL) ? PaperState.ORIGINAL : PaperState.COPY;
    }

    static void refused(String code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(code));
    }
}
