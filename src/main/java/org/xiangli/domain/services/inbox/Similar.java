package org.xiangli.domain.services.inbox;

import java.util.UUID;

/**
 * A problem that may be the same.
 *
 * @param percent how much of what was typed, weighed by how rare it is in the township, stands there too
 */
public record Similar(
        UUID id,
        String number,
        String body,
        String place,
        String category,
        IssueState state,
        int supporters,
        int percent) {}
