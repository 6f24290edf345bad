package org.xiangli.channel.api.gateway;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;

/** The gateway comes without session; its signature is asked for instead. */
@Configuration("gatewayGate")
class Gate {

    @Bean
    @Order(11)
    SecurityFilterChain gateway(HttpSecurity http) throws Exception {
        return http.securityMatcher("/gateway/**")
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .csrf(token -> token.disable())
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .build();
    }
}
