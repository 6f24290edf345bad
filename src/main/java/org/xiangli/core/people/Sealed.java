package org.xiangli.core.people;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.xiangli.core.keys.KeyRing;
import org.xiangli.core.keys.SealedField;
import tools.jackson.databind.json.JsonMapper;

/** The fields of a resident that are sealed, and how they are written. */
final class Sealed {

    static final SealedField ID_NUMBER = new SealedField("people.resident.id_number");
    static final SealedField PHONE = new SealedField("people.resident.phone");
    static final SealedField FACTS = new SealedField("people.resident_event.facts");

    /** Facts of an event that never stand in the open. */
    static final Set<String> FACTS_SEALED = Set.of("id_number", "phone");

    private Sealed() {}

    /** The sealed facts of an event as one sealed text; null when it has none. */
    static byte @Nullable [] facts(
            KeyRing ring, UUID resident, Map<String, String> facts, JsonMapper json, Instant now) {
        var sealed = new LinkedHashMap<>(facts);
        sealed.keySet().retainAll(FACTS_SEALED);
        return sealed.isEmpty() ? null : ring.seal(FACTS, resident, json.writeValueAsString(sealed), now);
    }

    /** The facts that may be read in the database. */
    static Map<String, String> open(Map<String, String> facts) {
        var open = new LinkedHashMap<>(facts);
        open.keySet().removeAll(FACTS_SEALED);
        return open;
    }
}
