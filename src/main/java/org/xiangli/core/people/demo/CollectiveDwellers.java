package org.xiangli.core.people.demo;

import java.util.ArrayList;
import java.util.List;
import org.xiangli.kernel.Sex;

/**
 * Chooses who lives in collective households: pupils and students, workers in dormitories, old people in homes. The
 * census says how many there are, not how old; their ages are weighed by {@link #weight}, which is our assumption.
 */
final class CollectiveDwellers {

    private final CensusCounty county;

    CollectiveDwellers(CensusCounty county) {
        this.county = county;
    }

    /** Takes them out of the classes, lists of men and women in the order of the age classes. */
    List<Person> takeFrom(List<List<Person>> men, List<List<Person>> women) {
        int classes = AgeClass.ALL.size();
        var weights = new long[2 * classes];
        var caps = new int[2 * classes];
        for (int at = 0; at < classes; at++) {
            weights[at] = weight(Sex.MALE, at, men.get(at).size());
            weights[classes + at] = weight(Sex.FEMALE, at, women.get(at).size());
            caps[at] = cap(at, men.get(at).size());
            caps[classes + at] = cap(at, women.get(at).size());
        }
        var numbers = Apportion.byWeightUpTo(caps, county.collective(), weights);
        var dwellers = new ArrayList<Person>(county.collective());
        for (int at = 0; at < numbers.length; at++) {
            var ages = at < classes ? men.get(at) : women.get(at - classes);
            var taken = ages.subList(ages.size() - numbers[at], ages.size());
            dwellers.addAll(taken);
            taken.clear();
        }
        return dwellers;
    }

    /** School, dormitory or home for the old: 0, 1 or 2. */
    static int kindOf(Person person) {
        return person.age < 23 ? 0 : person.age < 60 ? 1 : 2;
    }

    private static long weight(Sex sex, int at, int people) {
        int from = AgeClass.ALL.get(at).from();
        int each;
        if (from < 10) {
            each = 0;
        } else if (from < 15) {
            each = 4;
        } else if (from < 25) {
            each = 40;
        } else if (from < 60) {
            each = sex == Sex.MALE ? 8 : 4;
        } else {
            each = from < 75 ? 3 : 8;
        }
        return (long) each * people;
    }

    private static int cap(int at, int people) {
        return AgeClass.ALL.get(at).from() < 15 ? people / 10 : people - people / 20;
    }
}
