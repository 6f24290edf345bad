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
import org.xiangli.core.page.Form;
import org.xiangli.core.page.Screen;
import org.xiangli.domain.services.admission.DelegationDesk;
import org.xiangli.domain.services.admission.FunctionTransfer;
import org.xiangli.kernel.Refusal;

/** Functions handed to social organisations or the market (R041), by department. */
@Controller
@RequestMapping("/functions")
class FunctionPages {

    private final DelegationDesk desk;
    private final Clock clock;

    FunctionPages(DelegationDesk desk, Clock clock) {
        this.desk = desk;
        this.clock = clock;
    }

    @GetMapping
    ModelAndView list() {
        Acting.current().require(Offices.of(Offices.ALL));
        return page(Form.blank());
    }

    @PostMapping
    ModelAndView handOut(HttpServletRequest request, RedirectAttributes flash) {
        var acting = Acting.current();
        acting.require(Offices.of(Offices.COUNTY));
        var form = Form.sent(request.getParameterMap());
        var function = form.demand("function", 200);
        var taker = form.demand("taker", 60);
        var clause = form.demand("clause", 1000);
        var kind = Typed.word(form, "taker-kind", FunctionTransfer.Taker.class);
        var method = Typed.word(form, "method", FunctionTransfer.Method.class);
        var starts = Typed.day(form, "starts");
        var sum = Typed.money(form, "sum");
        var evaluation = Typed.dayOrNone(form, "evaluation");
        if (!form.good() || kind.isEmpty() || method.isEmpty() || starts.isEmpty()) {
            return Screen.again(page(form));
        }
        try {
            desk.handOut(FunctionTransfer.of(
                    form.once(),
                    function,
                    acting.office(),
                    kind.get(),
                    taker,
                    method.get(),
                    starts.get(),
                    sum,
                    evaluation,
                    clause));
        } catch (Refusal refusal) {
            var field = refusal.code().startsWith("admission.evaluation") ? "evaluation" : "";
            return Screen.again(page(form.reject(field, refusal)));
        }
        flash.addFlashAttribute(Offices.NOTICE, "admission.function.entered");
        return Screen.see("/functions");
    }

    private ModelAndView page(Form form) {
        return Screen.of(
                getClass(),
                "functions",
                "admission.functions",
                "form",
                form,
                "functions",
                desk.functions(),
                "today",
                LocalDate.now(clock),
                "county",
                Offices.COUNTY.contains(Acting.current().kind()));
    }
}
