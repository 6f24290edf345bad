package org.xiangli.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Reference data as its publishers give it: the rows tests need, under {@code src/test/resources/shared/data}. */
public final class SharedData {

    private SharedData() {}

    /** @param file relative to the folder, for example {@code holidays/2026.json} */
    public static Path path(String file) {
        var found = Path.of("src/test/resources/shared/data").resolve(file);
        if (Files.notExists(found)) {
            throw new IllegalStateException("Not among the reference data of the tests: " + file);
        }
        return found;
    }

    public static List<String> lines(String file) {
        try {
            return Files.readAllLines(path(file));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
