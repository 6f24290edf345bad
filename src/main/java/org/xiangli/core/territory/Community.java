package org.xiangli.core.territory;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.xiangli.kernel.DivisionCode;

/**
 * A rural community: villages of one county that join for services and mutual help. It is no division: it has no code,
 * nobody answers to it, and each village keeps its own committee.
 *
 * @param members the villages that belong to it on the day asked for
 * @param validTo first day on which it exists no more; null while it exists
 */
public record Community(
        UUID id,
        String name,
        String instrument,
        LocalDate validFrom,
        @Nullable LocalDate validTo,
        List<DivisionCode> members) {}
