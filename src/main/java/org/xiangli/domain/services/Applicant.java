package org.xiangli.domain.services;

import java.util.UUID;
import org.xiangli.kernel.DivisionCode;

/** Whose matter it is, as the desk needs to know her. */
record Applicant(UUID id, String name, DivisionCode village) {}
