package org.xiangli.core.people.demo;

import org.jspecify.annotations.Nullable;
import org.xiangli.core.people.Relation;
import org.xiangli.core.people.ResidenceType;

/** Who heads a home, and what each member is to the head. */
final class Kinship {

    private static final int HANDS_OVER_AT = 66;

    private Kinship() {}

    static void chooseHead(Home home, Dice dice) {
        if (home.generations == 0) {
            return;
        }
        int level = switch (home.generations) {
            case 1 -> 0;
            case 2 -> hasGrownChild(home) && anchor(home, 0).age >= HANDS_OVER_AT ? 1 : 0;
            case 3 -> anchor(home, 0).age >= HANDS_OVER_AT - 4 ? 1 : 0;
            default -> 1;
        };
        var first = anchor(home, level);
        var spouse = first.spouse;
        boolean both = spouse != null && spouse.home == home && spouse.residence != ResidenceType.AWAY;
        home.head = both && spouse != null && first.isMan() != dice.permille(850) ? spouse : first;
    }

    static Relation toHead(Person person, @Nullable Person head) {
        if (head == null) {
            return Relation.NOT_RELATED;
        }
        if (person == head) {
            return Relation.HEAD;
        }
        var spouse = head.spouse;
        if (person == spouse) {
            return Relation.SPOUSE;
        }
        if (isChildOfCouple(person, head)) {
            return Relation.CHILD;
        }
        if (head.isChildOf(person)) {
            return Relation.PARENT;
        }
        if (spouse != null && spouse.isChildOf(person)) {
            return Relation.PARENT_IN_LAW;
        }
        if (person.spouse != null && isChildOfCouple(person.spouse, head)) {
            return Relation.CHILD_IN_LAW;
        }
        if (isChildOfCouple(person.mother, head) || isChildOfCouple(person.father, head)) {
            return Relation.GRANDCHILD;
        }
        if (isGrandparent(person, head) || isGrandparent(person, spouse)) {
            return Relation.GRANDPARENT;
        }
        return person.sharesParentWith(head) ? Relation.SIBLING : Relation.OTHER_RELATIVE;
    }

    private static boolean isChildOfCouple(@Nullable Person person, Person head) {
        return person != null && (person.isChildOf(head) || person.isChildOf(head.spouse));
    }

    private static boolean isGrandparent(Person person, @Nullable Person of) {
        return of != null
                && (of.mother != null && of.mother.isChildOf(person)
                        || of.father != null && of.father.isChildOf(person));
    }

    private static boolean hasGrownChild(Home home) {
        return anchor(home, 1).isAdult();
    }

    private static Person anchor(Home home, int level) {
        return java.util.Objects.requireNonNull(home.anchor(level));
    }
}
