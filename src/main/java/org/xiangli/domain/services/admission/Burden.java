package org.xiangli.domain.services.admission;

import java.time.YearMonth;
import java.util.List;

/**
 * What offices asked of villages in a month (基层减负, R033).
 *
 * @param senders by name
 * @param plaquesBefore plaques asked for and not refused in the month before, to see the trend
 */
public record Burden(YearMonth month, List<Sender> senders, int plaquesBefore) {

    /**
     * @param hours a month of what was taken on
     * @param saved hours a month of what was refused
     * @param plaques taken on
     */
    public record Sender(String name, int received, int refused, int hours, int saved, int plaques) {}

    public int received() {
        return senders.stream().mapToInt(Sender::received).sum();
    }

    public int refused() {
        return senders.stream().mapToInt(Sender::refused).sum();
    }

    public int hours() {
        return senders.stream().mapToInt(Sender::hours).sum();
    }

    public int saved() {
        return senders.stream().mapToInt(Sender::saved).sum();
    }

    public int plaques() {
        return senders.stream().mapToInt(Sender::plaques).sum();
    }
}
