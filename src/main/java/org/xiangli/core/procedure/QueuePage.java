package org.xiangli.core.procedure;

import java.util.List;
import java.util.Optional;

/**
 * A page of cases, the most urgent first.
 *
 * @param next where the next page begins; empty when this is the last
 */
public record QueuePage(List<CaseFile> cases, Optional<QueueCursor> next) {

    public QueuePage {
        cases = List.copyOf(cases);
    }

    /** Of one case more than the page holds, which only shows that there is a next page. */
    static QueuePage of(List<CaseFile> oneMore, int size) {
        if (oneMore.size() <= size) {
            return new QueuePage(oneMore, Optional.empty());
        }
        var cases = oneMore.subList(0, size);
        return new QueuePage(cases, Optional.of(QueueCursor.behind(cases.getLast())));
    }
}
