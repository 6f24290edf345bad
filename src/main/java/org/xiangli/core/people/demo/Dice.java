package org.xiangli.core.people.demo;

import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/** Seeded chance: the same seed throws the same numbers, so a demo county can be made again exactly. */
final class Dice {

    private final RandomGenerator generator;

    Dice(long seed) {
        this.generator = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }

    /** 0 to {@code bound - 1}. */
    int below(int bound) {
        return generator.nextInt(bound);
    }

    /** Both ends included. */
    int between(int low, int high) {
        return low + below(high - low + 1);
    }

    /** Both ends included, the middle likelier than the ends. */
    int peaked(int low, int high) {
        return (between(low, high) + between(low, high)) / 2;
    }

    boolean permille(int share) {
        return below(1000) < share;
    }

    <T> T pick(List<T> choices) {
        return choices.get(below(choices.size()));
    }

    /** Which entry, when entry i has {@code weights[i]} lots. */
    int drawn(int... weights) {
        int all = 0;
        for (int weight : weights) {
            all += weight;
        }
        int lot = below(all);
        int at = 0;
        while (lot >= weights[at]) {
            lot -= weights[at++];
        }
        return at;
    }

    <T> void shuffle(List<T> list) {
        for (int last = list.size() - 1; last > 0; last--) {
            int other = below(last + 1);
            var kept = list.get(last);
            list.set(last, list.get(other));
            list.set(other, kept);
        }
    }
}
