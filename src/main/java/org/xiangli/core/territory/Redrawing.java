package org.xiangli.core.territory;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.xiangli.kernel.DivisionCode;
import org.xiangli.kernel.Refusal;
import org.xiangli.kernel.RuleRef;

/**
 * An act that changes the map: units merged, divided, renamed, founded or ended by an instrument of the authority that
 * may do so. For villages that is the county, at the township's proposal and with the assembly's consent (村民委员会组织法
 * 第三条).
 *
 * @param id the act's id, chosen by whoever records it; the same id a second time changes nothing
 * @param before units that end, or go on under the same code with another extent or name
 * @param after units that begin or go on
 * @param day first day of the new state; may lie in the past
 * @param instrument the document that orders it, with its number
 */
public record Redrawing(
        UUID id, Kind kind, List<DivisionCode> before, List<Unit> after, LocalDate day, String instrument) {

    static final RuleRef RULE = new RuleRef("VCOL.VILLAGE.CHANGE", "村民委员会组织法", "第三条");

    /** What is done to the units. */
    public enum Kind {
        /** Several into one. */
        MERGE,
        /** One into several. */
        SPLIT,
        /** One, under the same code, takes another name. */
        RENAME,
        /** New ones that carry on none. */
        ESTABLISH,
        /** Units end and none carries them on. */
        ABOLISH
    }

    /** A unit of the new state. */
    public record Unit(DivisionCode code, String name) {

        public Unit {
            name = name.strip();
            if (name.isEmpty() || name.length() > 100) {
                throw new Refusal("territory.name", RULE, 100);
            }
        }
    }

    /**
     * @throws Refusal {@code territory.instrument} without an instrument; {@code territory.redrawing-shape} when the
     *     units do not fit the kind, are named twice, or are of different levels
     */
    public Redrawing {
        before = List.copyOf(before);
        after = List.copyOf(after);
        instrument = instrument.strip();
        if (instrument.isEmpty() || instrument.length() > 200) {
            throw new Refusal("territory.instrument", RULE, 200);
        }
        if (!fits(kind, before, after) || !distinct(before, after) || levels(before, after) != 1) {
            throw new Refusal("territory.redrawing-shape", RULE, kind.name(), before.size(), after.size());
        }
    }

    private static boolean fits(Kind kind, List<DivisionCode> before, List<Unit> after) {
        return switch (kind) {
            case MERGE -> before.size() > 1 && after.size() == 1;
            case SPLIT -> before.size() == 1 && after.size() > 1;
            case RENAME ->
                before.size() == 1
                        && after.size() == 1
                        && after.getFirst().code().equals(before.getFirst());
            case ESTABLISH -> before.isEmpty() && !after.isEmpty();
            case ABOLISH -> !before.isEmpty() && after.isEmpty();
        };
    }

    private static boolean distinct(List<DivisionCode> before, List<Unit> after) {
        return Set.copyOf(before).size() == before.size()
                && new HashSet<>(after.stream().map(Unit::code).toList()).size() == after.size();
    }

    private static long levels(List<DivisionCode> before, List<Unit> after) {
        return java.util.stream.Stream.concat(before.stream(), after.stream().map(Unit::code))
                .map(DivisionCode::level)
                .distinct()
                .count();
    }
}
