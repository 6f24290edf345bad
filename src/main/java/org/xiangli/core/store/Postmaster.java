package org.xiangli.core.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps one PostgreSQL running: makes its data directory, starts it, starts it again if it is killed, stops it. */
class Postmaster {

    private static final Logger log = LoggerFactory.getLogger(Postmaster.class);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final ServerBinaries binaries;
    private final Path data;
    private final ServerUser user;
    private final Secrets secrets;
    private final int port;
    private volatile boolean stopping;
    private volatile @Nullable Process process;

    Postmaster(ServerBinaries binaries, Path data, ServerUser user, Secrets secrets) throws IOException {
        this.binaries = binaries;
        this.data = data;
        this.user = user;
        this.secrets = secrets;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            this.port = socket.getLocalPort();
        }
    }

    int port() {
        return port;
    }

    void start() throws IOException {
        stopOrphan();
        if (Files.notExists(data)) {
            initialise();
        }
        var ready = new CountDownLatch(1);
        // The server ends with the thread that forked it, so one thread lives as long as the server.
        Thread.ofPlatform().name("postmaster").daemon(true).start(() -> superviseFrom(ready));
        awaitReady(ready);
    }

    void stop() {
        stopping = true;
        var running = process;
        if (running != null && running.isAlive()) {
            FastShutdown.of(running.pid());
            await(running.toHandle());
        }
    }

    private void superviseFrom(CountDownLatch started) {
        while (!stopping) {
            try {
                var running = launch();
                process = running;
                started.countDown();
                var code = running.waitFor();
                if (!stopping) {
                    log.warn("PostgreSQL ended with code {}; starting it again", code);
                    TimeUnit.SECONDS.sleep(1);
                    stopOrphan();
                }
            } catch (IOException problem) {
                log.error("PostgreSQL could not be started", problem);
                return;
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private Process launch() throws IOException {
        var settings = new ArrayList<>(List.of("-D", data.toString(), "-p", Integer.toString(port)));
        for (var setting : List.of(
                "listen_addresses=127.0.0.1",
                "unix_socket_directories=",
                "max_connections=100",
                "shared_buffers=256MB",
                "wal_level=logical",
                "max_wal_size=2GB",
                "wal_compression=on",
                "jit=off",
                "log_min_messages=warning",
                "log_timezone=UTC",
                "timezone=UTC",
                "logging_collector=on",
                "log_directory=log",
                "log_filename=postgresql-%a.log",
                "log_rotation_age=1d",
                "log_truncate_on_rotation=on")) {
            settings.add("-c");
            settings.add(setting);
        }
        return new ProcessBuilder(user.command(binaries.program("postgres"), settings, true))
                .directory(data.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private void awaitReady(CountDownLatch started) throws IOException {
        var end = System.nanoTime() + PATIENCE.toNanos();
        try {
            if (!started.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw new IllegalStateException("PostgreSQL did not start; see " + data.resolve("log"));
            }
            while (PidFile.of(data)
                    .flatMap(PidFile::readyPort)
                    .filter(found -> found == port)
                    .isEmpty()) {
                var running = process;
                if (System.nanoTime() > end || running == null || !running.isAlive()) {
                    stop();
                    throw new IllegalStateException("PostgreSQL did not become ready; see " + data.resolve("log"));
                }
                TimeUnit.MILLISECONDS.sleep(20);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while PostgreSQL was starting", interrupted);
        }
    }

    /** A killed initdb leaves nothing half-made: the directory appears only when it is whole. */
    private void initialise() throws IOException {
        var half = Files.createTempDirectory(
                data.getParent(),
                "data-half",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        var passwordFile = Files.createTempFile(data.getParent(), "password", ".tmp");
        try {
            Files.writeString(passwordFile, secrets.superuser());
            user.own(half);
            user.own(passwordFile);
            run(user.command(
                    binaries.program("initdb"),
                    List.of(
                            "-D",
                            half.toString(),
                            "--username=postgres",
                            "--pwfile=" + passwordFile,
                            "--auth=scram-sha-256",
                            "--encoding=UTF8",
                            "--locale-provider=builtin",
                            "--builtin-locale=C.UTF-8",
                            "--locale=C.UTF-8",
                            "--data-checksums"),
                    false));
            Files.move(half, data, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(passwordFile);
            org.springframework.util.FileSystemUtils.deleteRecursively(half);
        }
    }

    private static void run(List<String> command) throws IOException {
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try (var output = process.getInputStream()) {
            var text = new String(output.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException("initdb failed: " + text);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted during initdb", interrupted);
        }
    }

    /** A server whose application was killed is stopped; a pid file left by a dead one is removed. */
    private void stopOrphan() throws IOException {
        var left = PidFile.of(data);
        if (left.isEmpty()) {
            return;
        }
        left.get().server().ifPresent(orphan -> {
            log.warn("Stopping the PostgreSQL an earlier run left behind (pid {})", orphan.pid());
            FastShutdown.of(orphan.pid());
            await(orphan);
        });
        Files.deleteIfExists(data.resolve("postmaster.pid"));
    }

    private static void await(ProcessHandle server) {
        try {
            server.onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException late) {
            throw new UncheckedIOException(
                    new IOException("PostgreSQL (pid " + server.pid() + ") does not stop", late));
        }
    }
}
