package org.xiangli.core.territory;

/**
 * What is wrong with the tree; all zero in a sound one.
 *
 * @param orphans periods on whose first or last day the division one level up does not exist
 * @param overlaps periods of one code that share a day
 * @param strangers units that do not stand exactly one level below the division they belong to, which would be a level
 *     added between township and village (吉办发〔2016〕3号 三(一))
 */
public record TreeFindings(int orphans, int overlaps, int strangers) {

    public boolean sound() {
        return orphans == 0 && overlaps == 0 && strangers == 0;
    }
}
