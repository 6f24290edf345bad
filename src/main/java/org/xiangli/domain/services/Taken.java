package org.xiangli.domain.services;

import java.util.Optional;

/**
 * An application the desk has just dealt with, and what the resident takes home.
 *
 * @param pickupCode printed on the receipt, shown this once: the house keeps only a digest
 */
public record Taken(Application application, Receipt receipt, Optional<String> pickupCode) {}
