package org.xiangli.domain.services;

import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.xiangli.core.access.Acting;
import org.xiangli.core.access.PostKind;
import org.xiangli.core.territory.Territory;
import org.xiangli.kernel.DivisionCode;
import org.xiangli.kernel.DivisionCode.Level;
import org.xiangli.kernel.Refusal;

/** The directory of service points (R053): where one is served, by whom, when, and which open one is nearest. */
@Service
@Transactional
public class PointDirectory {

    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_ADDRESS = 200;
    private static final int LONGEST_PHONE = 20;
    private static final int MOST_MINUTES = 600;

    private final PointTable table;
    private final Territory territory;
    private final Catalogue catalogue;
    private final DeskClock clock;

    PointDirectory(PointTable table, Territory territory, Catalogue catalogue, DeskClock clock) {
        this.table = table;
        this.territory = territory;
        this.catalogue = catalogue;
        this.clock = clock;
    }

    /**
     * Enters a point, or changes the one of that id; closures are kept, see {@link #close}.
     *
     * @throws Refusal {@code territory.unknown} for a division that does not exist, {@code services.point-scope} for one the
     *     acting post does not cover, {@code services.point-hours} for an opening that ends before it begins or stands
     *     there twice, {@code item.not-in-force}, {@code services.text-missing}, {@code services.text-too-long}
     */
    public ServicePoint enter(ServicePoint point) {
        var today = clock.today();
        territory.demand(point.division(), point.division().level(), today);
        demandScope(point.division());
        Typing.demand("name", point.name(), LONGEST_NAME);
        Typing.demand("address", point.address(), LONGEST_ADDRESS);
        Typing.optional("phone", point.phone(), LONGEST_PHONE);
        point.staff().forEach(person -> {
            Typing.demand("staff", person.name(), LONGEST_NAME / 2);
            Typing.demand("duty", person.duty(), LONGEST_NAME);
        });
        point.items().forEach(code -> catalogue.item(code, today));
        demandHours(point);
        table.put(point);
        return find(point.id());
    }

    /**
     * Gives notice that a point is closed for some days. The same id again changes nothing.
     *
     * @throws Refusal {@code services.point-unknown}, {@code services.point-scope}, {@code services.point-dates}
     */
    public ServicePoint close(UUID point, ServicePoint.Closure closure) {
        demandScope(find(point).division());
        if (closure.to().isBefore(closure.from())) {
            throw new Refusal("services.point-dates", ServiceLaw.POINT);
        }
        Typing.demand("reason", closure.reason(), Typing.REMARK);
        table.close(point, closure, clock.moment());
        return find(point);
    }

    /**
     * Says how long the way is from a village, or from one of its natural villages.
     *
     * @param minutes 0 to 600
     * @throws Refusal {@code services.point-minutes}, {@code services.other-county}, {@code territory.unknown}
     */
    public void measure(UUID point, DivisionCode village, Optional<UUID> hamlet, int minutes) {
        demandScope(find(point).division());
        demandVillage(village);
        if (minutes < 0 || minutes > MOST_MINUTES) {
            throw new Refusal("services.point-minutes", ServiceLaw.POINT, MOST_MINUTES);
        }
        table.putMinutes(point, village, hamlet.orElse(null), minutes);
    }

    /** Every point of the county, in order of division and name. */
    @Transactional(readOnly = true)
    public List<ServicePoint> all() {
        return table.all();
    }

    /**
     * The points open at a moment, the nearest first: by minutes where they were measured, after those by how small the
     * division is that the point shares with the village. Closed ones are not offered.
     *
     * @param item code of the item wanted, if it is known
     * @throws Refusal {@code territory.unknown}, {@code territory.level}, {@code services.other-county}
     */
    @Transactional(readOnly = true)
    public List<NearPoint> near(
            DivisionCode village, Optional<UUID> hamlet, Optional<String> item, LocalDateTime moment) {
        demandVillage(village);
        var minutes = table.minutes(village, hamlet.orElse(null));
        return table.all().stream()
                .filter(point -> point.serves(item))
                .flatMap(point -> point
                        .openUntil(moment)
                        .map(until -> new NearPoint(point, Optional.ofNullable(minutes.get(point.id())), until))
                        .stream())
                .sorted(Comparator.comparing((NearPoint near) -> near.minutes().orElse(Integer.MAX_VALUE))
                        .thenComparing(near -> -shared(near.point().division(), village))
                        .thenComparing(near -> near.point().name()))
                .toList();
    }

    private ServicePoint find(UUID id) {
        return table.all().stream()
                .filter(point -> point.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new Refusal("services.point-unknown", ServiceLaw.POINT));
    }

    private void demandVillage(DivisionCode village) {
        territory.demand(village, Level.VILLAGE, clock.today());
        if (!village.county().value().equals(org.xiangli.core.store.Bound.county())) {
            throw new Refusal("services.other-county", ServiceLaw.POINT);
        }
    }

    private static void demandScope(DivisionCode division) {
        var acting = Acting.current();
        acting.require(
                PostKind.VILLAGE_CLERK, PostKind.TOWNSHIP_OFFICER, PostKind.COUNTY_OFFICER, PostKind.ADMINISTRATOR);
        if (!acting.division().contains(division)) {
            throw new Refusal("services.point-scope", ServiceLaw.POINT);
        }
    }

    private static void demandHours(ServicePoint point) {
        var begins = new HashSet<String>();
        for (var span : point.hours()) {
            if (!span.closes().isAfter(span.opens()) || !begins.add(span.weekday() + " " + span.opens())) {
                throw new Refusal("services.point-hours", ServiceLaw.POINT);
            }
        }
        if (point.openTo().filter(point.openFrom()::isAfter).isPresent()) {
            throw new Refusal("services.point-dates", ServiceLaw.POINT);
        }
    }

    /** Digits two divisions have in common: the more, the nearer. */
    private static int shared(DivisionCode one, DivisionCode other) {
        var digits = 0;
        while (digits < Math.min(one.value().length(), other.value().length())
                && one.value().charAt(digits) == other.value().charAt(digits)) {
            digits++;
        }
        return digits;
    }
}
