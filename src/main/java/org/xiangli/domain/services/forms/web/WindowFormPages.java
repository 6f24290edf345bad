package org.xiangli.domain.services.forms.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.xiangli.core.access.Acting;
import org.xiangli.core.access.PostKind;
import org.xiangli.core.page.Form;
import org.xiangli.core.page.Screen;
import org.xiangli.domain.services.Catalogue;
import org.xiangli.domain.services.Channel;
import org.xiangli.domain.services.Draft;
import org.xiangli.domain.services.Item;
import org.xiangli.domain.services.forms.AnswerText;
import org.xiangli.domain.services.forms.FormIntake;
import org.xiangli.domain.services.forms.FormShelf;
import org.xiangli.domain.services.forms.Question;
import org.xiangli.domain.services.forms.ServiceForm;
import org.xiangli.domain.services.forms.Standing;
import org.xiangli.domain.services.web.WindowPapers;
import org.xiangli.kernel.Refusal;
import org.xiangli.kernel.RuleRef;
import tools.jackson.databind.node.JsonNodeFactory;

/** The same form at the window: every question on one page, with the papers, typed while the applicant tells. */
@Controller
@RequestMapping("/desk/new/{resident}/{item}/form")
class WindowFormPages {

    private static final RuleRef RULE = new RuleRef("SVC.FORM.PAGE", "Xiangli R043", "");

    private final FormIntake desk;
    private final FormShelf shelf;
    private final Catalogue catalogue;
    private final AnswerText answers;
    private final LocaleResolver locales;
    private final Clock clock;

    WindowFormPages(
            FormIntake desk,
            FormShelf shelf,
            Catalogue catalogue,
            AnswerText answers,
            LocaleResolver locales,
            Clock clock) {
        this.desk = desk;
        this.shelf = shelf;
        this.catalogue = catalogue;
        this.answers = answers;
        this.locales = locales;
        this.clock = clock;
    }

    @GetMapping
    ModelAndView form(@PathVariable UUID resident, @PathVariable("item") String code, HttpServletRequest request) {
        Acting.current().require(PostKind.VILLAGE_CLERK);
        var item = catalogue.item(code, LocalDate.now(clock)).item();
        var standing = desk.look(resident, code, JsonNodeFactory.instance.objectNode());
        return page(item, standing, FormReading.form(typed(standing.form()), standing.filled()), request);
    }

    @PostMapping
    ModelAndView takeIn(
            @PathVariable UUID resident,
            @PathVariable("item") String code,
            HttpServletRequest request,
            RedirectAttributes flash) {
        Acting.current().require(PostKind.VILLAGE_CLERK);
        var asked = typed(demand(code));
        var form = Form.sent(Rows.settled(asked, request.getParameterMap()));
        var item = catalogue.item(code, LocalDate.now(clock)).item();
        var standing = desk.look(resident, code, FormReading.answers(asked, form));
        if (Rows.edited(request.getParameterMap())) {
            return page(item, standing, form, request);
        }
        standing.problems().forEach(problem -> problem.onto(form, FormReading.PREFIX, locales.resolveLocale(request)));
        var marks = WindowPapers.marks(form, item);
        if (!form.good()) {
            return Screen.again(page(item, standing, form, request));
        }
        try {
            var draft = new Draft(
                    form.once(),
                    resident,
                    code,
                    Channel.WINDOW,
                    standing.phone(),
                    Locale.SIMPLIFIED_CHINESE,
                    Optional.empty(),
                    Map.of());
            var taken = desk.take(draft, standing, marks);
            taken.pickupCode().ifPresent(pickUp -> flash.addFlashAttribute("pickUpCode", pickUp));
            return Screen.see("/cases/" + taken.application().id() + "/receipt");
        } catch (Refusal refusal) {
            return Screen.again(page(item, standing, form.reject("", refusal), request));
        }
    }

    private ServiceForm demand(String code) {
        return shelf.current(code).orElseThrow(() -> new Refusal("forms.form.not-found", RULE));
    }

    /** Everything that can be typed here: what the register fixes is shown, not asked. */
    private static List<Question> typed(ServiceForm form) {
        return form.questions().stream().filter(question -> !question.fixed()).toList();
    }

    private ModelAndView page(Item item, Standing standing, Form form, HttpServletRequest request) {
        return Screen.of(
                getClass(),
                "window",
                "forms.window.title",
                "item",
                item,
                "standing",
                standing,
                "known",
                answers.sections(standing, locales.resolveLocale(request), false).stream()
                        .flatMap(section -> section.lines().stream())
                        .filter(line -> line.fromRegister() && line.question().fixed())
                        .toList(),
                "questions",
                typed(standing.form()),
                "form",
                form);
    }
}
