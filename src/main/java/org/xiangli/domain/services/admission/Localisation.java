package org.xiangli.domain.services.admission;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.xiangli.kernel.DivisionCode;

/**
 * How a village does an item of the catalogue (R036).
 *
 * @param version counted up in the village for this item
 * @param papers codes of the papers asked for; never more than the item's own
 * @param promisedDays never more than the item's own
 * @param checkedBy the township officer; empty while nobody has checked it
 * @param returnedWhy why the township sent it back; empty unless it did
 * @param published empty until it is on the board
 */
public record Localisation(
        UUID id,
        DivisionCode village,
        String itemCode,
        int catalogueVersion,
        int version,
        String who,
        String hours,
        String place,
        String homeVisits,
        List<String> papers,
        int promisedDays,
        State state,
        Optional<UUID> checkedBy,
        Optional<String> returnedWhy,
        Optional<Dates> published) {

    /** How it stands. */
    public enum State {
        WRITTEN,
        CHECKED,
        RETURNED,
        PUBLISHED
    }

    /** When it was put up, and from when it is used: later, so that people know before they come. */
    public record Dates(LocalDate on, LocalDate firstUse) {}

    /**
     * What a village writes.
     *
     * @param homeVisits to whom and how; empty for none
     * @param feeFen nothing, or it is refused
     */
    public record Text(
            UUID key,
            String itemCode,
            String who,
            String hours,
            String place,
            String homeVisits,
            List<String> papers,
            long feeFen,
            int promisedDays) {

        public Text {
            who = Written.needed(who, Written.NAME);
            hours = Written.needed(hours, Written.LINE);
            place = Written.needed(place, Written.LINE);
            homeVisits = Written.limited(homeVisits, Written.LINE);
            papers = List.copyOf(papers);
        }
    }
}
