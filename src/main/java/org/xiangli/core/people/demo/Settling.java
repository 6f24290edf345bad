package org.xiangli.core.people.demo;

import java.util.ArrayList;
import java.util.List;
import org.xiangli.kernel.Sex;

/** Brings the county's people into the world and together: births, collective dwellers, couples, households. */
final class Settling {

    private final CensusCounty county;
    private final Dice dice;
    private final List<Person> dwellers;
    private final List<Home> homes = new ArrayList<>();

    Settling(CensusCounty county, Births births, Dice dice) {
        this.county = county;
        this.dice = dice;
        var men = born(Sex.MALE, births);
        var women = born(Sex.FEMALE, births);
        this.dwellers = new CollectiveDwellers(county).takeFrom(men, women);
        dice.shuffle(dwellers);
        var family = new ArrayList<Person>(county.inHouseholds());
        men.forEach(family::addAll);
        women.forEach(family::addAll);
        dice.shuffle(family);
        settle(family);
    }

    List<Home> homes() {
        return homes;
    }

    List<Person> dwellers() {
        return dwellers;
    }

    /** Household by household, until the census's share is reached; the last one only as far as needed. */
    void markMinority(List<Home> all) {
        var mixed = new ArrayList<>(all);
        dice.shuffle(mixed);
        long left = ((long) county.people() * county.minorityShare() + 5000) / 10000;
        for (var home : mixed) {
            for (var person : home.members) {
                person.ofMinority = left-- > 0;
            }
        }
    }

    private void settle(List<Person> family) {
        var minors = family.stream().filter(each -> !each.isAdult()).toList();
        var adults = family.stream().filter(Person::isAdult).toList();
        var plan = HouseholdPlan.of(county, minors.size(), adults.size(), Couples.likely(adults));
        new Couples(dice).marry(adults, plan.couples());
        var siblings = new SiblingSets(dice, minors);
        var sets = siblings.gather(plan.childSets());
        dice.shuffle(sets);
        var unplaced = new Unplaced(adults, county.onePerson() * 4 / 5);
        var lineages = new Lineages(county, plan, unplaced, dice).build(sets, plan.childSetsByGenerations(county));
        homes.addAll(lineages);
        homes.addAll(new Remaining(county, unplaced, lineages, dice).settle(siblings.cousins()));
    }

    private List<List<Person>> born(Sex sex, Births births) {
        var byClass = new ArrayList<List<Person>>();
        for (int at = 0; at < AgeClass.ALL.size(); at++) {
            var ages = new ArrayList<Person>();
            for (int nth = 0; nth < county.byClass(sex)[at]; nth++) {
                ages.add(births.inClass(sex, AgeClass.ALL.get(at)));
            }
            byClass.add(ages);
        }
        return byClass;
    }
}
