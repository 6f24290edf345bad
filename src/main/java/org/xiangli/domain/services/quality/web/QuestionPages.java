package org.xiangli.domain.services.quality.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.xiangli.core.access.Acting;
import org.xiangli.core.access.PostKind;
import org.xiangli.core.page.Form;
import org.xiangli.core.page.Screen;
import org.xiangli.domain.services.Catalogue;
import org.xiangli.domain.services.Channel;
import org.xiangli.domain.services.Item;
import org.xiangli.domain.services.ListedItem;
import org.xiangli.domain.services.QuestionDesk;
import org.xiangli.domain.services.quality.GuideGaps;
import org.xiangli.kernel.Refusal;

/** Questions (R051): asked by a resident or noted at the window, answered from approved answers or by the township. */
@Controller
@RequestMapping("/questions")
class QuestionPages {

    static final Set<PostKind> ANSWERERS = Set.of(
            PostKind.VILLAGE_CLERK,
            PostKind.TOWNSHIP_OFFICER,
            PostKind.TOWNSHIP_APPROVER,
            PostKind.COUNTY_OFFICER,
            PostKind.COUNTY_APPROVER);

    private static final int LOOKS_BACK_DAYS = 90;

    private final QuestionDesk desk;
    private final GuideGaps gaps;
    private final Catalogue catalogue;
    private final Names names;
    private final Clock clock;

    QuestionPages(QuestionDesk desk, GuideGaps gaps, Catalogue catalogue, Names names, Clock clock) {
        this.desk = desk;
        this.gaps = gaps;
        this.catalogue = catalogue;
        this.names = names;
        this.clock = clock;
    }

    @GetMapping
    ModelAndView open() {
        Acting.current().require(ANSWERERS.toArray(PostKind[]::new));
        return list("quality.questions", desk.open());
    }

    @GetMapping("/mine")
    ModelAndView mine() {
        Acting.current().require(PostKind.RESIDENT);
        return list("quality.ask", desk.mine());
    }

    @GetMapping("/new")
    ModelAndView ask(@RequestParam(name = "item", defaultValue = "") String item) {
        return ask(Form.blank().put("item", item));
    }

    @PostMapping("/new")
    ModelAndView note(HttpServletRequest request, RedirectAttributes flash) {
        var acting = Acting.current();
        acting.require(PostKind.RESIDENT, PostKind.VILLAGE_CLERK);
        var form = Form.sent(request.getParameterMap());
        var channel = acting.kind() == PostKind.RESIDENT
                ? Channel.MOBILE
                : form.has("channel", "PHONE") ? Channel.PHONE : Channel.WINDOW;
        try {
            var item = Optional.of(form.value("item")).filter(code -> !code.isEmpty());
            var asked =
                    desk.ask(form.once(), acting.division(), Optional.empty(), channel, item, form.value("question"));
            flash.addFlashAttribute("notice", "quality.asked");
            return Screen.see("/questions/" + asked.id());
        } catch (Refusal refusal) {
            var field = refusal.code().startsWith("services.text")
                    ? "question"
                    : refusal.code().startsWith("item.") ? "item" : "";
            return Screen.again(ask(form.reject(field, refusal)));
        }
    }

    @GetMapping("/{id:[0-9a-f-]{36}}")
    ModelAndView one(@PathVariable UUID id, @RequestParam(name = "item", defaultValue = "") String item) {
        return one(id, item, Form.blank());
    }

    @PostMapping("/{id:[0-9a-f-]{36}}/{step:card|answer|pass-up|follow-up}")
    ModelAndView step(
            @PathVariable UUID id, @PathVariable String step, HttpServletRequest request, RedirectAttributes flash) {
        var form = Form.sent(request.getParameterMap());
        try {
            switch (step) {
                case "card" -> desk.answer(id, form.value("item"), form.value("card"));
                case "answer" -> desk.answerFreely(id, form.value("answer"));
                case "pass-up" -> desk.passUp(id);
                case "follow-up" -> desk.followUp(id, form.value("follow-up"));
                default -> throw new ResponseStatusException(HttpStatus.NOT_FOUND);
            }
            flash.addFlashAttribute("notice", "quality.noted");
            return Screen.see("/questions/" + id);
        } catch (Refusal refusal) {
            if (refusal.code().equals("services.question-unknown")
                    || refusal.code().startsWith("access.")) {
                throw refusal;
            }
            var field = refusal.code().startsWith("services.text") ? step : step.equals("card") ? "card" : "";
            return Screen.again(one(id, form.value("item"), form.reject(field, refusal)));
        }
    }

    /** How questions were answered, and where guides should say more. */
    @GetMapping("/sheet")
    ModelAndView sheet() {
        return sheet(Form.blank());
    }

    @PostMapping("/gaps")
    ModelAndView gap(HttpServletRequest request, RedirectAttributes flash) {
        var form = Form.sent(request.getParameterMap());
        try {
            gaps.note(form.value("item"), from(), form.value("note"));
            flash.addFlashAttribute("notice", "quality.noted");
            return Screen.see("/questions/sheet");
        } catch (Refusal refusal) {
            return Screen.again(sheet(form.reject("note", refusal)));
        }
    }

    @PostMapping("/gaps/{id}/close")
    ModelAndView close(@PathVariable UUID id, RedirectAttributes flash) {
        try {
            gaps.close(id);
            flash.addFlashAttribute("notice", "quality.noted");
            return Screen.see("/questions/sheet");
        } catch (Refusal refusal) {
            return Screen.again(sheet(Form.blank().reject("", refusal)));
        }
    }

    private ModelAndView list(String title, List<org.xiangli.domain.services.Question> questions) {
        return Screen.of(
                getClass(),
                "questions",
                title,
                "heading",
                title,
                "questions",
                questions,
                "names",
                names.items(),
                "today",
                LocalDate.now(clock));
    }

    private ModelAndView ask(Form form) {
        var acting = Acting.current();
        acting.require(PostKind.RESIDENT, PostKind.VILLAGE_CLERK);
        return Screen.of(
                getClass(),
                "ask",
                "quality.ask",
                "form",
                form,
                "clerk",
                acting.kind() == PostKind.VILLAGE_CLERK,
                "items",
                items());
    }

    private ModelAndView one(UUID id, String chosen, Form form) {
        var acting = Acting.current();
        var question = desk.find(id);
        var item = chosen.isEmpty() ? question.item().orElse("") : chosen;
        var listed = items().stream().filter(known -> known.code().equals(item)).findFirst();
        return Screen.of(
                getClass(),
                "question",
                "quality.questions",
                "question",
                question,
                "item",
                listed.orElse(null),
                "items",
                items(),
                "form",
                form,
                "answers",
                ANSWERERS.contains(acting.kind()),
                "clerk",
                acting.kind() == PostKind.VILLAGE_CLERK);
    }

    private ModelAndView sheet(Form form) {
        var acting = Acting.current();
        acting.require(ANSWERERS.toArray(PostKind[]::new));
        return Screen.of(
                getClass(),
                "question-sheet",
                "quality.question-sheet",
                "sheet",
                desk.sheet(acting.division(), from(), LocalDate.now(clock)),
                "from",
                from(),
                "repeated",
                gaps.repeated(acting.division(), from()),
                "gaps",
                gaps.all(),
                "names",
                names.items(),
                "mayNote",
                acting.kind() != PostKind.VILLAGE_CLERK,
                "form",
                form);
    }

    private List<Item> items() {
        return catalogue.served(LocalDate.now(clock)).stream()
                .map(ListedItem::item)
                .toList();
    }

    private LocalDate from() {
        return LocalDate.now(clock).minusDays(LOOKS_BACK_DAYS);
    }
}
