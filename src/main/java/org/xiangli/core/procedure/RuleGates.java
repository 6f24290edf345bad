package org.xiangli.core.procedure;

import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.xiangli.core.rules.Rule;
import org.xiangli.core.rules.RuleBook;
import org.xiangli.kernel.DivisionCode;
import org.xiangli.kernel.RuleRef;

/** The gates of a procedure are rules of the book that can be asked, not such as only state a number. */
@Component
class RuleGates implements Gates {

    private final RuleBook book;
    private final Set<String> askable;

    RuleGates(RuleBook book) {
        this.book = book;
        this.askable = book.editions().stream()
                .filter(rule -> !rule.predicate().isEmpty())
                .map(Rule::code)
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public boolean known(String code) {
        return askable.contains(code);
    }

    @Override
    public RuleRef pass(String code, DivisionCode village, LocalDate day, Map<String, Object> facts) {
        book.demand(code, village, day, facts);
        return book.rule(code, village, day).ref();
    }
}
