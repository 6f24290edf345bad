package org.xiangli.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/**
 * Conducts a run: prepares a county, then starts one part after the other, each in a JVM of its own, all against one
 * PostgreSQL. Whatever it has started ends with it.
 */
final class Bench {

    private static final List<String> PARTS = List.of("start", "service", "flowable", "web", "excel", "crowd");
    private static final Duration PATIENCE = Duration.ofMinutes(15);

    private final Settings settings;
    private final Results results;

    private Bench(Settings settings) {
        this.settings = settings;
        this.results = new Results(settings);
    }

    /** @param arguments parts to run; none means all */
    public static void main(String[] arguments) throws Exception {
        var parts = arguments.length == 0 ? PARTS : Arrays.asList(arguments);
        if (!PARTS.containsAll(parts)) {
            System.err.println("Parts: " + String.join(" ", PARTS));
            System.exit(2);
        }
        new Bench(Settings.fromEnvironment()).run(parts);
    }

    private void run(List<String> parts) throws Exception {
        results.clear();
        Machine.describe(results);
        if (!Office.prepared(settings)) {
            say("Preparing a county");
            try (var keeper = keeper("prepare")) {
                keeper.said(Keeper.READY, PATIENCE);
            }
        }
        if (parts.contains("start")) {
            start();
        }
        try (var keeper = keeper("keep")) {
            keeper.said(Keeper.READY, PATIENCE);
            results.note("machine.postgresql", new Server(settings).one("""
                select version() || ', fsync ' || current_setting('fsync')
                       || ', synchronous_commit ' || current_setting('synchronous_commit')
                """));
            if (parts.contains("service")) {
                service();
            }
            if (parts.contains("flowable")) {
                say("Walking the peer");
                part("flowable", 512, FlowablePeer.class);
            }
            if (parts.contains("web")) {
                web();
            }
            if (parts.contains("excel")) {
                excel();
            }
            if (parts.contains("crowd")) {
                crowd();
            }
        }
        var report = new Report(settings, results);
        Files.writeString(settings.results().resolve("report.md"), report.markdown());
        System.out.println(report.table());
    }

    private void start() throws Exception {
        for (var number = 0; number < settings.starts(); number++) {
            say("Timing the start, " + (number + 1) + " of " + settings.starts());
            try (var application = Packaged.start(settings, "start")) {
                results.add("start.first-page", application.secondsToFirstPage());
                results.add("start.memory", Memory.resident(application.pid()));
            }
        }
    }

    private void service() throws Exception {
        say("Walking the service layer, and pgbench");
        if (Pgbench.find().isEmpty()) {
            say("There is no pgbench here: the limit is not measured");
        }
        part("service-record", 512, ServiceLayer.class, "record");
        part("service", 512, ServiceLayer.class);
    }

    private void web() throws Exception {
        if (Office.read(settings).getFirst().residents().size() < 10) {
            say("Nobody lives in the demo county of this build: the web layer is not measured");
            return;
        }
        say("Walking the web layer, and the bare controller");
        part("web-record", 512, WebLayer.class, "record");
        try (var application = Packaged.start(settings, "web");
                var bare = Child.java(settings, "bare", 256, BareHouse.class)) {
            var barePort = bare.said(BareHouse.READY, PATIENCE);
            part(
                    "web-drive",
                    256,
                    WebLayer.class,
                    "drive",
                    Integer.toString(application.port()),
                    Long.toString(application.pid()),
                    barePort);
        }
    }

    private void excel() throws Exception {
        if (Office.read(settings).getFirst().residents().isEmpty()) {
            say("Nobody lives in the demo county of this build: no table is taken in");
            return;
        }
        for (var rows : settings.tableRows()) {
            say("Taking in a table of " + rows + " rows");
            part("excel-write", 1024, Excel.class, "write", Integer.toString(rows));
            part("excel-" + rows, Excel.HEAP, Excel.class, "measure", Integer.toString(rows));
        }
    }

    private void crowd() throws Exception {
        say("Filling fifty counties");
        part("crowd-fill", 512, Crowd.class, "fill");
        say("Letting fifty clerks work");
        try (var application = Packaged.start(settings, "crowd")) {
            part("crowd-drive", 256, Crowd.class, "drive", Integer.toString(application.port()));
        }
    }

    private Child keeper(String argument) throws IOException {
        return Child.java(settings, "keeper", 1024, Keeper.class, argument);
    }

    private void part(String name, int heap, Class<?> main, String... arguments)
            throws IOException, InterruptedException {
        try (var child = Child.java(settings, name, heap, main, arguments)) {
            child.finish();
        }
    }

    private static void say(String what) {
        System.err.println(what + " …");
    }

    /** What the figures were taken on. */
    private static final class Machine {

        private Machine() {}

        static void describe(Results results) throws IOException {
            results.note("machine.cores", Integer.toString(Runtime.getRuntime().availableProcessors()));
            results.note("machine.processor", line("/proc/cpuinfo", "model name"));
            results.note("machine.memory", line("/proc/meminfo", "MemTotal"));
            results.note("machine.system", System.getProperty("os.name") + " " + System.getProperty("os.version"));
            results.note("machine.java", System.getProperty("java.vm.name") + " " + Runtime.version());
            results.note("machine.load", first("/proc/loadavg"));
            results.note("machine.time", java.time.Instant.now().toString());
        }

        private static String line(String file, String begin) throws IOException {
            try (var lines = Files.lines(Path.of(file))) {
                return lines.filter(line -> line.startsWith(begin))
                        .map(line -> line.substring(line.indexOf(':') + 1).strip())
                        .findFirst()
                        .orElse("?");
            }
        }

        private static String first(String file) throws IOException {
            return Files.readString(Path.of(file)).strip();
        }
    }
}
