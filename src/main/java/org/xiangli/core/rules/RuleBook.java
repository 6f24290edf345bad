package org.xiangli.core.rules;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Service;
import org.xiangli.kernel.DivisionCode;
import org.xiangli.kernel.DivisionCode.Level;
import org.xiangli.kernel.Refusal;

/**
 * Where every rule is looked up: by code, place and day. The most specific jurisdiction wins; a county may set the
 * parameters that the law leaves open, and only those.
 */
@Service
public class RuleBook {

    private final Shelf shelf;
    private final LocalParameters local;
    private final Map<Rule, Formula> formulas = new ConcurrentHashMap<>();

    @Autowired
    RuleBook(LocalParameters local) {
        this(Shelf.packaged(), local);
    }

    RuleBook(Shelf shelf, LocalParameters local) {
        this.shelf = shelf;
        this.local = local;
    }

    /** The packaged rules alone, where no Spring and no county is at hand. */
    public static RuleBook ofPackagedRules() {
        return new RuleBook(LocalParameters.NONE);
    }

    /**
     * The rule in force at this place on this day, with the parameters of its county.
     *
     * @throws IllegalArgumentException for a code that no rule has
     * @throws Refusal {@code rule.not-in-force} with code and day
     */
    public Rule rule(String code, DivisionCode where, LocalDate on) {
        var packaged = packaged(code, where, on);
        return packaged.withParams(set(packaged, where, on));
    }

    /**
     * A parameter in force, in the unit its name says.
     *
     * @throws IllegalArgumentException when the rule has no such parameter
     */
    public long parameter(String code, String name, DivisionCode where, LocalDate on) {
        var value = rule(code, where, on).params().get(name);
        if (value == null) {
            throw new IllegalArgumentException(code + " has no parameter " + name);
        }
        return value;
    }

    /**
     * Whether the rule's predicate is true of these facts: whole numbers (byte to long) and booleans by name. Facts that
     * the rule does not ask for are passed over.
     *
     * @throws IllegalArgumentException when the rule has no predicate, a fact is missing or of the wrong kind, or the
     *     numbers overflow
     */
    public boolean holds(String code, DivisionCode where, LocalDate on, Map<String, ?> facts) {
        var packaged = packaged(code, where, on);
        return formula(packaged)
                .holds(facts, packaged.withParams(set(packaged, where, on)).params());
    }

    /**
     * Refuses when a rule that blocks does not hold; a rule that warns or informs refuses nothing, ask {@link #holds}.
     *
     * @throws Refusal {@link Rule#refusalCode()}, with the counts given and the parameters as arguments
     */
    public void demand(String code, DivisionCode where, LocalDate on, Map<String, ?> facts) {
        if (!holds(code, where, on, facts)) {
            var rule = rule(code, where, on);
            if (rule.severity() == Severity.BLOCK) {
                throw new Refusal(
                        rule.refusalCode(), rule.ref(), rule.told(facts).toArray());
            }
        }
    }

    /** Every rule in force at this place on this day, ordered by code. */
    public List<Rule> all(DivisionCode where, LocalDate on) {
        return shelf.codes().stream()
                .map(code -> shelf.find(code, where, on))
                .flatMap(Optional::stream)
                .map(rule -> rule.withParams(set(rule, where, on)))
                .toList();
    }

    /** Every packaged edition of every rule, whatever place and day, ordered by code. */
    public List<Rule> editions() {
        return shelf.codes().stream()
                .flatMap(code -> shelf.editions(code).stream())
                .toList();
    }

    private Rule packaged(String code, DivisionCode where, LocalDate on) {
        return shelf.find(code, where, on)
                .orElseThrow(() -> new Refusal(
                        "rule.not-in-force", shelf.editions(code).getLast().ref(), code, on.toString()));
    }

    private Map<String, Long> set(Rule rule, DivisionCode where, LocalDate on) {
        return rule.overridable()
                ? where.upTo(Level.COUNTY)
                        .map(county -> local.of(county, rule.code(), on))
                        .orElse(Map.of())
                : Map.of();
    }

    private Formula formula(Rule rule) {
        if (rule.predicate().isEmpty()) {
            throw new IllegalArgumentException(rule.code() + " states parameters and has no predicate");
        }
        return formulas.computeIfAbsent(rule, Formula::compile);
    }
}
