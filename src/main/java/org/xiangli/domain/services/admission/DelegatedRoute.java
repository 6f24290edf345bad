package org.xiangli.domain.services.admission;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.xiangli.domain.services.CaseRoute;
import org.xiangli.domain.services.Item;
import org.xiangli.kernel.DivisionCode;
import org.xiangli.kernel.DivisionCode.Level;

/**
 * Sends a case where the power to decide it lies (R035): to the county by the item's own procedure, or in one step to the
 * township while a delegation is in force. A case that is on its way when the delegation ends keeps its way, on which the
 * township can no longer decide it but sends it up (see {@link DelegatedLimit}).
 */
@Component
class DelegatedRoute implements CaseRoute {

    static final String DELEGATED = "village-assist-delegated";

    /** What the county decides, and the same matter decided in the township. */
    private static final Map<Item.ProcedureKey, Item.ProcedureKey> SHORTER =
            Map.of(new Item.ProcedureKey("village-assist-county", 1), new Item.ProcedureKey(DELEGATED, 1));

    private final DelegationTable table;

    DelegatedRoute(DelegationTable table) {
        this.table = table;
    }

    @Override
    public Optional<Item.ProcedureKey> instead(Item item, DivisionCode village, LocalDate on) {
        return item.procedure()
                .map(SHORTER::get)
                .filter(shorter -> village.upTo(Level.TOWNSHIP).stream()
                        .flatMap(township -> table.of(item.code(), township).stream())
                        .anyMatch(delegation -> delegation.inForceOn(on)));
    }
}
