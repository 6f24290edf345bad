package org.xiangli.core.access;

import java.util.Optional;
import java.util.UUID;
import org.xiangli.kernel.DivisionCode;

/** Where a resident lives. The register of residents answers; access asks, so that a resident can act for himself. */
public interface Homes {

    Optional<DivisionCode> villageOf(String county, UUID resident);
}
