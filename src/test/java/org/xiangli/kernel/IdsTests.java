package org.xiangli.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class IdsTests {

    @Test
    void areOfVersionSevenAndEachGreaterThanTheLast() {
        var ids = Stream.generate(Ids::next).limit(20_000).toList();

        assertThat(ids).allMatch(id -> id.version() == 7 && id.variant() == 2);
        assertThat(ids.stream().map(UUID::toString)).isSorted();
        assertThat(ids).doesNotHaveDuplicates();
    }

    @Test
    void neverRepeatWhenManyThreadsAsk() {
        var ids = new ConcurrentLinkedQueue<UUID>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int thread = 0; thread < 64; thread++) {
                threads.execute(() -> Stream.generate(Ids::next).limit(500).forEach(ids::add));
            }
        }

        assertThat(new HashSet<>(ids)).hasSize(64 * 500);
    }
}
