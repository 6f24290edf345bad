package org.xiangli.domain.services;

import java.util.List;
import org.springframework.stereotype.Component;
import org.xiangli.core.procedure.Procedure;
import org.xiangli.core.procedure.ProcedureReader;
import org.xiangli.core.procedure.ProcedureSource;

/** The ways a village-assist matter may go. */
@Component
class ServiceProcedures implements ProcedureSource {

    private static final List<String> FILES = List.of(
            "village-assist",
            "village-assist-instant",
            "village-assist-county",
            "village-assist-delegated",
            "village-report",
            "posted-assistance",
            "social-assistance");

    private final List<Procedure> procedures = FILES.stream()
            .map(file -> ProcedureReader.read(ServiceProcedures.class, "procedures/" + file + ".yaml"))
            .toList();

    @Override
    public List<Procedure> procedures() {
        return procedures;
    }
}
