package org.xiangli.kernel;

/**
 * Where a rule stands written.
 *
 * @param code stable code of the rule in Xiangli, for example {@code VCOL.REP.QUORUM}
 * @param source the instrument, in its own language, for example 村民委员会组织法(2025修正)
 * @param article article or section, as the instrument counts it; empty when the instrument has none
 */
public record RuleRef(String code, String source, String article) implements java.io.Serializable {

    public RuleRef {
        if (code.isBlank() || source.isBlank()) {
            throw new IllegalArgumentException("A rule needs a code and a source: '" + code + "', '" + source + "'");
        }
    }

    /** The citation as a person reads it: source and article. */
    public String citation() {
        return article.isBlank() ? source : source + " " + article;
    }
}
