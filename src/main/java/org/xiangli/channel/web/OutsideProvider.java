package org.xiangli.channel.web;

import java.util.Map;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Another service by which the staff of a county may sign in (OpenID Connect).
 *
 * @param issuer its address; everything else is read from its discovery document
 * @param clientSecret belongs into the environment, never into a file that is shipped
 * @param name what the button says, for example 政务统一身份认证
 * @param usernameClaim the claim whose value the administrator enters for an account
 */
record OutsideProvider(
        String issuer,
        String clientId,
        String clientSecret,
        String name,
        @DefaultValue("preferred_username") String usernameClaim) {

    /** The services, each by the code of the county whose staff it knows. */
    @ConfigurationProperties("xiangli.sign-in")
    record All(@DefaultValue Map<String, OutsideProvider> outside) {

        Optional<OutsideProvider> of(String county) {
            return Optional.ofNullable(outside.get(county));
        }
    }
}
