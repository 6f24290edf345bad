package org.xiangli.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Runs Debian's pgbench against the embedded server, as the application's role and with as many connections. */
final class Pgbench {

    private static final Pattern RATE = Pattern.compile("(?m)^tps = ([0-9.]+)");
    private static final Pattern LATENCY = Pattern.compile("(?m)^latency average = ([0-9.]+) ms");
    private static final Pattern DONE =
            Pattern.compile("(?m)^number of transactions actually processed: ([0-9]+)");

    private final Settings settings;
    private final Server server;
    private final Path program;

    Pgbench(Settings settings, Server server, Path program) {
        this.settings = settings;
        this.server = server;
        this.program = program;
    }

    record Outcome(long transactions, double perSecond, double milliseconds) {}

    /** The newest pgbench of this machine. */
    static Optional<Path> find() throws IOException {
        var named = System.getenv("BENCH_PGBENCH");
        if (named != null && !named.isBlank()) {
            return Optional.of(Path.of(named));
        }
        var versions = Path.of("/usr/lib/postgresql");
        if (!Files.isDirectory(versions)) {
            return Optional.empty();
        }
        try (var found = Files.list(versions)) {
            return found.map(version -> version.resolve("bin/pgbench"))
                    .filter(Files::isExecutable)
                    .max(Comparator.comparing(Path::toString));
        }
    }

    Outcome run(String name, PgbenchScript script, int seconds) throws IOException, InterruptedException {
        var file = settings.results().resolve(name + ".pgbench.sql");
        Files.writeString(file, script.text());
        var command = new ArrayList<>(List.of(
                program.toString(),
                "--no-vacuum",
                "--protocol=prepared",
                "--client=" + settings.workers(),
                "--jobs=" + Math.min(settings.workers(), Runtime.getRuntime().availableProcessors()),
                "--time=" + seconds,
                "--file=" + file,
                "--define=n=0",
                "--define=epoch=" + System.currentTimeMillis()));
        script.variables().forEach((variable, value) -> command.add("--define=" + variable + "=" + value));
        command.addAll(List.of("--host=127.0.0.1", "--port=" + server.port(), "--username=xiangli", "xiangli"));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("PGPASSWORD", server.ownerPassword());
        builder.environment().put("PGOPTIONS", "-c role=xiangli_app");
        var process = builder.start();
        process.getOutputStream().close();
        String said;
        try (var out = process.getInputStream()) {
            said = new String(out.readAllBytes(), StandardCharsets.UTF_8);
        } finally {
            process.destroy();
        }
        if (process.waitFor() != 0 || said.contains("aborted")) {
            throw new IllegalStateException("pgbench failed on " + file + ":\n" + said);
        }
        return new Outcome((long) number(DONE, said), number(RATE, said), number(LATENCY, said));
    }

    String version() throws IOException {
        var process = new ProcessBuilder(program.toString(), "--version").start();
        try (var out = process.getInputStream()) {
            return new String(out.readAllBytes(), StandardCharsets.UTF_8).strip();
        }
    }

    private static double number(Pattern pattern, String said) {
        var found = pattern.matcher(said);
        if (!found.find()) {
            throw new IllegalStateException("pgbench did not say " + pattern + ":\n" + said);
        }
        return Double.parseDouble(found.group(1));
    }
}
