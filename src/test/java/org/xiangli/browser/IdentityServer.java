package org.xiangli.browser;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import java.util.Objects;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;

/** A real OpenID Connect service of its own, as a county's government runs one: Spring Authorization Server on a port. */
final class IdentityServer implements AutoCloseable {

    static final String SECRET = java.util.UUID.randomUUID().toString();

    private final ConfigurableApplicationContext server;

    private IdentityServer(ConfigurableApplicationContext server) {
        this.server = server;
    }

    static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException problem) {
            throw new java.io.UncheckedIOException(problem);
        }
    }

    /** Starts it for one house and one person with a name and a password. */
    static IdentityServer start(int port, String house, String county, String name, String password) {
        var client = "spring.security.oauth2.authorizationserver.client.house.registration.";
        var settings = Map.of(
                "server.port",
                Integer.toString(port),
                "server.servlet.session.cookie.name",
                "IDENTITY",
                "spring.security.user.name",
                name,
                "spring.security.user.password",
                "{noop}" + password,
                client + "client-id",
                "xiangli",
                client + "client-secret",
                "{noop}" + SECRET,
                client + "client-authentication-methods",
                "client_secret_basic",
                client + "authorization-grant-types",
                "authorization_code",
                client + "redirect-uris",
                house + "/login/oauth2/code/" + county,
                client + "scopes",
                "openid,profile");
        // As arguments, for the house's own settings file lies on the class path and would win over defaults.
        return new IdentityServer(new SpringApplicationBuilder(Service.class)
                .logStartupInfo(false)
                .run(settings.entrySet().stream()
                        .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                        .toArray(String[]::new)));
    }

    @Override
    public void close() {
        server.close();
    }

    /** Nothing of the house lies in it: no component scan, no database. */
    @TestConfiguration(proxyBeanMethods = false)
    @EnableAutoConfiguration(
            excludeName = {
                "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration",
                "org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration",
                "org.springframework.boot.security.oauth2.client.autoconfigure.OAuth2ClientAutoConfiguration"
            })
    static class Service {

        @Bean
        OAuth2TokenCustomizer<JwtEncodingContext> names() {
            return context -> {
                Authentication person = context.getPrincipal();
                context.getClaims()
                        .claim(
                                "preferred_username",
                                Objects.requireNonNull(person).getName());
            };
        }
    }
}
