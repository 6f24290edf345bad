package org.xiangli.core.territory;

import java.time.OffsetDateTime;

/**
 * A part of the national list that is in the tree.
 *
 * @param part {@code upper} for provinces to towns, or the code of a province for its villages
 * @param sha256 fingerprint of the packaged file it came from
 * @param units units of the edition
 * @param periods rows written: units of the edition, and what they were before
 */
public record Loaded(
        String part, String edition, String sha256, int units, int periods, int successions, OffsetDateTime loadedAt) {}
