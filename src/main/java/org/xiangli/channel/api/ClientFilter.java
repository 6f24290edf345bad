package org.xiangli.channel.api;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Knows the program by its token, holds it to its pace, and binds the post it acts in. */
@Component
class ClientFilter extends OncePerRequestFilter {

    private final ClientDesk desk;
    private final Repeats repeats;
    private final Problems problems;
    private final int perMinute;
    private final Cache<Object, Bucket> buckets = Caffeine.newBuilder()
            .expireAfterAccess(Duration.ofMinutes(5))
            .maximumSize(100_000)
            .build();

    ClientFilter(
            ClientDesk desk,
            Repeats repeats,
            Problems problems,
            @Value("${xiangli.api.requests-per-minute:600}") int perMinute) {
        this.desk = desk;
        this.repeats = repeats;
        this.problems = problems;
        this.perMinute = perMinute;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var caller = token(request).flatMap(desk::authenticate);
        // A wrong token is counted by the address it came from, so that guessing is slow as well.
        var bucket = caller.<Object>map(Caller::id).orElseGet(request::getRemoteAddr);
        if (!consume(bucket, response)) {
            problems.write(response, request, HttpStatus.TOO_MANY_REQUESTS, "api.too-many");
            return;
        }
        if (caller.isEmpty()) {
            response.setHeader("WWW-Authenticate", "Bearer realm=\"xiangli\"");
            problems.write(response, request, HttpStatus.UNAUTHORIZED, "api.token");
            return;
        }
        try {
            caller.get().call(() -> {
                repeats.pass(request, response, chain);
                return true;
            });
        } catch (ServletException | IOException | RuntimeException problem) {
            throw problem;
        } catch (Exception impossible) {
            throw new ServletException(impossible);
        }
    }

    private boolean consume(Object key, HttpServletResponse response) {
        var bucket = buckets.get(
                key,
                one -> Bucket.builder()
                        .addLimit(limit -> limit.capacity(perMinute).refillGreedy(perMinute, Duration.ofMinutes(1)))
                        .build());
        var probe = bucket.tryConsumeAndReturnRemaining(1);
        response.setHeader("RateLimit-Limit", Integer.toString(perMinute));
        response.setHeader("RateLimit-Remaining", Long.toString(probe.getRemainingTokens()));
        if (!probe.isConsumed()) {
            var seconds = 1 + Duration.ofNanos(probe.getNanosToWaitForRefill()).toSeconds();
            response.setHeader("Retry-After", Long.toString(seconds));
        }
        return probe.isConsumed();
    }

    private static Optional<String> token(HttpServletRequest request) {
        var header = request.getHeader("Authorization");
        return header != null && header.regionMatches(true, 0, "Bearer ", 0, 7)
                ? Optional.of(header.substring(7).strip())
                : Optional.empty();
    }

    @Configuration
    static class OnlyInItsChain {

        /** The filter runs where the security chain puts it and nowhere else. */
        @Bean
        FilterRegistrationBean<ClientFilter> clientFilterRegistration(ClientFilter filter) {
            var registration = new FilterRegistrationBean<>(filter);
            registration.setEnabled(false);
            return registration;
        }
    }
}
