package org.xiangli.domain.services;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.xiangli.core.access.Acting;
import org.xiangli.core.access.PostKind;
import org.xiangli.core.access.Purpose;
import org.xiangli.core.people.ResidentRegistry;
import org.xiangli.kernel.Refusal;

/** Asks the register of residents who an applicant is; each question is recorded there for her to see. */
@Component
class Applicants {

    private final ResidentRegistry residents;

    Applicants(ResidentRegistry residents) {
        this.residents = residents;
    }

    /** Before there is a case. @throws Refusal {@code services.resident-unknown}, also when she is out of reach */
    Applicant demand(UUID resident) {
        return demand(resident, Purpose.IDENTIFY_APPLICANT, null);
    }

    /** For a case. @throws Refusal {@code services.resident-unknown}, also when she is out of reach */
    Applicant demand(UUID resident, UUID caseId) {
        return demand(resident, Purpose.HANDLE_MATTER, caseId);
    }

    /** Whether somebody of the register is 18 (民法典 17, 18): who acts for another must be able to act for himself. */
    boolean adult(UUID resident, LocalDate on) {
        return residents
                .find(resident, Purpose.IDENTIFY_APPLICANT, null)
                .filter(found -> found.age(on) >= 18)
                .isPresent();
    }

    /** Her name, for whoever acts under a mandate of hers. @throws Refusal {@code services.resident-unknown} */
    String name(UUID resident) {
        return demand(resident, Purpose.IDENTIFY_APPLICANT, null).name();
    }

    /** The number in the register, where she wants to be told. */
    Optional<String> phone(UUID resident, UUID caseId) {
        return residents
                .find(resident, purpose(resident, Purpose.HANDLE_MATTER), caseId)
                .flatMap(found -> Optional.ofNullable(found.phone()));
    }

    /** What an office looks for, unless she looks herself or somebody for her. */
    private static Purpose purpose(UUID resident, Purpose office) {
        var acting = Acting.current();
        if (acting.kind() != PostKind.RESIDENT) {
            return office;
        }
        return resident.equals(acting.resident()) ? Purpose.OWN_DATA : Purpose.UNDER_MANDATE;
    }

    private Applicant demand(UUID resident, Purpose purpose, @Nullable UUID caseId) {
        return residents
                .find(resident, purpose(resident, purpose), caseId)
                .map(found -> new Applicant(found.id(), found.name(), found.village()))
                .orElseThrow(() -> new Refusal("services.resident-unknown", ServiceLaw.IN_FORCE));
    }
}
