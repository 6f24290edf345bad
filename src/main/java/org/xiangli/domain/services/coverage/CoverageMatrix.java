package org.xiangli.domain.services.coverage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.xiangli.core.territory.Division;
import org.xiangli.domain.services.Item;
import org.xiangli.domain.services.ServiceFamily;
import org.xiangli.domain.services.ServicePoint;
import org.xiangli.kernel.Ratio;

/**
 * Which of the nine families a resident meets in each village (R037). A family counts where at least one item of it is
 * served, by a channel it offers, at a point of the village that is open that day and has somebody there by name.
 */
public record CoverageMatrix(List<Village> villages, List<Gap> gaps) {

    /** Why a family is missing. */
    public enum Cause {
        /** The county serves no item of it, in no village. */
        NO_ITEM,
        /** The village has no open point with staff that serves it. */
        NO_POINT
    }

    /** What stands in a village for each family: how many of its items are served there. */
    public record Village(Division village, List<Integer> served) {

        public int families() {
            return (int) served.stream().filter(count -> count > 0).count();
        }

        public boolean whole() {
            return families() == served.size();
        }
    }

    /**
     * Something missing, said once: a family for the whole county, or a village for all families its point lacks.
     *
     * @param village empty when it is missing everywhere
     */
    public record Gap(Cause cause, Optional<Division> village, Set<ServiceFamily> families) {}

    static CoverageMatrix of(List<Division> villages, List<Item> items, Points points) {
        var served = items.stream()
                .filter(item -> item.opensCase() && !item.channels().isEmpty())
                .toList();
        var gaps = new ArrayList<Gap>();
        var offered = served.stream().map(Item::family).collect(Collectors.toSet());
        for (var family : ServiceFamily.values()) {
            if (!offered.contains(family)) {
                gaps.add(new Gap(Cause.NO_ITEM, Optional.empty(), EnumSet.of(family)));
            }
        }
        var rows = new ArrayList<Village>();
        for (var village : villages) {
            var there = served.stream()
                    .filter(item ->
                            points.of(village).stream().anyMatch(point -> point.serves(Optional.of(item.code()))))
                    .toList();
            rows.add(new Village(village, counts(there)));
            var missing = Arrays.stream(ServiceFamily.values())
                    .filter(offered::contains)
                    .filter(family -> there.stream().noneMatch(item -> item.family() == family))
                    .collect(Collectors.toCollection(() -> EnumSet.noneOf(ServiceFamily.class)));
            if (!missing.isEmpty()) {
                gaps.add(new Gap(Cause.NO_POINT, Optional.of(village), missing));
            }
        }
        return new CoverageMatrix(rows, gaps);
    }

    /** The staffed points of a village that are open on the day. */
    interface Points {
        List<ServicePoint> of(Division village);
    }

    /** Villages with all nine families, of all villages; empty for a county without villages. */
    public Optional<Ratio> whole() {
        return villages.isEmpty()
                ? Optional.empty()
                : Optional.of(Ratio.of(villages.stream().filter(Village::whole).count(), villages.size()));
    }

    /** The villages of one township. */
    public List<Village> of(Division township) {
        return villages.stream()
                .filter(row -> township.code().contains(row.village().code()))
                .toList();
    }

    private static List<Integer> counts(List<Item> items) {
        return Arrays.stream(ServiceFamily.values())
                .map(family -> (int)
                        items.stream().filter(item -> item.family() == family).count())
                .toList();
    }
}
