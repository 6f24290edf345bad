package org.xiangli.domain.services;

import org.xiangli.core.rules.Confidence;
import org.xiangli.kernel.RuleRef;

/**
 * A place in the law an item stands on.
 *
 * @param source the instrument in its own language, for example 社会保险经办条例
 * @param article article or section; empty when the instrument as a whole is meant
 * @param confidence how sure the house is that it says so
 */
public record LegalBasis(String source, String article, Confidence confidence) {

    /** The same as a reference a decision can cite. */
    public RuleRef reference(String item) {
        return new RuleRef("SVC.ITEM." + item, source, article);
    }
}
