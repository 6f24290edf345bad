package org.xiangli.core.people.demo;

import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;

/**
 * One of the nineteen age classes of the county table: 0, 1 to 4, then five years each, and 85 and over, which is
 * taken as 85 to 104.
 *
 * @param from youngest age in whole years
 * @param to oldest age in whole years
 * @param label as the columns of the table call it
 */
record AgeClass(int from, int to, String label) {

    /** The census counted who was alive at its first moment; whoever was born on the day itself was not. */
    static final LocalDate CENSUS_DAY = LocalDate.of(2020, 11, 1);

    static final List<AgeClass> ALL = all();

    /** Place of the class of this age among the nineteen. */
    static int indexOf(int age) {
        return switch (age) {
            case 0 -> 0;
            case 1, 2, 3, 4 -> 1;
            default -> Math.min(age / 5 + 1, ALL.size() - 1);
        };
    }

    /** Age in whole years at the moment of the census. */
    static int ageOf(LocalDate born) {
        return Period.between(born, CENSUS_DAY.minusDays(1)).getYears();
    }

    /** The first birthday of those who were of this age at the census. */
    static LocalDate firstBirth(int age) {
        return CENSUS_DAY.minusYears(age + 1);
    }

    /** The last birthday of those who were of this age at the census. */
    static LocalDate lastBirth(int age) {
        return CENSUS_DAY.minusYears(age).minusDays(1);
    }

    private static List<AgeClass> all() {
        var classes = new ArrayList<AgeClass>();
        classes.add(new AgeClass(0, 0, "0岁"));
        classes.add(new AgeClass(1, 4, "1到4岁"));
        for (int from = 5; from < 85; from += 5) {
            classes.add(new AgeClass(from, from + 4, from + "到" + (from + 4) + "岁"));
        }
        classes.add(new AgeClass(85, 104, "85岁以上"));
        return List.copyOf(classes);
    }
}
