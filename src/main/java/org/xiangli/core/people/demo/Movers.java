package org.xiangli.core.people.demo;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.xiangli.core.people.ResidenceType;
import org.xiangli.kernel.DivisionCode;
import org.xiangli.kernel.Refusal;
import org.xiangli.kernel.RuleRef;

/**
 * Makes as many residents as the census counted be registered elsewhere: in another township of the county, in another
 * county of the province, in another province. Who is our assumption: dormitories and towns first, mostly whole
 * households.
 */
final class Movers {

    private static final RuleRef RULE = new RuleRef("CENSUS.2020", "第七次全国人口普查分县资料", "");
    private static final LocalDate FIRST = LocalDate.of(2005, 1, 1);
    private static final LocalDate LAST = LocalDate.of(2020, 4, 30);

    private final CensusCounty county;
    private final List<Place> places;
    private final Map<String, List<DivisionCode>> elsewhere;
    private final Dice dice;
    private final int[] left;

    Movers(CensusCounty county, List<Place> places, Map<String, List<DivisionCode>> elsewhere, Dice dice) {
        this.county = county;
        this.places = places;
        this.elsewhere = elsewhere;
        this.dice = dice;
        this.left = county.movers().clone();
    }

    void mark(List<Home> homes) {
        var groups = new ArrayList<Group>();
        for (var home : homes) {
            if (home.generations == 0) {
                home.members.forEach(each -> groups.add(new Group(home, List.of(each), dice.below(1000))));
            } else if (dice.permille(200)) {
                groups.add(new Group(
                        home, List.of(dice.pick(home.members)), dice.below(1200) + (home.inTown ? 300 : 500)));
            } else {
                groups.add(new Group(home, List.copyOf(home.members), dice.below(1200) + (home.inTown ? 300 : 800)));
            }
        }
        groups.sort(Comparator.comparingInt(Group::order));
        groups.forEach(this::move);
        for (var home : homes) {
            home.members.stream()
                    .filter(each -> each.residence == ResidenceType.HERE)
                    .forEach(each -> move(new Group(home, List.of(each), 0)));
        }
    }

    private record Group(Home home, List<Person> people, int order) {}

    private void move(Group group) {
        int open = left[0] + left[1] + left[2];
        if (open == 0) {
            return;
        }
        int origin = dice.drawn(left);
        var from = from(origin, group);
        var since = FIRST.plusDays(dice.below((int) ChronoUnit.DAYS.between(FIRST, LAST) + 1));
        for (var person : group.people()) {
            if (left[origin] > 0) {
                left[origin]--;
                person.residence = ResidenceType.FROM_ELSEWHERE;
                person.registeredAt = from;
                person.arrived = person.born.isAfter(since) ? person.born : since;
            }
        }
    }

    private DivisionCode from(int origin, Group group) {
        var province = county.code().value().substring(0, 2);
        return switch (origin) {
            case 0 -> anotherVillage(java.util.Objects.requireNonNull(group.home().place));
            case 1 ->
                dice.pick(elsewhere.getOrDefault(province, List.of()).stream()
                        .filter(code -> !code.equals(county.code()))
                        .toList());
            default -> {
                var provinces = elsewhere.keySet().stream()
                        .filter(code -> !code.equals(province))
                        .toList();
                yield DivisionCode.of(dice.pick(provinces));
            }
        };
    }

    /** A village of another township; where the county has only one township, another village. */
    private DivisionCode anotherVillage(Place here) {
        var township = here.code().value().substring(0, 9);
        var others = places.stream()
                .map(Place::code)
                .filter(code -> !code.value().startsWith(township))
                .toList();
        if (others.isEmpty()) {
            others = places.stream()
                    .map(Place::code)
                    .filter(code -> !code.equals(here.code()))
                    .toList();
        }
        if (others.isEmpty()) {
            throw new Refusal("people.demo-one-village", RULE, county.code().value());
        }
        return dice.pick(others);
    }
}
