package org.xiangli.core.booking;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.xiangli.kernel.DivisionCode;

/**
 * What somebody books.
 *
 * @param key made once by the page; sent again, the same appointment is returned
 * @param village where she lives
 * @param matter code of what she comes for
 * @param counter and {@code starts} name the slot
 * @param home where she is visited; with a slot of kind HOME only
 * @param phone where she is told and reminded; without one a note is printed at the window
 */
public record Booking(
        UUID key,
        UUID resident,
        DivisionCode village,
        String matter,
        UUID counter,
        Instant starts,
        Optional<Home> home,
        Optional<String> phone,
        Locale language,
        Appointment.Way way) {

    /**
     * A visit at home.
     *
     * @param where the house, as the officer finds it
     * @param needed she said that she can hardly come herself; nothing of why is asked or kept
     */
    public record Home(String where, boolean needed) {}
}
