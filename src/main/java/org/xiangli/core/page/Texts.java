package org.xiangli.core.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.MessageSource;
import org.springframework.context.NoSuchMessageException;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.xiangli.kernel.Refusal;

/** Collects the texts each room keeps beside its code. Chinese is the default, English the second language. */
public class Texts {

    private static final String ROOT = "org/xiangli/";

    private final MessageSource messages;

    /** Texts without arguments, by language: every page asks for dozens, and the bundles are searched one by one. */
    private final Map<Locale, Map<String, String>> plain = new ConcurrentHashMap<>();

    Texts(MessageSource messages) {
        this.messages = messages;
    }

    /** @throws NoSuchMessageException when no room has this text: a mistake in the code, caught by a test */
    public String text(Locale locale, String key, Object... arguments) {
        return arguments.length > 0
                ? messages.getMessage(key, arguments, locale)
                : plain.computeIfAbsent(locale, language -> new ConcurrentHashMap<>())
                        .computeIfAbsent(key, asked -> messages.getMessage(asked, null, locale));
    }

    /** A text that may be missing, such as a word that came from data. */
    public String textOr(Locale locale, String fallback, String key, Object... arguments) {
        var text = messages.getMessage(key, arguments, fallback, locale);
        return text == null ? fallback : text;
    }

    /** What was refused, in words, without its rule. */
    public String refusal(Locale locale, Refusal refusal) {
        return text(locale, "refusal." + refusal.code(), refusal.arguments().toArray());
    }

    @Configuration
    static class Bundles {

        @Bean
        MessageSource messageSource() {
            var source = new ResourceBundleMessageSource();
            source.setDefaultEncoding("UTF-8");
            source.setFallbackToSystemLocale(false);
            source.setAlwaysUseMessageFormat(true);
            source.setBasenames(basenames());
            return source;
        }

        @Bean
        Texts texts(MessageSource messages) {
            return new Texts(messages);
        }

        private static String[] basenames() {
            try {
                var found = new PathMatchingResourcePatternResolver()
                        .getResources("classpath*:" + ROOT + "**/messages.properties");
                return Arrays.stream(found).map(Bundles::basename).sorted().toArray(String[]::new);
            } catch (IOException problem) {
                throw new UncheckedIOException("The rooms' texts cannot be read", problem);
            }
        }

        private static String basename(Resource resource) {
            try {
                var path = resource.getURL().toString();
                return path.substring(path.lastIndexOf(ROOT)).replace(".properties", "");
            } catch (IOException problem) {
                throw new UncheckedIOException(problem);
            }
        }
    }
}
