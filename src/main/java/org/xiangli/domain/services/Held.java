package org.xiangli.domain.services;

import java.time.Instant;
import java.util.UUID;

/**
 * Somebody's original in the hands of an office.
 *
 * @param number of the case it was taken for
 * @param item and {@code catalogueVersion} say what the paper with this code is
 */
public record Held(
        UUID id,
        UUID application,
        String number,
        UUID resident,
        String item,
        int catalogueVersion,
        String paper,
        Instant takenAt) {}
