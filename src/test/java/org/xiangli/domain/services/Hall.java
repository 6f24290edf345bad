package org.xiangli.domain.services;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.xiangli.core.access.Acting;
import org.xiangli.core.access.PostKind;
import org.xiangli.core.people.EventKind;
import org.xiangli.core.people.RegisterDesk;
import org.xiangli.core.people.Relation;
import org.xiangli.core.people.ResidenceType;
import org.xiangli.core.people.Resident;
import org.xiangli.core.procedure.CaseFile;
import org.xiangli.core.store.Bound;
import org.xiangli.core.store.Reach;
import org.xiangli.kernel.DivisionCode;
import org.xiangli.kernel.IdNumber;
import org.xiangli.kernel.Ids;

/** A county of one township and two villages with somebody at each post, and the people who come to the window. */
final class Hall {

    final DivisionCode county;
    final DivisionCode township;
    final DivisionCode village;
    final DivisionCode neighbour;
    final Acting clerk;
    final Acting neighbourClerk;
    final Acting officer;
    final Acting approver;
    final Acting countyOfficer;
    final Acting countyApprover;

    private final Halls halls;
    private final AtomicInteger people = new AtomicInteger();

    Hall(Halls halls, DivisionCode village, DivisionCode neighbour) {
        this.halls = halls;
        this.village = village;
        this.neighbour = neighbour;
        this.township = village.parent().orElseThrow();
        this.county = village.county();
        this.clerk = post(PostKind.VILLAGE_CLERK, village, "小箕村便民服务站", "金明淑");
        this.neighbourClerk = post(PostKind.VILLAGE_CLERK, neighbour, "邻村便民服务站", "赵强");
        this.officer = post(PostKind.TOWNSHIP_OFFICER, township, "老头沟镇便民服务中心", "李哲");
        this.approver = post(PostKind.TOWNSHIP_APPROVER, township, "老头沟镇人民政府", "朴正浩");
        this.countyOfficer = post(PostKind.COUNTY_OFFICER, county, "县社会保险事业管理局", "孙丽");
        this.countyApprover = post(PostKind.COUNTY_APPROVER, county, "县社会保险事业管理局", "周海");
    }

    static Acting post(PostKind kind, DivisionCode division, String office, String name) {
        return new Acting(Ids.next(), name, Ids.next(), kind, division, office, null);
    }

    <T> T as(Acting acting, Supplier<T> work) {
        return acting.call(work::get);
    }

    void as(Acting acting, Runnable work) {
        acting.run(work);
    }

    /** Somebody new in the village. */
    Resident villager() {
        return villager(village);
    }

    Resident villager(DivisionCode home) {
        var count = people.incrementAndGet();
        var birth = LocalDate.of(1960, 1, 1).plusDays(count / 900);
        return Bound.call(Reach.ofCounty(county.value()), () -> {
            var household = halls.register.formHousehold(home, "第" + count + "户", LocalDate.of(2000, 1, 1));
            return halls.register.enter(
                    EventKind.ENTERED,
                    new RegisterDesk.Entry(
                            home,
                            household,
                            Relation.HEAD,
                            "王秀兰",
                            IdNumber.build("000000", birth, count % 900),
                            ResidenceType.HERE,
                            home,
                            LocalDate.of(2000, 1, 1),
                            null),
                    "测试");
        });
    }

    /** The resident herself, signed in. */
    Acting herself(Resident resident) {
        var account = Ids.next();
        return new Acting(account, resident.name(), account, PostKind.RESIDENT, resident.village(), "", resident.id());
    }

    /** Every paper of an item as the list wants it, except those named. */
    static Map<String, PaperMark> papers(Item item, String... missing) {
        var marks = new HashMap<String, PaperMark>();
        for (var paper : item.asked()) {
            marks.put(
                    paper.code(),
                    PaperMark.of(List.of(missing).contains(paper.code()) ? PaperState.MISSING : usual(paper)));
        }
        return marks;
    }

    /** Taken in at the window with all papers. */
    Taken taken(Resident resident, String item) {
        return as(
                clerk,
                () -> halls.desk.take(
                        Draft.atWindow(UUID.randomUUID(), resident.id(), item), papers(Samples.item(item))));
    }

    /** A move by whoever holds the case. */
    Application move(Application application, String move) {
        return move(application, step(application, move));
    }

    Application move(Application application, DeskMove move) {
        return as(holder(application.file()), () -> halls.desk.move(move));
    }

    static DeskMove step(Application application, String move) {
        return DeskMove.of(
                UUID.randomUUID(), application.id(), application.file().seq(), move);
    }

    /** Through the township's hands until somebody must decide. */
    Application proposed(Application application) {
        var review = move(move(application, "forward"), "take-up");
        return move(review, step(review, "propose").because("材料齐全，符合条件"));
    }

    /** Granted and handed over. */
    Application delivered(Resident resident) {
        var decided = move(proposed(taken(resident, "pension-register").application()), "grant");
        return as(
                        clerk,
                        () -> halls.desk.deliver(
                                UUID.randomUUID(), decided.id(), decided.file().seq(), Item.Delivery.WINDOW))
                .application();
    }

    Acting holder(CaseFile file) {
        return switch (file.step().post().code()) {
            case "township-officer" -> officer;
            case "township-approver" -> approver;
            case "county-officer" -> countyOfficer;
            case "county-approver" -> countyApprover;
            default -> clerk;
        };
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
}
