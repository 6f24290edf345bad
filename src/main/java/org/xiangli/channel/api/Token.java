package org.xiangli.channel.api;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The key of a program: {@code xl_<county>_<program>_<secret>}. The county stands in it because nothing can be read before
 * a county is bound. The secret has 256 bits of chance: there is nothing in it to guess, so its SHA-256 is enough to keep.
 */
final class Token {

    private static final Pattern FORM = Pattern.compile("xl_([0-9]{6})_[0-9a-f]{32}_[A-Za-z0-9_-]{43}");
    private static final SecureRandom RANDOM = new SecureRandom();

    private Token() {}

    static String fresh(String county, UUID program) {
        var secret = new byte[32];
        RANDOM.nextBytes(secret);
        return "xl_" + county + "_" + program.toString().replace("-", "") + "_"
                + Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
    }

    /** The county whose program it says to be; empty when it is no token. */
    static Optional<String> county(String token) {
        var parts = FORM.matcher(token);
        return parts.matches() ? Optional.of(parts.group(1)) : Optional.empty();
    }
}
