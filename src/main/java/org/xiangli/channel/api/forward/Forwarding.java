package org.xiangli.channel.api.forward;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.xiangli.kernel.DivisionCode;

/** A problem that was passed on. @param number ours @param theirs the number or, until there is one, the token they gave it */
public record Forwarding(
        UUID id,
        UUID issue,
        String number,
        DivisionCode village,
        String neighbour,
        State state,
        int attempts,
        Optional<String> theirs,
        Optional<String> notes,
        Optional<String> fault,
        Instant begunAt,
        Optional<Instant> lastAt) {

    /** How far it has come. */
    public enum State {
        /** Not taken in yet; tried again. */
        WAITING,
        /** Taken in; we ask what became of it. */
        TAKEN,
        /** They say it is done. */
        CLOSED,
        /** They do not take it in, and said why. */
        REFUSED,
        /** They did not answer, or not within the time we ask. */
        GIVEN_UP
    }
}
