package org.xiangli.core.procedure;

import java.util.List;
import org.springframework.stereotype.Component;

/** Publishes the test procedure in the house that tests share, as a domain room would publish its own. */
@Component
class TestProcedures implements ProcedureSource {

    @Override
    public List<Procedure> procedures() {
        return List.of(Ways.ASSIST);
    }
}
