package org.xiangli.domain.services.coverage;

import java.util.Set;
import org.xiangli.domain.services.Item;
import org.xiangli.domain.services.Wording;

/**
 * One of the departments that bring services down to the villages (民发〔2022〕56号).
 *
 * @param code kebab-case
 * @param county what its county bureau may be called, without the name of the county
 */
public record Department(String code, Wording name, Set<String> county) {

    /** Whether it leads an item: 县民政局, 龙井市民政局 and 民政局 are one. */
    public boolean leads(Item item) {
        var lead = item.offices().lead().zh();
        return county.stream().anyMatch(lead::endsWith);
    }
}
