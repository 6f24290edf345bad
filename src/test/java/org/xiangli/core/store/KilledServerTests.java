package org.xiangli.core.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.util.FileSystemUtils;
import org.xiangli.core.store.StoreProperties.Cell;

/** What was committed outlives a {@code kill -9}, of PostgreSQL and of the application that started it. */
class KilledServerTests {

    private static final Path HOME = Path.of("target", "kill-store");
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(90);

    @BeforeEach
    @AfterEach
    void clear() throws IOException {
        FileSystemUtils.deleteRecursively(HOME);
    }

    @Test
    void startsAgainWhenPostgresqlIsKilled() throws Exception {
        try (var server = EmbeddedServer.open(HOME)) {
            write(server.cell(), "before");
            var killed = PidFile.of(HOME.resolve("data"))
                    .flatMap(PidFile::server)
                    .orElseThrow(() -> new AssertionError("PostgreSQL does not run"));
            assertThat(killed.destroyForcibly()).isTrue();
            killed.onExit().get(30, TimeUnit.SECONDS);

            awaitWrite(server.cell(), "after");
            assertThat(words(server.cell())).containsExactly("before", "after");
        }
    }

    @Test
    void findsWhatAKilledApplicationHadCommitted() throws Exception {
        var application = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Application.class.getName())
                .redirectErrorStream(true)
                .redirectOutput(Files.createTempFile("killed", ".log").toFile())
                .start();
        var ready = HOME.resolve("written");
        var end = System.nanoTime() + PATIENCE;
        while (Files.notExists(ready)) {
            assertThat(application.isAlive() && System.nanoTime() < end)
                    .as("the application writes")
                    .isTrue();
            TimeUnit.MILLISECONDS.sleep(50);
        }
        application.destroyForcibly().waitFor();

        try (var server = EmbeddedServer.open(HOME)) {
            write(server.cell(), "next run");
            assertThat(words(server.cell())).containsExactly("first run", "next run");
        }
    }

    /** A house that writes one word, says so, and then waits to be killed. */
    static final class Application {

        private Application() {}

        public static void main(String[] arguments) throws Exception {
            try (var server = EmbeddedServer.open(HOME)) {
                write(server.cell(), "first run");
                Files.createFile(HOME.resolve("written"));
                TimeUnit.NANOSECONDS.sleep(PATIENCE);
            }
        }
    }

    /** Connections fail until the supervisor has started the server again; the first that holds is enough. */
    private static void awaitWrite(Cell cell, String word) throws InterruptedException {
        var end = System.nanoTime() + PATIENCE;
        while (true) {
            try {
                write(cell, word);
                return;
            } catch (SQLException notYet) {
                if (System.nanoTime() > end) {
                    throw new AssertionError("PostgreSQL did not come back", notYet);
                }
                TimeUnit.MILLISECONDS.sleep(100);
            }
        }
    }

    private static void write(Cell cell, String word) throws SQLException {
        try (var connection = connect(cell);
                var statement = connection.createStatement()) {
            statement.execute("create table if not exists public.kept (at serial primary key, word text not null)");
            try (var insert = connection.prepareStatement("insert into public.kept (word) values (?)")) {
                insert.setString(1, word);
                insert.executeUpdate();
            }
        }
    }

    private static List<String> words(Cell cell) throws SQLException {
        var found = new java.util.ArrayList<String>();
        try (var connection = connect(cell);
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select word from public.kept order by at")) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        }
        return found;
    }

    private static Connection connect(Cell cell) throws SQLException {
        return DriverManager.getConnection(cell.url(), cell.username(), cell.password());
    }
}
