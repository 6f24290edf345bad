package org.xiangli.core.people.demo;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Adults still without a home: couples, each known by one of the two, and people without a partner. */
final class Unplaced {

    private final AgePool<Person> couples = new AgePool<>();
    private final AgePool<Person> women = new AgePool<>();
    private final AgePool<Person> men = new AgePool<>();

    Unplaced(List<Person> adults) {
        for (var adult : adults) {
            if (adult.spouse == null) {
                addSingle(adult);
            } else if (!adult.isMan()) {
                couples.add(adult, adult.pairAge());
            }
        }
    }

    void addSingle(Person person) {
        (person.isMan() ? men : women).add(person, person.age);
    }

    int couples() {
        return couples.size();
    }

    int singles() {
        return women.size() + men.size();
    }

    /** One of a couple whose younger partner is of about the wanted age, or null. */
    @Nullable Person takeCouple(int wanted, int from, int to) {
        return couples.takeNear(wanted, from, to);
    }

    /** Somebody without a partner, if possible of the preferred sex, or null. */
    @Nullable Person takeSingle(boolean preferWoman, int wanted, int from, int to) {
        var first = preferWoman ? women : men;
        var second = preferWoman ? men : women;
        var found = first.takeNear(wanted, from, to);
        return found == null ? second.takeNear(wanted, from, to) : found;
    }

    List<Person> drainCouples() {
        return couples.drain();
    }

    /** All without a partner, in no order that means anything but their age. */
    List<Person> drainSingles() {
        var all = new ArrayList<Person>(women.drain());
        all.addAll(men.drain());
        return all;
    }
}
