package org.xiangli.core.files;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** SHA-256, the name a content is kept under. */
final class Fingerprint {

    private Fingerprint() {}

    static byte[] of(byte[] content) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(content);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
