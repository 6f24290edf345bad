package org.xiangli.core.procedure;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.xiangli.kernel.DivisionCode;
import org.xiangli.kernel.DivisionCode.Level;

/**
 * Kind of post that handles a step, as its kebab-case name. The name may be one the house does not know; the
 * publication check refuses it, so that a reader can show all of a procedure's faults at once.
 */
public record PostRef(String code) {

    public static final PostRef RESIDENT = new PostRef("resident");
    public static final PostRef VILLAGE_CLERK = new PostRef("village-clerk");
    public static final PostRef TOWNSHIP_OFFICER = new PostRef("township-officer");
    public static final PostRef TOWNSHIP_APPROVER = new PostRef("township-approver");
    public static final PostRef COUNTY_OFFICER = new PostRef("county-officer");
    public static final PostRef COUNTY_APPROVER = new PostRef("county-approver");

    /** Jobs of the house itself; nobody can act as it from outside. */
    public static final PostRef SYSTEM = new PostRef("system");

    private static final Map<PostRef, Level> LEVELS = Map.of(
            RESIDENT, Level.VILLAGE,
            VILLAGE_CLERK, Level.VILLAGE,
            TOWNSHIP_OFFICER, Level.TOWNSHIP,
            TOWNSHIP_APPROVER, Level.TOWNSHIP,
            COUNTY_OFFICER, Level.COUNTY,
            COUNTY_APPROVER, Level.COUNTY,
            SYSTEM, Level.COUNTY);

    /** Who sees a case of the post that let it lie: the officer one level up, at the top the approver. */
    private static final Map<PostRef, PostRef> ABOVE = Map.of(
            RESIDENT, VILLAGE_CLERK,
            VILLAGE_CLERK, TOWNSHIP_OFFICER,
            TOWNSHIP_OFFICER, COUNTY_OFFICER,
            TOWNSHIP_APPROVER, COUNTY_OFFICER,
            COUNTY_OFFICER, COUNTY_APPROVER);

    static Set<PostRef> all() {
        return LEVELS.keySet();
    }

    public boolean known() {
        return LEVELS.containsKey(this);
    }

    /** The post to which an overdue case of this one is shown; empty at the top of the county. */
    Optional<PostRef> above() {
        return Optional.ofNullable(ABOVE.get(this));
    }

    /** The division for which this post handles a case of the village: the village, its township or its county. */
    DivisionCode division(DivisionCode village) {
        return switch (level()) {
            case TOWNSHIP -> village.parent().orElseThrow();
            case COUNTY -> village.county();
            default -> village;
        };
    }

    Level level() {
        var level = LEVELS.get(this);
        if (level == null) {
            throw new IllegalStateException("No such post: " + code);
        }
        return level;
    }

    @Override
    public String toString() {
        return code;
    }
}
