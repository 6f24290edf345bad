package org.xiangli.core.rules;

import java.io.Reader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.xiangli.kernel.DivisionCode;
import org.xiangli.kernel.Refusal;
import org.xiangli.kernel.RuleRef;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * Reads a {@code rules.yaml}: a list of rules, each either one edition or several under {@code editions}, where an edition
 * says only what is its own.
 */
final class RuleFile {

    private static final Set<String> EDITION = Set.of(
            "source",
            "article",
            "jurisdiction",
            "effective_from",
            "effective_to",
            "facts",
            "params",
            "predicate",
            "severity",
            "confidence");

    private static final Set<String> RULE = union(EDITION, "code", "title", "title_en", "editions");
    private static final Pattern CODE = Pattern.compile("[A-Z][A-Z0-9]*(\\.[A-Z][A-Z0-9]*)+");

    private RuleFile() {}

    /** @throws IllegalArgumentException naming file, line and rule of the first thing wrong */
    static List<Rule> read(String file, Reader yaml) {
        try {
            var root = new Yaml(new SafeConstructor(new LoaderOptions())).compose(yaml);
            if (!(root instanceof SequenceNode list)) {
                throw new IllegalArgumentException(file + ": a list of rules is expected");
            }
            var rules = new ArrayList<Rule>();
            for (var node : list.getValue()) {
                for (var edition : Entry.of(file, node, RULE).editions("editions", EDITION)) {
                    rules.add(rule(edition));
                }
            }
            return rules;
        } catch (MarkedYAMLException noYaml) {
            throw new IllegalArgumentException(file + ": " + noYaml.getMessage(), noYaml);
        }
    }

    private static Rule rule(Entry entry) {
        var code = entry.text("code");
        if (!CODE.matcher(code).matches()) {
            throw entry.wrong("needs a code like VCOL.REP.QUORUM");
        }
        var from = entry.date("effective_from").orElseThrow(() -> entry.wrong("needs 'effective_from'"));
        var to = entry.date("effective_to");
        if (to.isPresent() && to.get().isBefore(from)) {
            throw entry.wrong("ends before it begins");
        }
        var rule = new Rule(
                new RuleRef(code, entry.text("source"), entry.text("article")),
                entry.text("title"),
                entry.text("title_en"),
                jurisdiction(entry),
                from,
                to,
                entry.words("facts", FactKind.class),
                entry.wholeNumbers("params"),
                entry.optional("predicate").orElse(""),
                entry.word("severity", Severity.class),
                entry.word("confidence", Confidence.class));
        demandSense(rule, entry);
        return rule;
    }

    private static Optional<DivisionCode> jurisdiction(Entry entry) {
        var text = entry.text("jurisdiction");
        if (text.equals("CN")) {
            return Optional.empty();
        }
        try {
            return Optional.of(DivisionCode.of(text));
        } catch (Refusal noDivision) {
            throw entry.wrong("needs CN or a division code as 'jurisdiction', not '" + text + "'");
        }
    }

    private static void demandSense(Rule rule, Entry entry) {
        if (rule.predicate().isEmpty()
                && (rule.params().isEmpty() || !rule.facts().isEmpty())) {
            throw entry.wrong("needs a predicate, or parameters and no facts");
        }
        if (rule.predicate().isEmpty() && rule.severity() == Severity.BLOCK) {
            throw entry.wrong("cannot block without a predicate");
        }
        rule.params().keySet().stream()
                .filter(rule.facts()::containsKey)
                .findFirst()
                .ifPresent(name -> {
                    throw entry.wrong("uses '" + name + "' for a fact and a parameter");
                });
        Formula.complaint(rule.predicate()).ifPresent(complaint -> {
            throw entry.wrong(complaint);
        });
    }

    private static Set<String> union(Set<String> some, String... more) {
        var all = new HashSet<>(some);
        all.addAll(List.of(more));
        return Set.copyOf(all);
    }
}
