package org.xiangli.core.rules;

import java.util.List;
import org.springframework.stereotype.Service;
import org.xiangli.kernel.DivisionCode;
import org.xiangli.kernel.Refusal;

/** Where a county sets, for itself and with a reason, what the law leaves open. */
@Service
public class CountyRules {

    private final RuleBook book;
    private final CountyParameters parameters;

    CountyRules(RuleBook book, CountyParameters parameters) {
        this.book = book;
        this.parameters = parameters;
    }

    /**
     * Sets a parameter from a day on; the same id again changes nothing. Who acts must act for the whole county, which
     * the database checks.
     *
     * @throws Refusal {@code rule.not-overridable} with the code when the law has settled the rule,
     *     {@code rule.parameter-unknown} with code and name, {@code rule.reason-missing}, or {@code rule.not-in-force}
     */
    public void set(CountyParameter parameter) {
        var rule = book.rule(parameter.code(), parameter.county(), parameter.inForceFrom());
        if (!rule.overridable()) {
            throw new Refusal("rule.not-overridable", rule.ref(), rule.code());
        }
        if (!rule.params().containsKey(parameter.name())) {
            throw new Refusal("rule.parameter-unknown", rule.ref(), rule.code(), parameter.name());
        }
        if (parameter.reason().isBlank()) {
            throw new Refusal("rule.reason-missing", rule.ref());
        }
        parameters.add(parameter);
    }

    /** Everything the county ever set, the oldest first. */
    public List<CountyParameter> history(DivisionCode county) {
        return parameters.all(county);
    }
}
