package org.xiangli.channel.terminal;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import org.xiangli.core.page.Form;
import org.xiangli.core.page.Screen;
import org.xiangli.core.store.Bound;
import org.xiangli.domain.services.Rating;
import org.xiangli.domain.services.RatingBox;
import org.xiangli.kernel.DivisionCode;
import org.xiangli.kernel.Refusal;

/** How far a matter has come, and what it was worth: for whoever holds its receipt, without saying who she is. */
@Controller
@RequestMapping("/terminal")
class KioskTrackPages {

    private static final String NUMBER = "number";
    private static final String CODE = "pickup";

    private final KioskScreens screens;
    private final KioskForm forms;
    private final RatingBox box;
    private final Tries tries;

    KioskTrackPages(KioskScreens screens, KioskForm forms, RatingBox box, Tries tries) {
        this.screens = screens;
        this.forms = forms;
        this.box = box;
        this.tries = tries;
    }

    @GetMapping("/track")
    ModelAndView track() {
        return ask(Form.blank(), NUMBER, "/terminal/track");
    }

    @PostMapping("/track")
    ModelAndView track(HttpServletRequest request) {
        var form = Form.sent(request.getParameterMap());
        var number = form.demand(NUMBER, 20);
        if (!form.good()) {
            return Screen.again(ask(form, NUMBER, "/terminal/track"));
        }
        request.getSession().setAttribute(NUMBER, number);
        return Screen.see("/terminal/track/code");
    }

    @GetMapping("/track/code")
    ModelAndView trackCode() {
        return ask(Form.blank(), CODE, "/terminal/track/code");
    }

    @PostMapping("/track/code")
    ModelAndView trackCode(@RequestAttribute(KioskFilter.TERMINAL) Terminal terminal, HttpServletRequest request) {
        var form = Form.sent(request.getParameterMap());
        var code = form.demand(CODE, 20);
        try {
            if (form.good()) {
                tries.demand(terminal);
                box.track(county(), text(request, NUMBER), code);
                request.getSession().setAttribute(CODE, code);
                return Screen.see("/terminal/tracked");
            }
        } catch (Refusal refusal) {
            form.reject(CODE, refusal);
        }
        return Screen.again(ask(form, CODE, "/terminal/track/code"));
    }

    @GetMapping("/tracked")
    ModelAndView tracked(HttpServletRequest request) {
        return tracked(request, Form.blank());
    }

    @PostMapping("/rate")
    ModelAndView rate(HttpServletRequest request) {
        var form = Form.sent(request.getParameterMap());
        var stars = form.value("stars").matches("[1-5]") ? Integer.parseInt(form.value("stars")) : 0;
        try {
            box.rateWithCode(county(), text(request, NUMBER), text(request, CODE), new Rating(stars, ""));
            return screens.of("thanks", "services.rating.thanks");
        } catch (Refusal refusal) {
            return Screen.again(tracked(request, form.reject("", refusal)));
        }
    }

    private ModelAndView tracked(HttpServletRequest request, Form form) {
        var file = box.track(county(), text(request, NUMBER), text(request, CODE));
        return screens.of("tracked", "services.track.title", "form", form, "file", file, "item", forms.cited(file));
    }

    private ModelAndView ask(Form form, String field, String action) {
        return screens.of(
                "ask", "terminal.ask." + field, "form", form, "field", field, "action", action, "type", "text");
    }

    private static DivisionCode county() {
        return DivisionCode.of(Bound.county());
    }

    private static String text(HttpServletRequest request, String name) {
        return Optional.ofNullable(request.getSession().getAttribute(name))
                .map(String::valueOf)
                .orElse("");
    }
}
