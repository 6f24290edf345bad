package org.xiangli.core.store;

import java.io.IOException;
import java.io.UncheckedIOException;

/** Sends SIGINT, PostgreSQL's fast shutdown, which Java cannot send itself. */
final class FastShutdown {

    private FastShutdown() {}

    static void of(long pid) {
        try {
            new ProcessBuilder("kill", "-INT", Long.toString(pid)).start().waitFor();
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
