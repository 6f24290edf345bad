package org.xiangli.bench;

import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * What the stack can give: Spring MVC, Hikari and JdbcClient with the settings of Xiangli, one controller that sends the
 * recorded SQL and answers with the recorded page. No sessions, no security, no templates, no domain.
 */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration(
        excludeName = {
            "org.springframework.boot.security.autoconfigure.SecurityAutoConfiguration",
            "org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration",
            "org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterAutoConfiguration",
            "org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration"
        })
class BareHouse {

    static final String READY = "the bare controller listens on port ";

    public static void main(String[] arguments) throws IOException {
        var settings = Settings.fromEnvironment();
        var server = new Server(settings);
        try (var bare = new SpringApplicationBuilder(BareHouse.class)
                .logStartupInfo(false)
                .properties(
                        "server.port=0",
                        "logging.level.root=warn",
                        "spring.datasource.url=" + server.url("xiangli"),
                        "spring.datasource.username=xiangli",
                        "spring.datasource.password=" + server.ownerPassword(),
                        "spring.datasource.hikari.maximum-pool-size=" + settings.workers(),
                        "spring.datasource.hikari.connection-init-sql=set role xiangli_app")
                .run()) {
            System.out.println(
                    READY + ((ServletWebServerApplicationContext) bare).getWebServer().getPort());
            System.in.transferTo(java.io.OutputStream.nullOutputStream());
        }
    }

    @Bean
    BareController controller(JdbcClient jdbc, PlatformTransactionManager transactions) throws IOException {
        var settings = Settings.fromEnvironment();
        var office = Office.read(settings).getFirst();
        List<UUID> recorded = WebLayer.recorded(office);
        var way = new Way(Recording.Pair.read(Recording.web(settings)), recorded.get(0), recorded.get(1));
        return new BareController(new Replay(jdbc, transactions), way);
    }
}
