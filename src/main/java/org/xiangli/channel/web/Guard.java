package org.xiangli.channel.web;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.xiangli.core.access.Homes;
import org.xiangli.core.access.PostRegister;

/** Who gets past the door: public pages, signed-in people, nobody else; forms carry a token; pages run no foreign code. */
@Configuration
class Guard {

    private static final String[] PUBLIC = {
        "/",
        "/assets/**",
        "/sign-in",
        "/sign-in/**",
        "/set-up",
        "/join",
        "/language",
        "/text-size",
        "/error",
        "/items",
        "/items/**",
        "/problems/**",
        "/api/openapi.json",
        "/letters/**",
        "/rate/**",
        "/track/**",
        "/points",
        "/points/**",
        "/rules",
        "/rules/**",
        "/coverage",
        "/coverage/**",
        "/help",
        "/help/**",
        "/calendar/**",
        "/issues",
        "/issues/**",
        "/quality/**"
    };

    private static final String CONTENT_POLICY = "default-src 'none'; style-src 'self'; img-src 'self' data:; "
            + "script-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    @Bean
    SecurityFilterChain house(
            HttpSecurity http,
            SecurityContextRepository contexts,
            PostRegister posts,
            ObjectProvider<Homes> homes,
            CountyAtHand counties,
            OutsideSignIn outside)
            throws Exception {
        outside.openIn(http);
        return http.authorizeHttpRequests(requests -> requests.requestMatchers(PUBLIC)
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .securityContext(context -> context.securityContextRepository(contexts))
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.IF_REQUIRED))
                .exceptionHandling(
                        handling -> handling.authenticationEntryPoint(new LoginUrlAuthenticationEntryPoint("/sign-in")))
                .logout(logout -> logout.logoutUrl("/sign-out").logoutSuccessUrl("/"))
                .headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_POLICY))
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
                        .permissionsPolicyHeader(permissions ->
                                permissions.policy("camera=(self), microphone=(), geolocation=(), payment=()"))
                        .frameOptions(frames -> frames.deny()))
                .addFilterAfter(new RateLimitFilter(), org.springframework.security.web.csrf.CsrfFilter.class)
                .addFilterAfter(new ActingFilter(posts, homes, counties), AuthorizationFilter.class)
                .build();
    }

    @Bean
    SecurityContextRepository securityContexts() {
        return new HttpSessionSecurityContextRepository();
    }

    /** Nobody signs in through Spring's own users; this keeps it from inventing one. */
    @Bean
    UserDetailsService nobody() {
        return name -> {
            throw new UsernameNotFoundException("Sign in through the sign-in desk");
        };
    }
}
