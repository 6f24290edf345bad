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

    /** No further item fits. */
    public boolean full() {
        return items >= mostItems;
    }
}
