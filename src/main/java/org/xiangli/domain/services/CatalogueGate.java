package org.xiangli.domain.services;

import java.time.LocalDate;
import java.util.Set;
import org.xiangli.kernel.Refusal;

/** Somebody who must agree before a county publishes a later version of its catalogue. */
public interface CatalogueGate {

    /**
     * @param before codes of the version that is replaced
     * @param codes codes of the version to come
     * @param effectiveFrom its first day
     * @throws Refusal when one of them may not stand there
     */
    void demand(Set<String> before, Set<String> codes, LocalDate effectiveFrom);
}
