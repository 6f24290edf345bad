package org.xiangli.core.procedure;

import java.util.List;

/** What a domain room hands in as a bean: the procedures its matters follow, all versions that still have cases. */
@FunctionalInterface
public interface ProcedureSource {

    List<Procedure> procedures();
}
