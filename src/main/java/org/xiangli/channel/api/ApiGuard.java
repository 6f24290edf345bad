package org.xiangli.channel.api;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;

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
}
