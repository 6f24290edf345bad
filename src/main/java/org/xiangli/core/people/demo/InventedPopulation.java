package org.xiangli.core.people.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.xiangli.core.people.ResidenceType;
import org.xiangli.kernel.DivisionCode;
import org.xiangli.kernel.IdNumber;
import org.xiangli.kernel.Refusal;

/**
 * The invented people of one county: as many of each sex and age, in as many households of each kind, urban and rural,
 * of here and from elsewhere, as the census of 1 November 2020 counted. The same county, villages and seed give the
 * same people.
 *
 * <p>Births are those of the census day. On any later day people are simply older; nobody is born or dies meanwhile.
 * Those registered here and away come on top, because a census counts people where they live.
 */
public final class InventedPopulation {

    private static final String NO_REGION = "000000";

    private final List<Home> homes;
    private final List<Person> people;

    private InventedPopulation(List<Home> homes, List<Person> people) {
        this.homes = homes;
        this.people = people;
    }

    /**
     * Invents a county's people.
     *
     * @param places its villages and communities, at least one
     * @throws Refusal {@code people.census-unknown}, {@code people.census-missing}, {@code people.census-sum} or
     *     {@code people.census-households} when the census table does not suffice, {@code people.id-numbers-exhausted}
     *     when a birth date has no number left, {@code people.demo-one-village} when people should come from another
     *     village and there is none
     */
    public static InventedPopulation of(DivisionCode county, List<Place> places, long seed) {
        var table = CensusTable.packaged();
        return of(table.county(county), table, places, seed);
    }

    static InventedPopulation of(CensusCounty county, CensusTable table, List<Place> places, long seed) {
        if (places.isEmpty()) {
            throw new IllegalArgumentException("A county without villages: " + county.code());
        }
        var dice = new Dice(seed ^ Long.parseLong(county.code().value()) << 32);
        var births = new Births(county.code(), dice);
        var settling = new Settling(county, births, dice);
        var homes = new ArrayList<>(settling.homes());
        homes.addAll(new Villages(places, dice).settle(county, homes, settling.dwellers()));
        new Movers(county, places, table.byProvince(), dice).mark(homes);
        settling.markMinority(homes);
        new Away(births, dice).add(homes, table.awayAmong(county.people()));
        homes.forEach(home -> Kinship.chooseHead(home, dice));
        return numbered(homes, new Names(county.code(), dice));
    }

    private static InventedPopulation numbered(List<Home> homes, Names names) {
        var sorted = new ArrayList<>(homes);
        sorted.sort(java.util.Comparator.comparing(home -> placeOf(home).code()));
        var people = new ArrayList<Person>();
        int household = 0;
        for (var home : sorted) {
            home.number = household++;
            for (var person : home.members) {
                person.number = people.size();
                person.name = names.nameOf(person);
                people.add(person);
            }
        }
        return new InventedPopulation(sorted, people);
    }

    public int size() {
        return people.size();
    }

    /** All households, village by village. */
    public Stream<InventedHousehold> households() {
        return homes.stream()
                .map(home -> new InventedHousehold(
                        home.number, home.generations == 0, placeOf(home).code(), Addresses.of(home)));
    }

    /** All residents, household by household. */
    public Stream<InventedResident> residents() {
        return people.stream().map(this::resident);
    }

    List<Home> homes() {
        return homes;
    }

    private InventedResident resident(Person person) {
        var home = Objects.requireNonNull(person.home);
        var village = placeOf(home).code();
        return new InventedResident(
                person.number,
                home.number,
                person.name,
                IdNumber.build(NO_REGION, person.born, person.sequence),
                Kinship.toHead(person, home.head),
                person.residence,
                village,
                person.residence == ResidenceType.FROM_ELSEWHERE
                        ? Objects.requireNonNull(person.registeredAt)
                        : village,
                person.arrived,
                number(person.mother),
                number(person.father),
                number(person.spouse));
    }

    private static OptionalInt number(@Nullable Person person) {
        return person == null ? OptionalInt.empty() : OptionalInt.of(person.number);
    }

    private static Place placeOf(Home home) {
        return Objects.requireNonNull(home.place);
    }
}
