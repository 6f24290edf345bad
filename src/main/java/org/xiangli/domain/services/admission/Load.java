package org.xiangli.domain.services.admission;

/**
 * What villages are asked for against what they may be asked for (总量控制, R031).
 *
 * @param items admitted or standing in the catalogue
 * @param mostItems the county's cap
 * @param hours a month, by class of village
 * @param mostHours the county's caps
 * @param unmeasured items of the catalogue that were never admitted, so that their hours are not known
 */
public record Load(int items, long mostItems, Workload hours, MostHours mostHours, int unmeasured) {

    /** The most hours a month, by class of village. */
    public record MostHours(long small, long medium, long large) {}

    /** A class of villages: what it is asked for, and the most it may be. */
    public record Room(int hours, long most) {}

    /** The class with the least room: what a board shows first. */
    public Room tightest() {
        return java.util.stream.Stream.of(
                        new Room(hours.small(), mostHours.small()),
                        new Room(hours.medium(), mostHours.medium()),
                        new Room(hours.large(), mostHours.large()))
                .min(java.util.Comparator.comparingLong(one -> one.most() - one.hours()))
                .orElseThrow();
    }

    /** No further item fits. */
    public boolean full() {
        return items >= mostItems;
    }
}
