package org.xiangli.core.access;

import java.io.Serializable;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who can sign in.
 *
 * @param county six digits; an account belongs to one county
 * @param resident the resident this account belongs to; null for staff
 */
public record Account(
        UUID id,
        String county,
        String login,
        String displayName,
        @Nullable UUID resident) implements Serializable {}
