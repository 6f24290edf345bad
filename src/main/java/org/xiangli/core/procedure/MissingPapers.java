package org.xiangli.core.procedure;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.xiangli.kernel.Refusal;

/** The list of papers a resident still has to bring. It is made once; a later request may only repeat from it. */
final class MissingPapers {

    private MissingPapers() {}

    /** The paper codes named in a move's data. */
    static Set<String> in(Map<String, String> data) {
        var named = new TreeSet<String>();
        Arrays.stream(data.getOrDefault(CaseEvent.MISSING_PAPERS, "").split(",", -1))
                .map(String::strip)
                .filter(code -> !code.isEmpty())
                .forEach(named::add);
        return named;
    }

    /** Refuses a request for papers that names none, or one that was not named the first time. */
    static void demandNamedOnce(Set<String> before, Map<String, String> data) {
        var now = in(data);
        if (now.isEmpty()) {
            throw new Refusal("case.missing-papers-unnamed", CaseRules.NAMED_ONCE);
        }
        if (!before.isEmpty() && !before.containsAll(now)) {
            now.removeAll(before);
            throw new Refusal("case.papers-named-once", CaseRules.NAMED_ONCE, String.join(", ", now));
        }
    }
}
