package org.xiangli.channel.api;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Objects;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingRequestWrapper;
import org.springframework.web.util.ContentCachingResponseWrapper;
import org.springframework.web.util.UriComponentsBuilder;

/** Holds every exchange of every test with the interface against its description. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class ContractFilter extends OncePerRequestFilter {

    private final Contract contract = Contract.ours();

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getRequestURI().matches("/(api/v1|govstack|hsds)/.*");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var asked = new ContentCachingRequestWrapper(request, 2 * 1024 * 1024);
        var answered = new ContentCachingResponseWrapper(response);
        chain.doFilter(asked, answered);
        var breaches = contract.breaches(
                new Contract.Asked(
                        request.getMethod(),
                        request.getRequestURI(),
                        query(request),
                        Collections.list(request.getHeaderNames()),
                        Objects.requireNonNullElse(request.getContentType(), ""),
                        asked.getContentAsByteArray()),
                new Contract.Answered(
                        answered.getStatus(),
                        Objects.requireNonNullElse(answered.getContentType(), ""),
                        answered.getContentAsByteArray()));
        if (!breaches.isEmpty()) {
            throw new AssertionError(
                    request.getMethod() + " " + request.getRequestURI() + " is not as openapi.json says: " + breaches);
        }
        answered.copyBodyToResponse();
    }

    private static LinkedHashMap<String, String[]> query(HttpServletRequest request) {
        var query = new LinkedHashMap<String, String[]>();
        UriComponentsBuilder.fromUriString("?" + Objects.requireNonNullElse(request.getQueryString(), ""))
                .build()
                .getQueryParams()
                .forEach((name, values) -> query.put(
                        name,
                        values.stream()
                                .filter(Objects::nonNull)
                                .map(value ->
                                        java.net.URLDecoder.decode(value, java.nio.charset.StandardCharsets.UTF_8))
                                .toList()
                                .toArray(String[]::new)));
        query.remove("");
        return query;
    }
}
