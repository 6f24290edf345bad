package org.xiangli.core.procedure;

import java.util.List;
import java.util.stream.Collectors;

/** A procedure that must not be published; it carries every fault found, not only the first. */
public class BrokenProcedure extends IllegalArgumentException {

    private final transient List<Fault> faults;

    BrokenProcedure(Procedure procedure, List<Fault> faults) {
        super("Procedure %s cannot be published:%s"
                .formatted(
                        procedure, faults.stream().map(fault -> "\n  " + fault).collect(Collectors.joining())));
        this.faults = List.copyOf(faults);
    }

    public List<Fault> faults() {
        return faults;
    }
}
