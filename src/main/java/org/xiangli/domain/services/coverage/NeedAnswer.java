package org.xiangli.domain.services.coverage;

import java.util.List;
import org.xiangli.domain.services.Item;
import org.xiangli.domain.services.ServiceLayer;

/**
 * What there is for a need, in the four layers (党组织关爱、基本公共、志愿互助、市场化). The statutory and free stand first and are never
 * hidden by what is sold: a paid offer that has a free counterpart is shown only together with it.
 *
 * @param items of the catalogue
 * @param offers of the other layers, the free before the paid
 */
public record NeedAnswer(List<Item> items, List<Offer> offers) {

    /** The offers of a layer. */
    public List<Offer> of(ServiceLayer layer) {
        return offers.stream().filter(offer -> offer.by().layer() == layer).toList();
    }

    /** The offers of a kind (R057). */
    public List<Offer> of(Offer.Kind kind) {
        return offers.stream().filter(offer -> offer.by().kind() == kind).toList();
    }

    /** In how many of the four layers something was found. */
    public int layers() {
        return (int) offers.stream().map(offer -> offer.by().layer()).distinct().count() + (items.isEmpty() ? 0 : 1);
    }

    public boolean empty() {
        return items.isEmpty() && offers.isEmpty();
    }
}
