package org.xiangli.core.rules;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.xiangli.kernel.DivisionCode;

/** All rules of the house by code, found in the {@code rules.yaml} of every room and checked against each other. */
final class Shelf {

    private static final String FILES = "classpath*:org/xiangli/**/rules.yaml";
    private static final Comparator<Rule> MOST_SPECIFIC_LAST = Comparator.comparingInt(
            rule -> rule.jurisdiction().map(home -> home.value().length()).orElse(0));

    private final Map<String, List<Rule>> editions = new TreeMap<>();

    Shelf(List<Rule> rules) {
        for (var rule : rules) {
            var others = editions.computeIfAbsent(rule.code(), code -> new ArrayList<>());
            others.forEach(other -> demandPeace(rule, other));
            others.add(rule);
        }
    }

    static Shelf packaged() {
        try {
            var rules = new ArrayList<Rule>();
            for (var file : new PathMatchingResourcePatternResolver().getResources(FILES)) {
                var url = file.getURL().toString();
                var name = url.substring(url.lastIndexOf("org/xiangli/"));
                try (var yaml = new InputStreamReader(file.getInputStream(), StandardCharsets.UTF_8)) {
                    rules.addAll(RuleFile.read(name, yaml));
                }
            }
            return new Shelf(rules);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** The rule of the most specific jurisdiction that is in force there and then. */
    Optional<Rule> find(String code, DivisionCode where, LocalDate on) {
        return editions(code).stream()
                .filter(rule -> rule.inForceOn(on) && rule.appliesIn(where))
                .max(MOST_SPECIFIC_LAST);
    }

    /** Every edition of a code, in the order of the files. @throws IllegalArgumentException for a code nobody wrote */
    List<Rule> editions(String code) {
        var found = editions.get(code);
        if (found == null) {
            throw new IllegalArgumentException("No rules.yaml has a rule " + code);
        }
        return List.copyOf(found);
    }

    List<String> codes() {
        return List.copyOf(editions.keySet());
    }

    /** No two editions at once in one place; and what the law above has settled, no rule below unsettles. */
    private static void demandPeace(Rule rule, Rule other) {
        if (!rule.overlaps(other)) {
            return;
        }
        if (rule.jurisdiction().equals(other.jurisdiction())) {
            throw new IllegalArgumentException(
                    rule.code() + " has two editions in force in one place from " + latest(rule, other));
        }
        var upper = MOST_SPECIFIC_LAST.compare(rule, other) < 0 ? rule : other;
        var lower = upper == rule ? other : rule;
        if (!upper.appliesIn(lower.jurisdiction().orElseThrow())) {
            return;
        }
        boolean parametersOnly = upper.predicate().equals(lower.predicate())
                && upper.facts().equals(lower.facts())
                && upper.params().keySet().equals(lower.params().keySet());
        if (!upper.overridable() || !parametersOnly) {
            throw new IllegalArgumentException("%s of %s may not override that of %s: only parameters left open may be"
                    .formatted(rule.code(), home(lower), home(upper)));
        }
    }

    private static LocalDate latest(Rule rule, Rule other) {
        return rule.inForceFrom().isAfter(other.inForceFrom()) ? rule.inForceFrom() : other.inForceFrom();
    }

    private static String home(Rule rule) {
        return rule.jurisdiction().map(DivisionCode::value).orElse("CN");
    }
}
