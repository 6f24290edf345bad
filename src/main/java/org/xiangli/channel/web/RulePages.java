package org.xiangli.channel.web;

import java.time.Clock;
import java.time.LocalDate;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;
import org.xiangli.core.page.Screen;
import org.xiangli.core.rules.RuleBook;
import org.xiangli.core.store.Bound;
import org.xiangli.kernel.DivisionCode;

/** The rules the house applies today, with source, article, confidence and what the county has set itself. For anyone. */
@Controller
class RulePages {

    private final RuleBook rules;
    private final Clock clock;

    RulePages(RuleBook rules, Clock clock) {
        this.rules = rules;
        this.clock = clock;
    }

    @GetMapping("/rules")
    ModelAndView rules() {
        var today = LocalDate.now(clock);
        return Screen.of(
                getClass(),
                "rules",
                "rules.page.title",
                "rules",
                rules.all(DivisionCode.of(Bound.county()), today),
                "today",
                today);
    }
}
