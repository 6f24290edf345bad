package org.xiangli.channel.api.forward;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A place elsewhere that takes in problems. @param services what it takes in, as it listed it */
public record Neighbour(
        UUID id, String name, String endpoint, Instant madeAt, Optional<Instant> offAt, List<Service> services) {

    /** A kind of problem it takes in. */
    public record Service(String code, String name) {}
}
