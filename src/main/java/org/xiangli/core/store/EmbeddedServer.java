package org.xiangli.core.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xiangli.core.store.StoreProperties.Cell;

/**
 * The PostgreSQL that comes with Xiangli. Its home holds {@code bin-…} (unpacked once), {@code data}, {@code secret}
 * (mode 600) and {@code lock}. One process owns the server; another one of the same home joins it as a guest.
 */
class EmbeddedServer implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(EmbeddedServer.class);

    private final Optional<FileChannel> lock;
    private final Optional<Postmaster> postmaster;
    private final Cell cell;

    private EmbeddedServer(Optional<FileChannel> lock, Optional<Postmaster> postmaster, Cell cell) {
        this.lock = lock;
        this.postmaster = postmaster;
        this.cell = cell;
    }

    /**
     * Starts the server of this home, or joins the one another process has started.
     *
     * @throws IllegalStateException when this machine or this directory cannot carry a PostgreSQL; the text says why
     */
    static EmbeddedServer open(Path directory) {
        try {
            var home = Files.createDirectories(directory.toAbsolutePath());
            var lock = FileChannel.open(home.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (!taken(lock)) {
                lock.close();
                return join(home);
            }
            try {
                return start(home, lock);
            } catch (RuntimeException | IOException problem) {
                lock.close();
                throw problem;
            }
        } catch (IOException problem) {
            throw new UncheckedIOException("The embedded database cannot use " + directory, problem);
        }
    }

    Cell cell() {
        return cell;
    }

    @Override
    public void close() throws IOException {
        postmaster.ifPresent(Postmaster::stop);
        if (lock.isPresent()) {
            lock.get().close();
        }
    }

    private static EmbeddedServer start(Path home, FileChannel lock) throws IOException {
        var secrets = Secrets.of(home.resolve("secret"));
        var binaries = ServerBinaries.unpack(home);
        var user = ServerUser.choose(home);
        var postmaster = new Postmaster(binaries, home.resolve("data"), user, secrets);
        postmaster.start();
        try {
            prepare(postmaster.port(), secrets);
        } catch (SQLException problem) {
            postmaster.stop();
            throw new IllegalStateException("The embedded database started but cannot be prepared", problem);
        }
        log.info("PostgreSQL listens on 127.0.0.1:{}, data in {}", postmaster.port(), home.resolve("data"));
        return new EmbeddedServer(Optional.of(lock), Optional.of(postmaster), cell(postmaster.port(), secrets));
    }

    private static boolean taken(FileChannel lock) throws IOException {
        try {
            return lock.tryLock() != null;
        } catch (OverlappingFileLockException sameProcess) {
            return false;
        }
    }

    private static EmbeddedServer join(Path home) throws IOException {
        var port = PidFile.of(home.resolve("data")).flatMap(PidFile::readyPort);
        if (port.isEmpty()) {
            throw new IllegalStateException(
                    "Another Xiangli process holds " + home + " but its database is not ready; try again in a moment");
        }
        log.info("Joining the PostgreSQL that already runs on 127.0.0.1:{}", port.get());
        return new EmbeddedServer(
                Optional.empty(), Optional.empty(), cell(port.get(), Secrets.of(home.resolve("secret"))));
    }

    private static Cell cell(int port, Secrets secrets) {
        return new Cell("jdbc:postgresql://127.0.0.1:" + port + "/xiangli", "xiangli", secrets.owner());
    }

    /** Makes the owner of the database, who is no superuser, and the database itself. */
    private static void prepare(int port, Secrets secrets) throws SQLException {
        try (var connection = superuser(port, "postgres", secrets)) {
            try (var tell = connection.prepareStatement("select set_config('xiangli.password', ?, false)")) {
                tell.setString(1, secrets.owner());
                tell.execute();
            }
            try (var statement = connection.createStatement()) {
                statement.execute("""
                    do $$
                    begin
                        if not exists (select from pg_roles where rolname = 'xiangli') then
                            create role xiangli login createrole;
                        end if;
                        execute format('alter role xiangli password %L', current_setting('xiangli.password'));
                    end
                    $$
                    """);
                var exists = statement
                        .executeQuery("select from pg_database where datname = 'xiangli'")
                        .next();
                if (!exists) {
                    statement.execute("create database xiangli owner xiangli");
                }
            }
        }
    }

    private static Connection superuser(int port, String database, Secrets secrets) throws SQLException {
        var properties = new Properties();
        properties.putAll(Map.of("user", "postgres", "password", secrets.superuser()));
        return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + port + "/" + database, properties);
    }
}
