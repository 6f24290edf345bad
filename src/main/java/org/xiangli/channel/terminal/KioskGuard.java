package org.xiangli.channel.terminal;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.xiangli.core.rules.RuleBook;

/** The terminal's own way past the door: a device key instead of a sign-in, and nothing that is kept. */
@Configuration
class KioskGuard implements WebMvcConfigurer {

    private static final String CONTENT_POLICY = "default-src 'none'; style-src 'self'; img-src 'self' data:; "
            + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    @Bean
    @Order(1)
    SecurityFilterChain kiosk(HttpSecurity http, TerminalRegister register, RuleBook rules, java.time.Clock clock)
            throws Exception {
        return http.securityMatcher("/terminal", "/terminal/**")
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .requestCache(cache -> cache.disable())
                .csrf(csrf -> csrf.ignoringRequestMatchers(KioskFilter.HEARTBEAT))
                .headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_POLICY))
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.NO_REFERRER))
                        .permissionsPolicyHeader(permissions ->
                                permissions.policy("camera=(), microphone=(), geolocation=(), payment=()"))
                        .frameOptions(frames -> frames.deny()))
                .addFilterAfter(new KioskFilter(register, rules, clock), AuthorizationFilter.class)
                .build();
    }

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler(KioskFilter.STYLE)
                .addResourceLocations("classpath:/org/xiangli/channel/terminal/style/");
    }
}
