package org.xiangli.domain.services.forms;

import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.xiangli.core.access.Acting;
import org.xiangli.core.access.PostKind;
import org.xiangli.core.access.Purpose;
import org.xiangli.core.people.Resident;
import org.xiangli.core.people.ResidentRegistry;
import org.xiangli.core.territory.Territory;
import org.xiangli.kernel.DivisionCode;
import org.xiangli.kernel.Refusal;

/** Asks the register what a form needs, for a purpose: her own data, or finding out who applies at the window. */
@Component
class RegisterReader {

    private final ResidentRegistry residents;
    private final Territory territory;
    private final Clock clock;

    RegisterReader(ResidentRegistry residents, Territory territory, Clock clock) {
        this.residents = residents;
        this.territory = territory;
        this.clock = clock;
    }

    /** Whose register keeps her, and what it says. */
    record Known(DivisionCode village, Facts facts) {}

    /**
     * @param caseId the case the look is for, once there is one
     * @throws Refusal {@code services.resident-unknown}, also when she is out of reach
     */
    Known read(UUID resident, @Nullable UUID caseId) {
        return residents
                .find(resident, purpose(caseId), caseId)
                .map(found -> new Known(found.village(), facts(found)))
                .orElseThrow(() -> new Refusal("services.resident-unknown", FormLaw.SHARED));
    }

    private static Purpose purpose(@Nullable UUID caseId) {
        if (Acting.current().kind() == PostKind.RESIDENT) {
            return Purpose.OWN_DATA;
        }
        return caseId == null ? Purpose.IDENTIFY_APPLICANT : Purpose.HANDLE_MATTER;
    }

    private Facts facts(Resident resident) {
        var today = LocalDate.now(clock);
        var values = new EnumMap<Fact, String>(Fact.class);
        values.put(Fact.NAME, resident.name());
        values.put(Fact.ID_NUMBER, resident.idNumber().value());
        values.put(Fact.BIRTH_DATE, resident.birthDate().toString());
        values.put(Fact.SEX, resident.sex().name());
        var village = territory.fullName(resident.village(), today);
        values.put(Fact.VILLAGE, village.isEmpty() ? resident.village().value() : village);
        var phone = resident.phone();
        if (phone != null && PhoneFormat.fits(phone)) {
            values.put(Fact.PHONE, phone);
        }
        return new Facts(values, today);
    }
}
