package org.xiangli.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** Watches, once a second, how much memory the application and its database hold. Linux only. */
final class Memory implements AutoCloseable {

    private static final Pattern RESIDENT = Pattern.compile("(?m)^VmRSS:\\s+([0-9]+) kB");
    private static final Pattern SHARE = Pattern.compile("(?m)^Pss:\\s+([0-9]+) kB");

    private final long application;
    private final long database;
    private final Thread watch;
    private volatile long highestApplication;
    private volatile long highestDatabase;

    Memory(long application, long database) {
        this.application = application;
        this.database = database;
        this.watch = Thread.ofPlatform().daemon(true).start(this::watch);
    }

    /** Resident megabytes of one process. */
    static long resident(long pid) {
        return kilobytes(Path.of("/proc/" + pid + "/status"), RESIDENT) / 1024;
    }

    long application() {
        return resident(application);
    }

    long highestApplication() {
        return highestApplication;
    }

    /** Megabytes of the server and all its backends, shared pages counted once. */
    long highestDatabase() {
        return highestDatabase;
    }

    @Override
    public void close() {
        watch.interrupt();
    }

    private void watch() {
        try {
            while (true) {
                highestApplication = Math.max(highestApplication, application());
                highestDatabase = Math.max(highestDatabase, share());
                Thread.sleep(1_000);
            }
        } catch (InterruptedException done) {
            Thread.currentThread().interrupt();
        }
    }

    private long share() {
        var server = ProcessHandle.of(database);
        return server.map(postmaster -> java.util.stream.Stream.concat(
                                java.util.stream.Stream.of(postmaster), postmaster.descendants())
                        .mapToLong(each -> kilobytes(Path.of("/proc/" + each.pid() + "/smaps_rollup"), SHARE))
                        .sum()
                        / 1024)
                .orElse(0L);
    }

    private static long kilobytes(Path file, Pattern line) {
        try {
            var found = line.matcher(Files.readString(file));
            return found.find() ? Long.parseLong(found.group(1)) : 0;
        } catch (IOException unreadable) {
            return 0;
        }
    }
}
