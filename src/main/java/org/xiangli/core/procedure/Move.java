package org.xiangli.core.procedure;

import java.util.List;
import java.util.Optional;

/**
 * A way from one step to another. The same key may lead out of several steps (withdraw, for example); key and from
 * together are unique.
 *
 * @param key kebab-case name; the keys of {@link CaseEvent} that every case knows are reserved
 * @param by posts that may make the move; empty = the post that holds the case at {@code from}
 * @param reasonRequired whether the move says why
 * @param legalBasisRequired whether the move names the law it stands on
 * @param outcome what it decides
 * @param gates codes of rules that must hold, asked with the facts of the request
 * @param letter kind of letter the domain room prints for the resident
 * @param notByActorOf keys of moves (or {@code opened}) whose actor may not make this one: four eyes (R011)
 */
public record Move(
        String key,
        String from,
        String to,
        List<PostRef> by,
        boolean reasonRequired,
        boolean legalBasisRequired,
        Outcome outcome,
        List<String> gates,
        Optional<String> letter,
        List<String> notByActorOf) {

    public Move {
        by = List.copyOf(by);
        gates = List.copyOf(gates);
        notByActorOf = List.copyOf(notByActorOf);
    }
}
