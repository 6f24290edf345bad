package org.xiangli.bench;

import java.util.Map;
import java.util.TreeMap;

/** One worker's watch. */
final class Meter {

    private final Map<String, Latencies> byName = new TreeMap<>();

    /** Something to be timed that may fail. */
    interface Work<T> {
        T call() throws Exception;
    }

    <T> T time(String name, Work<T> work) throws Exception {
        var begun = System.nanoTime();
        var result = work.call();
        byName.computeIfAbsent(name, any -> new Latencies()).add(System.nanoTime() - begun);
        return result;
    }

    void addTo(Map<String, Latencies> sum) {
        byName.forEach((name, latencies) ->
                sum.computeIfAbsent(name, any -> new Latencies()).add(latencies));
    }
}
