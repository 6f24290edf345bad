package org.xiangli.core.people.demo;

import java.util.ArrayList;
import java.util.List;

/**
 * Brings adults together. Women are chosen by age with shares that follow, in round figures and somewhat below, what
 * the nation's marital tables show (many couples live apart); each is given the man nearest to about two years older.
 */
final class Couples {

    private static final int LEGAL_AGE_WOMEN = 20;
    private static final int LEGAL_AGE_MEN = 22;
    private static final int HUSBAND_YOUNGER_BY_AT_MOST = 3;
    private static final int HUSBAND_OLDER_BY_AT_MOST = 15;

    private final Dice dice;

    Couples(Dice dice) {
        this.dice = dice;
    }

    /** Marries up to this many couples, as far as partners of fitting age are found; returns one of each couple. */
    List<Person> marry(List<Person> adults, int wanted) {
        var men = new AgePool<Person>();
        adults.stream()
                .filter(each -> each.isMan() && each.age >= LEGAL_AGE_MEN)
                .forEach(man -> men.add(man, man.age));
        var brides = brides(adults, wanted);
        var wives = new ArrayList<Person>();
        for (var bride : brides) {
            var man = men.takeNear(
                    bride.age + dice.peaked(-1, 5),
                    Math.max(LEGAL_AGE_MEN, bride.age - HUSBAND_YOUNGER_BY_AT_MOST),
                    bride.age + HUSBAND_OLDER_BY_AT_MOST);
            if (man != null) {
                bride.marry(man);
                wives.add(bride);
            }
        }
        return wives;
    }

    /** How many couples there would be if every age married as the nation does. */
    static int likely(List<Person> adults) {
        long women = adults.stream()
                .filter(each -> !each.isMan())
                .mapToLong(woman -> share(woman.age))
                .sum();
        return Math.toIntExact(women / 1000);
    }

    private List<Person> brides(List<Person> adults, int wanted) {
        var byClass = new ArrayList<List<Person>>();
        AgeClass.ALL.forEach(unused -> byClass.add(new ArrayList<>()));
        for (var adult : adults) {
            if (!adult.isMan() && adult.age >= LEGAL_AGE_WOMEN) {
                byClass.get(AgeClass.indexOf(adult.age)).add(adult);
            }
        }
        var caps = byClass.stream().mapToInt(List::size).toArray();
        var weights = byClass.stream()
                .mapToLong(women ->
                        women.stream().mapToLong(woman -> share(woman.age)).sum())
                .toArray();
        int most = java.util.Arrays.stream(caps).sum();
        var numbers = Apportion.byWeightUpTo(caps, Math.min(wanted, most), weights);
        var brides = new ArrayList<Person>();
        for (int at = 0; at < numbers.length; at++) {
            brides.addAll(byClass.get(at).subList(0, numbers[at]));
        }
        dice.shuffle(brides);
        return brides;
    }

    /** Per thousand women of this age who live with a husband. */
    private static int share(int age) {
        if (age < 20) {
            return 0;
        }
        return switch (age / 5) {
            case 4 -> 230;
            case 5 -> 620;
            case 6 -> 810;
            case 7, 8, 9, 10, 11 -> 870;
            case 12 -> 840;
            case 13 -> 780;
            case 14 -> 670;
            case 15 -> 530;
            case 16 -> 370;
            default -> 190;
        };
    }
}
