package org.xiangli.core.people.demo;

import org.xiangli.kernel.Refusal;
import org.xiangli.kernel.RuleRef;

/**
 * How many of what a county's family households are made of, so that the numbers of households by generations and of
 * one person, and the people in them, all come out exactly.
 *
 * <p>Each household has one place for every generation: filled by a couple, by somebody without a partner, or at the
 * bottom by a set of children. Adults over and above the places live with parents or relatives.
 *
 * @param childSets sets of children under 18, each the youngest generation of one household
 * @param couples couples to be formed among the adults
 * @param placesForSingles places in households of several generations that somebody without a partner fills
 */
record HouseholdPlan(int childSets, int couples, int placesForSingles) {

    private static final RuleRef RULE = new RuleRef("CENSUS.2020", "第七次全国人口普查分县资料", "");

    /**
     * The plan.
     *
     * @param likelyCouples how many couples the ages of the adults suggest
     * @throws Refusal {@code people.census-households} when there are too few adults for so many generations
     */
    static HouseholdPlan of(CensusCounty county, int minors, int adults, int likelyCouples) {
        int lineages = county.lineages();
        int most = Math.min(minors, lineages);
        int places = adultPlaces(county);
        int pairs = county.oneGenerationPairs();
        // Places if no child were there, minus what children fill, plus the second halves of one-generation pairs.
        int fewest = places + lineages + county.onePerson() + 2 * pairs - adults;
        if (fewest > most) {
            throw new Refusal("people.census-households", RULE, county.code().value(), "家庭户人口数");
        }
        int usual = Math.toIntExact(minors * 10L / 14);
        int sets = Math.clamp(usual, Math.max(fewest, 0), most);
        int units = places + (lineages - sets) + county.onePerson() + pairs;
        int couples = Math.min(adults - units, likelyCouples);
        int extras = adults - units - couples;
        int withoutPartner = adults - 2 * couples;
        return new HouseholdPlan(sets, couples, Math.max(0, withoutPartner - county.onePerson() - extras));
    }

    /** Places above the youngest generation. */
    static int adultPlaces(CensusCounty county) {
        var generations = county.generations();
        return generations[1] + 2 * generations[2] + 3 * generations[3];
    }

    /** How many sets of children live in households of two, three and four generations. */
    int[] childSetsByGenerations(CensusCounty county) {
        var generations = county.generations();
        int four = Math.min(generations[3], childSets);
        int least = Math.max(0, childSets - four - generations[1]);
        int three = Math.max(least, Math.min(generations[2] * 9 / 10, childSets - four));
        return new int[] {0, childSets - four - three, three, four};
    }
}
