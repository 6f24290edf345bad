package org.xiangli.bench;

import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * A village window with the township behind it: three people who handle a matter, and the residents who come.
 *
 * @param village twelve digits
 * @param password of all three accounts, made for this run and thrown away with it
 * @param residents of the village; empty in a county without people
 */
record Office(String village, Hand clerk, Hand officer, Hand approver, String password, ArrayList<UUID> residents)
        implements Serializable {

    /** Somebody who holds a post. */
    record Hand(String login, UUID account, UUID post, String kind, String division, String name)
            implements Serializable {}

    /** Whether an earlier run has left a prepared county. */
    static boolean prepared(Settings settings) {
        return Files.exists(file(settings));
    }

    static void write(Settings settings, List<Office> offices) throws IOException {
        var file = file(settings);
        Files.deleteIfExists(file);
        Files.createFile(
                file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try (var out = new ObjectOutputStream(Files.newOutputStream(file))) {
            out.writeObject(new ArrayList<>(offices));
        }
    }

    static List<Office> read(Settings settings) throws IOException {
        try (var in = new ObjectInputStream(Files.newInputStream(file(settings)))) {
            return ((List<?>) in.readObject()).stream().map(Office.class::cast).toList();
        } catch (ClassNotFoundException impossible) {
            throw new IOException(impossible);
        }
    }

    private static Path file(Settings settings) {
        return settings.home().resolve("bench-offices");
    }
}
