package org.xiangli.domain.services.forms.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.ModelAndView;
import org.xiangli.core.page.Form;
import org.xiangli.core.page.Screen;
import org.xiangli.domain.services.forms.FormBoard;
import org.xiangli.domain.services.forms.Question;
import org.xiangli.domain.services.forms.ServiceForm;
import org.xiangli.domain.services.forms.Step;
import org.xiangli.kernel.Refusal;
import org.xiangli.kernel.RuleRef;

/** A proposed form as a resident would meet it, step by step; what is typed here is checked and not kept. */
@Controller
@RequestMapping("/forms/proposals/{id}/steps/{key}")
class PreviewPages {

    private static final RuleRef RULE = new RuleRef("SVC.FORM.PAGE", "Xiangli R043", "");

    private final FormBoard board;
    private final LocaleResolver locales;

    PreviewPages(FormBoard board, LocaleResolver locales) {
        this.board = board;
        this.locales = locales;
    }

    @GetMapping
    ModelAndView show(@PathVariable UUID id, @PathVariable String key) {
        BoardPages.demandCounty();
        var proposal = board.proposal(id);
        var asked = asked(proposal, step(proposal, key));
        return page(id, proposal, step(proposal, key), Form.sent(Rows.settled(asked, java.util.Map.of())));
    }

    @PostMapping
    ModelAndView answer(@PathVariable UUID id, @PathVariable String key, HttpServletRequest request) {
        BoardPages.demandCounty();
        var proposal = board.proposal(id);
        var step = step(proposal, key);
        var asked = asked(proposal, step);
        var form = Form.sent(Rows.settled(asked, request.getParameterMap()));
        if (Rows.edited(request.getParameterMap())) {
            return page(id, proposal, step, form);
        }
        proposal.problems(proposal.relevant(FormReading.answers(asked, form))).stream()
                .filter(problem -> step.ask().contains(problem.question()))
                .filter(problem -> asked.stream().anyMatch(one -> one.name().equals(problem.question())))
                .forEach(problem -> problem.onto(form, FormReading.PREFIX, locales.resolveLocale(request)));
        if (!form.good()) {
            return Screen.again(page(id, proposal, step, form));
        }
        return proposal.steps().stream()
                .skip(proposal.steps().indexOf(step) + 1L)
                .filter(next -> !asked(proposal, next).isEmpty())
                .findFirst()
                .map(next -> Screen.see("/forms/proposals/" + id + "/steps/" + next.key()))
                .orElseGet(() -> Screen.see("/forms/proposals/" + id));
    }

    private ModelAndView page(UUID id, ServiceForm proposal, Step step, Form form) {
        return Screen.of(
                getClass(),
                "board-step",
                "forms.board",
                "id",
                id,
                "proposal",
                proposal,
                "step",
                step,
                "questions",
                asked(proposal, step),
                "form",
                form);
    }

    /** What is not known from the register. */
    private static List<Question> asked(ServiceForm form, Step step) {
        return step.ask().stream()
                .flatMap(name -> form.question(name).stream())
                .filter(question -> !question.fixed())
                .toList();
    }

    private static Step step(ServiceForm form, String key) {
        return form.step(key).orElseThrow(() -> new Refusal("forms.step.not-found", RULE));
    }
}
