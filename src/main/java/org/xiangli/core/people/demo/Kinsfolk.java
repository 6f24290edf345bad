package org.xiangli.core.people.demo;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Gives people over and above the plan a place: grown children with their parents, others with relatives. */
final class Kinsfolk {

    private static final int TRIES = 6;

    private final AgePool<Home> withParents = new AgePool<>();
    private final AgePool<Home> withRelatives = new AgePool<>();
    private final AgePool<Home> withChildren = new AgePool<>();
    private final List<Home> shared = new ArrayList<>();
    private final Dice dice;

    Kinsfolk(List<Home> lineages, List<Home> others, Dice dice) {
        this.dice = dice;
        for (var home : lineages) {
            if (!home.skipsParents) {
                withParents.add(home, parentOf(home).pairAge());
            }
            if (youngest(home) < 18) {
                withChildren.add(home, youngest(home));
            }
        }
        this.shared.addAll(lineages);
        others.stream().filter(home -> home.size() > 1).forEach(shared::add);
    }

    void takeIn(List<Person> grown, List<Person> cousins) {
        dice.shuffle(grown);
        grown.forEach(this::takeIn);
        for (var cousin : cousins) {
            var home = found(withChildren.takeNear(cousin.age, 0, 17));
            home.join(cousin, home.generations - 1);
            withChildren.add(home, youngest(home));
        }
    }

    private void takeIn(Person person) {
        for (int nth = 0; nth < TRIES; nth++) {
            var home = withParents.takeNear(person.age + dice.peaked(20, 34), person.age + 18, person.age + 45);
            if (home != null && bringUp(home, person)) {
                return;
            }
        }
        if (withRelatives.size() == 0) {
            shared.forEach(home -> withRelatives.add(home, hostOf(home).age));
        }
        var home = found(withRelatives.takeNear(person.age, 0, 130));
        home.join(person, hostOf(home).level);
    }

    /** Makes the person a child of the house, unless a brother or sister there is born too near. */
    private boolean bringUp(Home home, Person person) {
        var parent = parentOf(home);
        boolean fits = home.members.stream()
                .filter(other -> other.isChildOf(parent))
                .allMatch(other -> Math.abs(other.age - person.age) >= 2 && Math.abs(other.age - person.age) <= 27);
        if (fits) {
            parent.adopt(person);
            home.join(person, home.generations - 1);
        }
        return fits;
    }

    private static Person parentOf(Home home) {
        return anchor(home, home.generations - 2);
    }

    /** Whose brother, sister or cousin a relative is taken to be. */
    private static Person hostOf(Home home) {
        return anchor(home, Math.max(0, home.generations - 2));
    }

    private static int youngest(Home home) {
        return home.members.stream().mapToInt(each -> each.age).min().orElseThrow();
    }

    private static Person anchor(Home home, int level) {
        return java.util.Objects.requireNonNull(home.anchor(level));
    }

    private static Home found(@Nullable Home home) {
        if (home == null) {
            throw new IllegalStateException("No household of two and more for the people left over");
        }
        return home;
    }
}
