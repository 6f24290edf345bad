package org.xiangli.bench;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.xiangli.bench.Wire.Reply;

/** Somebody at a screen: keeps her cookies, opens pages, sends forms. Redirects are handed back, not followed. */
final class Browser {

    /** Which exchange of a recorded way a request is; Xiangli does not look at it. */
    static final int NO_EXCHANGE = -1;

    private final Wire wire;
    private final Map<String, String> cookies = new LinkedHashMap<>();

    Browser(Wire wire) {
        this.wire = wire;
    }

    Reply get(String path, int exchange) throws IOException {
        return kept(wire.send(path, null, cookies(), exchange));
    }

    Reply post(PageForm form, int exchange) throws IOException {
        return kept(wire.send(form.action(), form.encoded(), cookies(), exchange));
    }

    /** @throws IllegalStateException when the door stays shut */
    void signIn(String login, String password, String county) throws IOException {
        var form = PageForm.in(get("/sign-in", NO_EXCHANGE).body(), "/sign-in")
                .with("county", county)
                .with("login", login)
                .with("password", password);
        var reply = post(form, NO_EXCHANGE);
        if (reply.status() / 100 != 3) {
            throw new IllegalStateException("Signing in answered " + reply.status() + PageForm.problems(reply.body()));
        }
    }

    private String cookies() {
        return cookies.entrySet().stream()
                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
    }

    private Reply kept(Reply reply) {
        for (var header : reply.headers()) {
            if (header.name().equals("set-cookie")) {
                var cookie = header.value().split(";", 2)[0].split("=", 2);
                cookies.put(cookie[0], cookie[1]);
            }
        }
        return reply;
    }
}
