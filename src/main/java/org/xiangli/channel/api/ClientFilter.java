package org.xiangli.channel.api;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
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

    private final Doorkeeper doorkeeper;
    private final Pace pace;
    private final Repeats repeats;
    private final Problems problems;
    private final int strangersPerMinute;

    ClientFilter(
            Doorkeeper doorkeeper,
            Pace pace,
            Repeats repeats,
            Problems problems,
            @Value("${xiangli.api.strangers-per-minute:120}") int strangersPerMinute) {
        this.doorkeeper = doorkeeper;
        this.pace = pace;
        this.repeats = repeats;
        this.problems = problems;
        this.strangersPerMinute = strangersPerMinute;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var caller = token(request).flatMap(doorkeeper::find);
        // A wrong token is counted by the address it came from, so that guessing is slow as well.
        var step = caller.map(pace::take)
                .orElseGet(() -> pace.take("stranger " + request.getRemoteAddr(), strangersPerMinute));
        response.setHeader("RateLimit-Limit", Integer.toString(step.limit()));
        response.setHeader("RateLimit-Remaining", Long.toString(step.left()));
        if (!step.granted()) {
            response.setHeader("Retry-After", Long.toString(step.retryAfter()));
            problems.write(response, request, HttpStatus.TOO_MANY_REQUESTS, "api.too-many");
        } else if (caller.isEmpty()) {
            response.setHeader("WWW-Authenticate", "Bearer realm=\"xiangli\"");
            problems.write(response, request, HttpStatus.UNAUTHORIZED, "api.token");
        } else if (caller.get().seat().isEmpty()) {
            problems.write(response, request, HttpStatus.FORBIDDEN, "api.no-post");
        } else {
            pass(caller.get(), request, response, chain);
        }
    }

    private void pass(Caller caller, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            caller.call(() -> {
                repeats.pass(request, response, chain);
                return true;
            });
        } catch (ServletException | IOException | RuntimeException problem) {
            throw problem;
        } catch (Exception impossible) {
            throw new ServletException(impossible);
        }
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
