package org.xiangli.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.palantir.javaformat.java.Formatter;
import com.palantir.javaformat.java.JavaFormatterOptions;
import com.palantir.javaformat.java.JavaFormatterOptions.Style;
import com.palantir.javaformat.java.RemoveUnusedImports;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

/** The formatter is part of the build; {@code bin/format} writes what this test would refuse. */
class FormatTests {

    private static final boolean APPLY = Boolean.getBoolean("format.apply");

    @Test
    void everySourceIsFormatted() throws Exception {
        var formatter = Formatter.createFormatter(
                JavaFormatterOptions.builder().style(Style.PALANTIR).build());
        var unformatted = new ArrayList<Path>();
        try (var sources = Files.walk(Path.of("src"))) {
            for (var source : sources.filter(path -> path.toString().endsWith(".java"))
                    .sorted()
                    .toList()) {
                var text = Files.readString(source);
                var formatted = formatter.formatSourceAndFixImports(RemoveUnusedImports.removeUnusedImports(text));
                if (!formatted.equals(text)) {
                    unformatted.add(source);
                    if (APPLY) {
                        Files.writeString(source, formatted);
                    }
                }
            }
        }
        if (!APPLY) {
            assertThat(unformatted).as("run bin/format").isEmpty();
        }
    }
}
