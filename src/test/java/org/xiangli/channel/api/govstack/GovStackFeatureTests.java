package org.xiangli.channel.api.govstack;

import static org.assertj.core.api.Assertions.assertThat;

import io.cucumber.core.cli.Main;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestConstructor;
import org.springframework.test.context.TestConstructor.AutowireMode;
import org.xiangli.channel.api.Programs;
import org.xiangli.channel.api.govstack.steps.World;
import org.xiangli.testing.FreshStore;
import org.xiangli.testing.SharedData;
import tools.jackson.databind.json.JsonMapper;

/**
 * GovStack's Registration building block as Gherkin, run by Cucumber over HTTP, and then counted: every operation and every
 * status of the specification must have been answered. Its 500 is no scenario but a fault; {@code ProblemsTests} has it.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "xiangli.store.home=target/govstack-store")
@ActiveProfiles("test")
@ContextConfiguration(initializers = FreshStore.class)
@TestConstructor(autowireMode = AutowireMode.ALL)
class GovStackFeatureTests {

    private static final String FEATURES = "classpath:org/xiangli/channel/api/govstack";
    private static final Path TOLD = Path.of("target/govstack-features.txt");

    private final Programs programs;

    @LocalServerPort
    private int port;

    GovStackFeatureTests(Programs programs) {
        this.programs = programs;
    }

    @Test
    @DisplayName("R048 every path and status of GovStack's Registration API, as Given, When, Then")
    void everyPathAndStatusIsWalked() throws IOException {
        var world = World.open(programs, port);
        var exit = Main.run(
                new String[] {
                    "--glue",
                    "org.xiangli.channel.api.govstack.steps",
                    "--plugin",
                    "pretty:" + TOLD,
                    "--monochrome",
                    FEATURES
                },
                getClass().getClassLoader());
        assertThat(exit).as(() -> failures()).isZero();

        var walked = new TreeSet<String>();
        var asked = new TreeSet<String>();
        for (var file :
                new String[] {"GovStack_Registration_BB_API.json", "GovStack_Registration_BB_API_statistics.json"}) {
            var paths = JsonMapper.builder()
                    .build()
                    .readTree(Files.readString(SharedData.path("standards/govstack/" + file)))
                    .path("paths");
            paths.properties()
                    .forEach(path -> path.getValue().properties().forEach(operation -> {
                        var line = operation.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey();
                        operation.getValue().path("responses").propertyNames().stream()
                                .filter(status -> !status.equals("500"))
                                .forEach(status -> asked.add(line + " " + status));
                        asked.add(line + " 401");
                        asked.add(line + " 403");
                        var pattern = line.replaceAll("\\{[^}]+\\}", "[^/ ]+") + " ([0-9]+)";
                        world.seen().stream()
                                .filter(seen -> seen.matches(pattern))
                                .forEach(seen -> walked.add(line + " " + seen.replaceFirst(".* ", "")));
                    }));
        }
        assertThat(asked).hasSizeGreaterThan(45);
        assertThat(walked).containsAll(asked);
    }

    private static String failures() {
        try {
            return Files.readString(TOLD);
        } catch (IOException missing) {
            return missing.toString();
        }
    }
}
