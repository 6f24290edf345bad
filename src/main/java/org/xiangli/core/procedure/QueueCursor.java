package org.xiangli.core.procedure;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.UUID;
import org.xiangli.kernel.Refusal;

/**
 * The last line of a page of cases; the next page begins behind it, however the cases before it have moved meanwhile.
 */
public record QueueCursor(LocalDate actBy, UUID id) {

    private static final String NO_LIMIT = "none";
    private static final QueueCursor TOP = new QueueCursor(LocalDate.of(1, 1, 1), new UUID(0, 0));

    /** Before the first line. */
    public static QueueCursor top() {
        return TOP;
    }

    /** Reads what {@link #toString} wrote into an address. @throws Refusal {@code case.cursor} */
    public static QueueCursor of(String text) {
        var dot = text.indexOf('.');
        try {
            var day = text.substring(0, dot);
            return new QueueCursor(
                    day.equals(NO_LIMIT) ? LocalDate.MAX : LocalDate.parse(day),
                    UUID.fromString(text.substring(dot + 1)));
        } catch (DateTimeParseException | IllegalArgumentException | StringIndexOutOfBoundsException problem) {
            throw new Refusal("case.cursor", CaseRules.RECORD);
        }
    }

    static QueueCursor behind(CaseFile file) {
        return new QueueCursor(file.state().actBy().orElse(LocalDate.MAX), file.id());
    }

    /** For an address: {@code 2026-03-10.0195…}. */
    @Override
    public String toString() {
        return (actBy.equals(LocalDate.MAX) ? NO_LIMIT : actBy) + "." + id;
    }
}
