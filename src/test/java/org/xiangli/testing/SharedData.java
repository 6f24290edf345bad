package org.xiangli.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The reference data that lies beside the project, {@code ../shared/data}, or beside one of its parents. */
public final class SharedData {

    private SharedData() {}

    /** @param file relative to the folder, for example {@code holidays/2026.json} */
    public static Path path(String file) {
        for (var folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            var found = folder.resolve("shared/data").resolve(file);
            if (Files.exists(found)) {
                return found;
            }
        }
        throw new IllegalStateException("No folder above the project holds shared/data/" + file);
    }

    public static List<String> lines(String file) {
        try {
            return Files.readAllLines(path(file));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
