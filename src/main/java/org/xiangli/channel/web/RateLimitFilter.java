package org.xiangli.channel.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/** Guessing is slow: sign-in, joining, set-up and codes on paper take thirty tries a minute from one address. */
class RateLimitFilter extends OncePerRequestFilter {

    static final int TRIES_PER_MINUTE = 30;
    private static final List<String> GUESSABLE =
            List.of("/sign-in", "/join", "/set-up", "/letters", "/rate", "/track");

    private final Cache<String, Bucket> buckets = Caffeine.newBuilder()
            .expireAfterAccess(Duration.ofMinutes(5))
            .maximumSize(100_000)
            .build();

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        var path = request.getRequestURI();
        var guessable = GUESSABLE.stream().anyMatch(path::startsWith);
        var harmless = request.getMethod().equals("GET") && !path.startsWith("/letters/");
        return !guessable || harmless;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var bucket = buckets.get(
                request.getRemoteAddr(),
                address -> Bucket.builder()
                        .addLimit(limit ->
                                limit.capacity(TRIES_PER_MINUTE).refillGreedy(TRIES_PER_MINUTE, Duration.ofMinutes(1)))
                        .build());
        if (bucket.tryConsume(1)) {
            chain.doFilter(request, response);
        } else {
            response.setHeader("Retry-After", "60");
            response.sendError(HttpStatus.TOO_MANY_REQUESTS.value());
        }
    }
}
