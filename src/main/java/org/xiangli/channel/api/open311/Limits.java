package org.xiangli.channel.api.open311;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** How often: a program may report so many problems a minute, an address may ask so often, and guess keys thirty times. */
@Component
class Limits {

    private static final int GUESSES = 30;

    private final Cache<String, Bucket> buckets = Caffeine.newBuilder()
            .expireAfterAccess(Duration.ofMinutes(5))
            .maximumSize(100_000)
            .build();
    private final int reports;
    private final int questions;

    Limits(
            @Value("${xiangli.open311.reports-per-minute:60}") int reports,
            @Value("${xiangli.open311.questions-per-minute:300}") int questions) {
        this.reports = reports;
        this.questions = questions;
    }

    /** @throws Fault 429 */
    void report(String client) {
        take("report " + client, reports);
    }

    /** @throws Fault 429 */
    void question(String address) {
        take("question " + address, questions);
    }

    /** @throws Fault 429 */
    void guess(String address) {
        take("guess " + address, GUESSES);
    }

    private void take(String whose, int perMinute) {
        var bucket = buckets.get(
                whose,
                key -> Bucket.builder()
                        .addLimit(limit -> limit.capacity(perMinute).refillGreedy(perMinute, Duration.ofMinutes(1)))
                        .build());
        if (!bucket.tryConsume(1)) {
            throw Fault.tooMany();
        }
    }
}
