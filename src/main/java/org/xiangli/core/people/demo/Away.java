package org.xiangli.core.people.demo;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.xiangli.core.people.ResidenceType;
import org.xiangli.kernel.Sex;

/**
 * Adds those who are registered here and live in another county. The census counts people where they live, so these
 * come on top of its figures: the parents of children who live with grandparents, partners of those who bring up
 * children alone, grown children.
 */
final class Away {

    private static final int ROUNDS = 4;

    private final Births births;
    private final Dice dice;
    private final List<Person> away = new ArrayList<>();

    Away(Births births, Dice dice) {
        this.births = births;
        this.dice = dice;
    }

    /** About this many; more only if more children live with grandparents. */
    List<Person> add(List<Home> homes, int number) {
        homes.stream().filter(home -> home.skipsParents).forEach(this::addParent);
        var settled = new ArrayList<>(homes.stream().filter(Away::isOfHere).toList());
        dice.shuffle(settled);
        settled.stream().filter(home -> away.size() < number).forEach(this::addPartner);
        for (int round = 0; round < ROUNDS; round++) {
            settled.stream().filter(home -> away.size() < number).forEach(this::addGrownChild);
        }
        return away;
    }

    private static boolean isOfHere(Home home) {
        return home.generations > 0
                && home.members.stream().allMatch(each -> each.residence != ResidenceType.FROM_ELSEWHERE);
    }

    private void addParent(Home home) {
        int bottom = home.generations - 1;
        var grandparent = java.util.Objects.requireNonNull(home.anchor(bottom - 1));
        var children = home.members.stream()
                .filter(each -> each.level == bottom && !each.isAdult())
                .toList();
        int youngest = children.stream().mapToInt(each -> each.age).min().orElseThrow();
        int eldest = children.stream().mapToInt(each -> each.age).max().orElseThrow();
        var parent = depart(
                home,
                dice.permille(700) ? Sex.MALE : Sex.FEMALE,
                eldest + 24,
                eldest + 18,
                Math.min(youngest + 45, grandparent.pairAge() - 17),
                bottom);
        if (parent != null) {
            grandparent.adopt(parent);
            children.forEach(parent::adopt);
        }
    }

    private void addPartner(Home home) {
        int bottom = home.generations - 1;
        if (bottom == 0 || home.skipsParents) {
            return;
        }
        var parent = java.util.Objects.requireNonNull(home.anchor(bottom - 1));
        var children =
                home.members.stream().filter(each -> each.isChildOf(parent)).toList();
        if (parent.spouse != null || children.isEmpty() || parent.age > 60 || dice.permille(400)) {
            return;
        }
        int eldest = children.stream().mapToInt(each -> each.age).max().orElseThrow();
        int youngest = children.stream().mapToInt(each -> each.age).min().orElseThrow();
        boolean husband = !parent.isMan();
        var partner = depart(
                home,
                husband ? Sex.MALE : Sex.FEMALE,
                parent.age + (husband ? 2 : -2),
                Math.max(eldest + 18, parent.age - (husband ? 3 : 15)),
                Math.min(youngest + 45, parent.age + (husband ? 15 : 3)),
                bottom - 1);
        if (partner != null) {
            parent.marry(partner);
            children.forEach(parent::adopt);
        }
    }

    private void addGrownChild(Home home) {
        var parent = java.util.Objects.requireNonNull(home.anchor(0));
        boolean livesApart = parent.spouse != null && parent.spouse.home != home;
        if (livesApart || parent.pairAge() < 40 || parent.age > 85) {
            return;
        }
        int age = parent.pairAge() - dice.peaked(20, 32);
        boolean fits = home.members.stream()
                .filter(other -> other.isChildOf(parent))
                .allMatch(other -> Math.abs(other.age - age) >= 2 && Math.abs(other.age - age) <= 24);
        if (fits && age >= 18 && age <= 55) {
            var child = depart(
                    home, dice.permille(560) ? Sex.MALE : Sex.FEMALE, age, 18, 55, Math.min(1, home.generations - 1));
            if (child != null) {
                parent.adopt(child);
            }
        }
    }

    /** Somebody of nearly the wanted age who left; null when no age fits between both ends. */
    private @Nullable Person depart(Home home, Sex sex, int wanted, int from, int to, int level) {
        if (from > to) {
            return null;
        }
        var person = births.aged(sex, Math.clamp(wanted, from, to));
        if (person.age < from || person.age > to) {
            return null;
        }
        person.residence = ResidenceType.AWAY;
        person.ofMinority = home.members.getFirst().ofMinority;
        home.join(person, level);
        away.add(person);
        return person;
    }
}
