package org.xiangli.channel.api;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * A write that is sent again gets the answer of the first time (Idempotency-Key). The same key with another content is
 * refused; while the first is still being worked on, the second is told so.
 */
@Component
class Repeats {

    static final String KEY = "Idempotency-Key";
    static final String REPLAYED = "Idempotent-Replayed";
    private static final Set<String> WRITES = Set.of("POST", "PUT", "PATCH", "DELETE");
    private static final int LARGEST = 1024 * 1024;

    private final KeptAnswers kept;
    private final Problems problems;

    Repeats(KeptAnswers kept, Problems problems) {
        this.kept = kept;
        this.problems = problems;
    }

    void pass(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!WRITES.contains(request.getMethod()) || multipart(request)) {
            chain.doFilter(request, response);
            return;
        }
        var key = key(request);
        if (key.isEmpty() && request.getRequestURI().startsWith("/api/")) {
            problems.write(response, request, HttpStatus.BAD_REQUEST, "api.key-missing");
            return;
        }
        if (key.filter(one -> !one.matches("[\\x21-\\x7e]{1,200}")).isPresent()) {
            problems.write(response, request, HttpStatus.BAD_REQUEST, "api.key-form");
            return;
        }
        var content = content(request);
        if (content.isEmpty()) {
            problems.write(response, request, HttpStatus.CONTENT_TOO_LARGE, "api.too-large");
            return;
        }
        var again = new RereadRequest(request, content.get());
        if (key.isEmpty()) {
            chain.doFilter(again, response);
        } else {
            once(key.get(), again, response, chain, content.get());
        }
    }

    private void once(
            String key, HttpServletRequest request, HttpServletResponse response, FilterChain chain, byte[] content)
            throws ServletException, IOException {
        var fingerprint = fingerprint(request, content);
        var before = kept.begin(key, fingerprint);
        if (before.isPresent()) {
            replay(before.get(), fingerprint, request, response);
            return;
        }
        var answer = new ContentCachingResponseWrapper(response);
        var done = false;
        try {
            chain.doFilter(request, answer);
            done = answer.getStatus() < 500;
        } finally {
            if (done) {
                kept.end(key, answer.getStatus(), answer.getContentType(), answer.getContentAsByteArray());
            } else {
                kept.forget(key);
            }
        }
        answer.copyBodyToResponse();
    }

    private void replay(
            KeptAnswers.Kept before, String fingerprint, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (!before.fingerprint().equals(fingerprint)) {
            problems.write(response, request, HttpStatus.UNPROCESSABLE_CONTENT, "api.key-used");
        } else if (before.status().isEmpty()) {
            response.setHeader("Retry-After", "1");
            problems.write(response, request, HttpStatus.CONFLICT, "api.key-in-progress");
        } else {
            response.setStatus(before.status().get());
            response.setContentType(before.contentType());
            response.setHeader(REPLAYED, "true");
            response.getOutputStream().write(before.body());
        }
    }

    private static boolean multipart(HttpServletRequest request) {
        var type = request.getContentType();
        return type != null && type.startsWith("multipart/");
    }

    private static Optional<String> key(HttpServletRequest request) {
        return Optional.ofNullable(request.getHeader(KEY)).map(String::strip);
    }

    private static Optional<byte[]> content(HttpServletRequest request) throws IOException {
        var content = new ByteArrayOutputStream();
        content.write(request.getInputStream().readNBytes(LARGEST + 1));
        return content.size() > LARGEST ? Optional.empty() : Optional.of(content.toByteArray());
    }

    private static String fingerprint(HttpServletRequest request, byte[] content) {
        var head = request.getMethod() + " " + request.getRequestURI() + "?" + request.getQueryString() + "\n";
        var all = new ByteArrayOutputStream();
        all.writeBytes(head.getBytes(StandardCharsets.UTF_8));
        all.writeBytes(content);
        return Sha256.of(all.toByteArray());
    }
}
