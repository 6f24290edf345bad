package org.xiangli.channel.api.govstack.steps;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import org.jspecify.annotations.Nullable;
import org.xiangli.channel.api.Programs;

/** The house the scenarios run against, and what they have seen of it: method, path and status of every answer. */
public final class World {

    static final String MEDIATOR = "eGovStack/GOV/90000009/digitalregistries";

    private static @Nullable World current;

    final Programs programs;
    private final String base;
    private final HttpClient http = HttpClient.newHttpClient();
    private final Set<String> seen = new ConcurrentSkipListSet<>();

    private World(Programs programs, int port) {
        this.programs = programs;
        this.base = "http://localhost:" + port + "/govstack/registration/v1";
    }

    /** Opens the house to the scenarios of one run. */
    public static World open(Programs programs, int port) {
        var world = new World(programs, port);
        current = world;
        return world;
    }

    static World current() {
        if (current == null) {
            throw new IllegalStateException("The scenarios run in a test that has opened the house");
        }
        return current;
    }

    /** Lines such as {@code GET /services/x 404}. */
    public Set<String> seen() {
        return new TreeSet<>(seen);
    }

    record Answer(int status, String body) {}

    record Request(String method, String path, String token, String mediator, String type, String key) {}

    Answer send(Request asked, BodyPublisher body) {
        var request = HttpRequest.newBuilder(URI.create(base + asked.path()))
                .method(asked.method(), body)
                .header("Authorization", "Bearer " + asked.token());
        if (!asked.mediator().isEmpty()) {
            request.header("Information-Mediator-Client", asked.mediator());
        }
        if (!asked.type().isEmpty()) {
            request.header("Content-Type", asked.type());
        }
        if (!asked.key().isEmpty()) {
            request.header("Idempotency-Key", asked.key());
        }
        try {
            var response = http.send(request.build(), BodyHandlers.ofString());
            seen.add(asked.method() + " " + asked.path().replaceFirst("[?].*", "") + " " + response.statusCode());
            return new Answer(response.statusCode(), response.body());
        } catch (IOException | InterruptedException problem) {
            throw new IllegalStateException(problem);
        }
    }
}
