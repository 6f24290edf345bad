package org.xiangli.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.xiangli.bench.Recording.Answer;
import org.xiangli.bench.Recording.Exchange;

/**
 * Drives the packaged application over HTTP, and in turns with it the bare controller. {@code record} listens to two
 * cases in a house of its own, so that the controller has something to say.
 */
final class WebLayer {

    private static final int PRACTICE = 4;

    private final Settings settings;
    private final Server server;
    private final Results results;

    private WebLayer(Settings settings) {
        this.settings = settings;
        this.server = new Server(settings);
        this.results = new Results(settings);
    }

    /** {@code record}, or {@code drive} with the port and pid of the application and the port of the controller. */
    public static void main(String[] arguments) throws Exception {
        var layer = new WebLayer(Settings.fromEnvironment());
        if (arguments[0].equals("record")) {
            layer.record();
        } else {
            layer.drive(
                    Integer.parseInt(arguments[1]), Long.parseLong(arguments[2]), Integer.parseInt(arguments[3]));
        }
    }

    /** The two residents whose cases are recorded. */
    static List<UUID> recorded(Office office) {
        return office.residents().subList(0, 2);
    }

    private void record() throws Exception {
        var recorder = new Recorder();
        var office = Office.read(settings).getFirst();
        try (var house = House.open(
                settings,
                WebApplicationType.SERVLET,
                (GenericApplicationContext context) -> context.getBeanFactory().addBeanPostProcessor(recorder))) {
            var port = ((ServletWebServerApplicationContext) house).getWebServer().getPort();
            var exchanges = new ArrayList<Exchange>();
            try (var wire = new Wire(port, 0)) {
                var walk = new WebWalk(
                        settings,
                        office,
                        wire,
                        (name, reply) -> exchanges.add(new Exchange(
                                name,
                                recorder.take(),
                                new Answer(
                                        reply.status(),
                                        reply.header("location"),
                                        reply.header("content-type"),
                                        reply.body()))));
                walk.signIn(office);
                for (var number = 0; number < PRACTICE; number++) {
                    walk.work(new Meter(), office.residents().get(2 + number));
                }
                var found = new ArrayList<Recording>();
                for (var resident : recorded(office)) {
                    exchanges.clear();
                    recorder.take();
                    walk.work(new Meter(), resident);
                    found.add(new Recording(new ArrayList<>(exchanges)));
                }
                new Recording.Pair(found.get(0), found.get(1)).write(Recording.web(settings));
                results.note("web.statements", Long.toString(found.getFirst().statements()));
                results.note("web.requests", Long.toString(found.getFirst().exchanges().size()));
            }
        }
    }

    private void drive(int port, long pid, int barePort) throws Exception {
        var offices = Office.read(settings);
        var product = walks(offices, port, true);
        var bare = walks(offices, barePort, false);
        Load.cases(settings.warmUp() / 2, product);
        Load.cases(settings.warmUp() / 2, bare);
        try (var memory = new Memory(pid, server.pid())) {
            for (var round = 0; round < settings.rounds(); round++) {
                measure("web", product);
                if (round == 0) {
                    results.note("memory.after-first-round", Long.toString(memory.application()));
                }
                measure("bare", bare);
            }
            results.add("memory.application.peak", memory.highestApplication());
            results.add("memory.database.peak", memory.highestDatabase());
        }
    }

    private List<WebWalk> walks(List<Office> offices, int port, boolean signIn) throws Exception {
        var walks = new ArrayList<WebWalk>();
        for (var number = 0; number < settings.workers(); number++) {
            var office = offices.get(number % offices.size());
            var walk = new WebWalk(settings, office, new Wire(port, number), (name, reply) -> {});
            if (signIn) {
                walk.signIn(office);
            }
            walks.add(walk);
        }
        return walks;
    }

    /** Measures, and checks in the database that as many cases were closed as were counted. */
    private void measure(String name, List<WebWalk> walks) throws Exception {
        server.settle();
        var before = server.closedCases();
        var outcome = Load.during(settings.seconds(), walks);
        var closed = server.closedCases() - before;
        if (closed != outcome.cases()) {
            throw new IllegalStateException(name + ": " + outcome.cases() + " cases driven, " + closed + " closed");
        }
        results.add(name, outcome);
    }
}
