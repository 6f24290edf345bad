package org.xiangli.channel.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Style and pictures of the shell, under names that change with their content and may therefore be kept for a year. */
@Component
class Assets {

    private final Map<String, String> paths = new ConcurrentHashMap<>();

    String path(String name) {
        return paths.computeIfAbsent(name, each -> "/assets/" + each + "?v=" + edition(each));
    }

    private static String edition(String name) {
        try (var stream = Assets.class.getResourceAsStream("assets/" + name)) {
            if (stream == null) {
                throw new IllegalArgumentException("No such asset: " + name);
            }
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(stream.readAllBytes()), 0, 6);
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Configuration
    static class Served implements WebMvcConfigurer {

        @Override
        public void addResourceHandlers(ResourceHandlerRegistry registry) {
            registry.addResourceHandler("/assets/**")
                    .addResourceLocations("classpath:/org/xiangli/channel/web/assets/")
                    .setCacheControl(CacheControl.maxAge(Duration.ofDays(365))
                            .cachePublic()
                            .immutable());
        }
    }
}
