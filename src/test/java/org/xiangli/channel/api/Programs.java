package org.xiangli.channel.api;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.stereotype.Component;
import org.xiangli.core.access.Acting;
import org.xiangli.core.access.PostKind;
import org.xiangli.core.people.EventKind;
import org.xiangli.core.people.RegisterDesk;
import org.xiangli.core.people.Relation;
import org.xiangli.core.people.ResidenceType;
import org.xiangli.core.people.Resident;
import org.xiangli.core.store.Bound;
import org.xiangli.core.store.Counties;
import org.xiangli.core.store.Reach;
import org.xiangli.domain.services.Catalogue;
import org.xiangli.domain.services.FirstItems;
import org.xiangli.kernel.DivisionCode;
import org.xiangli.kernel.IdNumber;
import org.xiangli.kernel.Ids;

/** Gives each test a county that is on no map, with its catalogue, its people and programs that may come in. */
@Component
public class Programs {

    private static final AtomicInteger COUNTIES = new AtomicInteger(940_100);

    public final ClientDesk desk;

    private final RegisterDesk register;
    private final Catalogue catalogue;
    private final Counties counties;
    private final Clock clock;

    Programs(ClientDesk desk, RegisterDesk register, Catalogue catalogue, Counties counties, Clock clock) {
        this.desk = desk;
        this.register = register;
        this.catalogue = catalogue;
        this.counties = counties;
        this.clock = clock;
    }

    /** A county nobody else uses. */
    public Place open() {
        var county = Integer.toString(COUNTIES.incrementAndGet());
        counties.turnOn(county, false);
        Bound.run(
                Reach.ofCounty(county),
                () -> catalogue.publish(Ids.next(), FirstItems.ten(), LocalDate.now(clock), "", new UUID(0, 0)));
        return new Place(this, DivisionCode.of(county));
    }

    /** One county with a village. */
    public static final class Place {

        public final DivisionCode county;
        public final DivisionCode village;
        private final Programs programs;
        private final AtomicInteger people = new AtomicInteger();

        Place(Programs programs, DivisionCode county) {
            this.programs = programs;
            this.county = county;
            this.village = DivisionCode.of(county.value() + "101201");
        }

        public Acting administrator() {
            return new Acting(Ids.next(), "管理员", Ids.next(), PostKind.ADMINISTRATOR, county, "县数据局", null);
        }

        /** A token for a program at the village window, with every permission. */
        public String token() {
            return token(PostKind.VILLAGE_CLERK, village, Set.of(Scope.values()));
        }

        public String token(PostKind kind, DivisionCode division, Set<Scope> scopes) {
            return token(kind, division, scopes, 600);
        }

        public String token(PostKind kind, DivisionCode division, Set<Scope> scopes, int perMinute) {
            return let(Optional.of(new Caller.Seat(kind, division)), scopes, perMinute);
        }

        /** A key for a program that reports problems and holds no post. */
        public String reporter(int perMinute) {
            return let(Optional.empty(), Set.of(Scope.OPEN311), perMinute);
        }

        private String let(Optional<Caller.Seat> seat, Set<Scope> scopes, int perMinute) {
            var entry = new ClientDesk.Entry(Ids.next(), "省政务平台", seat, scopes, perMinute);
            return administrator().call(() -> programs.desk.make(entry));
        }

        public Resident villager() {
            var sequence = people.incrementAndGet();
            var begin = LocalDate.of(2000, 1, 1);
            return Bound.call(Reach.ofCounty(county.value()), () -> {
                var household = programs.register.formHousehold(village, "第" + sequence + "户", begin);
                return programs.register.enter(
                        EventKind.ENTERED,
                        new RegisterDesk.Entry(
                                village,
                                household,
                                Relation.HEAD,
                                "诸葛玉兰",
                                IdNumber.build("000000", LocalDate.of(1960, 1, 1), sequence),
                                ResidenceType.HERE,
                                village,
                                begin,
                                null),
                        "测试");
            });
        }
    }
}
