package org.xiangli.domain.services.admission;

import java.time.LocalDate;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.xiangli.domain.services.CatalogueGate;
import org.xiangli.kernel.Refusal;

/** Nothing comes into a county's catalogue that was not admitted, and nothing back that was retired (R030). */
@Component
class AdmittedOnly implements CatalogueGate {

    private final AdmissionTable table;

    AdmittedOnly(AdmissionTable table) {
        this.table = table;
    }

    /** @throws Refusal {@code admission.not-admitted} with the first code, {@code admission.retired} */
    @Override
    public void demand(Set<String> before, Set<String> codes, LocalDate effectiveFrom) {
        var retired = Set.copyOf(table.retiredCodes());
        codes.stream().filter(retired::contains).sorted().findFirst().ifPresent(code -> {
            throw new Refusal("admission.retired", AdmissionLaw.ADMITTED, code);
        });
        var admitted = table.counting().stream()
                .filter(one -> one.inForceOn(effectiveFrom))
                .map(one -> one.proposal().code())
                .collect(java.util.stream.Collectors.toSet());
        codes.stream()
                .filter(code -> !before.contains(code) && !admitted.contains(code))
                .sorted()
                .findFirst()
                .ifPresent(code -> {
                    throw new Refusal("admission.not-admitted", AdmissionLaw.ADMITTED, code);
                });
    }
}
