package org.xiangli.bench;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** A process this run has started: logged to a file, stopped at the latest when the run ends. */
final class Child implements AutoCloseable {

    private static final Set<Process> ALIVE = ConcurrentHashMap.newKeySet();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> ALIVE.forEach(Child::stop)));
    }

    private final String name;
    private final Process process;
    private final Path log;

    private Child(String name, Process process, Path log) {
        this.name = name;
        this.process = process;
        this.log = log;
    }

    /** A main class of the bench in a JVM of its own. @param heap megabytes */
    static Child java(Settings settings, String name, int heap, Class<?> main, String... arguments)
            throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:+UseCompactObjectHeaders",
                "-Xmx" + heap + "m",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        command.addAll(Arrays.asList(arguments));
        return start(settings, name, command);
    }

    static Child start(Settings settings, String name, List<String> command) throws IOException {
        var log = settings.results().resolve(name + ".log");
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(Redirect.to(new File(log.toString())))
                .start();
        ALIVE.add(process);
        return new Child(name, process, log);
    }

    long pid() {
        return process.pid();
    }

    /** Waits for a line that begins with a text and returns its rest. */
    String said(String text, Duration patience) throws IOException, InterruptedException {
        var end = System.nanoTime() + patience.toNanos();
        while (System.nanoTime() < end) {
            for (var line : Files.readAllLines(log)) {
                if (line.startsWith(text)) {
                    return line.substring(text.length());
                }
            }
            demandAlive();
            Thread.sleep(50);
        }
        throw new IllegalStateException(name + " did not say '" + text + "' in time; see " + log);
    }

    void demandAlive() throws IOException {
        if (!process.isAlive()) {
            throw failed();
        }
    }

    /** Waits until it has done its work. @throws IllegalStateException with the end of its log when it failed */
    void finish() throws IOException, InterruptedException {
        var code = process.waitFor();
        ALIVE.remove(process);
        if (code != 0) {
            throw failed();
        }
    }

    /** Ends it the polite way: its input ends, then SIGTERM. */
    @Override
    public void close() throws IOException {
        process.getOutputStream().close();
        stop(process);
        ALIVE.remove(process);
    }

    private IllegalStateException failed() throws IOException {
        var lines = Files.readAllLines(log);
        var told = lines.stream()
                .filter(line -> line.startsWith("Caused by") || line.contains("Exception"))
                .toList();
        return new IllegalStateException(name + " failed, see " + log + "\n"
                + String.join("\n", told.isEmpty() ? lines.subList(Math.max(0, lines.size() - 20), lines.size()) : told));
    }

    private static void stop(Process process) {
        try {
            process.destroy();
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
