package org.xiangli.domain.services;

import java.util.UUID;
import org.springframework.stereotype.Component;
import org.xiangli.kernel.DivisionCode;

@Component
class Applicants {
    Applicant demand(UUID resident) {
        return new Applicant(resident, "x", new DivisionCode("222405102201"));
    }
    Applicant demand(UUID resident, UUID c) {
        return new Applicant(resident, "x", new DivisionCode("222405102201"));
    }
}
