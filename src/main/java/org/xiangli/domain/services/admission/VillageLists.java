package org.xiangli.domain.services.admission;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.xiangli.domain.services.Wording;
import org.xiangli.kernel.RuleRef;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * The lists that do not differ from village to village: what a village does by law of its own (A), what nobody may ask of
 * it (C), and the certificates it does not issue. What it assists with (B) is the county's catalogue.
 */
@Component
public class VillageLists {

    /**
     * A line of a list.
     *
     * @param words everyday words by which a demand is recognised
     */
    public record Entry(String code, Wording name, RuleRef law, List<String> words) {}

    /**
     * A certificate a village does not issue.
     *
     * @param organ whose business it is
     * @param instead what the person does instead
     */
    public record Certificate(String code, Wording name, Wording organ, Wording instead) {}

    private final List<Entry> own = entries("duties.yaml", "own");
    private final List<Entry> negative = entries("duties.yaml", "negative");
    private final List<Certificate> certificates = read("certificates.yaml", "certificates").stream()
            .map(VillageLists::certificate)
            .toList();

    VillageLists() {}

    /** A: what the law itself makes the village's task. */
    public List<Entry> own() {
        return own;
    }

    /** C: what may not be asked of a village. */
    public List<Entry> negative() {
        return negative;
    }

    /** The twenty kinds of 民发〔2020〕20号, in its order. */
    public List<Certificate> certificates() {
        return certificates;
    }

    public Optional<Certificate> certificate(String code) {
        return certificates.stream().filter(one -> one.code().equals(code)).findFirst();
    }

    private static List<Entry> entries(String file, String list) {
        return read(file, list).stream().map(VillageLists::entry).toList();
    }

    private static Entry entry(Map<?, ?> line) {
        var code = text(line, "code");
        var words = new ArrayList<String>();
        if (line.get("words") instanceof List<?> listed) {
            listed.forEach(word -> words.add(String.valueOf(word)));
        }
        return new Entry(
                code,
                new Wording(text(line, "zh"), text(line, "en")),
                new RuleRef("SVC.LIST." + code, text(line, "source"), text(line, "article")),
                List.copyOf(words));
    }

    private static Certificate certificate(Map<?, ?> line) {
        return new Certificate(
                text(line, "code"),
                new Wording(text(line, "zh"), text(line, "en")),
                new Wording(text(line, "organ_zh"), text(line, "organ_en")),
                new Wording(text(line, "instead_zh"), text(line, "instead_en")));
    }

    private static String text(Map<?, ?> line, String field) {
        if (line.get(field) instanceof String text) {
            return text;
        }
        throw new IllegalArgumentException("A line needs a text '" + field + "': " + line.get("code"));
    }

    private static List<Map<?, ?>> read(String file, String list) {
        try (var stream = VillageLists.class.getResourceAsStream(file)) {
            if (stream == null) {
                throw new IllegalStateException(file + " is missing beside " + VillageLists.class.getName());
            }
            var yaml = new Yaml(new SafeConstructor(new LoaderOptions()));
            Map<String, Object> lists = yaml.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
            var lines = new ArrayList<Map<?, ?>>();
            for (var line : (List<?>) lists.getOrDefault(list, List.of())) {
                lines.add((Map<?, ?>) line);
            }
            return List.copyOf(lines);
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }
}
