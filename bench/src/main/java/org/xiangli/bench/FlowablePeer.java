package org.xiangli.bench;

import com.zaxxer.hikari.HikariDataSource;
import java.util.ArrayList;
import java.util.Map;
import java.util.UUID;
import org.flowable.engine.ProcessEngine;
import org.flowable.engine.impl.cfg.StandaloneProcessEngineConfiguration;

/**
 * The peer: an embedded Flowable engine, a database of its own on the same PostgreSQL, the same six steps as user tasks.
 * Measured with its default history, which like Xiangli's keeps who did what and when, and without any.
 */
final class FlowablePeer {

    private static final String DATABASE = "bench_flowable";

    private final Settings settings;
    private final Server server;
    private final Results results;

    private FlowablePeer(Settings settings) {
        this.settings = settings;
        this.server = new Server(settings);
        this.results = new Results(settings);
    }

    public static void main(String[] arguments) throws Exception {
        var peer = new FlowablePeer(Settings.fromEnvironment());
        peer.measure("flowable", "audit");
        peer.measure("flowable-no-history", "none");
    }

    private void measure(String name, String history) throws Exception {
        server.createDatabase(DATABASE);
        try (var pool = new HikariDataSource()) {
            pool.setJdbcUrl(server.url(DATABASE));
            pool.setUsername("xiangli");
            pool.setPassword(server.ownerPassword());
            pool.setMaximumPoolSize(settings.workers());
            var configuration = new StandaloneProcessEngineConfiguration();
            configuration.setDataSource(pool);
            configuration.setDatabaseSchemaUpdate("true");
            configuration.setHistory(history);
            configuration.setAsyncExecutorActivate(false);
            configuration.setDisableIdmEngine(true);
            configuration.setDisableEventRegistry(true);
            var engine = configuration.buildProcessEngine();
            try {
                results.note("flowable.version", ProcessEngine.VERSION);
                engine.getRepositoryService()
                        .createDeployment()
                        .addClasspathResource("org/xiangli/bench/bench-assist.bpmn20.xml")
                        .deploy();
                run(name, engine);
            } finally {
                engine.close();
            }
        }
    }

    private void run(String name, ProcessEngine engine) throws Exception {
        var workers = new ArrayList<Load.Worker>();
        for (var number = 0; number < settings.workers(); number++) {
            workers.add(meter -> walk(engine, meter));
        }
        Load.cases(settings.warmUp() / 6, workers);
        for (var round = 0; round < settings.rounds(); round++) {
            server.settle();
            results.add(name, Load.during(settings.seconds(), workers));
        }
    }

    private static void walk(ProcessEngine engine, Meter meter) throws Exception {
        var process = meter.time(
                "open",
                () -> engine.getRuntimeService()
                        .startProcessInstanceByKey(
                                "bench-assist",
                                UUID.randomUUID().toString(),
                                Map.of(
                                        "village", "222405102201",
                                        "subject", UUID.randomUUID().toString(),
                                        "matter", "pension-register",
                                        "channel", "window",
                                        "promise", 8,
                                        "papers", "id-card register-form")));
        for (var move : CaseWalk.MOVES) {
            meter.time("step", () -> {
                var tasks = engine.getTaskService();
                var task = tasks.createTaskQuery()
                        .processInstanceId(process.getId())
                        .singleResult();
                if (!task.getTaskDefinitionKey().equals(move)) {
                    throw new IllegalStateException("At " + task.getTaskDefinitionKey() + ", not at " + move);
                }
                if (move.equals("propose")) {
                    tasks.complete(task.getId(), Map.of("reason", "材料齐全，符合条件"));
                } else {
                    tasks.complete(task.getId());
                }
                return move;
            });
        }
    }
}
