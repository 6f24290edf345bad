package org.xiangli.domain.services.inbox;

import java.time.LocalDate;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.xiangli.core.access.Acting;
import org.xiangli.core.access.PostKind;
import org.xiangli.core.people.EventKind;
import org.xiangli.core.people.RegisterDesk;
import org.xiangli.core.people.Relation;
import org.xiangli.core.people.ResidenceType;
import org.xiangli.core.people.Resident;
import org.xiangli.core.store.Bound;
import org.xiangli.core.store.Reach;
import org.xiangli.kernel.DivisionCode;
import org.xiangli.kernel.IdNumber;
import org.xiangli.kernel.Ids;

/** A county on no map with one township, two villages, somebody at each post, and people who have problems. */
final class Town {

    private static final AtomicInteger COUNTIES = new AtomicInteger(931_100);
    private static final LocalDate BEGIN = LocalDate.of(2020, 1, 1);

    final DivisionCode county;
    final DivisionCode township;
    final DivisionCode village;
    final DivisionCode neighbour;
    final Acting clerk;
    final Acting officer;
    final Acting countyOfficer;

    private final RegisterDesk register;
    private final AtomicInteger people = new AtomicInteger();

    Town(RegisterDesk register) {
        this(register, Integer.toString(COUNTIES.incrementAndGet()));
    }

    Town(RegisterDesk register, String county) {
        this.register = register;
        this.village = DivisionCode.of(county + "101201");
        this.neighbour = DivisionCode.of(county + "101202");
        this.township = village.parent().orElseThrow();
        this.county = village.county();
        this.clerk = post(PostKind.VILLAGE_CLERK, village, "小箕村便民服务站");
        this.officer = post(PostKind.TOWNSHIP_OFFICER, township, "老头沟镇便民服务中心");
        this.countyOfficer = post(PostKind.COUNTY_OFFICER, this.county, "县政务服务局");
    }

    static Acting post(PostKind kind, DivisionCode division, String office) {
        return new Acting(Ids.next(), "测试", Ids.next(), kind, division, office, null);
    }

    Resident villager(String name) {
        return villager(village, name);
    }

    Resident villager(DivisionCode home, String name) {
        var count = people.incrementAndGet();
        return Bound.call(Reach.ofCounty(county.value()), () -> {
            var household = register.formHousehold(home, "第" + count + "户", BEGIN);
            return register.enter(
                    EventKind.ENTERED,
                    new RegisterDesk.Entry(
                            home,
                            household,
                            Relation.HEAD,
                            name,
                            IdNumber.build("000000", LocalDate.of(1961, 2, 3), count),
                            ResidenceType.HERE,
                            home,
                            BEGIN,
                            null),
                    "测试");
        });
    }

    /** Somebody of the village, signed in. */
    Acting resident() {
        return herself(villager("王秀兰"));
    }

    static Acting herself(Resident resident) {
        var account = Ids.next();
        return new Acting(account, resident.name(), account, PostKind.RESIDENT, resident.village(), "", resident.id());
    }

    Filing filing(String body, String place) {
        return filing(village, body, place);
    }

    static Filing filing(DivisionCode village, String body, String place) {
        return new Filing(
                UUID.randomUUID(),
                village,
                Category.of("人居环境", "道路", "道路照明", DivisionCode.Level.VILLAGE).code(),
                body,
                place,
                java.util.Optional.empty(),
                java.util.Optional.empty());
    }
}
