package org.xiangli.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;

/** What the parts of a run found: {@code name=value} lines in one file. A name written several times has rounds. */
final class Results {

    private final Path file;

    Results(Settings settings) {
        this.file = settings.results().resolve("results");
    }

    void clear() throws IOException {
        Files.createDirectories(file.getParent());
        Files.deleteIfExists(file);
    }

    void add(String name, double value) throws IOException {
        note(name, String.format(Locale.ROOT, "%.3f", value));
    }

    void note(String name, String text) throws IOException {
        Files.writeString(
                file, name + "=" + text.replace('\n', ' ') + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    /** Throughput and latencies of one round. */
    void add(String name, Load.Outcome outcome) throws IOException {
        add(name + ".cases", outcome.perSecond());
        for (var entry : outcome.latencies().entrySet()) {
            var latencies = entry.getValue();
            var label = name + "." + entry.getKey();
            add(label + ".rate", latencies.total() * 1e9 / outcome.nanos());
            add(label + ".p50", latencies.within(0.50));
            add(label + ".p95", latencies.within(0.95));
            add(label + ".p99", latencies.within(0.99));
        }
    }

    Map<String, List<String>> all() throws IOException {
        var found = new LinkedHashMap<String, List<String>>();
        if (Files.exists(file)) {
            for (var line : Files.readAllLines(file)) {
                var at = line.indexOf('=');
                found.computeIfAbsent(line.substring(0, at), any -> new ArrayList<>())
                        .add(line.substring(at + 1));
            }
        }
        return found;
    }

    OptionalDouble median(String name) throws IOException {
        var values = all().getOrDefault(name, List.of()).stream()
                .mapToDouble(Double::parseDouble)
                .sorted()
                .toArray();
        if (values.length == 0) {
            return OptionalDouble.empty();
        }
        var middle = values.length / 2;
        return OptionalDouble.of(
                values.length % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2);
    }
}
