package org.xiangli.core.keys;

import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** One generation of a county's keys, unwrapped: to seal with, and for the index. Never printed, never written. */
record Generation(
        short id,
        Suite suite,
        Instant currentFrom,
        @Nullable Instant retiredAt,
        byte[] secret) {

    byte[] sealing() {
        return Arrays.copyOf(secret, suite.keyLength());
    }

    byte[] indexing() {
        return Arrays.copyOfRange(secret, suite.keyLength(), secret.length);
    }

    @Override
    public String toString() {
        return "Generation[" + id + " " + suite + "]";
    }
}
