package org.xiangli.channel.api.forward;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.xiangli.channel.api.hooks.Targets;
import org.xiangli.kernel.Refusal;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Speaks Open311 GeoReport v2 to others, in JSON. Only public addresses, no redirect, ten seconds, one megabyte: what they
 * answer is a stranger's text.
 */
final class Far implements AutoCloseable {

    private static final int LARGEST = 1024 * 1024;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** They could not be reached or answered nothing we understand; it may be tried again. */
    static class Silent extends Exception {
        Silent(String why) {
            super(why);
        }
    }

    /** They refused, with their words. */
    static class Refused extends Exception {
        Refused(String words) {
            super(words);
        }
    }

    /** What a report was given; one of both at least. */
    record Given(Optional<String> number, Optional<String> token) {}

    record Status(boolean closed, Optional<String> notes) {}

    private final Targets targets;
    private final CloseableHttpClient http;

    Far(Targets targets) {
        this.targets = targets;
        this.http = targets.client();
    }

    /** @throws Refusal {@code api.hook-url}, {@code api.hook-target} for an address nothing is sent to */
    void demand(String endpoint) {
        targets.demand(endpoint);
    }

    List<Neighbour.Service> services(String endpoint, String jurisdiction) throws Silent, Refused {
        var listed = get(endpoint + "/services.json", jurisdiction);
        var services = new ArrayList<Neighbour.Service>();
        for (var one : listed.values()) {
            var code = word(one, "service_code", 100);
            if (code.isPresent()) {
                services.add(new Neighbour.Service(
                        code.get(), word(one, "service_name", 200).orElse(code.get())));
            }
        }
        if (services.isEmpty()) {
            throw new Silent("services");
        }
        return services;
    }

    /** @param once names the report, for those who know an Idempotency-Key */
    Given report(String endpoint, String jurisdiction, Map<String, String> fields, String once) throws Silent, Refused {
        var request = new HttpPost(uri(endpoint + "/requests.json"));
        request.setHeader("Idempotency-Key", once);
        var form = new java.util.LinkedHashMap<>(fields);
        if (!jurisdiction.isEmpty()) {
            form.put("jurisdiction_id", jurisdiction);
        }
        request.setEntity(new StringEntity(
                form.entrySet().stream()
                        .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                        .collect(Collectors.joining("&")),
                ContentType.APPLICATION_FORM_URLENCODED.withCharset(StandardCharsets.UTF_8)));
        var first = send(request).path(0);
        var given = new Given(word(first, "service_request_id", 200), word(first, "token", 200));
        if (given.number().isEmpty() && given.token().isEmpty()) {
            throw new Silent("neither service_request_id nor token");
        }
        return given;
    }

    /** The number a token has turned into; empty while it has none. */
    Optional<String> number(String endpoint, String jurisdiction, String token) throws Silent, Refused {
        return word(
                get(endpoint + "/tokens/" + encoded(token) + ".json", jurisdiction)
                        .path(0),
                "service_request_id",
                200);
    }

    Status status(String endpoint, String jurisdiction, String number) throws Silent, Refused {
        var first = get(endpoint + "/requests/" + encoded(number) + ".json", jurisdiction)
                .path(0);
        var status = word(first, "status", 20).orElseThrow(() -> new Silent("status"));
        return new Status(status.equals("closed"), word(first, "status_notes", 2_000));
    }

    private JsonNode get(String url, String jurisdiction) throws Silent, Refused {
        return send(new HttpGet(uri(jurisdiction.isEmpty() ? url : url + "?jurisdiction_id=" + encoded(jurisdiction))));
    }

    private URI uri(String url) throws Silent {
        try {
            return targets.demand(url);
        } catch (Refusal refusal) {
            throw new Silent(refusal.code());
        }
    }

    private record Answer(int status, byte[] content) {}

    private JsonNode send(HttpUriRequestBase request) throws Silent, Refused {
        request.setHeader("Accept", "application/json");
        try {
            var answer = http.execute(request, response -> {
                var entity = response.getEntity();
                return new Answer(
                        response.getCode(),
                        entity == null ? new byte[0] : entity.getContent().readNBytes(LARGEST));
            });
            if (answer.status() == 429 || answer.status() >= 500 || answer.status() / 100 == 3) {
                throw new Silent("HTTP " + answer.status());
            }
            if (answer.status() >= 400) {
                throw new Refused(words(answer));
            }
            return JSON.readTree(answer.content());
        } catch (JacksonException broken) {
            throw new Silent("no JSON");
        } catch (IOException problem) {
            throw new Silent(problem.getClass().getSimpleName());
        }
    }

    private static String words(Answer answer) {
        try {
            return word(JSON.readTree(answer.content()).path(0), "description", 250)
                    .map(words -> answer.status() + " " + words)
                    .orElse("HTTP " + answer.status());
        } catch (JacksonException broken) {
            return "HTTP " + answer.status();
        }
    }

    /** A field as text without control characters, cut; numbers are texts too: some send ids as numbers. */
    private static Optional<String> word(JsonNode node, String name, int longest) {
        var value = node.path(name);
        return value.isString() || value.isNumber()
                ? Optional.of(value.asString().replaceAll("\\p{Cntrl}", " ").strip())
                        .filter(text -> !text.isEmpty())
                        .map(text -> text.codePointCount(0, text.length()) <= longest
                                ? text
                                : text.substring(0, text.offsetByCodePoints(0, longest)))
                : Optional.empty();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    @Override
    public void close() throws IOException {
        http.close();
    }
}
