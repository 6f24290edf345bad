package org.xiangli.domain.services.quality;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Which figures of a table may be printed beside their sum so that no figure below the least can be read or reckoned:
 * small ones are left out, and, where what is left out would still add up to less than the least, or is one single
 * figure that the sum gives away, the next smallest with them.
 *
 * @param shown positions of the figures that may be printed
 * @param sum whether their sum with what is left out may be printed
 */
record SmallCells(Set<Integer> shown, boolean sum) {

    static SmallCells of(List<Integer> counts, int least) {
        var bySize = IntStream.range(0, counts.size())
                .boxed()
                .filter(position -> counts.get(position) > 0)
                .sorted(Comparator.<Integer>comparingInt(counts::get).thenComparing(Comparator.naturalOrder()))
                .toList();
        var hidden = 0;
        var left = 0;
        while (hidden < bySize.size()
                && (counts.get(bySize.get(hidden)) < least || hidden > 0 && (left < least || hidden == 1))) {
            left += counts.get(bySize.get(hidden));
            hidden++;
        }
        var shown = bySize.subList(hidden, bySize.size()).stream().collect(Collectors.toUnmodifiableSet());
        return new SmallCells(shown, hidden == 0 || left >= least && hidden > 1);
    }
}
