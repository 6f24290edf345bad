package org.xiangli.core.people.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Things sorted by an age, from which the nearest to a wanted age is taken. */
final class AgePool<T> {

    private static final int OLDEST = 130;

    private final List<List<T>> byAge = IntStream.rangeClosed(0, OLDEST)
            .<List<T>>mapToObj(age -> new ArrayList<>())
            .toList();
    private int size;

    void add(T thing, int age) {
        byAge.get(age).add(thing);
        size++;
    }

    int size() {
        return size;
    }

    /** Takes the one nearest to the wanted age between both ends, the younger of two equally near; null when none is. */
    @Nullable
    T takeNear(int wanted, int from, int to) {
        int low = Math.max(from, 0);
        int high = Math.min(to, OLDEST);
        int centre = Math.clamp(wanted, low, Math.max(low, high));
        for (int distance = 0; distance <= high - low; distance++) {
            for (int age : new int[] {centre - distance, centre + distance}) {
                if (age >= low && age <= high && !byAge.get(age).isEmpty()) {
                    size--;
                    return byAge.get(age).removeLast();
                }
            }
        }
        return null;
    }

    /** Empties the pool, youngest first. */
    List<T> drain() {
        var all = new ArrayList<T>(size);
        for (var things : byAge) {
            all.addAll(things);
            things.clear();
        }
        size = 0;
        return all;
    }
}
