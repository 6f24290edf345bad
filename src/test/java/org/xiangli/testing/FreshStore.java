package org.xiangli.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.FileSystemUtils;

/** Each test run begins with an empty database; the unpacked PostgreSQL programs are kept. */
public class FreshStore implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final Path DATA = Path.of("target", "test-store", "data");
    private static final AtomicBoolean DONE = new AtomicBoolean();

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        if (!DONE.compareAndSet(false, true)) {
            return;
        }
        try {
            endOrphan();
            FileSystemUtils.deleteRecursively(DATA);
        } catch (Exception problem) {
            throw new IllegalStateException("The store of an earlier test run cannot be cleared", problem);
        }
    }

    private static void endOrphan() throws Exception {
        var pidFile = DATA.resolve("postmaster.pid");
        if (Files.exists(pidFile)) {
            var orphan = ProcessHandle.of(
                    Long.parseLong(Files.readAllLines(pidFile).getFirst().strip()));
            if (orphan.isPresent() && worksHere(orphan.get())) {
                orphan.get().destroy();
                orphan.get().onExit().get(30, TimeUnit.SECONDS);
            }
        }
    }

    private static boolean worksHere(ProcessHandle process) {
        try {
            return Files.readSymbolicLink(Path.of("/proc", Long.toString(process.pid()), "cwd"))
                    .equals(DATA.toRealPath());
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }
}
