package org.xiangli.channel.api;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.firewall.RequestRejectedHandler;

/** The programs' door: a token instead of a session, so there is nothing a foreign page could make a browser send. */
@Configuration
class ApiGuard {

    @Bean
    @Order(1)
    SecurityFilterChain programs(HttpSecurity http, ClientFilter filter) throws Exception {
        return http.securityMatcher("/api/v1/**", "/govstack/**", "/hsds/**")
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .csrf(csrf -> csrf.disable())
                .requestCache(cache -> cache.disable())
                .securityContext(context -> context.disable())
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .addFilterAfter(filter, AuthorizationFilter.class)
                .build();
    }

    /** A path no honest client writes (encoded slashes, semicolons) is refused before any chain; a program gets its problem. */
    @Bean
    RequestRejectedHandler rejected(Problems problems) {
        return (request, response, rejection) -> {
            if (request.getRequestURI().matches("/(api/v1|govstack|hsds)/.*")) {
                problems.write(response, request, HttpStatus.BAD_REQUEST, "api.unreadable");
            } else {
                response.sendError(HttpStatus.BAD_REQUEST.value());
            }
        };
    }
}
