package org.xiangli.domain.services;

import java.time.Instant;
import java.util.UUID;

/**
 * Who leads a matter, from when on.
 *
 * @param seq 1 for the first guide, then counted up
 * @param phone where she reaches him
 * @param note why it changed hands, and what the next one must know; empty for the first
 */
public record Guidance(
        UUID application, int seq, UUID guide, String name, String office, String phone, String note, Instant since) {}
