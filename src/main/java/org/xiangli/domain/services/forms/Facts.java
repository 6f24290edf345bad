package org.xiangli.domain.services.forms;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * What the register said of one resident.
 *
 * @param readOn the day it was looked up
 */
public record Facts(Map<Fact, String> values, LocalDate readOn) {

    public Facts {
        values = values.isEmpty() ? Map.of() : Map.copyOf(new EnumMap<>(values));
    }

    public Optional<String> value(Fact fact) {
        return Optional.ofNullable(values.get(fact));
    }

    /** Names nobody. */
    @Override
    public String toString() {
        return "Facts" + values.keySet();
    }
}
