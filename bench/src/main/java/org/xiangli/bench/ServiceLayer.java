package org.xiangli.bench;

import java.util.ArrayList;
import java.util.List;
import org.xiangli.bench.Recording.Answer;
import org.xiangli.bench.Recording.Exchange;
import org.xiangli.core.procedure.CaseDesk;
import org.xiangli.core.procedure.CaseFile;

/**
 * Cases through the service layer, and in turns with it pgbench sending the same SQL. The JVM is idle while pgbench
 * works. {@code record} listens to two cases first, in a process of its own, so that nothing listens here.
 */
final class ServiceLayer {

    private static final int PRACTICE = 10;

    private final Settings settings;
    private final Server server;
    private final Results results;

    private ServiceLayer(Settings settings) {
        this.settings = settings;
        this.server = new Server(settings);
        this.results = new Results(settings);
    }

    public static void main(String[] arguments) throws Exception {
        var layer = new ServiceLayer(Settings.fromEnvironment());
        if (arguments.length > 0 && arguments[0].equals("record")) {
            layer.record();
        } else {
            layer.measure();
        }
    }

    private void record() throws Exception {
        var recorder = new Recorder();
        try (var house = House.open(
                settings, context -> context.getBeanFactory().addBeanPostProcessor(recorder))) {
            var walk = new CaseWalk(house.getBean(CaseDesk.class), Office.read(settings).getFirst(), 0);
            for (var number = 0; number < PRACTICE; number++) {
                walk.work(new Meter());
            }
            new Recording.Pair(record(recorder, walk, 0), record(recorder, walk, 1))
                    .write(Recording.service(settings));
        }
    }

    private static Recording record(Recorder recorder, CaseWalk walk, int subject) {
        var exchanges = new ArrayList<Exchange>();
        recorder.take();
        CaseFile file = walk.open(CaseWalk.subject(subject));
        exchanges.add(new Exchange("open", recorder.take(), Answer.NONE));
        for (var move : CaseWalk.MOVES) {
            file = walk.step(file, move);
            exchanges.add(new Exchange(move, recorder.take(), Answer.NONE));
        }
        return new Recording(exchanges);
    }

    private void measure() throws Exception {
        var pair = Recording.Pair.read(Recording.service(settings));
        var way = new Way(pair, CaseWalk.subject(0), CaseWalk.subject(1));
        results.note("service.statements", Long.toString(pair.first().statements()));
        var program = Pgbench.find();
        try (var house = House.open(settings, context -> {})) {
            var desk = house.getBean(CaseDesk.class);
            var offices = Office.read(settings);
            var walks = new ArrayList<CaseWalk>();
            for (var number = 0; number < settings.workers(); number++) {
                walks.add(new CaseWalk(desk, offices.get(number % offices.size()), number));
            }
            var openings = walks.stream().map(CaseWalk::openingOnly).toList();
            Load.cases(settings.warmUp(), walks);
            for (var round = 0; round < settings.rounds(); round++) {
                measure("service.open", openings);
                measure("service.case", walks);
                if (program.isPresent()) {
                    var pgbench = new Pgbench(settings, server, program.get());
                    measure("pgbench.open", pgbench, PgbenchScript.of(way.steps().subList(0, 1)), 0);
                    measure("pgbench.case", pgbench, PgbenchScript.of(way.steps()), 1);
                }
            }
            if (program.isPresent()) {
                results.note("pgbench.version", new Pgbench(settings, server, program.get()).version());
            }
        }
    }

    private void measure(String name, List<? extends Load.Worker> workers) throws Exception {
        server.settle();
        results.add(name, Load.during(settings.seconds(), workers));
    }

    /** @param closes how many cases a transaction of the script brings to their end; checked, for SQL may do nothing */
    private void measure(String name, Pgbench pgbench, PgbenchScript script, int closes) throws Exception {
        server.settle();
        var opened = "select count(*) from procedure.case_file";
        var openBefore = server.count(opened);
        var closedBefore = server.closedCases();
        var outcome = pgbench.run(name, script, settings.seconds());
        var openedNow = server.count(opened) - openBefore;
        var closedNow = server.closedCases() - closedBefore;
        if (openedNow != outcome.transactions() || closedNow != outcome.transactions() * closes) {
            throw new IllegalStateException("%s: %d transactions, but %d cases opened and %d closed"
                    .formatted(name, outcome.transactions(), openedNow, closedNow));
        }
        results.add(name + ".cases", outcome.perSecond());
        results.add(name + ".mean", outcome.milliseconds());
    }
}
