package org.xiangli.domain.services.forms;

import java.util.List;
import org.xiangli.domain.services.Wording;

/**
 * Questions that are asked together, on one page of the phone.
 *
 * @param key kebab-case, part of the address
 * @param ask names of questions, in order
 */
public record Step(String key, Wording title, List<String> ask) {

    public Step {
        ask = List.copyOf(ask);
    }
}
