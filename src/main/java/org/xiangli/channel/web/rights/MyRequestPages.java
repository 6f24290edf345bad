package org.xiangli.channel.web.rights;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.xiangli.core.access.Acting;
import org.xiangli.core.access.DataRequest.Kind;
import org.xiangli.core.access.DataRequests;
import org.xiangli.core.access.Purpose;
import org.xiangli.core.page.Form;
import org.xiangli.core.page.Screen;
import org.xiangli.kernel.Refusal;

/** A resident asks about her own data, or has a look at it explained (R013, R028). */
@Controller
@RequestMapping("/my/requests")
class MyRequestPages {

    private final DataRequests requests;
    private final Clock clock;

    MyRequestPages(DataRequests requests, Clock clock) {
        this.requests = requests;
        this.clock = clock;
    }

    @GetMapping
    ModelAndView mine() {
        return Screen.of(
                getClass(), "my-requests", "rights.mine", "requests", requests.mine(), "today", LocalDate.now(clock));
    }

    /** @param view the look to be explained; empty for the other kinds */
    @GetMapping("/new")
    ModelAndView form(@RequestParam(name = "view", defaultValue = "") String view) {
        Acting.current().require(Purpose.OWN_DATA);
        return page(Form.blank().put("view", view).put("kind", Kind.COPY.name()));
    }

    @PostMapping("/new")
    ModelAndView ask(HttpServletRequest request, RedirectAttributes flash) {
        Acting.current().require(Purpose.OWN_DATA);
        var form = Form.sent(request.getParameterMap());
        try {
            var view = view(form);
            requests.ask(form.once(), view == null ? kind(form) : Kind.CONTEST, form.value("wish"), view);
        } catch (Refusal refusal) {
            var field = refusal.code().equals("data-request.view-unknown")
                            || refusal.code().startsWith("form.")
                    ? ""
                    : "wish";
            return Screen.again(page(form.reject(field, refusal)));
        }
        flash.addFlashAttribute("notice", "rights.asked");
        return Screen.see("/my/requests");
    }

    private static Kind kind(Form form) {
        for (var kind : Kind.values()) {
            if (kind != Kind.CONTEST && kind.name().equals(form.value("kind"))) {
                return kind;
            }
        }
        return Kind.COPY;
    }

    /** A look that cannot be read is one that nobody knows. */
    private static @Nullable UUID view(Form form) {
        var typed = form.value("view");
        if (typed.isEmpty()) {
            return null;
        }
        try {
            return UUID.fromString(typed);
        } catch (IllegalArgumentException broken) {
            return new UUID(0, 0);
        }
    }

    private ModelAndView page(Form form) {
        return Screen.of(getClass(), "my-request", "rights.new", "form", form);
    }
}
