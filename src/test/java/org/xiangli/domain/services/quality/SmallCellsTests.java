package org.xiangli.domain.services.quality;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SmallCellsTests {

    private static final int LEAST = 10;
    private static final long SEED = 52;

    @Test
    void leavesOutWhatIsTooSmallAndShowsTheRest() {
        assertThat(SmallCells.of(List.of(9), LEAST)).isEqualTo(new SmallCells(java.util.Set.of(), false));
        assertThat(SmallCells.of(List.of(10), LEAST)).isEqualTo(new SmallCells(java.util.Set.of(0), true));
        assertThat(SmallCells.of(List.of(30, 12, 25), LEAST).shown()).containsExactlyInAnyOrder(0, 1, 2);
        assertThat(SmallCells.of(List.of(6, 7, 25), LEAST)).isEqualTo(new SmallCells(java.util.Set.of(2), true));
    }

    @Test
    void leavesOutASecondOneWhereTheSumWouldGiveTheFirstAway() {
        assertThat(SmallCells.of(List.of(3, 40, 25), LEAST)).isEqualTo(new SmallCells(java.util.Set.of(1), true));
        assertThat(SmallCells.of(List.of(3, 4, 25, 60), LEAST)).isEqualTo(new SmallCells(java.util.Set.of(3), true));
    }

    @Test
    @DisplayName("R052 from no published table can a figure below ten be read or reckoned")
    void givesNothingSmallAway() {
        var random = RandomGeneratorFactory.getDefault().create(SEED);
        for (var attempt = 0; attempt < 5_000; attempt++) {
            var counts = IntStream.range(0, random.nextInt(8))
                    .mapToObj(position -> random.nextInt(30))
                    .toList();
            var cells = SmallCells.of(counts, LEAST);
            assertThat(cells.shown()).as("%s seed %d", counts, SEED).allMatch(at -> counts.get(at) >= LEAST);
            var left = IntStream.range(0, counts.size())
                    .filter(at -> !cells.shown().contains(at) && counts.get(at) > 0)
                    .map(counts::get)
                    .toArray();
            if (cells.sum() && left.length > 0) {
                assertThat(left.length).as("%s seed %d", counts, SEED).isGreaterThan(1);
                assertThat(IntStream.of(left).sum())
                        .as("%s seed %d", counts, SEED)
                        .isGreaterThanOrEqualTo(LEAST);
            }
        }
    }
}
