package org.xiangli.domain.services.admission;

import java.time.LocalDate;
import java.util.UUID;
import org.xiangli.kernel.DivisionCode;

/**
 * A certificate somebody was sent to the village for and the village may not issue. Who asked is not kept.
 *
 * @param demandedBy the office that sent the person; may be empty
 */
public record BlockedCertificate(
        UUID id, DivisionCode village, VillageLists.Certificate kind, String demandedBy, LocalDate askedOn) {}
