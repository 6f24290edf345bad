package org.xiangli.core.booking;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.xiangli.kernel.DivisionCode;

/**
 * Somebody is expected at a time, or has come without one.
 *
 * @param division whose counter it is
 * @param starts and {@code ends} are absent for whoever came without an appointment
 * @param turn when it is her turn: the time she booked, or the time she came
 * @param changes counts up with every change
 */
public record Appointment(
        UUID id,
        UUID resident,
        DivisionCode village,
        DivisionCode division,
        Kind kind,
        String officerName,
        String matter,
        String place,
        Optional<Instant> starts,
        Optional<Instant> ends,
        Instant turn,
        Optional<String> phone,
        Locale language,
        Way way,
        State state,
        Instant changedAt,
        int changes) {

    /** Where, and whether with a time of her own. */
    public enum Kind {
        WINDOW,
        HOME,
        WALK_IN
    }

    /** How it was booked. */
    public enum Way {
        SELF,
        PHONE,
        WINDOW
    }

    /** Where it stands. */
    public enum State {
        BOOKED,
        ARRIVED,
        SERVED,
        /** She did not come in time; her slot was given back. She may still come, and is served like anybody. */
        NO_SHOW,
        CANCELLED
    }

    /** Whether somebody is still to be received. */
    public boolean open() {
        return state == State.BOOKED || state == State.ARRIVED;
    }
}
