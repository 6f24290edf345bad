package org.xiangli.channel.api;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** How often: one count for each program, whichever interface it uses, and one for each address that has no key. */
@Component
public class Pace {

    private final Cache<String, Bucket> buckets = Caffeine.newBuilder()
            .expireAfterAccess(Duration.ofMinutes(5))
            .maximumSize(100_000)
            .build();

    /** @param retryAfter seconds until the next one is granted */
    public record Step(boolean granted, int limit, long left, long retryAfter) {}

    /** One request of a program. */
    public Step take(Caller caller) {
        return take("program " + caller.id(), caller.perMinute());
    }

    /** One request of anybody else, told apart by the name. A changed limit begins anew. */
    public Step take(String whose, int perMinute) {
        var bucket = buckets.get(
                whose + " " + perMinute,
                key -> Bucket.builder()
                        .addLimit(limit -> limit.capacity(perMinute).refillGreedy(perMinute, Duration.ofMinutes(1)))
                        .build());
        var probe = bucket.tryConsumeAndReturnRemaining(1);
        var seconds = probe.isConsumed()
                ? 0
                : 1 + Duration.ofNanos(probe.getNanosToWaitForRefill()).toSeconds();
        return new Step(probe.isConsumed(), perMinute, probe.getRemainingTokens(), seconds);
    }
}
