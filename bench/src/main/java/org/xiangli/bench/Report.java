package org.xiangli.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/** The figures of a run as one table, and their ratios. It judges nothing. */
final class Report {

    private static final Map<String, String> LAYERS = Map.of(
            "service", "service layer",
            "pgbench", "pgbench, same SQL",
            "flowable", "Flowable",
            "flowable-no-history", "Flowable, no history",
            "web", "web layer",
            "bare", "bare controller, same SQL");

    private final Settings settings;
    private final Results results;

    Report(Settings settings, Results results) {
        this.settings = settings;
        this.results = results;
    }

    private record Line(String what, String open, String cases, String step, String page) {}

    /** For a terminal. */
    String table() throws IOException {
        var text = new StringBuilder("\n").append(machine()).append("\n\n");
        for (var line : lines()) {
            text.append("%-28s %12s %12s  %-22s %-22s%n"
                    .formatted(line.what(), line.open(), line.cases(), line.step(), line.page()));
        }
        text.append("\n");
        ratios().forEach(ratio -> text.append(ratio).append("\n"));
        return text.toString();
    }

    /** The same for the documentation. */
    String markdown() throws IOException {
        var text = new StringBuilder(machine()).append("\n\n");
        var lines = lines();
        for (var number = 0; number < lines.size(); number++) {
            var line = lines.get(number);
            text.append("| %s | %s | %s | %s | %s |%n"
                    .formatted(line.what(), line.open(), line.cases(), line.step(), line.page()));
            if (number == 0) {
                text.append("|---|---:|---:|---|---|\n");
            }
        }
        text.append("\n");
        ratios().forEach(ratio -> text.append("- ").append(ratio).append("\n"));
        return text.toString();
    }

    private List<Line> lines() throws IOException {
        var lines = new ArrayList<Line>();
        lines.add(new Line("", "opened/s", "cases/s", "step p50/p95/p99 ms", "page p50/p95/p99 ms"));
        lines.add(line("service", "service.open.cases", "service.case"));
        lines.add(line("pgbench", "pgbench.open.cases", "pgbench.case"));
        lines.add(line("flowable", "", "flowable"));
        lines.add(line("flowable-no-history", "", "flowable-no-history"));
        lines.add(line("web", "", "web"));
        lines.add(line("bare", "", "bare"));
        return lines;
    }

    private Line line(String layer, String open, String cases) throws IOException {
        return new Line(
                LAYERS.getOrDefault(layer, layer),
                number(results.median(open), 0),
                number(results.median(cases + ".cases"), 1),
                percentiles(cases + ".step"),
                percentiles(cases + ".page"));
    }

    private String percentiles(String name) throws IOException {
        return results.median(name + ".p50").isEmpty()
                ? "-"
                : number(results.median(name + ".p50"), 1)
                        + " / " + number(results.median(name + ".p95"), 1)
                        + " / " + number(results.median(name + ".p99"), 1);
    }

    private List<String> ratios() throws IOException {
        var lines = new ArrayList<String>();
        lines.add("open, service layer to pgbench: " + ratio("service.open.cases", "pgbench.open.cases"));
        lines.add("whole case, service layer to pgbench: " + ratio("service.case.cases", "pgbench.case.cases"));
        lines.add("whole case, service layer to Flowable: " + ratio("service.case.cases", "flowable.cases"));
        lines.add("whole case, service layer to Flowable without history: "
                + ratio("service.case.cases", "flowable-no-history.cases"));
        lines.add("whole case, web layer to bare controller: " + ratio("web.cases", "bare.cases"));
        lines.add("start to first page, existing database: " + unit("start.first-page", 2, "s") + spread());
        lines.add("resident memory after the first page: " + unit("start.memory", 0, "MB"));
        lines.add("resident memory under load, highest: application " + unit("memory.application.peak", 0, "MB")
                + ", PostgreSQL beside it " + unit("memory.database.peak", 0, "MB"));
        for (var rows : settings.tableRows()) {
            var name = "excel." + rows;
            lines.add("table of " + rows + " rows, " + unit(name + ".megabytes", 1, "MB") + ": answered after "
                    + unit(name + ".answered", 2, "s") + ", then " + unit(name + ".rate", 1, "rows/s")
                    + "; highest heap after a collection " + unit(name + ".heap", 0, "MB") + " of " + Excel.HEAP
                    + ", resident " + unit(name + ".resident", 0, "MB") + ", PostgreSQL beside it "
                    + unit(name + ".database", 0, "MB"));
        }
        for (var page : List.of("list", "filter", "search", "form", "submit")) {
            lines.add("fifty clerks at once, " + page + ": p50/p95/p99 " + percentiles("crowd." + page)
                    + " ms with pauses, " + percentiles("crowd-restless." + page) + " ms without");
        }
        lines.add("cases in the database of the fifty clerks: " + last("crowd.stored") + " of " + last("crowd.counties")
                + " counties; pages a second with pauses " + perSecond("crowd") + ", without " + perSecond("crowd-restless"));
        return lines;
    }

    private String perSecond(String name) throws IOException {
        var sum = 0.0;
        for (var page : List.of("list", "filter", "search", "form", "submit")) {
            sum += results.median(name + "." + page + ".rate").orElse(0);
        }
        return number(OptionalDouble.of(sum), 0);
    }

    private String spread() throws IOException {
        var all = results.all().getOrDefault("start.first-page", List.of());
        return all.isEmpty() ? "" : " (each: " + String.join(", ", all) + ")";
    }

    private String machine() throws IOException {
        var known = results.all();
        var facts = List.of("cores", "processor", "memory", "system", "java", "postgresql", "load", "time").stream()
                .map(fact -> known.containsKey("machine." + fact)
                        ? fact + ": " + known.get("machine." + fact).getLast()
                        : "")
                .filter(fact -> !fact.isEmpty())
                .collect(Collectors.joining("; "));
        return "%s%n%d workers and connections, %d rounds of %d s, medians; %d cases to warm up; %s; Flowable %s; "
                        .formatted(
                                facts,
                                settings.workers(),
                                settings.rounds(),
                                settings.seconds(),
                                settings.warmUp(),
                                last("pgbench.version"),
                                last("flowable.version"))
                + "statements in a case: %s through the service layer, %s in %s requests through the web"
                        .formatted(last("service.statements"), last("web.statements"), last("web.requests"));
    }

    private String last(String name) throws IOException {
        var found = results.all().get(name);
        return found == null ? "not run" : found.getLast();
    }

    private String unit(String name, int digits, String unit) throws IOException {
        var found = results.median(name);
        return found.isEmpty() ? "not run" : number(found, digits) + " " + unit;
    }

    private String ratio(String above, String below) throws IOException {
        var one = results.median(above);
        var other = results.median(below);
        return one.isEmpty() || other.isEmpty()
                ? "not run"
                : String.format(Locale.ROOT, "%.2f", one.getAsDouble() / other.getAsDouble());
    }

    private static String number(OptionalDouble value, int digits) {
        return value.isEmpty() ? "-" : String.format(Locale.ROOT, "%." + digits + "f", value.getAsDouble());
    }
}
