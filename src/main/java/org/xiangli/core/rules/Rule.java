package org.xiangli.core.rules;

import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.xiangli.kernel.DivisionCode;
import org.xiangli.kernel.RuleRef;

/**
 * One rule in one edition: what an instrument says, where and when it is in force.
 *
 * @param ref code, source and article
 * @param title what the rule is about, in Chinese
 * @param titleEn the same in English
 * @param jurisdiction the division whose rule it is; empty for the whole country
 * @param inForceFrom first day in force
 * @param inForceTo last day in force; empty while no end is known
 * @param facts what the predicate must be told, in the order in which a refusal tells it back
 * @param params whole numbers of the rule; days, months, persons as their names say
 * @param predicate what must be true, in CEL over facts and parameters; empty when the rule only states parameters
 */
public record Rule(
        RuleRef ref,
        String title,
        String titleEn,
        Optional<DivisionCode> jurisdiction,
        LocalDate inForceFrom,
        Optional<LocalDate> inForceTo,
        Map<String, FactKind> facts,
        Map<String, Long> params,
        String predicate,
        Severity severity,
        Confidence confidence) {

    public Rule {
        facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
        params = Collections.unmodifiableMap(new LinkedHashMap<>(params));
    }

    public String code() {
        return ref.code();
    }

    public String title(Locale locale) {
        return locale.getLanguage().equals("en") ? titleEn : title;
    }

    public boolean inForceOn(LocalDate day) {
        return !day.isBefore(inForceFrom)
                && inForceTo.map(last -> !day.isAfter(last)).orElse(true);
    }

    public boolean appliesIn(DivisionCode where) {
        return jurisdiction.map(home -> home.contains(where)).orElse(true);
    }

    /** Whether a county may set the parameters for itself: the law leaves them open, or we do not know it for certain. */
    public boolean overridable() {
        return confidence.overridable() && !params.isEmpty();
    }

    /** The message code of its refusal: {@code rule.vcol.rep.quorum} for {@code VCOL.REP.QUORUM}. */
    public String refusalCode() {
        return "rule." + code().toLowerCase(Locale.ROOT);
    }

    Rule withParams(Map<String, Long> changed) {
        var all = new LinkedHashMap<>(params);
        all.putAll(changed);
        return new Rule(
                ref, title, titleEn, jurisdiction, inForceFrom, inForceTo, facts, all, predicate, severity, confidence);
    }

    /** What a refusal tells back: the counts it was given, then the parameters, each in the order of the file. */
    List<Object> told(Map<String, ?> given) {
        var counts = facts.entrySet().stream()
                .filter(fact -> fact.getValue() == FactKind.COUNT)
                .map(fact -> (Object) given.get(fact.getKey()));
        return Stream.concat(counts, params.values().stream()).toList();
    }

    boolean overlaps(Rule other) {
        return inForceTo.map(last -> !last.isBefore(other.inForceFrom)).orElse(true)
                && other.inForceTo.map(last -> !last.isBefore(inForceFrom)).orElse(true);
    }
}
