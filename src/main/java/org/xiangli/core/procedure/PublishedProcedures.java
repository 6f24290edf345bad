package org.xiangli.core.procedure;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.xiangli.kernel.Refusal;

/** All procedures the rooms have published, each checked before the house opens its doors. */
@Component
public class PublishedProcedures {

    private final Map<String, Procedure> byName = new HashMap<>();

    PublishedProcedures(ObjectProvider<Procedure> single, ObjectProvider<ProcedureSource> sources, Gates gates) {
        Stream.concat(
                        single.stream(),
                        sources.stream().map(ProcedureSource::procedures).flatMap(List::stream))
                .forEach(procedure -> publish(procedure, gates));
    }

    /** A version of a procedure. @throws Refusal {@code case.procedure-unknown} */
    public Procedure of(String code, int version) {
        return Optional.ofNullable(byName.get(code + " " + version))
                .orElseThrow(() -> new Refusal("case.procedure-unknown", CaseRules.PUBLISHED_WAY, code, version));
    }

    /** The newest version of a procedure. @throws Refusal {@code case.procedure-unknown} */
    public Procedure latest(String code) {
        return byName.values().stream()
                .filter(procedure -> procedure.code().equals(code))
                .max(Comparator.comparingInt(Procedure::version))
                .orElseThrow(() -> new Refusal("case.procedure-unknown", CaseRules.PUBLISHED_WAY, code, 0));
    }

    /** All published versions. */
    public Collection<Procedure> all() {
        return List.copyOf(byName.values());
    }

    private void publish(Procedure procedure, Gates gates) {
        PublicationCheck.demand(procedure, gates::known);
        if (byName.put(procedure.toString(), procedure) != null) {
            throw new IllegalStateException("Two rooms publish procedure " + procedure);
        }
    }
}
