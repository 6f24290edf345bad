package org.xiangli.browser;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * A page speaks one language. On a Chinese page stand no English words, on an English one no Chinese words of the house,
 * on neither a name of a text in place of the text. What people entered, such as a village's name, is as they entered it.
 */
final class Tongue {

    private static final Pattern DOTTED =
            Pattern.compile("(?<![\\w.@/-])[a-z][a-z-]*(?:\\.[A-Za-z][\\w-]*)+(?![\\w/@])");
    private static final Pattern LATIN = Pattern.compile("(?<![\\w.@/-])[A-Za-z]{3,}(?![\\w@-])");
    private static final Pattern GAP = Pattern.compile("\\{[^}]*}");
    private static final Pattern HAN = Pattern.compile("\\p{IsHan}");
    private static final int WORDS_WITHIN = 5;

    /** What a Chinese reader meets in this form everywhere. */
    private static final Set<String> AT_HOME_IN_CHINESE = Set.of(
            "English",
            "Excel",
            "Word",
            "PDF",
            "JPG",
            "JPEG",
            "PNG",
            "WebP",
            "CSV",
            "xlsx",
            "JSON",
            "Schema",
            "API",
            "URL",
            "HTTPS",
            "https",
            "http",
            "iCal",
            "OpenAPI",
            "GeoReport",
            "GovStack",
            "CloudEvents",
            "Standard",
            "Webhooks",
            "YAML",
            "VILLAGE",
            "TOWNSHIP",
            "COUNTY",
            "Xiangli");

    private final Set<String> keys = new HashSet<>();
    private final Set<String> chinese = new HashSet<>();
    private final Set<String> chineseParts = new HashSet<>();

    Tongue() {
        bundles("messages.properties").forEach((key, text) -> {
            keys.add(key);
            learn(text.replace("''", "'"));
        });
    }

    /** For trying out: knows these texts alone. */
    Tongue(Set<String> keys, List<String> texts) {
        this.keys.addAll(keys);
        texts.forEach(this::learn);
    }

    List<String> onChinesePage(List<String> texts) {
        var findings = keysLeft(texts);
        for (var text : texts) {
            LATIN.matcher(text)
                    .results()
                    .map(java.util.regex.MatchResult::group)
                    .filter(word -> !AT_HOME_IN_CHINESE.contains(word))
                    .forEach(word -> findings.add("English word " + word + " in “" + text + "”"));
        }
        return findings;
    }

    List<String> onEnglishPage(List<String> texts) {
        var findings = keysLeft(texts);
        for (var text : texts) {
            if (chinese.contains(text) || chineseParts.stream().anyMatch(text::contains)) {
                findings.add("Chinese words “" + text + "”");
            }
        }
        return findings;
    }

    private List<String> keysLeft(List<String> texts) {
        var findings = new ArrayList<String>();
        var rooms = keys.stream().map(key -> key.split("\\.", 2)[0]).collect(Collectors.toSet());
        for (var text : texts) {
            if (text.contains("???")) {
                findings.add("text missing: " + text);
            }
            DOTTED.matcher(text)
                    .results()
                    .map(java.util.regex.MatchResult::group)
                    .filter(word -> keys.contains(word) || rooms.contains(word.split("\\.", 2)[0]))
                    .forEach(word -> findings.add("name of a text instead of the text: " + word));
        }
        return findings;
    }

    private void learn(String text) {
        if (!HAN.matcher(text).find()) {
            return;
        }
        if (GAP.matcher(text).find()) {
            Arrays.stream(GAP.split(text))
                    .map(String::strip)
                    .filter(part -> HAN.matcher(part).results().count() >= WORDS_WITHIN)
                    .forEach(chineseParts::add);
        } else if (text.length() > 1) {
            chinese.add(text.strip());
        }
    }

    private static java.util.Map<String, String> bundles(String name) {
        var all = new java.util.HashMap<String, String>();
        try {
            for (var file :
                    new PathMatchingResourcePatternResolver().getResources("classpath*:org/xiangli/**/" + name)) {
                var texts = new Properties();
                try (var reader = new InputStreamReader(file.getInputStream(), StandardCharsets.UTF_8)) {
                    texts.load(reader);
                }
                texts.stringPropertyNames().forEach(key -> all.put(key, texts.getProperty(key)));
            }
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
        return all;
    }
}
