package org.xiangli.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;

/** Several workers who each do one case after the other. The first failure ends the run: a fast error is no result. */
final class Load {

    private Load() {}

    /** What one worker does again and again. */
    interface Worker {
        void work(Meter meter) throws Exception;
    }

    /**
     * What came out.
     *
     * @param nanos from the start until the last worker had finished the case in hand
     */
    record Outcome(long cases, long nanos, Map<String, Latencies> latencies) {

        double perSecond() {
            return cases * 1e9 / nanos;
        }
    }

    /** Works for a number of seconds; a case begun in time is finished and counted. */
    static Outcome during(int seconds, List<? extends Worker> workers) throws Exception {
        var end = System.nanoTime() + seconds * 1_000_000_000L;
        return run(workers, () -> System.nanoTime() < end);
    }

    /** Works until a number of cases is done, which says when a JVM is warm; a duration would not. */
    static Outcome cases(long wanted, List<? extends Worker> workers) throws Exception {
        var left = new AtomicLong(wanted);
        return run(workers, () -> left.getAndDecrement() > 0);
    }

    private static Outcome run(List<? extends Worker> workers, BooleanSupplier more) throws Exception {
        var failed = new AtomicBoolean();
        var done = new AtomicLong();
        var meters = new ArrayList<Meter>();
        var begun = System.nanoTime();
        try (var threads = Executors.newFixedThreadPool(workers.size())) {
            var working = new ArrayList<Future<?>>();
            for (var worker : workers) {
                var meter = new Meter();
                meters.add(meter);
                working.add(threads.submit(() -> {
                    try {
                        while (!failed.get() && more.getAsBoolean()) {
                            worker.work(meter);
                            done.incrementAndGet();
                        }
                        return null;
                    } catch (Exception problem) {
                        failed.set(true);
                        throw problem;
                    }
                }));
            }
            for (var each : working) {
                each.get();
            }
        } catch (ExecutionException problem) {
            throw new IllegalStateException("A worker failed", problem.getCause());
        }
        var nanos = System.nanoTime() - begun;
        var latencies = new TreeMap<String, Latencies>();
        meters.forEach(meter -> meter.addTo(latencies));
        return new Outcome(done.get(), nanos, latencies);
    }
}
