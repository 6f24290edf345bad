package org.xiangli.core.people;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.xiangli.core.people.Resident.ContactChannel;
import org.xiangli.kernel.DivisionCode;
import org.xiangli.kernel.IdNumber;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * A change of a resident's row: on which day, on whose word, and the facts it sets.
 *
 * @param facts column of the register to its new value, as text; an empty text empties the column
 */
public record ResidentEvent(
        UUID resident, DivisionCode village, EventKind kind, LocalDate on, String source, Map<String, String> facts) {

    /** The row as its events make it; empty when the first event does not enter anybody. */
    public static Optional<Resident> replay(List<ResidentEvent> events) {
        Resident row = null;
        for (var event : events) {
            row = row == null ? event.entered() : set(row, event.facts);
        }
        return Optional.ofNullable(row);
    }

    static Resident set(Resident row, Map<String, String> facts) {
        return new Resident(
                row.id(),
                row.village(),
                uuid(facts, "household_id", row.household()),
                Relation.valueOf(facts.getOrDefault("relation", row.relation().name())),
                facts.getOrDefault("name", row.name()),
                row.idNumber(),
                row.birthDate(),
                row.sex(),
                ResidenceType.valueOf(
                        facts.getOrDefault("residence", row.residence().name())),
                row.registeredAt(),
                row.since(),
                day(facts, "left_on", row.leftOn()),
                day(facts, "died_on", row.diedOn()),
                text(facts, "phone", row.phone()),
                ContactChannel.valueOf(
                        facts.getOrDefault("channel", row.channel().name())));
    }

    static Map<String, String> facts(JsonMapper json, String text) {
        return json.readValue(text, new TypeReference<Map<String, String>>() {});
    }

    private Resident entered() {
        var number = IdNumber.of(demand("id_number"));
        return new Resident(
                resident,
                village,
                UUID.fromString(demand("household_id")),
                Relation.valueOf(demand("relation")),
                demand("name"),
                number,
                number.birthDate(),
                number.sex(),
                ResidenceType.valueOf(demand("residence")),
                DivisionCode.of(demand("registered_at")),
                LocalDate.parse(demand("since")),
                null,
                null,
                text(facts, "phone", null),
                ContactChannel.valueOf(demand("channel")));
    }

    private String demand(String fact) {
        var value = facts.get(fact);
        if (value == null) {
            throw new IllegalStateException("The event that enters a resident lacks " + fact);
        }
        return value;
    }

    private static UUID uuid(Map<String, String> facts, String fact, UUID otherwise) {
        var value = facts.get(fact);
        return value == null ? otherwise : UUID.fromString(value);
    }

    private static @Nullable LocalDate day(Map<String, String> facts, String fact, @Nullable LocalDate otherwise) {
        var value = facts.get(fact);
        return value == null ? otherwise : LocalDate.parse(value);
    }

    private static @Nullable String text(Map<String, String> facts, String fact, @Nullable String otherwise) {
        var value = facts.get(fact);
        if (value == null) {
            return otherwise;
        }
        return value.isEmpty() ? null : value;
    }
}
