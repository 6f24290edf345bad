package org.xiangli.domain.services.channels.web;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.xiangli.domain.services.Material;
import org.xiangli.domain.services.PaperState;
import org.xiangli.domain.services.web.Papers;

/** What can be said of a paper by telephone: nothing that only somebody can say who has it in his hands. */
public final class Afar {

    private static final Set<PaperState> SEEN = EnumSet.of(PaperState.SHOWN, PaperState.ORIGINAL, PaperState.COPY);

    private Afar() {}

    /** The choices for a paper, the usual one first. */
    public static List<PaperState> choices(Material paper) {
        return Papers.choices(paper).stream()
                .filter(state -> !SEEN.contains(state))
                .toList();
    }
}
