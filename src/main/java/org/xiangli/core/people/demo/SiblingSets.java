package org.xiangli.core.people.demo;

import java.util.ArrayList;
import java.util.List;

/** Gathers children under 18 into sets of brothers and sisters, whose ages lie at least two whole years apart. */
final class SiblingSets {

    private static final int MOST_CHILDREN = 7;

    private final Dice dice;
    private final AgePool<Person> children = new AgePool<>();

    /** Children for whom no set had room between the ages; they live with relatives. */
    private final List<Person> cousins = new ArrayList<>();

    SiblingSets(Dice dice, List<Person> minors) {
        this.dice = dice;
        minors.forEach(child -> children.add(child, child.age));
    }

    List<Person> cousins() {
        return cousins;
    }

    /** This many sets, each with at least one child. */
    List<List<Person>> gather(int number) {
        var sets = new ArrayList<List<Person>>(number);
        int size = children.size();
        for (int nth = 0; nth < number; nth++) {
            var set = new ArrayList<Person>(2);
            set.add(java.util.Objects.requireNonNull(children.takeNear(dice.between(0, 17), 0, 17)));
            sets.add(set);
        }
        int more = size - number;
        for (int round = 2; round <= MOST_CHILDREN && more > 0; round++) {
            dice.shuffle(sets);
            for (var set : sets) {
                if (more > 0 && set.size() == round - 1 && grows(set, round, more, number)) {
                    more--;
                }
            }
        }
        cousins.addAll(children.drain());
        return sets;
    }

    /** Every set may have a second child; of those with two, fewer a third, as few as it takes. */
    private boolean grows(List<Person> set, int round, int more, int number) {
        if (round == 2 && more < number && !dice.permille(Math.max(1000 * more / number, 100))) {
            return false;
        }
        int eldest = set.stream().mapToInt(child -> child.age).max().orElseThrow();
        int youngest = set.stream().mapToInt(child -> child.age).min().orElseThrow();
        var next = children.takeNear(youngest - dice.between(2, 5), 0, youngest - 2);
        if (next == null) {
            next = children.takeNear(eldest + dice.between(2, 5), eldest + 2, 17);
        }
        if (next != null) {
            set.add(next);
        }
        return next != null;
    }
}
