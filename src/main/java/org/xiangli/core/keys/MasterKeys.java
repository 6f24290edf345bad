package org.xiangli.core.keys;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The master keys: files in a directory outside every database and every back-up of one. They wrap the keys that seal
 * fields and never touch a field themselves, so a master key is changed by wrapping a handful of keys anew.
 */
@Component
public class MasterKeys {

    private static final Logger log = LoggerFactory.getLogger(MasterKeys.class);
    private static final Pattern FILE = Pattern.compile("([0-9a-f]{8})\\.key");
    private static final String CURRENT = "current";
    private static final FileAttribute<?> MINE_ALONE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private record Master(Suite suite, byte[] secret) {

        @Override
        public String toString() {
            return "Master[" + suite + "]";
        }
    }

    /** Wrapped bytes, and the master key that did it. */
    record Wrapped(String master, byte[] bytes) {}

    private final Path directory;
    private final Suite suite;
    private final Map<String, Master> known = new ConcurrentHashMap<>();

    /**
     * @param directory where the files lie: beside the store's own directory, never within it
     * @param suite of the keys that are made from now on
     */
    @Autowired
    MasterKeys(
            @Value("${xiangli.keys.directory:${xiangli.store.home:data}-keys}") Path directory,
            @Value("${xiangli.keys.suite:INTERNATIONAL}") Suite suite) {
        this.directory = directory.toAbsolutePath().normalize();
        this.suite = suite;
    }

    /** The algorithms of keys that are made from now on. */
    Suite suite() {
        return suite;
    }

    /** All master keys that are here, by id. */
    public List<String> ids() {
        if (Files.notExists(directory)) {
            return List.of();
        }
        try (var files = Files.list(directory)) {
            return files.map(file -> FILE.matcher(file.getFileName().toString()))
                    .filter(java.util.regex.Matcher::matches)
                    .map(name -> name.group(1))
                    .sorted()
                    .toList();
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    /** The one that wraps from now on; the first is made when there is none at all. */
    public synchronized String current() {
        var named = directory.resolve(CURRENT);
        try {
            return Files.exists(named) ? Files.readString(named).strip() : make();
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    /** Makes a new master key that wraps from now on. The older ones stay until nothing is wrapped by them. */
    public synchronized String make() {
        var id = HexFormat.of().formatHex(Suite.random(4));
        try {
            if (Files.notExists(directory)) {
                Files.createDirectories(
                        directory, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            }
            write(
                    id + ".key",
                    "suite=" + suite + "\nsecret=" + Base64.getEncoder().encodeToString(Suite.random(suite.keyLength()))
                            + "\n");
            write(CURRENT, id + "\n");
        } catch (AccessDeniedException denied) {
            throw new IllegalStateException(
                    "The directory of the keys cannot be written: make " + directory
                            + " with mode 700 for the user who runs Xiangli, or name another by"
                            + " xiangli.keys.directory",
                    denied);
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
        log.warn(
                "Made master key {} in {}: keep a copy of it in a safe, apart from every back-up of the database",
                id,
                directory);
        return id;
    }

    /** @throws MasterKeyMissing when there is no such key here; @throws IllegalStateException when others may read it */
    void demand(String id) {
        master(id);
    }

    Wrapped wrap(byte[] secret, String label) {
        var id = current();
        var master = master(id);
        return new Wrapped(id, master.suite.seal(master.secret, secret, bound(id, label)));
    }

    byte[] unwrap(Wrapped wrapped, String label) {
        var master = master(wrapped.master);
        return master.suite.open(master.secret, wrapped.bytes, 0, bound(wrapped.master, label));
    }

    private static byte[] bound(String id, String label) {
        return (id + '|' + label).getBytes(StandardCharsets.UTF_8);
    }

    private Master master(String id) {
        return known.computeIfAbsent(id, this::read);
    }

    private Master read(String id) {
        var file = directory.resolve(id + ".key");
        if (Files.notExists(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new MasterKeyMissing(id, directory);
        }
        try (var reader = Files.newBufferedReader(file)) {
            var open = EnumSet.copyOf(Files.getPosixFilePermissions(file));
            open.removeAll(EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE));
            if (!open.isEmpty()) {
                throw new IllegalStateException("Others may read the master key " + file + ": chmod 600 it first");
            }
            var properties = new Properties();
            properties.load(reader);
            var of = Suite.valueOf(properties.getProperty("suite", ""));
            var secret = Base64.getDecoder().decode(properties.getProperty("secret", ""));
            if (secret.length != of.keyLength()) {
                throw new IllegalStateException(
                        "The master key " + file + " is cut short: " + secret.length + " bytes");
            }
            return new Master(of, secret);
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        } catch (IllegalArgumentException garbled) {
            throw new IllegalStateException(
                    "The master key " + file + " is not one: suite and secret are missing", garbled);
        }
    }

    private void write(String name, String content) throws IOException {
        var half = Files.createTempFile(directory, "key", ".new", MINE_ALONE);
        Files.writeString(half, content);
        Files.move(half, directory.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    }
}
