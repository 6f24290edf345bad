package org.xiangli.browser;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.CheckedNode;
import com.deque.html.axecore.results.Rule;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What axe-core finds that keeps people out: its findings of serious and critical impact. */
final class Barriers {

    private static final Set<String> GRAVE = Set.of("serious", "critical");

    private Barriers() {}

    static List<String> on(Visitor visitor) {
        return new AxeBuilder(visitor.page())
                .analyze().getViolations().stream()
                        .filter(rule -> GRAVE.contains(rule.getImpact()))
                        .map(Barriers::inWords)
                        .toList();
    }

    private static String inWords(Rule rule) {
        return rule.getNodes().stream()
                .map(CheckedNode::getHtml)
                .collect(Collectors.joining(" | ", rule.getId() + " (" + rule.getHelp() + "): ", ""));
    }
}
