package org.xiangli.domain.services;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.stereotype.Component;
import org.xiangli.core.people.RegisterDesk;
import org.xiangli.core.store.Bound;
import org.xiangli.core.store.Reach;
import org.xiangli.core.territory.Territory;
import org.xiangli.kernel.DivisionCode;

/** Gives each test a county of its own with the packaged catalogue in force. */
@Component
class Halls {

    private static final AtomicInteger COUNTIES = new AtomicInteger(930_100);

    final ServiceDesk desk;
    final RegisterDesk register;

    private final Catalogue catalogue;
    private final Territory territory;
    private final Clock clock;

    Halls(ServiceDesk desk, RegisterDesk register, Catalogue catalogue, Territory territory, Clock clock) {
        this.desk = desk;
        this.register = register;
        this.catalogue = catalogue;
        this.territory = territory;
        this.clock = clock;
    }

    /** A county that is on no map. */
    Hall open() {
        var county = Integer.toString(COUNTIES.incrementAndGet());
        return publish(new Hall(this, DivisionCode.of(county + "101201"), DivisionCode.of(county + "101202")));
    }

    /** 龙井市, whose villages are on the map. */
    Hall openReal() {
        territory.loadVillages(DivisionCode.of("22"));
        var township = territory.children(DivisionCode.of("222405"), today()).stream()
                .map(division -> division.code())
                .filter(code -> territory.children(code, today()).size() > 1)
                .findFirst()
                .orElseThrow();
        var villages = territory.children(township, today());
        return publish(new Hall(this, villages.get(0).code(), villages.get(1).code()));
    }

    /** A county on the map with a rural village first and an urban community beside it. */
    Hall openWithTownAndCountryside(DivisionCode county) {
        territory.loadVillages(DivisionCode.of(county.value().substring(0, 2)));
        var all = territory.children(county, today()).stream()
                .flatMap(township -> territory.children(township.code(), today()).stream())
                .map(division -> division.code())
                .toList();
        return publish(new Hall(
                this,
                all.stream()
                        .filter(code -> code.value().charAt(9) == '2')
                        .findFirst()
                        .orElseThrow(),
                all.stream()
                        .filter(code -> code.value().charAt(9) == '0')
                        .findFirst()
                        .orElseThrow()));
    }

    /** A village of another county on the map. */
    DivisionCode villageOf(DivisionCode county) {
        var township = territory.children(county, today()).getFirst().code();
        return territory.children(township, today()).getFirst().code();
    }

    Instant tomorrow() {
        return clock.instant().plus(Duration.ofDays(1));
    }

    LocalDate today() {
        return LocalDate.now(clock);
    }

    private Hall publish(Hall hall) {
        Bound.run(Reach.ofCounty(hall.county.value()), () -> {
            if (catalogue.history().isEmpty()) {
                catalogue.publish(UUID.randomUUID(), Catalogue.shippedItems(), today(), "", new UUID(0, 0));
            }
        });
        return hall;
    }
}
