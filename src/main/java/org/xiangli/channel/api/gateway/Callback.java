package org.xiangli.channel.api.gateway;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.xiangli.core.messages.GatewayKey;
import org.xiangli.core.messages.ReplyBox;
import org.xiangli.core.store.Bound;
import org.xiangli.core.store.Reach;
import org.xiangli.kernel.Refusal;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Takes an answer to a text from the county's gateway: {@code {"id": …, "from": …, "text": …}}, signed as
 * {@link GatewayKey} says in the headers {@code X-Timestamp} and {@code X-Signature}. Brought again, it is the same answer.
 */
@RestController
class Callback {

    private static final int LARGEST = 8 * 1024;
    private static final int GUESSES = 30;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final GatewayKey key;
    private final ReplyBox box;
    private final Cache<String, Bucket> guesses = Caffeine.newBuilder()
            .expireAfterAccess(Duration.ofMinutes(5))
            .maximumSize(100_000)
            .build();

    Callback(GatewayKey key, ReplyBox box) {
        this.key = key;
        this.box = box;
    }

    @PostMapping("/gateway/{county:[0-9]{6}}/replies")
    ResponseEntity<ProblemDetail> reply(@PathVariable String county, HttpServletRequest request) throws IOException {
        var body = request.getInputStream().readNBytes(LARGEST + 1);
        if (body.length > LARGEST) {
            return problem(HttpStatus.CONTENT_TOO_LARGE, "at most " + LARGEST + " bytes");
        }
        return Bound.callThrowing(Reach.ofCounty(county), () -> {
            if (!key.signed(header(request, "X-Timestamp"), body, header(request, "X-Signature"))) {
                return bucket(request.getRemoteAddr()).tryConsume(1)
                        ? problem(HttpStatus.UNAUTHORIZED, "the signature or its time is not valid")
                        : problem(HttpStatus.TOO_MANY_REQUESTS, "try again in a minute");
            }
            return keep(body);
        });
    }

    private ResponseEntity<ProblemDetail> keep(byte[] body) {
        try {
            var sent = JSON.readTree(body);
            box.receive(text(sent, "id"), text(sent, "from"), text(sent, "text"));
            return ResponseEntity.accepted().build();
        } catch (JacksonException broken) {
            return problem(HttpStatus.BAD_REQUEST, "not JSON");
        } catch (Refusal refusal) {
            return problem(HttpStatus.BAD_REQUEST, refusal.code());
        }
    }

    private static String text(JsonNode sent, String name) {
        var value = sent.get(name);
        return value != null && value.isString() ? value.asString() : "";
    }

    private Bucket bucket(String address) {
        return Objects.requireNonNull(guesses.get(
                address,
                unknown -> Bucket.builder()
                        .addLimit(limit -> limit.capacity(GUESSES).refillGreedy(GUESSES, Duration.ofMinutes(1)))
                        .build()));
    }

    private static String header(HttpServletRequest request, String name) {
        @Nullable String value = request.getHeader(name);
        return value == null ? "" : value;
    }

    private static ResponseEntity<ProblemDetail> problem(HttpStatus status, String detail) {
        return ResponseEntity.of(ProblemDetail.forStatusAndDetail(status, detail))
                .build();
    }
}
