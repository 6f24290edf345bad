package org.xiangli.core.procedure;

import java.util.UUID;
import org.xiangli.kernel.DivisionCode;

/**
 * Who acts on a case: an account, the kind of post it acts in and the division the post covers. A resident acts for
 * the village he lives in.
 *
 * @param post kebab-case name of the kind of post, see {@link PostRef}
 */
public record Actor(UUID account, String post, DivisionCode division) {

    private static final UUID NOBODY = new UUID(0, 0);

    /** The house itself, for what happens because time has passed. */
    static Actor system(DivisionCode county) {
        return new Actor(NOBODY, PostRef.SYSTEM.code(), county);
    }

    /** Whether the actor sits where a post handles cases of the village. */
    boolean holds(PostRef required, DivisionCode village) {
        return required.known()
                && required.code().equals(post)
                && required.division(village).equals(division);
    }
}
