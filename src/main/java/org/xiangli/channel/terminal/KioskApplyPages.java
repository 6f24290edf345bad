package org.xiangli.channel.terminal;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import org.xiangli.core.access.Acting;
import org.xiangli.core.access.Purpose;
import org.xiangli.core.page.Form;
import org.xiangli.core.page.Screen;
import org.xiangli.core.procedure.CaseDesk;
import org.xiangli.domain.services.ServiceDesk;
import org.xiangli.kernel.Ids;
import org.xiangli.kernel.Refusal;

/** Applying at the terminal, one question a page, and taking the receipt; her own matters. */
@Controller
@RequestMapping("/terminal")
class KioskApplyPages {

    private static final String ANSWERS = "answers";
    private static final String KEY = "key";
    private static final String DONE = "done";
    private static final String PRINTED = "printed";

    private final KioskScreens screens;
    private final KioskForm forms;
    private final ServiceDesk desk;
    private final CaseDesk cases;

    KioskApplyPages(KioskScreens screens, KioskForm forms, ServiceDesk desk, CaseDesk cases) {
        this.screens = screens;
        this.forms = forms;
        this.desk = desk;
        this.cases = cases;
    }

    /** Her own matters. */
    @GetMapping("/my")
    ModelAndView mine() {
        var acting = resident();
        var self = acting.resident();
        return screens.of(
                "mine",
                "services.mine.title",
                "cases",
                self == null ? List.of() : cases.ofSubject(self),
                "names",
                forms.names());
    }

    @GetMapping("/apply")
    ModelAndView what(@RequestAttribute(KioskFilter.TERMINAL) Terminal terminal) {
        resident();
        return screens.of("apply", "services.desk.what", "items", forms.items(terminal));
    }

    /** Begins anew: what was answered for another item is forgotten. */
    @GetMapping("/apply/{item}")
    ModelAndView begin(
            @PathVariable String item,
            @RequestAttribute(KioskFilter.TERMINAL) Terminal terminal,
            HttpServletRequest request) {
        resident();
        forms.item(terminal, item);
        request.getSession().setAttribute(ANSWERS, new LinkedHashMap<String, String>());
        request.getSession().setAttribute(KEY, Ids.next());
        return Screen.see("/terminal/apply/" + item + "/1");
    }

    /** One paper a page. */
    @GetMapping("/apply/{item}/{number:[0-9]{1,2}}")
    ModelAndView question(
            @PathVariable String item,
            @PathVariable int number,
            @RequestAttribute(KioskFilter.TERMINAL) Terminal terminal) {
        resident();
        return question(terminal, item, number, Form.blank());
    }

    @PostMapping("/apply/{item}/{number:[0-9]{1,2}}")
    ModelAndView answer(
            @PathVariable String item,
            @PathVariable int number,
            @RequestAttribute(KioskFilter.TERMINAL) Terminal terminal,
            HttpServletRequest request) {
        resident();
        var form = Form.sent(request.getParameterMap());
        var asked = forms.item(terminal, item).asked();
        var paper = asked.get(Math.min(number, asked.size()) - 1);
        var state = form.value("state");
        if (KioskChoices.of(paper).stream().noneMatch(choice -> choice.name().equals(state))) {
            return Screen.again(question(terminal, item, number, form.reject("state", "services.desk.paper.choose")));
        }
        var answers = new LinkedHashMap<>(answers(request));
        answers.put(paper.code(), state);
        request.getSession().setAttribute(ANSWERS, answers);
        return Screen.see(
                number < asked.size()
                        ? "/terminal/apply/" + item + "/" + (number + 1)
                        : "/terminal/apply/" + item + "/check");
    }

    @GetMapping("/apply/{item}/check")
    ModelAndView check(
            @PathVariable String item,
            @RequestAttribute(KioskFilter.TERMINAL) Terminal terminal,
            HttpServletRequest request) {
        resident();
        return check(terminal, item, request, Form.blank());
    }

    @PostMapping("/apply/{item}/check")
    ModelAndView handIn(
            @PathVariable String item,
            @RequestAttribute(KioskFilter.TERMINAL) Terminal terminal,
            HttpServletRequest request) {
        var acting = resident();
        var session = request.getSession();
        try {
            var key = session.getAttribute(KEY) instanceof UUID kept ? kept : Ids.next();
            var taken = forms.handIn(
                    key, acting, forms.item(terminal, item), answers(request), KioskScreens.locale(request));
            session.setAttribute(DONE, taken.application().id());
            session.setAttribute(PRINTED, taken.pickupCode().orElse(""));
            return Screen.see("/terminal/receipt");
        } catch (Refusal refusal) {
            return Screen.again(check(terminal, item, request, Form.blank().reject("", refusal)));
        }
    }

    /** The receipt to print; it goes with the session. */
    @GetMapping("/receipt")
    ModelAndView receipt(HttpServletRequest request) {
        resident();
        var id = request.getSession().getAttribute(DONE) instanceof UUID done ? done : new UUID(0, 0);
        var application = desk.find(id).orElseThrow(() -> new Refusal("terminal.ended", TerminalLaw.WIPED));
        return screens.of(
                "paper",
                "services.receipt.title",
                "application",
                application,
                "receipt",
                desk.receipts(id).getFirst(),
                "code",
                text(request, PRINTED));
    }

    private ModelAndView question(Terminal terminal, String item, int number, Form form) {
        var asked = forms.item(terminal, item).asked();
        var shown = Math.max(1, Math.min(number, asked.size()));
        return screens.of(
                "question",
                "services.desk.papers",
                "form",
                form,
                "paper",
                asked.get(shown - 1),
                "number",
                shown,
                "all",
                asked.size(),
                "action",
                "/terminal/apply/" + item + "/" + shown);
    }

    private ModelAndView check(Terminal terminal, String item, HttpServletRequest request, Form form) {
        return screens.of(
                "check",
                "terminal.check",
                "form",
                form,
                "item",
                forms.item(terminal, item),
                "answers",
                answers(request));
    }

    private static Acting resident() {
        var acting = Acting.find().orElseThrow(() -> new Refusal("terminal.ended", TerminalLaw.WIPED));
        acting.require(Purpose.OWN_DATA);
        return acting;
    }

    private static String text(HttpServletRequest request, String name) {
        return Optional.ofNullable(request.getSession().getAttribute(name))
                .map(String::valueOf)
                .orElse("");
    }

    private static Map<String, String> answers(HttpServletRequest request) {
        var answers = new LinkedHashMap<String, String>();
        if (request.getSession().getAttribute(ANSWERS) instanceof Map<?, ?> kept) {
            new ArrayList<>(kept.entrySet())
                    .forEach(entry -> answers.put(String.valueOf(entry.getKey()), String.valueOf(entry.getValue())));
        }
        return answers;
    }
}
