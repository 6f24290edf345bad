package org.xiangli.domain.services;

import java.time.LocalDate;
import java.util.UUID;

/** A way an agent went for an application. It cost the resident nothing. */
public record Trip(UUID id, UUID application, LocalDate day, String place, String purpose) {}
