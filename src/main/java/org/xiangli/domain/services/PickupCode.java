package org.xiangli.domain.services;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Locale;
import java.util.UUID;

/**
 * The code printed on a receipt, with which a resident without an account asks for her result and rates the service.
 * Fifty bits of chance, kept only as a digest bound to its application, so that equal codes have different digests.
 */
record PickupCode(String value) {

    private static final String ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";
    private static final int LENGTH = 10;
    private static final SecureRandom RANDOM = new SecureRandom();

    static PickupCode next() {
        var code = new StringBuilder();
        for (int place = 0; place < LENGTH; place++) {
            code.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
        }
        return new PickupCode(code.toString());
    }

    /** The code as somebody typed it: small letters, blanks and the dash do not matter. */
    static PickupCode typed(String text) {
        return new PickupCode(text.strip().toUpperCase(Locale.ROOT).replaceAll("[\\s-]", ""));
    }

    String digest(UUID application) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(application.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest(value.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** As it is printed: {@code ABCDE-FGHJK}. */
    String printed() {
        return value.substring(0, LENGTH / 2) + "-" + value.substring(LENGTH / 2);
    }

    /** Not the code: it must not come into a log. */
    @Override
    public String toString() {
        return "a pick-up code";
    }
}
