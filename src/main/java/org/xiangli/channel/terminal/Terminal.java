package org.xiangli.channel.terminal;

import java.time.Instant;
import java.time.LocalTime;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import org.xiangli.kernel.DivisionCode;

/**
 * A terminal of the county.
 *
 * @param division where it stands
 * @param items codes of items offered there; none means every item of this channel
 * @param lastSeen when it last asked for a page or said that it lives
 * @param paper how much is left, in hundredths
 */
public record Terminal(
        UUID id,
        DivisionCode division,
        String place,
        Set<String> items,
        LocalTime opens,
        LocalTime closes,
        Optional<Instant> lastSeen,
        OptionalInt paper) {

    public Terminal {
        items = Set.copyOf(items);
    }

    /** Whether an item may be applied for there. */
    public boolean offers(String item) {
        return items.isEmpty() || items.contains(item);
    }

    /** A ticket: something is wrong and somebody must go there. */
    public record Fault(UUID id, UUID terminal, String place, Kind kind, Instant openedAt) {

        /** What is wrong. */
        public enum Kind {
            /** It has not been heard of. */
            SILENT,
            /** It is short of paper. */
            PAPER
        }
    }
}
