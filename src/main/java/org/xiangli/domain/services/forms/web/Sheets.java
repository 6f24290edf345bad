package org.xiangli.domain.services.forms.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.ModelAndView;
import org.xiangli.core.access.Acting;
import org.xiangli.core.access.Purpose;
import org.xiangli.core.page.Form;
import org.xiangli.core.page.Screen;
import org.xiangli.domain.services.Catalogue;
import org.xiangli.domain.services.Channel;
import org.xiangli.domain.services.forms.AnswerText;
import org.xiangli.domain.services.forms.FormDesk;
import org.xiangli.domain.services.forms.Standing;
import org.xiangli.domain.services.forms.Step;
import org.xiangli.kernel.Refusal;
import org.xiangli.kernel.RuleRef;

/** What the pages of a draft share. */
@Component
class Sheets {

    private static final RuleRef RULE = new RuleRef("SVC.FORM.PAGE", "Xiangli R043", "");

    private final FormDesk desk;
    private final Catalogue catalogue;
    private final AnswerText answers;
    private final LocaleResolver locales;
    private final Clock clock;

    Sheets(FormDesk desk, Catalogue catalogue, AnswerText answers, LocaleResolver locales, Clock clock) {
        this.desk = desk;
        this.catalogue = catalogue;
        this.answers = answers;
        this.locales = locales;
        this.clock = clock;
    }

    /** Her own draft. @throws Refusal {@code forms.unknown}; {@code forms.handed-in} once it is a case */
    Standing own(UUID id) {
        Acting.current().require(Purpose.OWN_DATA);
        return desk.open(id);
    }

    /** The way through it; empty when the item is no longer served from home. */
    Optional<Progress> progress(Standing standing) {
        return catalogue.served(LocalDate.now(clock)).stream()
                .map(listed -> listed.item())
                .filter(item -> item.code().equals(standing.sheet().item()))
                .filter(item -> item.channels().contains(Channel.MOBILE))
                .findFirst()
                .map(item -> new Progress(standing, item));
    }

    Step step(Standing standing, String key) {
        return standing.form().step(key).orElseThrow(() -> new Refusal("forms.step.not-found", RULE));
    }

    String path(UUID id, String stop) {
        var step = stop.equals(Progress.PAPERS) || stop.equals(Progress.CHECK) ? stop : "steps/" + stop;
        return "/apply/sheets/" + id + "/" + step;
    }

    /** Where she goes after a step: once more to it when her answers call for another question. */
    String next(UUID id, Step step, boolean change) {
        var standing = own(id);
        var calls = standing.problems().stream().anyMatch(problem -> step.ask().contains(problem.question()));
        if (calls) {
            return path(id, step.key()) + (change ? "?change=true" : "");
        }
        return path(
                id,
                change
                        ? Progress.CHECK
                        : progress(standing)
                                .map(progress -> progress.after(step.key()))
                                .orElse(Progress.CHECK));
    }

    ModelAndView page(Progress progress, Step step, boolean change, Form form) {
        return Screen.of(
                getClass(),
                "step",
                "forms.start.title",
                "progress",
                progress,
                "step",
                step,
                "questions",
                progress.asked(step, change),
                "change",
                change,
                "form",
                form);
    }

    /** The item is gone; her answers are shown and can be printed. */
    ModelAndView retired(Standing standing, HttpServletRequest request) {
        var screen = Screen.of(
                getClass(),
                "retired",
                "forms.retired.title",
                "standing",
                standing,
                "sections",
                answers.sections(standing, locales.resolveLocale(request), false));
        screen.setStatus(HttpStatus.GONE);
        return screen;
    }
}
