package org.xiangli.core.people.demo;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Adults still without a home: couples, each known by one of the two, and people without a partner. */
final class Unplaced {

    private final AgePool<Person> couples = new AgePool<>();
    private final AgePool<Person> women = new AgePool<>();
    private final AgePool<Person> men = new AgePool<>();

    /** Meant to live alone, and taken into families only when nobody else is left. */
    private final AgePool<Person> solitary = new AgePool<>();

    Unplaced(List<Person> adults, int toLiveAlone) {
        var singles = new ArrayList<List<Person>>();
        AgeClass.ALL.forEach(unused -> singles.add(new ArrayList<>()));
        for (var adult : adults) {
            if (adult.spouse == null) {
                singles.get(AgeClass.indexOf(adult.age)).add(adult);
            } else if (!adult.isMan()) {
                couples.add(adult, adult.pairAge());
            }
        }
        setApart(singles, toLiveAlone);
    }

    private void setApart(List<List<Person>> singles, int toLiveAlone) {
        var caps = singles.stream().mapToInt(List::size).toArray();
        var weights = singles.stream()
                .mapToLong(ages -> ages.stream().mapToLong(Unplaced::livesAlone).sum())
                .toArray();
        var alone = Apportion.byWeightUpTo(
                caps, Math.min(toLiveAlone, Arrays.stream(caps).sum()), weights);
        for (int at = 0; at < alone.length; at++) {
            var ages = singles.get(at);
            ages.subList(0, alone[at]).forEach(person -> solitary.add(person, person.age));
            ages.subList(alone[at], ages.size()).forEach(this::addSingle);
        }
    }

    /** How much likelier somebody without a partner lives alone at this age than at another; our assumption. */
    private static long livesAlone(Person person) {
        if (person.age < 25) {
            return 2;
        }
        return person.age < 60 ? 6 : 8;
    }

    void addSingle(Person person) {
        (person.isMan() ? men : women).add(person, person.age);
    }

    int couples() {
        return couples.size();
    }

    int singles() {
        return women.size() + men.size() + solitary.size();
    }

    /** One of a couple whose younger partner is of about the wanted age, or null. */
    @Nullable
    Person takeCouple(int wanted, int from, int to) {
        return couples.takeNear(wanted, from, to);
    }

    /** Somebody without a partner, if possible of the preferred sex, or null. */
    @Nullable
    Person takeSingle(boolean preferWoman, int wanted, int from, int to) {
        var first = preferWoman ? women : men;
        var second = preferWoman ? men : women;
        var found = first.takeNear(wanted, from, to);
        if (found == null) {
            found = second.takeNear(wanted, from, to);
        }
        return found == null ? solitary.takeNear(wanted, from, to) : found;
    }

    List<Person> drainCouples() {
        return couples.drain();
    }

    /** All without a partner, in no order that means anything but their age. */
    List<Person> drainSingles() {
        var all = new ArrayList<Person>(women.drain());
        all.addAll(men.drain());
        all.addAll(solitary.drain());
        return all;
    }
}
