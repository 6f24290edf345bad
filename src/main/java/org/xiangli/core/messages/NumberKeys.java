package org.xiangli.core.messages;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.xiangli.core.store.Bound;

/** Digests of telephone numbers, keyed for each county: enough to find a number again, not to read it. */
@Component
class NumberKeys {

    private static final SecureRandom RANDOM = new SecureRandom();

    private final JdbcClient jdbc;

    NumberKeys(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** In the transaction at hand. @param number plain digits */
    byte[] digest(String number) {
        return mac(key(), number.getBytes(StandardCharsets.US_ASCII));
    }

    static byte[] fresh() {
        var secret = new byte[32];
        RANDOM.nextBytes(secret);
        return secret;
    }

    static byte[] mac(byte[] key, byte[] content) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(content);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private byte[] key() {
        jdbc.sql("""
            insert into messages.number_key (county_code, secret)
            values (:county, :secret)
            on conflict (county_code) do nothing
            """).param("county", Bound.county()).param("secret", fresh()).update();
        return jdbc.sql("""
            select secret from messages.number_key where county_code = :county
            """).param("county", Bound.county()).query(byte[].class).single();
    }
}
