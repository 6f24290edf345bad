package org.xiangli.domain.services;

import org.xiangli.kernel.Refusal;

/**
 * Why an item cannot be published.
 *
 * @param field as the file writes it, for example {@code time.promised}
 * @param refusal the rule it breaks, with a text for whoever wrote it
 */
public record ItemFault(String item, String field, Refusal refusal) {

    @Override
    public String toString() {
        return item + "." + field + ": " + refusal.getMessage();
    }
}
