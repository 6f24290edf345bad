package org.xiangli.channel.terminal;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import java.time.Duration;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.xiangli.kernel.Refusal;

/** Guessing is slow: codes and passwords take ten tries a minute at one terminal. */
@Component
class Tries {

    private static final int PER_MINUTE = 10;

    private final Cache<UUID, Bucket> buckets = Caffeine.newBuilder()
            .expireAfterAccess(Duration.ofMinutes(5))
            .maximumSize(100_000)
            .build();

    /** @throws Refusal {@code terminal.tries} */
    void demand(Terminal terminal) {
        var bucket = buckets.get(
                terminal.id(),
                id -> Bucket.builder()
                        .addLimit(limit -> limit.capacity(PER_MINUTE).refillGreedy(PER_MINUTE, Duration.ofMinutes(1)))
                        .build());
        if (!bucket.tryConsume(1)) {
            throw new Refusal("terminal.tries", TerminalLaw.WIPED);
        }
    }
}
