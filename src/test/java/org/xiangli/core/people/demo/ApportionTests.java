package org.xiangli.core.people.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApportionTests {

    @Test
    void giveTheLargestRemaindersTheLastSeats() {
        assertThat(Apportion.byWeight(10, 1, 1, 1)).containsExactly(4, 3, 3);
        assertThat(Apportion.byWeight(7, 53, 24, 23)).containsExactly(4, 2, 1);
    }

    @Test
    void whatACapRefusesGoesToTheOthers() {
        assertThat(Apportion.byWeightUpTo(new int[] {2, 100}, 10, 9, 1)).containsExactly(2, 8);
        assertThat(Apportion.byWeightUpTo(new int[] {2, 100}, 10, 1, 0)).containsExactly(2, 8);
        assertThatThrownBy(() -> Apportion.byWeightUpTo(new int[] {2, 3}, 6, 1, 1))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 20201101, 222405})
    void partsAddUpAndLieWithinOneOfTheQuota(long seed) {
        var dice = new Dice(seed);
        for (int round = 0; round < 500; round++) {
            int total = dice.below(2_000_000);
            var weights = new long[dice.between(1, 60)];
            Arrays.setAll(weights, at -> dice.between(1, 1_000_000));
            var parts = Apportion.byWeight(total, weights);
            long all = Arrays.stream(weights).sum();
            assertThat(Arrays.stream(parts).sum())
                    .as("seed %d round %d", seed, round)
                    .isEqualTo(total);
            for (int at = 0; at < parts.length; at++) {
                assertThat(parts[at])
                        .isBetween((int) (total * weights[at] / all), (int) (total * weights[at] / all) + 1);
            }
        }
    }
}
