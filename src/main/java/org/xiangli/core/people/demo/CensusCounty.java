package org.xiangli.core.people.demo;

import java.util.Arrays;
import org.xiangli.kernel.DivisionCode;
import org.xiangli.kernel.Sex;

/**
 * What the 2020 census counted in one county.
 *
 * @param minorityShare members of ethnic minorities, in hundredths of a percent
 * @param inHouseholds people in family households; the others live in collective households
 * @param generations family households of one, two, three, and four or more generations
 * @param men by age class
 * @param women by age class
 * @param movers living here, registered in another township: of this county, of another county of the province, of
 *     another province
 */
record CensusCounty(
        DivisionCode code,
        int minorityShare,
        int urban,
        int rural,
        int households,
        int inHouseholds,
        int onePerson,
        int[] generations,
        int[] men,
        int[] women,
        int[] movers) {

    int people() {
        return urban + rural;
    }

    int collective() {
        return people() - inHouseholds;
    }

    int[] byClass(Sex sex) {
        return sex == Sex.MALE ? men : women;
    }

    /** Households of one generation with two and more members. */
    int oneGenerationPairs() {
        return generations[0] - onePerson;
    }

    /** Households of two and more generations. */
    int lineages() {
        return generations[1] + generations[2] + generations[3];
    }

    int allMovers() {
        return Arrays.stream(movers).sum();
    }
}
