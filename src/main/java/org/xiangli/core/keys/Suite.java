package org.xiangli.core.keys;

import java.security.GeneralSecurityException;
import java.security.Provider;
import java.security.SecureRandom;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/**
 * The algorithms a county seals with: those used everywhere, or the national ones (GB/T 32907 SM4, GB/T 32905 SM3) where
 * commercial cryptography is assessed (密码法 27). Both are authenticated: a changed byte is refused, never read.
 */
public enum Suite {
    /** AES-256 in GCM, HMAC with SHA-256. */
    INTERNATIONAL("AES/GCM/NoPadding", "AES", 32, "HmacSHA256"),
    /** SM4 in GCM, HMAC with SM3. */
    NATIONAL("SM4/GCM/NoPadding", "SM4", 16, "HmacSM3");

    static final int NONCE = 12;
    private static final int TAG_BITS = 128;
    private static final int MAC_KEY = 32;
    private static final Provider BOUNCY_CASTLE = new BouncyCastleProvider();
    private static final SecureRandom RANDOM = new SecureRandom();

    private final String transformation;
    private final String algorithm;
    private final int keyLength;
    private final String digest;

    Suite(String transformation, String algorithm, int keyLength, String digest) {
        this.transformation = transformation;
        this.algorithm = algorithm;
        this.keyLength = keyLength;
        this.digest = digest;
    }

    /** Bytes of a key to seal with. */
    int keyLength() {
        return keyLength;
    }

    /** Bytes of a generation: a key to seal with and a key for the index. */
    int generationLength() {
        return keyLength + MAC_KEY;
    }

    static byte[] random(int length) {
        var bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    /** Nonce, sealed text and tag. @param bound what the sealed bytes belong to; they open nowhere else */
    byte[] seal(byte[] key, byte[] plain, byte[] bound) {
        try {
            var nonce = random(NONCE);
            var cipher = cipher(Cipher.ENCRYPT_MODE, key, nonce, 0);
            cipher.updateAAD(bound);
            var sealed = new byte[NONCE + cipher.getOutputSize(plain.length)];
            System.arraycopy(nonce, 0, sealed, 0, NONCE);
            cipher.doFinal(plain, 0, plain.length, sealed, NONCE);
            return sealed;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** @throws Unopened when the key is another, the bytes were changed, or they belong elsewhere */
    byte[] open(byte[] key, byte[] sealed, int from, byte[] bound) {
        if (sealed.length < from + NONCE + TAG_BITS / 8) {
            throw new Unopened();
        }
        try {
            var cipher = cipher(Cipher.DECRYPT_MODE, key, sealed, from);
            cipher.updateAAD(bound);
            return cipher.doFinal(sealed, from + NONCE, sealed.length - from - NONCE);
        } catch (AEADBadTagException changed) {
            throw new Unopened();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    byte[] digest(byte[] key, byte[] content) {
        try {
            var mac = this == NATIONAL ? Mac.getInstance(digest, BOUNCY_CASTLE) : Mac.getInstance(digest);
            mac.init(new SecretKeySpec(key, digest));
            return mac.doFinal(content);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private Cipher cipher(int mode, byte[] key, byte[] nonceAt, int from) throws GeneralSecurityException {
        var cipher = this == NATIONAL
                ? Cipher.getInstance(transformation, BOUNCY_CASTLE)
                : Cipher.getInstance(transformation);
        cipher.init(mode, new SecretKeySpec(key, algorithm), new GCMParameterSpec(TAG_BITS, nonceAt, from, NONCE));
        return cipher;
    }

    /** Sealed bytes that do not open. Says nothing of them. */
    public static final class Unopened extends RuntimeException {
        Unopened() {
            super("Sealed bytes do not open: another key, another place, or changed");
        }
    }
}
