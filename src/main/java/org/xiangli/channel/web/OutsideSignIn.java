package org.xiangli.channel.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Component;
import org.xiangli.core.access.Account;
import org.xiangli.core.access.OutsideIdentities;

/**
 * Staff who sign in by their county's own identity service. It says who they are and is then forgotten: no token is kept,
 * and what they may do here their posts alone say.
 */
@Component
@EnableConfigurationProperties(OutsideProvider.All.class)
class OutsideSignIn {

    private static final Logger log = LoggerFactory.getLogger(OutsideSignIn.class);

    private final OutsideProvider.All providers;
    private final OutsideIdentities identities;
    private final Doorman doorman;
    private final Map<String, ClientRegistration> discovered = new ConcurrentHashMap<>();

    OutsideSignIn(OutsideProvider.All providers, OutsideIdentities identities, Doorman doorman) {
        this.providers = providers;
        this.identities = identities;
        this.doorman = doorman;
    }

    /** The service of a county, if one is set. */
    Optional<OutsideProvider> of(String county) {
        return providers.of(county);
    }

    /** What the services that are set are called, by county. */
    Map<String, String> names() {
        var names = new TreeMap<String, String>();
        providers.outside().forEach((county, provider) -> names.put(county, provider.name()));
        return names;
    }

    /** Opens this way in, when a service is set at all. */
    void openIn(HttpSecurity http) throws Exception {
        if (providers.outside().isEmpty()) {
            return;
        }
        http.oauth2Login(login -> login.loginPage("/sign-in")
                .clientRegistrationRepository(this::registration)
                .authorizedClientRepository(new Forgetful())
                .successHandler((request, response, somebody) -> welcome(request, response, somebody))
                .failureHandler((request, response, problem) -> {
                    log.warn(
                            "Signing in from outside failed: {}",
                            problem.getClass().getSimpleName());
                    response.sendRedirect("/sign-in?outside=failed");
                }));
    }

    /** True when the county's service answers; its discovery document is read at the first use, not at the start. */
    boolean reachable(String county) {
        return registration(county) != null;
    }

    private @Nullable ClientRegistration registration(String county) {
        var known = discovered.get(county);
        var provider = providers.of(county);
        if (known != null || provider.isEmpty()) {
            return known;
        }
        try {
            var found = ClientRegistrations.fromIssuerLocation(provider.get().issuer())
                    .registrationId(county)
                    .clientId(provider.get().clientId())
                    .clientSecret(provider.get().clientSecret())
                    .scope("openid", "profile")
                    .build();
            discovered.put(county, found);
            return found;
        } catch (IllegalArgumentException | IllegalStateException unreachable) {
            log.warn("The identity service of county {} does not answer", county);
            return null;
        }
    }

    private void welcome(HttpServletRequest request, HttpServletResponse response, Authentication somebody)
            throws IOException {
        var account = account((OAuth2AuthenticationToken) somebody);
        if (account.isPresent()) {
            response.sendRedirect(doorman.letIn(account.get(), request, response));
        } else {
            doorman.sendAway(request, response);
            response.sendRedirect("/sign-in?outside=unknown");
        }
    }

    private Optional<Account> account(OAuth2AuthenticationToken token) {
        var county = token.getAuthorizedClientRegistrationId();
        if (!(token.getPrincipal() instanceof OidcUser somebody)) {
            return Optional.empty();
        }
        var subject = somebody.getSubject();
        return providers.of(county).filter(provider -> subject != null).flatMap(provider -> {
            var username = somebody.getClaimAsString(provider.usernameClaim());
            return identities.welcome(
                    county, provider.issuer(), Objects.requireNonNull(subject), username == null ? "" : username);
        });
    }

    /** Keeps no tokens: nothing here calls the other service again. */
    private static final class Forgetful implements OAuth2AuthorizedClientRepository {

        @Override
        public <T extends OAuth2AuthorizedClient> @Nullable T loadAuthorizedClient(
                String registration, Authentication somebody, HttpServletRequest request) {
            return null;
        }

        @Override
        public void saveAuthorizedClient(
                OAuth2AuthorizedClient client,
                Authentication somebody,
                HttpServletRequest request,
                HttpServletResponse response) {}

        @Override
        public void removeAuthorizedClient(
                String registration,
                Authentication somebody,
                HttpServletRequest request,
                HttpServletResponse response) {}
    }
}
