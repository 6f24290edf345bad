package org.xiangli.core.people.demo;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.xiangli.kernel.Refusal;
import org.xiangli.kernel.RuleRef;

/**
 * Builds the households of two and more generations from the youngest upwards. Parents are 18 to 45 years older than
 * their children as far as such adults are left, never less than 17 by whole years; where no parents are left, as in
 * counties whose young adults have gone, children live with grandparents.
 */
final class Lineages {

    private static final RuleRef RULE = new RuleRef("CENSUS.2020", "第七次全国人口普查分县资料", "");
    private static final int SONS_KEEP_THE_HOUSE = 800;

    private final CensusCounty county;
    private final Unplaced adults;
    private final Dice dice;
    private final List<Home> homes = new ArrayList<>();
    private int singlesToPlace;
    private int placesLeft;

    Lineages(CensusCounty county, HouseholdPlan plan, Unplaced adults, Dice dice) {
        this.county = county;
        this.adults = adults;
        this.dice = dice;
        this.singlesToPlace = plan.placesForSingles();
        this.placesLeft = HouseholdPlan.adultPlaces(county);
    }

    /** The younger the children, the more generations above them are alive; so theirs are built first. */
    List<Home> build(List<List<Person>> sets, int[] setsByGenerations) {
        var childSets = sets.stream()
                .sorted(Comparator.comparingInt(set -> eldest(set) / 3))
                .toList();
        int next = 0;
        // Grown children who live with their parents are without partners first; the rest is shared by chance.
        int reserved = Math.min(county.lineages() - childSets.size(), singlesToPlace);
        singlesToPlace -= reserved;
        for (int generations = 4; generations >= 2; generations--) {
            for (int nth = 0; nth < setsByGenerations[generations - 1]; nth++) {
                homes.add(overChildren(childSets.get(next++), generations));
            }
        }
        for (int generations = 4; generations >= 2; generations--) {
            int left = county.generations()[generations - 1] - setsByGenerations[generations - 1];
            for (int nth = 0; nth < left; nth++) {
                homes.add(overAdult(reserved-- > 0, generations));
            }
        }
        return homes;
    }

    private Home overChildren(List<Person> children, int generations) {
        var home = new Home(generations);
        int eldest = eldest(children);
        int youngest = children.stream().mapToInt(child -> child.age).min().orElseThrow();
        int bottom = generations - 1;
        var parent = takeParent(eldest + dice.peaked(20, 33), eldest + 18, youngest + 45, 600);
        if (parent != null) {
            children.forEach(parent::adopt);
            home.settle(parent, bottom - 1);
            children.forEach(child -> home.settle(child, bottom));
            addElders(home, parent, bottom - 2);
        } else {
            home.skipsParents = true;
            home.settle(grandparent(eldest, youngest), bottom - 1);
            children.forEach(child -> home.settle(child, bottom));
            addElders(home, bloodOf(anchor(home, bottom - 1)), bottom - 2);
        }
        return home;
    }

    /** Whose child is grown: a son or daughter without a partner, else one with a partner. */
    private Home overAdult(boolean single, int generations) {
        var home = new Home(generations);
        int bottom = generations - 1;
        Person child = null;
        if (single) {
            child = adults.takeSingle(dice.permille(380), 18 + dice.peaked(0, 18), 18, 65);
        }
        if (child == null) {
            child = adults.takeCouple(dice.peaked(22, 36), 20, 60);
        }
        if (child == null) {
            child = found(adults.takeSingle(false, 25, 18, 70));
        }
        home.settle(child, bottom);
        addElders(home, child, bottom - 1);
        return home;
    }

    private void addElders(Home home, Person below, int from) {
        var child = below;
        for (int level = from; level >= 0; level--) {
            var blood = bloodOf(child);
            int age = blood.age;
            var elder = takeParent(age + dice.peaked(20, 32), age + 18, age + 45, 1500);
            if (elder == null) {
                elder = found(takeParent(age + 30, age + 17, age + 48, 1000));
            }
            elder.adopt(blood);
            home.settle(elder, level);
            child = elder;
        }
    }

    /** The one of a couple whose parents live in the house. */
    private Person bloodOf(Person person) {
        var spouse = person.spouse;
        if (spouse == null) {
            return person;
        }
        return dice.permille(SONS_KEEP_THE_HOUSE) == person.isMan() ? person : spouse;
    }

    private @Nullable Person takeParent(int wanted, int from, int to, int lonelyShare) {
        long odds = placesLeft <= 0 ? 0 : (long) singlesToPlace * lonelyShare / placesLeft;
        boolean alone = dice.permille((int) Math.min(odds, 1000));
        placesLeft--;
        Person found = alone ? adults.takeSingle(dice.permille(700), wanted, from, to) : null;
        if (found == null) {
            found = adults.takeCouple(wanted, from, to);
        }
        if (found == null) {
            found = adults.takeSingle(true, wanted, from, to);
        }
        if (found != null && found.spouse == null) {
            singlesToPlace--;
        }
        return found;
    }

    private Person grandparent(int eldest, int youngest) {
        int wanted = eldest + 48;
        var found = adults.takeCouple(wanted, eldest + 36, youngest + 80);
        return found(found == null ? adults.takeSingle(true, wanted, eldest + 36, youngest + 80) : found);
    }

    private Person found(@Nullable Person person) {
        if (person == null) {
            throw new Refusal("people.census-households", RULE, county.code().value(), "家庭户人口数");
        }
        return person;
    }

    private static int eldest(List<Person> children) {
        return children.stream().mapToInt(child -> child.age).max().orElseThrow();
    }

    private static Person anchor(Home home, int level) {
        return java.util.Objects.requireNonNull(home.anchor(level));
    }
}
