package org.xiangli.core.people.demo;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import org.xiangli.kernel.DivisionCode;
import org.xiangli.kernel.Refusal;
import org.xiangli.kernel.RuleRef;
import org.xiangli.kernel.Sex;

/**
 * Gives each invented person a birth date and the sequence of the ID number. A day has 500 odd numbers for men and 499
 * even ones for women; when they are used up the nearest day on which one would be of the same age class serves.
 */
final class Births {

    private static final RuleRef RULE = new RuleRef("GB.11643", "GB 11643-1999", "");
    private static final int MEN_A_DAY = 500;
    private static final int WOMEN_A_DAY = 499;

    private final DivisionCode county;
    private final Dice dice;
    private final Map<LocalDate, int[]> used = new HashMap<>();

    Births(DivisionCode county, Dice dice) {
        this.county = county;
        this.dice = dice;
    }

    /** A person of some age within the class. */
    Person inClass(Sex sex, AgeClass ages) {
        int age = ages.to() < 100 ? dice.between(ages.from(), ages.to()) : ages.from() + old();
        return aged(sex, age, ages.from(), ages.to());
    }

    /** A person of exactly this age at the census, or, when all its days are full, of the same age class. */
    Person aged(Sex sex, int age) {
        var ages = AgeClass.ALL.get(AgeClass.indexOf(age));
        return aged(sex, age, ages.from(), ages.to());
    }

    private Person aged(Sex sex, int age, int youngest, int oldest) {
        var first = AgeClass.firstBirth(age);
        var last = AgeClass.lastBirth(age);
        var wanted = first.plusDays(dice.below((int) ChronoUnit.DAYS.between(first, last) + 1));
        var day = nearestFree(sex, wanted, AgeClass.firstBirth(oldest), AgeClass.lastBirth(youngest));
        int nth = ++used.computeIfAbsent(day, unused -> new int[2])[column(sex)];
        return new Person(sex, day, sex == Sex.MALE ? 2 * nth - 1 : 2 * nth);
    }

    private LocalDate nearestFree(Sex sex, LocalDate wanted, LocalDate first, LocalDate last) {
        long reach = ChronoUnit.DAYS.between(first, last);
        for (long distance = 0; distance <= reach; distance++) {
            for (var day : new LocalDate[] {wanted.minusDays(distance), wanted.plusDays(distance)}) {
                if (!day.isBefore(first) && !day.isAfter(last) && isFree(sex, day)) {
                    return day;
                }
            }
        }
        throw new Refusal(
                "people.id-numbers-exhausted", RULE, county.value(), sex.name(), first.toString(), last.toString());
    }

    private boolean isFree(Sex sex, LocalDate day) {
        var counts = used.get(day);
        return counts == null || counts[column(sex)] < (sex == Sex.MALE ? MEN_A_DAY : WOMEN_A_DAY);
    }

    /** Years beyond 85, fewer and fewer. */
    private int old() {
        return switch (dice.drawn(56, 30, 11, 3)) {
            case 0 -> dice.between(0, 4);
            case 1 -> dice.between(5, 9);
            case 2 -> dice.between(10, 14);
            default -> dice.between(15, 19);
        };
    }

    private static int column(Sex sex) {
        return sex == Sex.MALE ? 0 : 1;
    }
}
