package org.xiangli.domain.services.inbox;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import org.xiangli.kernel.Refusal;

/**
 * A place on the map (WGS 84), in millionths of a degree: a tenth of a metre, and exact.
 *
 * @param latE6 latitude, north is positive
 * @param longE6 longitude, east is positive
 */
public record Spot(int latE6, int longE6) {

    private static final int MILLION = 1_000_000;

    /** @throws Refusal {@code services.inbox.spot} off the globe */
    public Spot {
        if (Math.abs(latE6) > 90 * MILLION || Math.abs(longE6) > 180 * MILLION) {
            throw new Refusal("services.inbox.spot", InboxLaw.ISSUE);
        }
    }

    /** Both typed or none. @throws Refusal {@code services.inbox.spot} when only one is, or one is no number */
    public static Optional<Spot> typed(String lat, String lon) {
        if (lat.isBlank() && lon.isBlank()) {
            return Optional.empty();
        }
        return Optional.of(new Spot(millionths(lat), millionths(lon)));
    }

    public String lat() {
        return degrees(latE6);
    }

    public String lon() {
        return degrees(longE6);
    }

    private static String degrees(int millionths) {
        return BigDecimal.valueOf(millionths, 6).toPlainString();
    }

    private static int millionths(String typed) {
        if (!typed.strip().matches("[+-]?[0-9]{1,3}(\\.[0-9]{1,15})?")) {
            throw new Refusal("services.inbox.spot", InboxLaw.ISSUE);
        }
        return new BigDecimal(typed.strip())
                .setScale(6, RoundingMode.HALF_UP)
                .movePointRight(6)
                .intValueExact();
    }
}
