package org.xiangli.core.files;

import com.openhtmltopdf.util.Diagnostic;
import com.openhtmltopdf.util.XRLogger;
import java.util.logging.Level;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The press's complaints by their names only. Its own logger would print what it complains about, which may be a piece
 * of somebody's letter, and a line for every letter that went well.
 */
final class PressLog implements XRLogger {

    private static final Logger LOG = LoggerFactory.getLogger(LetterPress.class);

    @Override
    public boolean isLogLevelEnabled(Diagnostic diagnostic) {
        return diagnostic.getLevel().intValue() >= Level.WARNING.intValue();
    }

    @Override
    public void log(Diagnostic diagnostic) {
        LOG.warn("While setting a letter: {}", diagnostic.getLogMessageId());
    }

    @Override
    public void log(@Nullable String where, @Nullable Level level, @Nullable String message) {}

    @Override
    public void log(
            @Nullable String where, @Nullable Level level, @Nullable String message, @Nullable Throwable thrown) {}

    @Override
    public void setLevel(@Nullable String logger, @Nullable Level level) {}
}
