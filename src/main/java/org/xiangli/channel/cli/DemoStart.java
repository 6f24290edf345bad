package org.xiangli.channel.cli;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.xiangli.kernel.DivisionCode;

/** With {@code xiangli.demo=COUNTY} the county is prepared before the address is printed. A production start has none. */
@Component
class DemoStart {

    private static final Logger log = LoggerFactory.getLogger(DemoStart.class);

    private final DemoSetting demo;
    private final String county;

    DemoStart(DemoSetting demo, @Value("${xiangli.demo:}") String county) {
        this.demo = demo;
        this.county = county;
    }

    @EventListener
    void prepare(WebServerInitializedEvent started) {
        if (county.isBlank()) {
            return;
        }
        var accounts = demo.prepare(DivisionCode.of(county));
        log.info("""

            Xiangli (乡里) is at http://localhost:{}
            Demo county {}: every person is invented. Who may sign in (login, password, post):
              {}
            """, started.getWebServer().getPort(), county, String.join("\n  ", accounts));
    }
}
