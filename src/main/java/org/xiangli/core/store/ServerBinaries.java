package org.xiangli.core.store;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;
import org.springframework.util.FileSystemUtils;

/** The PostgreSQL programs, unpacked once from the packaged archive and moved into place in one step. */
record ServerBinaries(Path directory) {

    static ServerBinaries unpack(Path home) throws IOException {
        var archive = archive();
        var place = home.resolve("bin-" + archive.edition());
        if (Files.notExists(place)) {
            var half = Files.createTempDirectory(home, "bin-half");
            try {
                extract(archive, half);
                openToReaders(half);
                Files.move(half, place, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                FileSystemUtils.deleteRecursively(half);
            }
        }
        return new ServerBinaries(place);
    }

    Path program(String name) {
        return directory.resolve("bin").resolve(name);
    }

    private record Archive(String name, byte[] content) {

        /** Names the content, so that a new PostgreSQL unpacks beside the old one. */
        String edition() throws IOException {
            try {
                var digest = java.security.MessageDigest.getInstance("SHA-256").digest(content);
                return HexFormat.of().formatHex(digest, 0, 6);
            } catch (java.security.NoSuchAlgorithmException impossible) {
                throw new IOException(impossible);
            }
        }
    }

    private static Archive archive() throws IOException {
        var machine = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
        var name = "/postgres-linux-" + (machine.equals("aarch64") ? "arm_64" : "x86_64") + ".txz";
        try (var stream = ServerBinaries.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException("No embedded PostgreSQL for this machine (" + machine
                        + "); install PostgreSQL 18 and set spring.datasource.url");
            }
            return new Archive(name, stream.readAllBytes());
        }
    }

    private static void extract(Archive archive, Path target) throws IOException {
        try (var tar = new TarArchiveInputStream(new XZCompressorInputStream(
                new BufferedInputStream(new java.io.ByteArrayInputStream(archive.content()))))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                var place = target.resolve(entry.getName()).normalize();
                if (!place.startsWith(target)) {
                    throw new IOException("Archive entry leaves its directory: " + entry.getName());
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(place);
                } else if (entry.isSymbolicLink()) {
                    Files.createDirectories(place.getParent());
                    Files.createSymbolicLink(place, Path.of(entry.getLinkName()));
                } else {
                    Files.createDirectories(place.getParent());
                    Files.copy(tar, place);
                    permit(place, (entry.getMode() & 0100) != 0);
                }
            }
        }
    }

    private static void permit(Path file, boolean executable) throws IOException {
        var permissions = new HashSet<>(java.util.Set.of(
                PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE,
                PosixFilePermission.GROUP_READ, PosixFilePermission.OTHERS_READ));
        if (executable) {
            permissions.add(PosixFilePermission.OWNER_EXECUTE);
            permissions.add(PosixFilePermission.GROUP_EXECUTE);
            permissions.add(PosixFilePermission.OTHERS_EXECUTE);
        }
        Files.setPosixFilePermissions(file, permissions);
    }

    private static void openToReaders(Path directory) throws IOException {
        try (var all = Files.walk(directory)) {
            for (var each : all.filter(path -> Files.isDirectory(path)).toList()) {
                Files.setPosixFilePermissions(
                        each, java.nio.file.attribute.PosixFilePermissions.fromString("rwxr-xr-x"));
            }
        }
    }
}
