package org.xiangli.bench;

import java.util.Arrays;

/** How long something took, each time: a histogram with buckets 2 % wide. Kept by one thread, added up afterwards. */
final class Latencies {

    private static final double WIDTH = Math.log(1.02);
    private static final int BUCKETS = 1_300;

    private final long[] counts = new long[BUCKETS];
    private long total;

    void add(long nanos) {
        var bucket = (int) (Math.log(Math.max(1, nanos)) / WIDTH);
        counts[Math.min(BUCKETS - 1, bucket)]++;
        total++;
    }

    void add(Latencies other) {
        Arrays.setAll(counts, bucket -> counts[bucket] + other.counts[bucket]);
        total += other.total;
    }

    long total() {
        return total;
    }

    /** Milliseconds within which the given share (0 to 1) was done; 0 when nothing was. */
    double within(double share) {
        var wanted = Math.max(1, (long) Math.ceil(total * share));
        var seen = 0L;
        for (var bucket = 0; bucket < BUCKETS; bucket++) {
            seen += counts[bucket];
            if (seen >= wanted) {
                return Math.exp((bucket + 0.5) * WIDTH) / 1e6;
            }
        }
        return 0;
    }
}
