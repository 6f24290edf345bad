package org.xiangli.core.people.demo;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** Divides whole people among shares by the method of largest remainders; integers only, the parts add up. */
final class Apportion {

    private Apportion() {}

    /**
     * Parts in proportion to the weights. Equal remainders go to the earlier entry.
     *
     * @throws IllegalArgumentException when there is something to divide and all weights are zero
     */
    static int[] byWeight(int total, long... weights) {
        var parts = new int[weights.length];
        long all = Arrays.stream(weights).sum();
        if (all == 0 && total > 0) {
            throw new IllegalArgumentException("Nobody to divide " + total + " among");
        }
        if (total == 0) {
            return parts;
        }
        var remainders = new long[weights.length];
        int left = total;
        for (int at = 0; at < weights.length; at++) {
            long share = Math.multiplyExact(total, weights[at]);
            parts[at] = Math.toIntExact(share / all);
            remainders[at] = share % all;
            left -= parts[at];
        }
        IntStream.range(0, weights.length)
                .boxed()
                .sorted(Comparator.comparingLong(at -> -remainders[at]))
                .limit(left)
                .forEach(at -> parts[at]++);
        return parts;
    }

    /**
     * As {@link #byWeight}, but no part exceeds its cap; what a capped part cannot take goes to the others, at last
     * also to those without weight.
     *
     * @throws IllegalArgumentException when the caps together cannot hold the total
     */
    static int[] byWeightUpTo(int[] caps, int total, long... weights) {
        if (total > Arrays.stream(caps).asLongStream().sum()) {
            throw new IllegalArgumentException(
                    total + " do not fit into " + Arrays.stream(caps).sum());
        }
        var parts = new int[caps.length];
        int left = total;
        while (left > 0) {
            var open = new long[caps.length];
            for (int at = 0; at < caps.length; at++) {
                open[at] = parts[at] < caps[at] ? weights[at] : 0;
            }
            if (Arrays.stream(open).sum() == 0) {
                Arrays.setAll(open, at -> caps[at] - parts[at]);
            }
            var more = byWeight(left, open);
            for (int at = 0; at < caps.length; at++) {
                int taken = Math.min(more[at], caps[at] - parts[at]);
                parts[at] += taken;
                left -= taken;
            }
        }
        return parts;
    }
}
