package org.xiangli.kernel;

import java.util.List;

/**
 * A request that cannot be granted, and the rule that forbids it. The text shown to people is the message
 * {@code refusal.<code>} of the room that refuses, filled with the arguments; nothing personal belongs in them.
 */
public class Refusal extends RuntimeException {

    private final String code;
    private final RuleRef rule;
    private final transient List<Object> arguments;

    public Refusal(String code, RuleRef rule, Object... arguments) {
        super("Refused: " + code + " (" + rule.citation() + ")");
        this.code = code;
        this.rule = rule;
        this.arguments = List.of(arguments);
    }

    /** Stable code in kebab case with dots, for example {@code id-number.checksum}. */
    public String code() {
        return code;
    }

    public RuleRef rule() {
        return rule;
    }

    public List<Object> arguments() {
        return arguments;
    }
}
