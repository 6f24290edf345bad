package org.xiangli.core.people.demo;

import java.util.ArrayList;
import java.util.List;

/**
 * Fills the households of one generation with those whom no lineage took, and gives the rest a place with parents or
 * relatives, so that every number of the plan comes out.
 */
final class Remaining {

    private final CensusCounty county;
    private final Unplaced adults;
    private final List<Home> lineages;
    private final Dice dice;
    private final List<Home> homes = new ArrayList<>();

    Remaining(CensusCounty county, Unplaced adults, List<Home> lineages, Dice dice) {
        this.county = county;
        this.adults = adults;
        this.lineages = lineages;
        this.dice = dice;
    }

    /** The households of one generation. Cousins are children left over; they join households with children. */
    List<Home> settle(List<Person> cousins) {
        release();
        int pairs = county.oneGenerationPairs();
        var couples = adults.drainCouples();
        dice.shuffle(couples);
        for (int at = 0; at < couples.size(); at++) {
            if (at < pairs) {
                open(couples.get(at)).join(partner(couples.get(at)), 0);
            } else {
                // They live apart: each is counted where he lives.
                adults.addSingle(couples.get(at));
                adults.addSingle(partner(couples.get(at)));
            }
        }
        var singles = adults.drainSingles();
        singles.sort(java.util.Comparator.comparingInt(person -> person.age));
        int roommates = Math.max(0, pairs - couples.size());
        int extras = singles.size() - county.onePerson() - 2 * roommates;
        var relatives = chooseYoung(singles, extras);
        for (int nth = 0; nth < roommates; nth++) {
            open(singles.removeLast()).join(singles.removeLast(), 0);
        }
        singles.forEach(this::open);
        new Kinsfolk(lineages, homes, dice).takeIn(relatives, cousins);
        return homes;
    }

    /** When lineages took so many couples that others would lack people, partners move out and live alone. */
    private void release() {
        int needed = county.onePerson() + 2 * county.oneGenerationPairs();
        int there = adults.singles() + 2 * adults.couples();
        int at = 0;
        while (there < needed) {
            var home = lineages.get(at++);
            var leaving = home.members.stream()
                    .filter(each -> each.spouse != null && each.spouse.home == home)
                    .filter(each -> each.mother == null && each.father == null)
                    .findFirst();
            if (leaving.isPresent()) {
                home.leave(leaving.get());
                adults.addSingle(leaving.get());
                there++;
            }
        }
    }

    private Home open(Person person) {
        var home = new Home(1);
        home.join(person, 0);
        homes.add(home);
        return home;
    }

    /** Takes this many out of the list that is sorted by age, mostly the young, who still live with parents. */
    private List<Person> chooseYoung(List<Person> singles, int number) {
        var chosen = new ArrayList<Person>(number);
        var left = new ArrayList<Person>(singles.size());
        int open = number;
        for (int at = 0; at < singles.size(); at++) {
            boolean mustTake = singles.size() - at <= open;
            if (open > 0 && (mustTake || dice.permille(singles.get(at).age < 40 ? 850 : 300))) {
                chosen.add(singles.get(at));
                open--;
            } else {
                left.add(singles.get(at));
            }
        }
        singles.clear();
        singles.addAll(left);
        return chosen;
    }

    private static Person partner(Person person) {
        return java.util.Objects.requireNonNull(person.spouse);
    }
}
