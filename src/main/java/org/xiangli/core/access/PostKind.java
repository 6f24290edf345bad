package org.xiangli.core.access;

import static org.xiangli.core.access.Purpose.ANSWER_CONTEST;
import static org.xiangli.core.access.Purpose.HANDLE_MATTER;
import static org.xiangli.core.access.Purpose.IDENTIFY_APPLICANT;
import static org.xiangli.core.access.Purpose.KEEP_REGISTER;
import static org.xiangli.core.access.Purpose.OWN_DATA;
import static org.xiangli.core.access.Purpose.UNDER_MANDATE;

import java.util.Locale;
import java.util.Set;
import org.xiangli.kernel.DivisionCode.Level;

/** Kinds of post, the level of division each covers, and the purposes for which its holder may read a person's data. */
public enum PostKind {
    ADMINISTRATOR(Level.COUNTY, Set.of()),
    DATA_PROTECTION_OFFICER(Level.COUNTY, Set.of(ANSWER_CONTEST)),
    COUNTY_OFFICER(Level.COUNTY, Set.of(HANDLE_MATTER)),
    COUNTY_APPROVER(Level.COUNTY, Set.of(HANDLE_MATTER)),
    TOWNSHIP_OFFICER(Level.TOWNSHIP, Set.of(HANDLE_MATTER, IDENTIFY_APPLICANT)),
    TOWNSHIP_APPROVER(Level.TOWNSHIP, Set.of(HANDLE_MATTER)),
    VILLAGE_CLERK(Level.VILLAGE, Set.of(HANDLE_MATTER, IDENTIFY_APPLICANT, KEEP_REGISTER)),
    /** Not an office: the resident who acts for himself, or under a mandate for whoever gave it. */
    RESIDENT(Level.VILLAGE, Set.of(OWN_DATA, UNDER_MANDATE));

    private final Level level;
    private final Set<Purpose> purposes;

    PostKind(Level level, Set<Purpose> purposes) {
        this.level = level;
        this.purposes = purposes;
    }

    public Level level() {
        return level;
    }

    public boolean permits(Purpose purpose) {
        return purposes.contains(purpose);
    }

    /** The name by which procedures call this post, for example {@code village-clerk}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
