package org.xiangli.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;

/** The application as {@code bin/package} leaves it, started with its own {@code run} script. */
final class Packaged implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Child child;
    private final int port;
    private final long firstPageNanos;

    private Packaged(Child child, int port, long firstPageNanos) {
        this.child = child;
        this.port = port;
        this.firstPageNanos = firstPageNanos;
    }

    /** Starts it and waits for its first page. */
    static Packaged start(Settings settings, String name) throws IOException, InterruptedException {
        var port = freePort();
        var begun = System.nanoTime();
        var child = Child.start(
                settings,
                name,
                List.of(
                        settings.distribution().resolve("run").toString(),
                        "--server.port=" + port,
                        "--xiangli.store.home=" + settings.home(),
                        "--xiangli.store.connections=" + settings.workers()));
        while (!answers(port)) {
            child.demandAlive();
            if (System.nanoTime() - begun > PATIENCE.toNanos()) {
                child.close();
                throw new IllegalStateException("The packaged application shows no page after " + PATIENCE);
            }
            Thread.sleep(10);
        }
        return new Packaged(child, port, System.nanoTime() - begun);
    }

    int port() {
        return port;
    }

    long pid() {
        return child.pid();
    }

    double secondsToFirstPage() {
        return firstPageNanos / 1e9;
    }

    @Override
    public void close() throws IOException {
        child.close();
    }

    private static boolean answers(int port) {
        try (var wire = new Wire(port, 0)) {
            return wire.send("/sign-in", null, "", Browser.NO_EXCHANGE).status() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
