package org.xiangli.domain.services;

import java.time.LocalDate;

/**
 * An item where it stands: in a county's catalogue of one version.
 *
 * @param enabled whether the county still serves it
 */
public record ListedItem(Item item, int catalogueVersion, boolean enabled) {

    public boolean servedOn(LocalDate day) {
        return enabled && item.inForceOn(day);
    }
}
