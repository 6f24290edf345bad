package org.xiangli.channel.api.hooks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.xiangli.kernel.Refusal;

/** Sends one event once: no redirect is followed, nothing of the answer but its status is read, ten seconds at most. */
final class Sender implements AutoCloseable {

    /** What became of it; the status is 0 when there was no answer. */
    record Outcome(int status, String fault) {

        boolean arrived() {
            return status >= 200 && status < 300;
        }

        /** The receiver wants to hear nothing any more. */
        boolean gone() {
            return status == 410;
        }
    }

    private final Targets targets;
    private final CloseableHttpClient http;

    Sender(Targets targets) {
        this.targets = targets;
        this.http = targets.client();
    }

    Outcome send(String url, String secret, String id, long second, String body) {
        try {
            var post = new HttpPost(targets.demand(url));
            post.setHeader("webhook-id", id);
            post.setHeader("webhook-timestamp", Long.toString(second));
            post.setHeader("webhook-signature", Signature.of(secret, id, second, body));
            post.setEntity(new ByteArrayEntity(
                    body.getBytes(StandardCharsets.UTF_8),
                    ContentType.create("application/cloudevents+json", StandardCharsets.UTF_8)));
            return http.execute(post, response -> new Outcome(response.getCode(), ""));
        } catch (Refusal refusal) {
            return new Outcome(0, refusal.code());
        } catch (IOException problem) {
            return new Outcome(0, problem.getClass().getSimpleName());
        }
    }

    @Override
    public void close() throws IOException {
        http.close();
    }
}
