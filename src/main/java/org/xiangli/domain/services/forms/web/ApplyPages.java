package org.xiangli.domain.services.forms.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.xiangli.core.access.Acting;
import org.xiangli.core.access.PostKind;
import org.xiangli.core.access.Purpose;
import org.xiangli.core.page.Door;
import org.xiangli.core.page.Form;
import org.xiangli.core.page.Screen;
import org.xiangli.domain.services.Catalogue;
import org.xiangli.domain.services.ListedItem;
import org.xiangli.domain.services.forms.AnswerText;
import org.xiangli.domain.services.forms.FormDesk;
import org.xiangli.domain.services.forms.FormIntake;
import org.xiangli.domain.services.forms.OnlinePapers;
import org.xiangli.domain.services.forms.Standing;
import org.xiangli.kernel.Refusal;
import tools.jackson.databind.node.JsonNodeFactory;

/** Applying from home (R043, R048): one small group of questions a page; she may stop anywhere and go on another day. */
@Controller
@RequestMapping("/apply")
class ApplyPages {

    private final FormDesk desk;
    private final FormIntake intake;
    private final Sheets sheets;
    private final Catalogue catalogue;
    private final AnswerText answers;
    private final LocaleResolver locales;
    private final Clock clock;

    ApplyPages(
            FormDesk desk,
            FormIntake intake,
            Sheets sheets,
            Catalogue catalogue,
            AnswerText answers,
            LocaleResolver locales,
            Clock clock) {
        this.desk = desk;
        this.intake = intake;
        this.sheets = sheets;
        this.catalogue = catalogue;
        this.answers = answers;
        this.locales = locales;
        this.clock = clock;
    }

    @GetMapping
    ModelAndView mine() {
        Acting.current().require(Purpose.OWN_DATA);
        var drafts = desk.drafts().stream().map(draft -> desk.open(draft.id())).toList();
        var items = catalogue.served(LocalDate.now(clock)).stream()
                .map(ListedItem::item)
                .filter(desk::online)
                .toList();
        return Screen.of(getClass(), "mine", "forms.door", "drafts", drafts, "items", items);
    }

    /** What will be asked, what is known already, which papers to have ready. */
    @GetMapping("/{code}")
    ModelAndView start(@PathVariable String code, HttpServletRequest request) {
        Acting.current().require(Purpose.OWN_DATA);
        var item = catalogue.item(code, LocalDate.now(clock)).item();
        var draft = desk.drafts().stream()
                .filter(sheet -> sheet.item().equals(code))
                .findFirst();
        var self = Acting.current().resident();
        var standing = intake.look(
                self == null ? new UUID(0, 0) : self,
                code,
                draft.map(sheet -> sheet.answers()).orElseGet(() -> JsonNodeFactory.instance.objectNode()));
        return Screen.of(
                getClass(),
                "start",
                "forms.start.title",
                "item",
                item,
                "standing",
                standing,
                "sections",
                answers.sections(standing, locales.resolveLocale(request), false),
                "papers",
                OnlinePapers.asked(item, standing.form()),
                "begun",
                draft.isPresent(),
                "online",
                desk.online(item));
    }

    @PostMapping("/{code}")
    ModelAndView begin(@PathVariable String code) {
        var sheet = desk.begin(code);
        return Screen.see("/apply/sheets/" + sheet.id());
    }

    /** On with it, where she stopped. */
    @GetMapping("/sheets/{id}")
    ModelAndView resume(@PathVariable UUID id, HttpServletRequest request) {
        var standing = sheets.own(id);
        return sheets.progress(standing)
                .map(progress -> standing.change().isPresent()
                        ? checking(standing, progress, Form.blank(), request)
                        : Screen.see(sheets.path(id, progress.open())))
                .orElseGet(() -> sheets.retired(standing, request));
    }

    @GetMapping("/sheets/{id}/steps/{key}")
    ModelAndView step(
            @PathVariable UUID id,
            @PathVariable String key,
            @RequestParam(name = "change", defaultValue = "false") boolean change,
            HttpServletRequest request) {
        var standing = sheets.own(id);
        var progress = sheets.progress(standing);
        if (progress.isEmpty()) {
            return sheets.retired(standing, request);
        }
        var step = sheets.step(standing, key);
        var asked = progress.get().asked(step, change);
        return asked.isEmpty()
                ? Screen.see(sheets.path(id, progress.get().open()))
                : sheets.page(progress.get(), step, change, FormReading.form(asked, standing.filled()));
    }

    @PostMapping("/sheets/{id}/steps/{key}")
    ModelAndView answer(@PathVariable UUID id, @PathVariable String key, HttpServletRequest request) {
        var change = "true".equals(request.getParameter("change"));
        var standing = sheets.own(id);
        var progress = sheets.progress(standing);
        if (progress.isEmpty()) {
            return sheets.retired(standing, request);
        }
        var step = sheets.step(standing, key);
        var asked = progress.get().asked(step, change);
        var form = Form.sent(Rows.settled(asked, request.getParameterMap()));
        if (Rows.edited(request.getParameterMap())) {
            return sheets.page(progress.get(), step, change, form);
        }
        var names = asked.stream().map(question -> question.name()).toList();
        var wrong = desk.answer(id, names, FormReading.answers(asked, form));
        wrong.forEach(problem -> problem.onto(form, FormReading.PREFIX, locales.resolveLocale(request)));
        if (!form.good()) {
            return Screen.again(sheets.page(progress.get(), step, change, form));
        }
        return Screen.see(sheets.next(id, step, change));
    }

    @GetMapping("/sheets/{id}/check")
    ModelAndView check(@PathVariable UUID id, HttpServletRequest request) {
        var standing = sheets.own(id);
        return sheets.progress(standing)
                .map(progress -> checking(standing, progress, Form.blank(), request))
                .orElseGet(() -> sheets.retired(standing, request));
    }

    @PostMapping("/sheets/{id}/submit")
    ModelAndView submit(@PathVariable UUID id, HttpServletRequest request, RedirectAttributes flash) {
        var form = Form.sent(request.getParameterMap());
        var seen = form.value("version").matches("[0-9]{1,9}") ? Integer.parseInt(form.value("version")) : 0;
        try {
            var taken = desk.submit(id, seen, locales.resolveLocale(request));
            taken.pickupCode().ifPresent(code -> flash.addFlashAttribute("pickUpCode", code));
            return Screen.see("/cases/" + taken.application().id() + "/receipt");
        } catch (Refusal refusal) {
            var standing = sheets.own(id);
            var progress = sheets.progress(standing);
            return Screen.again(
                    progress.isEmpty()
                            ? sheets.retired(standing, request)
                            : checking(standing, progress.get(), form.reject("", refusal), request));
        }
    }

    @PostMapping("/sheets/{id}/discard")
    ModelAndView discard(@PathVariable UUID id) {
        desk.discard(id);
        return Screen.see("/apply");
    }

    private ModelAndView checking(Standing standing, Progress progress, Form form, HttpServletRequest request) {
        return Screen.of(
                getClass(),
                "check",
                "forms.check.title",
                "progress",
                progress,
                "sections",
                answers.sections(standing, locales.resolveLocale(request), false),
                "papers",
                OnlinePapers.asked(progress.item(), standing.form()),
                "form",
                form);
    }

    @Configuration
    static class Doors {

        @Bean
        Door applyDoor() {
            return new Door("/apply", "forms.door", Door.Group.DESK, 5, Set.of(PostKind.RESIDENT));
        }
    }
}
