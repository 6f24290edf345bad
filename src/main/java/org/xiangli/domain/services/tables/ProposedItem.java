package org.xiangli.domain.services.tables;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.xiangli.domain.services.Item;

/**
 * An item as a department would have it, waiting for the county's approver.
 *
 * @param item with the version it would have
 * @param admission it waits for; empty when the village is asked nothing new
 */
public record ProposedItem(
        UUID id, Item item, Optional<UUID> admission, String office, UUID proposedBy, Instant proposedAt) {}
