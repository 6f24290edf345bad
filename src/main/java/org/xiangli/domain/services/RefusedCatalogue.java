package org.xiangli.domain.services;

import java.util.List;
import org.xiangli.kernel.Refusal;

/** A catalogue that must not be published; it carries every fault found, not only the first. */
public class RefusedCatalogue extends Refusal {

    private final transient List<ItemFault> faults;

    RefusedCatalogue(List<ItemFault> faults) {
        super(
                "services.catalogue",
                faults.getFirst().refusal().rule(),
                faults.size(),
                faults.getFirst().item(),
                faults.getFirst().field());
        this.faults = List.copyOf(faults);
    }

    public List<ItemFault> faults() {
        return faults;
    }
}
