package org.xiangli.domain.services.tables;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.xiangli.kernel.DivisionCode;

/**
 * A table that was handed in, and how far its taking in has come.
 *
 * @param post in which it was handed in, and for which it is worked
 * @param language in which the clerk reads what is wrong with a row
 * @param headings empty until they are read
 * @param wordsRead words of the workbook that are laid aside so far
 * @param lastLine the last line that is read
 * @param known rows that had been taken in before
 * @param why the reason it stopped, in that language
 */
public record TableImport(
        UUID id,
        DivisionCode division,
        UUID account,
        UUID post,
        String name,
        Locale language,
        String item,
        String fileName,
        long size,
        Instant handedInAt,
        State state,
        boolean since1904,
        List<String> headings,
        int wordsRead,
        int rowsRead,
        int lastLine,
        int taken,
        int known,
        int refused,
        Optional<String> why,
        Optional<Instant> workBeganAt,
        Instant touchedAt,
        Optional<Instant> endedAt,
        boolean erased) {

    /** How it stands. */
    public enum State {
        /** Its rows are being read out of the file. */
        READING,
        /** Its rows are being taken in. */
        TAKING,
        DONE,
        CANCELLED,
        /** It could not go on; the reason is given. */
        STOPPED;

        public boolean over() {
            return this == DONE || this == CANCELLED || this == STOPPED;
        }
    }

    /** Rows that are done with, whatever became of them. */
    public int settled() {
        return taken + known + refused;
    }

    /** Rows nobody has come to yet. */
    public int waiting() {
        return rowsRead - settled();
    }

    /** Rows that are no application: refused, or never come to when it was cancelled or had to stop. */
    public int notTaken() {
        return refused + (state.over() ? waiting() : 0);
    }

    /** Rows settled in a minute so far; empty until there is something to count. */
    public Optional<Integer> perMinute() {
        return workBeganAt
                .map(began -> Duration.between(began, touchedAt).toMillis())
                .filter(millis -> millis > 0 && settled() > 0)
                .map(millis -> Math.toIntExact(Math.max(1, settled() * 60_000L / millis)));
    }

    /** Whole minutes left at the pace so far, a begun minute counted; empty while the number of rows is not known. */
    public Optional<Integer> minutesLeft() {
        return state != State.TAKING
                ? Optional.empty()
                : perMinute().map(pace -> Math.toIntExact(Math.ceilDiv((long) waiting(), pace)));
    }
}
