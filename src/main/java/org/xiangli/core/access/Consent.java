package org.xiangli.core.access;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a resident agreed to.
 *
 * @param block key of a block of {@link DataBlocks}
 * @param withdrawnAt null while it stands
 */
public record Consent(
        UUID resident,
        String block,
        Instant givenAt,
        Channel channel,
        @Nullable Instant withdrawnAt) {

    /** How she said so. Whatever serves for giving serves for withdrawing (个人信息保护法 15). */
    public enum Channel {
        /** To the clerk at the village window. */
        WINDOW,
        /** Herself, signed in. */
        OWN_ACCOUNT
    }

    public boolean stands() {
        return withdrawnAt == null;
    }
}
