package org.xiangli.domain.services.admission.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.xiangli.core.access.Acting;
import org.xiangli.core.access.PostKind;
import org.xiangli.core.page.Form;
import org.xiangli.core.page.Screen;
import org.xiangli.domain.services.admission.CapBoard;
import org.xiangli.domain.services.admission.Load;
import org.xiangli.kernel.Refusal;

/** The county sets its caps (总量控制, R031), with a reason anybody may read among the rules. */
@Controller
@RequestMapping("/admission/caps")
class CapPages {

    private final CapBoard caps;
    private final Clock clock;

    CapPages(CapBoard caps, Clock clock) {
        this.caps = caps;
        this.clock = clock;
    }

    @GetMapping
    ModelAndView caps() {
        Acting.current().require(PostKind.COUNTY_APPROVER, PostKind.ADMINISTRATOR);
        var load = caps.load();
        var form = Form.blank()
                .put("items", Long.toString(load.mostItems()))
                .put("small", Long.toString(load.mostHours().small()))
                .put("medium", Long.toString(load.mostHours().medium()))
                .put("large", Long.toString(load.mostHours().large()))
                .put("from", LocalDate.now(clock).toString());
        return page(form);
    }

    @PostMapping
    ModelAndView set(HttpServletRequest request, RedirectAttributes flash) {
        Acting.current().require(PostKind.COUNTY_APPROVER, PostKind.ADMINISTRATOR);
        var form = Form.sent(request.getParameterMap());
        var items = Typed.whole(form, "items");
        var hours =
                new Load.MostHours(Typed.whole(form, "small"), Typed.whole(form, "medium"), Typed.whole(form, "large"));
        var from = Typed.day(form, "from");
        var reason = form.demand("reason", 200);
        if (!form.good() || from.isEmpty()) {
            return Screen.again(page(form));
        }
        try {
            caps.set(form.once(), items, hours, from.get(), reason);
        } catch (Refusal refusal) {
            var field = refusal.code().equals("admission.effective-past") ? "from" : "items";
            return Screen.again(page(form.reject(field, refusal)));
        }
        flash.addFlashAttribute(Offices.NOTICE, "admission.caps.set");
        return Screen.see("/admission");
    }

    private ModelAndView page(Form form) {
        return Screen.of(getClass(), "caps", "admission.caps", "form", form);
    }
}
