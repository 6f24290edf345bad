package org.xiangli.domain.services;

import java.time.LocalTime;
import java.util.Optional;

/**
 * A point that is open now, and how far it is.
 *
 * @param minutes on the way; empty when nobody has measured it
 */
public record NearPoint(ServicePoint point, Optional<Integer> minutes, LocalTime openUntil) {}
