package org.xiangli.channel.api.open311;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** A program that may report problems. */
public record Client(UUID id, String name, Instant madeAt, Optional<Instant> revokedAt) {}
