package org.xiangli.domain.services.web;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.xiangli.core.page.Form;
import org.xiangli.core.page.Screen;
import org.xiangli.core.store.Bound;
import org.xiangli.domain.services.Catalogue;
import org.xiangli.domain.services.Rating;
import org.xiangli.domain.services.RatingBox;
import org.xiangli.kernel.DivisionCode;
import org.xiangli.kernel.Refusal;

/** How far has it come: with the number and the code on the receipt, without an account; and what was it worth. */
@Controller
class TrackPages {

    private final RatingBox box;
    private final Catalogue catalogue;

    TrackPages(RatingBox box, Catalogue catalogue) {
        this.box = box;
        this.catalogue = catalogue;
    }

    @GetMapping("/track")
    ModelAndView ask() {
        return ask(Form.blank());
    }

    @PostMapping("/track")
    ModelAndView track(HttpServletRequest request) {
        var form = Form.sent(request.getParameterMap());
        var number = form.demand("number", 20);
        var code = form.demand("code", 20);
        if (!form.good()) {
            return Screen.again(ask(form));
        }
        try {
            return tracked(form, number, code);
        } catch (Refusal refusal) {
            return Screen.again(ask(form.reject("code", refusal)));
        }
    }

    @PostMapping("/rate")
    ModelAndView rate(HttpServletRequest request, RedirectAttributes flash) {
        var form = Form.sent(request.getParameterMap());
        var number = form.value("number");
        var code = form.value("code");
        try {
            box.rateWithCode(
                    county(), number, code, new Rating(CasePages.number(form, "stars"), form.value("comment")));
            flash.addFlashAttribute("notice", "services.rating.thanks");
            return Screen.see("/track");
        } catch (Refusal refusal) {
            if (refusal.code().equals("services.pickup-code")) {
                return Screen.again(ask(form.reject("code", refusal)));
            }
            return Screen.again(tracked(form.reject("stars", refusal), number, code));
        }
    }

    private ModelAndView tracked(Form form, String number, String code) {
        var file = box.track(county(), number, code);
        var item = catalogue
                .cited(file.matter(), file.catalogueVersion())
                .orElseThrow()
                .item();
        return Screen.of(getClass(), "tracked", "services.track.title", "form", form, "file", file, "item", item);
    }

    private ModelAndView ask(Form form) {
        return Screen.of(getClass(), "track", "services.track.title", "form", form);
    }

    private static DivisionCode county() {
        return DivisionCode.of(Bound.county());
    }
}
