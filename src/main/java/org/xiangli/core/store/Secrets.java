package org.xiangli.core.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Properties;

/** Random passwords of the embedded server, made once, readable by the operator alone. */
record Secrets(String superuser, String owner) {

    @Override
    public String toString() {
        return "Secrets[…]";
    }

    static Secrets of(Path file) throws IOException {
        if (Files.notExists(file)) {
            write(file, new Secrets(random(), random()));
        }
        var properties = new Properties();
        try (var reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        }
        return new Secrets(properties.getProperty("superuser"), properties.getProperty("owner"));
    }

    private static void write(Path file, Secrets secrets) throws IOException {
        var half = Files.createTempFile(
                file.getParent(),
                "secret",
                ".new",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(half, "superuser=" + secrets.superuser + "\nowner=" + secrets.owner + "\n");
        Files.move(half, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private static String random() {
        var bytes = new byte[24];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
