package org.xiangli.domain.services.quality.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.xiangli.core.access.Acting;
import org.xiangli.core.access.PostKind;
import org.xiangli.core.page.Form;
import org.xiangli.core.page.Screen;
import org.xiangli.core.procedure.CaseDesk;
import org.xiangli.domain.services.quality.CallBackDesk;
import org.xiangli.domain.services.quality.Delays;
import org.xiangli.domain.services.quality.Trips;
import org.xiangli.kernel.Refusal;
import org.xiangli.kernel.RuleRef;

/** The two short questions beside a case: why is it late, and how often did she have to leave the village. */
@Controller
@RequestMapping("/cases/{id}")
class CasePanelPages {

    private static final RuleRef RULE = new RuleRef("SERVICES.CASE", "Xiangli R012", "");

    private final Delays delays;
    private final Trips trips;
    private final CallBackDesk callBacks;
    private final CaseDesk cases;

    CasePanelPages(Delays delays, Trips trips, CallBackDesk callBacks, CaseDesk cases) {
        this.delays = delays;
        this.trips = trips;
        this.callBacks = callBacks;
        this.cases = cases;
    }

    @GetMapping("/redone")
    ModelAndView redone(@PathVariable UUID id) {
        return redone(id, Form.blank());
    }

    /** The clerk says what was done about a case that was opened again. */
    @PostMapping("/redone")
    ModelAndView report(@PathVariable UUID id, HttpServletRequest request, RedirectAttributes flash) {
        var form = Form.sent(request.getParameterMap());
        try {
            callBacks.redone(form.once(), id, form.value("done"));
            flash.addFlashAttribute("notice", "quality.noted");
            return Screen.see("/cases/" + id);
        } catch (Refusal refusal) {
            var field = refusal.code().startsWith("quality.text") ? "done" : "";
            return Screen.again(redone(id, form.reject(field, refusal)));
        }
    }

    @GetMapping("/delay")
    ModelAndView delay(@PathVariable UUID id) {
        return delay(id, Form.blank());
    }

    @PostMapping("/delay")
    ModelAndView explain(@PathVariable UUID id, HttpServletRequest request, RedirectAttributes flash) {
        var form = Form.sent(request.getParameterMap());
        form.demand("reason", 2000);
        form.demand("basis", 200);
        var date = day(form);
        if (!form.good()) {
            return Screen.again(delay(id, form));
        }
        try {
            delays.explain(id, form.value("reason"), form.value("basis"), date);
            flash.addFlashAttribute("notice", "quality.noted");
            return Screen.see("/cases/" + id);
        } catch (Refusal refusal) {
            var field = refusal.code().equals("quality.delay.date") ? "date" : "";
            return Screen.again(delay(id, form.reject(field, refusal)));
        }
    }

    @GetMapping("/trips")
    ModelAndView trips(@PathVariable UUID id) {
        return trips(id, Form.blank());
    }

    @PostMapping("/trips")
    ModelAndView note(@PathVariable UUID id, HttpServletRequest request, RedirectAttributes flash) {
        var form = Form.sent(request.getParameterMap());
        var typed = form.value("trips");
        try {
            trips.note(id, typed.matches("[0-9]{1,4}") ? Integer.parseInt(typed) : -1);
            flash.addFlashAttribute("notice", "quality.noted");
            return Screen.see("/cases/" + id);
        } catch (Refusal refusal) {
            return Screen.again(trips(id, form.reject("trips", refusal)));
        }
    }

    private static LocalDate day(Form form) {
        try {
            return LocalDate.parse(form.demand("date", 10));
        } catch (DateTimeParseException broken) {
            form.reject("date", "form.date", form.value("date"));
            return LocalDate.MIN;
        }
    }

    private ModelAndView redone(UUID id, Form form) {
        Acting.current().require(PostKind.VILLAGE_CLERK);
        var file = cases.find(id).orElseThrow(() -> new Refusal("services.case.not-found", RULE));
        return Screen.of(
                getClass(),
                "redone",
                "quality.redone.go",
                "id",
                id,
                "number",
                file.number(),
                "events",
                CasePanels.redo(cases.history(id)),
                "form",
                form);
    }

    private ModelAndView delay(UUID id, Form form) {
        Acting.current().require(QuestionPages.ANSWERERS.toArray(PostKind[]::new));
        return Screen.of(getClass(), "delay", "quality.delay", "id", id, "form", form);
    }

    private ModelAndView trips(UUID id, Form form) {
        Acting.current().require(PostKind.VILLAGE_CLERK, PostKind.RESIDENT);
        return Screen.of(getClass(), "trips-form", "quality.trips", "id", id, "form", form);
    }
}
