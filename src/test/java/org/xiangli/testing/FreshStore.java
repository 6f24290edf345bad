package org.xiangli.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.FileSystemUtils;

/**
 * Each test run begins with an empty database; the unpacked PostgreSQL programs are kept. Clears the home the context
 * under test is going to use, and each home only once in a run.
 */
public class FreshStore implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final Path DISPOSABLE = Path.of("target").toAbsolutePath();
    private static final Set<Path> CLEARED = ConcurrentHashMap.newKeySet();

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        var home = Path.of(context.getEnvironment().getRequiredProperty("xiangli.store.home"))
                .toAbsolutePath()
                .normalize();
        if (!home.startsWith(DISPOSABLE)) {
            throw new IllegalStateException("Only a store under target may be cleared, not " + home);
        }
        if (!CLEARED.add(home)) {
            return;
        }
        var data = home.resolve("data");
        try {
            endOrphan(data);
            FileSystemUtils.deleteRecursively(data);
        } catch (Exception problem) {
            throw new IllegalStateException("The store of an earlier test run cannot be cleared", problem);
        }
    }

    private static void endOrphan(Path data) throws Exception {
        var pidFile = data.resolve("postmaster.pid");
        if (Files.exists(pidFile)) {
            var orphan = ProcessHandle.of(
                    Long.parseLong(Files.readAllLines(pidFile).getFirst().strip()));
            if (orphan.isPresent() && worksIn(data, orphan.get())) {
                orphan.get().destroy();
                orphan.get().onExit().get(30, TimeUnit.SECONDS);
            }
        }
    }

    private static boolean worksIn(Path data, ProcessHandle process) {
        try {
            return Files.readSymbolicLink(Path.of("/proc", Long.toString(process.pid()), "cwd"))
                    .equals(data.toRealPath());
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }
}
