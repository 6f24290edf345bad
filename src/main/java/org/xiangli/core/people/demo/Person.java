package org.xiangli.core.people.demo;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.xiangli.core.people.ResidenceType;
import org.xiangli.kernel.DivisionCode;
import org.xiangli.kernel.Sex;

/** An invented person while the county is being made; {@link InventedResident} is what leaves. */
final class Person {

    final Sex sex;
    final LocalDate born;
    /** Odd for men, even for women; unique among those born on the day. */
    final int sequence;
    /** Whole years at the census. */
    final int age;

    @Nullable
    Person spouse;

    @Nullable
    Person mother;

    @Nullable
    Person father;

    @Nullable
    Home home;
    /** Generation within the home, 0 for the eldest. */
    int level;

    ResidenceType residence = ResidenceType.HERE;
    /** Where registered when that is not the village of the home. */
    @Nullable
    DivisionCode registeredAt;

    @Nullable
    LocalDate arrived;

    boolean ofMinority;

    @Nullable
    String surname;

    String name = "";
    int number = -1;

    Person(Sex sex, LocalDate born, int sequence) {
        this.sex = sex;
        this.born = born;
        this.sequence = sequence;
        this.age = AgeClass.ageOf(born);
    }

    boolean isAdult() {
        return age >= 18;
    }

    boolean isMan() {
        return sex == Sex.MALE;
    }

    /** Years by which both partners are at least older than their children must be counted from; the younger's age. */
    int pairAge() {
        return spouse == null ? age : Math.min(age, spouse.age);
    }

    void marry(Person other) {
        spouse = other;
        other.spouse = this;
    }

    /** Makes this person and the partner, if there is one, the parents. */
    void adopt(Person child) {
        for (var parent : new Person[] {this, spouse}) {
            if (parent != null && parent.isMan()) {
                child.father = parent;
            } else if (parent != null) {
                child.mother = parent;
            }
        }
    }

    boolean isChildOf(@Nullable Person other) {
        return other != null && (mother == other || father == other);
    }

    boolean sharesParentWith(Person other) {
        return isChildOf(other.mother) || isChildOf(other.father);
    }
}
