package org.xiangli.domain.services;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A county's catalogue in one version.
 *
 * @param county six digits
 * @param effectiveTo last day; empty while no later version is published
 * @param note what the county says about it
 */
public record CatalogueVersion(
        String county,
        int version,
        LocalDate effectiveFrom,
        Optional<LocalDate> effectiveTo,
        Instant publishedAt,
        String note) {}
