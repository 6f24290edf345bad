package org.xiangli.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.LoadState;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The test of the tests: a page that is wrong in every way on purpose, and each wrong is seen. */
@BrowserTest
class InspectionIT {

    private static final String STRICT = "default-src 'none'; script-src 'self'";

    private static final String WRONG_IN_EVERY_WAY = """
        <!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>错</title>
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <style>input:focus { outline: none } #far { position: absolute; left: -2000px }</style></head><body><main>
        <h1>错</h1><img src="data:,"><p style="color: #ccc">浅得看不清</p><p style="width: 70rem">太宽</p>
        <form><label>名<input name="invisible-focus"></label><label>远<a id="far" href="/away">远处</a></label></form>
        <button type="button">没有表单</button><button id="trap" type="button">陷阱</button><a href="/after">陷阱之后</a>
        <p id="only-script"></p></main>
        <script>
          document.getElementById('only-script').innerHTML = '<a href="/scripted">脚本才有</a>';
          document.addEventListener('keydown', e => { if (document.activeElement.id === 'trap') e.preventDefault(); });
          console.error('broken script'); fetch('http://127.0.0.1:' + location.port + '/other-host', {mode: 'no-cors'});
          fetch('/missing'); fetch('/heavy'); setTimeout(() => { throw new Error('later') });
        </script></body></html>
        """;

    private final HttpServer server;

    InspectionIT() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    }

    @BeforeEach
    void serveThePages() {
        serve("/wrong", 200, "text/html; charset=utf-8", WRONG_IN_EVERY_WAY, "");
        serve("/strict", 200, "text/html; charset=utf-8", WRONG_IN_EVERY_WAY, STRICT);
        serve("/missing", 404, "text/plain", "", "");
        serve("/other-host", 200, "text/plain", "", "");
        serve("/heavy", 200, "text/plain", "0".repeat((int) Weight.MOST_BYTES), "");
        server.start();
    }

    @AfterEach
    void close() {
        server.stop(0);
    }

    @Test
    void everyWrongIsSeen(Visitors here) {
        try (var visitors =
                here.elsewhere("http://localhost:" + server.getAddress().getPort())) {
            assertThat(new Inspection(visitors::on, "/wrong").findings())
                    .anySatisfy(finding -> assertThat(finding).startsWith("desk: color-contrast"))
                    .anySatisfy(finding -> assertThat(finding).startsWith("phone: color-contrast"))
                    .anySatisfy(finding -> assertThat(finding).startsWith("phone: wider than 360 px"))
                    .anySatisfy(finding -> assertThat(finding).startsWith("large text: wider than 360 px"))
                    .anySatisfy(finding -> assertThat(finding).startsWith("letters of 200 %: wider than 1280 px"))
                    .anySatisfy(finding -> assertThat(finding).startsWith("letters of 200 % on a phone: wider than"))
                    .anySatisfy(finding -> assertThat(finding).matches("desk: \\d requests on a first visit.*"))
                    .anySatisfy(finding -> assertThat(finding).matches("desk: \\d+ bytes on a first visit.*"))
                    .anySatisfy(finding -> assertThat(finding).contains("focus cannot be seen on <input name=\"invis"))
                    .anySatisfy(finding -> assertThat(finding).contains("focus is out of sight on <a id=\"far\""))
                    .anySatisfy(finding -> assertThat(finding).contains("Tab never reaches <a href=\"/after\""))
                    .anySatisfy(finding -> assertThat(finding).contains("does not lead past the navigation"))
                    .anySatisfy(finding -> assertThat(finding).contains("needs script: link 脚本才有"))
                    .anySatisfy(finding -> assertThat(finding).contains("button 没有表单 (works by script only)"))
                    .noneSatisfy(finding -> assertThat(finding).startsWith("desk: wider than 1280 px"));
        }
    }

    @Test
    void everyWrongIsSeenAtAGlanceToo(Visitors here) {
        try (var visitors =
                here.elsewhere("http://localhost:" + server.getAddress().getPort())) {
            var findings = new ArrayList<String>();
            var glance = new Glance();
            var visitor = visitors.atDesk().open("/wrong");
            assertThat(glance.look(visitor, "/wrong", "en", findings)).isTrue();
            assertThat(glance.look(visitor, "/other", "en", findings)).isTrue();
            assertThat(glance.look(visitor, "/other", "en", findings)).isFalse();
            assertThat(findings)
                    .anySatisfy(finding -> assertThat(finding).startsWith("en: color-contrast"))
                    .anySatisfy(finding -> assertThat(finding).startsWith("en phone: color-contrast"))
                    .anySatisfy(finding -> assertThat(finding).contains("wider than 360 px"))
                    .anySatisfy(finding -> assertThat(finding).contains("language told is zh-CN"))
                    .anySatisfy(finding -> assertThat(finding).contains("works by script only: <button"))
                    .anySatisfy(finding -> assertThat(finding).contains("script or style written into the page"))
                    .anySatisfy(finding -> assertThat(finding).contains("title “错” is that of /wrong too"));
        }
    }

    @Test
    void everyComplaintOfTheBrowserIsHeard(Visitors here) {
        try (var visitors =
                here.elsewhere("http://localhost:" + server.getAddress().getPort())) {
            visitors.atDesk().open("/wrong").page().waitForLoadState(LoadState.NETWORKIDLE);
            assertThat(visitors.complaints())
                    .anySatisfy(complaint -> assertThat(complaint).contains("broken script"))
                    .anySatisfy(complaint -> assertThat(complaint).contains("script error: ", "later"))
                    .anySatisfy(complaint -> assertThat(complaint).contains("/missing: status 404"))
                    .anySatisfy(complaint -> assertThat(complaint).contains("asks another host: http://127.0.0.1:"));
        }
    }

    @Test
    void contentTheSecurityPolicyStopsIsHeardAndBarriersAreFoundAllTheSame(Visitors here) {
        try (var visitors =
                here.elsewhere("http://localhost:" + server.getAddress().getPort())) {
            var visitor = visitors.atDesk().open("/strict");
            assertThat(visitor.complaints())
                    .anySatisfy(complaint -> assertThat(complaint).contains("Content Security Policy", "script-src"))
                    .anySatisfy(complaint -> assertThat(complaint).contains("Content Security Policy", "style"));
            assertThat(Barriers.on(visitor))
                    .anySatisfy(finding -> assertThat(finding).startsWith("image-alt"));
        }
    }

    private void serve(String path, int status, String type, String body, String policy) {
        server.createContext(path, exchange -> {
            var bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", type);
            if (!policy.isEmpty()) {
                exchange.getResponseHeaders().set("Content-Security-Policy", policy);
            }
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            try (var out = exchange.getResponseBody()) {
                out.write(bytes);
            }
        });
    }
}
