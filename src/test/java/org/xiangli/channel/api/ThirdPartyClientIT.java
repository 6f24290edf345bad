package org.xiangli.channel.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestConstructor;
import org.springframework.test.context.TestConstructor.AutowireMode;
import org.xiangli.testing.FreshStore;

/**
 * A client that is not ours: OpenAPI Generator makes it of our description before the integration tests, a compiler takes
 * it, and {@code Walk}, which knows its classes alone, does with it what a county's platform would do, over a socket.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "xiangli.store.home=target/client-store")
@ActiveProfiles("test")
@ContextConfiguration(initializers = FreshStore.class)
@TestConstructor(autowireMode = AutowireMode.ALL)
class ThirdPartyClientIT {

    private static final Path GENERATED = Path.of("target/third-party-client/src/main/java");

    private final Programs programs;

    @LocalServerPort
    private int port;

    ThirdPartyClientIT(Programs programs) {
        this.programs = programs;
    }

    @Test
    @DisplayName("R048 a client generated from the description by others compiles and does its work")
    void aGeneratedClientDoesItsWork(@TempDir Path classes) throws Exception {
        assertThat(served()).isEqualTo(description());
        compile(classes);
        var place = programs.open();
        var residents =
                Stream.generate(() -> place.villager().id().toString()).limit(5).toList();
        try (var loader = new URLClassLoader(
                new URL[] {classes.toUri().toURL()}, getClass().getClassLoader())) {
            var done = loader.loadClass("walk.Walk")
                    .getMethod("run", int.class, String.class, List.class)
                    .invoke(null, port, place.token(), residents);
            assertThat((List<?>) done).hasSizeGreaterThan(20);
        }
    }

    private void compile(Path classes) throws IOException {
        assertThat(GENERATED)
                .as("made by openapi-generator-maven-plugin before this test")
                .isDirectory();
        var compiler = ToolProvider.getSystemJavaCompiler();
        var walk = Path.of("src/test/resources/org/xiangli/channel/api/client/Walk.java");
        try (var files = Files.walk(GENERATED);
                var manager = compiler.getStandardFileManager(null, null, null)) {
            var sources = Stream.concat(files.filter(file -> file.toString().endsWith(".java")), Stream.of(walk))
                    .toList();
            var wrong = new java.io.StringWriter();
            var options = List.of("-d", classes.toString(), "-proc:none", "-nowarn");
            var good = compiler.getTask(
                            wrong, manager, null, options, null, manager.getJavaFileObjectsFromPaths(sources))
                    .call();
            assertThat(good).as(wrong.toString()).isTrue();
        }
    }

    private String served() throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(java.net.URI.create("http://localhost:" + port + "/api/openapi.json"))
                                .build(),
                        BodyHandlers.ofString())
                .body();
    }

    private static String description() throws IOException {
        try (var stream = Objects.requireNonNull(OpenApiPages.class.getResourceAsStream("openapi.json"))) {
            return new String(stream.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        }
    }
}
