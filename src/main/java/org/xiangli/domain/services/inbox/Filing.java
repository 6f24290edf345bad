package org.xiangli.domain.services.inbox;

import java.util.Optional;
import java.util.UUID;
import org.xiangli.kernel.DivisionCode;
import org.xiangli.kernel.Refusal;

/**
 * A problem as it is filed.
 *
 * @param key of the request; sent twice, filed once
 * @param category code of one in use
 * @param place in words; may be empty when a hamlet or a spot is given
 */
public record Filing(
        UUID key,
        DivisionCode village,
        String category,
        String body,
        String place,
        Optional<UUID> hamlet,
        Optional<Spot> spot) {

    /** @throws Refusal {@code services.inbox.body}, {@code services.inbox.place}, {@code services.inbox.too-long} */
    public Filing {
        body = Texts.demand("services.inbox.body", body, InboxLaw.LONGEST_BODY);
        place = Texts.optional(place, InboxLaw.LONGEST_PLACE);
        if (place.isEmpty() && hamlet.isEmpty() && spot.isEmpty()) {
            throw new Refusal("services.inbox.place", InboxLaw.ISSUE);
        }
    }
}
