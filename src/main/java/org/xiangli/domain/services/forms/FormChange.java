package org.xiangli.domain.services.forms;

import java.util.List;
import org.xiangli.domain.services.Wording;

/**
 * What a new version of a form changed, as somebody who had begun the old one needs to know it.
 *
 * @param added asked now and not before
 * @param removed asked no more
 * @param changed asked otherwise: other words, other choices, another limit
 */
public record FormChange(List<Wording> added, List<Wording> removed, List<Wording> changed) {

    static FormChange between(ServiceForm earlier, ServiceForm later) {
        var added = later.questions().stream()
                .filter(question -> !earlier.names().contains(question.name()))
                .map(Question::title)
                .toList();
        var removed = earlier.questions().stream()
                .filter(question -> !later.names().contains(question.name()))
                .map(Question::title)
                .toList();
        var changed = later.questions().stream()
                .filter(question -> earlier.names().contains(question.name()))
                .filter(question -> !earlier.definition(question.name()).equals(later.definition(question.name())))
                .map(Question::title)
                .toList();
        return new FormChange(added, removed, changed);
    }

    public boolean none() {
        return added.isEmpty() && removed.isEmpty() && changed.isEmpty();
    }
}
