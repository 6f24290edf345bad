package org.xiangli.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** All words people read live in the rooms' text bundles, in Chinese and in English. */
class WordsTests {

    private static final Path SOURCES = Path.of("src/main/java");
    private static final Pattern TEXT_KEY = Pattern.compile("page\\.text\\(\"([^\"]+)\"[,)]");
    private static final Pattern LABEL_KEY = Pattern.compile("(?:label|hint) = \"([^\"]+)\"");
    private static final Pattern REFUSAL = Pattern.compile("new Refusal\\(\\s*\"([^\"]+)\"");
    private static final Pattern TAG_OR_CODE = Pattern.compile(
            "(?s)<%--.*?--%>|!\\{.*?\\}(?=\\s)|\\$\\{(?:[^{}\"]|\"(?:\\\\.|[^\"\\\\])*\"|\\{[^}]*\\})*\\}|<[^>]*>|&[a-z#0-9]+;");
    private static final Pattern CONTROL = Pattern.compile(
            "(?m)^\\s*@(import|param)[^\\n"
                + "]*|@(if|elseif|for|template\\.[\\w.-]+)\\((?:[^()]|\\((?:[^()]|\\((?:[^()]|\\([^()]*\\))*\\))*\\))*\\)|@(else|endif|endfor|raw|endraw)");
    private static final Pattern WORD = Pattern.compile("[\\p{IsHan}A-Za-z]{2,}");

    @Test
    void bothLanguagesHaveTheSameTexts() throws IOException {
        var unequal = new ArrayList<String>();
        for (var chinese : files("messages.properties")) {
            var english = chinese.resolveSibling("messages_en.properties");
            var onlyOne = new TreeSet<>(keys(chinese));
            var there = Files.exists(english) ? keys(english) : new TreeSet<String>();
            var missing = new TreeSet<>(onlyOne);
            missing.removeAll(there);
            there.removeAll(onlyOne);
            missing.forEach(key -> unequal.add(chinese + " alone has " + key));
            there.forEach(key -> unequal.add(english + " alone has " + key));
        }
        assertThat(unequal).isEmpty();
    }

    /** What is quoted is as it is to be typed, such as columns with commas between. */
    @Test
    void chineseTextsAreWrittenWithChinesePunctuation() throws IOException {
        var narrow = Pattern.compile("\\p{IsHan}[,;:?!(]|[,;:?!)]\\p{IsHan}");
        var found = new ArrayList<String>();
        for (var bundle : files("messages.properties")) {
            for (var line : Files.readAllLines(bundle)) {
                var unquoted = line.replaceFirst("^[^=]*=", "").replaceAll("“[^”]*”", "");
                if (narrow.matcher(unquoted).find()) {
                    found.add(bundle + ": " + line);
                }
            }
        }
        assertThat(found).isEmpty();
    }

    @Test
    void noTextIsDefinedTwice() throws IOException {
        var owner = new TreeMap<String, Path>();
        var twice = new ArrayList<String>();
        for (var file : files("messages.properties")) {
            for (var key : keys(file)) {
                var other = owner.put(key, file);
                if (other != null) {
                    twice.add(key + " in " + other + " and " + file);
                }
            }
        }
        assertThat(twice).isEmpty();
    }

    @Test
    void everyTextATemplateAsksForIsThere() throws IOException {
        var known = allKeys();
        var missing = new TreeSet<String>();
        for (var template : files(".jte")) {
            for (var pattern : List.of(TEXT_KEY, LABEL_KEY)) {
                var matcher = pattern.matcher(Files.readString(template));
                while (matcher.find()) {
                    if (!known.contains(matcher.group(1))) {
                        missing.add(template + ": " + matcher.group(1));
                    }
                }
            }
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void everyRefusalHasWords() throws IOException {
        var known = allKeys();
        var missing = new TreeSet<String>();
        for (var source : files(".java")) {
            var matcher = REFUSAL.matcher(Files.readString(source));
            while (matcher.find()) {
                if (!matcher.group(1).endsWith(".") && !known.contains("refusal." + matcher.group(1))) {
                    missing.add(source + ": " + matcher.group(1));
                }
            }
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void templatesHoldNoWordsOfTheirOwn() throws IOException {
        var literal = new ArrayList<String>();
        for (var template : files(".jte")) {
            var text = CONTROL.matcher(Files.readString(template)).replaceAll(" ");
            var rest = TAG_OR_CODE.matcher(text).replaceAll(" ");
            var words = WORD.matcher(rest);
            while (words.find()) {
                literal.add(template + ": " + words.group());
            }
        }
        assertThat(literal).isEmpty();
    }

    @Test
    void templatesHoldNoScriptAndNoInlineStyle() throws IOException {
        var inline = Pattern.compile("<script(?![^>]* src=)|\\sstyle=|\\son[a-z]+=\"|javascript:");
        var found = new ArrayList<String>();
        for (var template : files(".jte")) {
            if (inline.matcher(Files.readString(template)).find()) {
                found.add(template.toString());
            }
        }
        assertThat(found).isEmpty();
    }

    @Test
    void sqlIsNeverBuiltFromStrings() throws IOException {
        var glued = Pattern.compile("\\.sql\\([^;]*?(\"\\s*\\+|\\+\\s*\"|\\.formatted\\(|String\\.format)");
        var found = new ArrayList<String>();
        for (var source : files(".java")) {
            if (glued.matcher(Files.readString(source)).find()) {
                found.add(source.toString());
            }
        }
        assertThat(found).isEmpty();
    }

    private static TreeSet<String> allKeys() throws IOException {
        var all = new TreeSet<String>();
        for (var file : files("messages.properties")) {
            all.addAll(keys(file));
        }
        return all;
    }

    private static TreeSet<String> keys(Path file) throws IOException {
        var properties = new Properties();
        try (var reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        }
        return new TreeSet<>(properties.stringPropertyNames());
    }

    private static List<Path> files(String ending) throws IOException {
        try (var all = Files.walk(SOURCES)) {
            return all.filter(path -> path.toString().endsWith(ending)).sorted().toList();
        }
    }
}
