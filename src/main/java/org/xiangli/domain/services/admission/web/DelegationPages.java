package org.xiangli.domain.services.admission.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.xiangli.core.access.Acting;
import org.xiangli.core.access.PostKind;
import org.xiangli.core.page.Form;
import org.xiangli.core.page.Screen;
import org.xiangli.core.territory.Territory;
import org.xiangli.domain.services.Catalogue;
import org.xiangli.domain.services.ListedItem;
import org.xiangli.domain.services.admission.Delegation;
import org.xiangli.domain.services.admission.DelegationDesk;
import org.xiangli.domain.services.admission.TaskTransfer;
import org.xiangli.kernel.DivisionCode;
import org.xiangli.kernel.Money;
import org.xiangli.kernel.Refusal;

/** Powers given away and tasks handed down (R034, R035): the register, and the two halves a task needs. */
@Controller
class DelegationPages {

    private final DelegationDesk desk;
    private final Catalogue catalogue;
    private final Territory territory;
    private final Clock clock;

    DelegationPages(DelegationDesk desk, Catalogue catalogue, Territory territory, Clock clock) {
        this.desk = desk;
        this.catalogue = catalogue;
        this.territory = territory;
        this.clock = clock;
    }

    @GetMapping("/delegations")
    ModelAndView register() {
        Acting.current().require(Offices.of(Offices.ALL));
        return page(Form.blank(), "");
    }

    @PostMapping("/delegations")
    ModelAndView delegate(HttpServletRequest request, RedirectAttributes flash) {
        Acting.current().require(PostKind.COUNTY_APPROVER);
        var form = Form.sent(request.getParameterMap());
        var item = form.demand("item", 64);
        var power = form.demand("power", 200);
        var delegate = form.demand("delegate", 12);
        var source = form.demand("source", 120);
        var article = Typed.optional(form, "article", 60);
        var kinds = Typed.optional(form, "kinds", 200);
        var limit = Typed.money(form, "limit");
        var from = Typed.day(form, "from");
        var to = Typed.day(form, "to");
        if (!form.good() || from.isEmpty() || to.isEmpty()) {
            return Screen.again(page(form, "delegate"));
        }
        try {
            desk.delegate(new Delegation(
                    form.once(),
                    item,
                    power,
                    Acting.current().office(),
                    DivisionCode.of(delegate),
                    form.value("limit").isEmpty() ? Optional.empty() : Optional.of(limit),
                    kinds,
                    from.get(),
                    to.get(),
                    source,
                    article,
                    Optional.empty()));
        } catch (Refusal refusal) {
            return Screen.again(page(form.reject(fieldOf(refusal), refusal), "delegate"));
        }
        flash.addFlashAttribute(Offices.NOTICE, "admission.delegated");
        return Screen.see("/delegations");
    }

    @PostMapping("/delegations/{id}/revocation")
    ModelAndView revoke(@PathVariable UUID id, HttpServletRequest request, RedirectAttributes flash) {
        Acting.current().require(PostKind.COUNTY_APPROVER);
        var form = Form.sent(request.getParameterMap());
        var why = form.demand("why", 2000);
        if (!form.good()) {
            return Screen.again(page(form, "revoke-" + id));
        }
        desk.revoke(id, why);
        flash.addFlashAttribute(Offices.NOTICE, "admission.revoked");
        return Screen.see("/delegations");
    }

    @PostMapping("/tasks")
    ModelAndView prepare(HttpServletRequest request, RedirectAttributes flash) {
        var acting = Acting.current();
        acting.require(PostKind.COUNTY_OFFICER);
        var form = Form.sent(request.getParameterMap());
        var item = form.demand("item", 64);
        var task = form.demand("task", 200);
        var to = form.demand("delegate", 12);
        var budget = budget(form);
        if (!form.good()) {
            return Screen.again(page(form, "task"));
        }
        try {
            desk.prepare(new TaskTransfer(
                    form.once(),
                    item,
                    task,
                    acting.office(),
                    DivisionCode.of(to),
                    budget,
                    acting.account(),
                    Optional.empty()));
        } catch (Refusal refusal) {
            return Screen.again(page(form.reject(fieldOf(refusal), refusal), "task"));
        }
        flash.addFlashAttribute(Offices.NOTICE, "admission.task.prepared");
        return Screen.see("/delegations");
    }

    @PostMapping("/tasks/{id}/effect")
    ModelAndView takeEffect(@PathVariable UUID id, RedirectAttributes flash) {
        Acting.current().require(PostKind.COUNTY_APPROVER);
        try {
            desk.takeEffect(id);
        } catch (Refusal refusal) {
            if (refusal.code().endsWith(".not-found")) {
                throw refusal;
            }
            return Screen.again(page(Form.blank().reject("", refusal), ""));
        }
        flash.addFlashAttribute(Offices.NOTICE, "admission.task.effective");
        return Screen.see("/delegations");
    }

    /** All of a budget line, or none of it. */
    private static Optional<TaskTransfer.BudgetLine> budget(Form form) {
        if (form.value("line").isEmpty() && form.value("sum").isEmpty()) {
            return Optional.empty();
        }
        var line = form.demand("line", 60);
        var year = Typed.whole(form, "year");
        form.demand("sum", 20);
        Money sum = Typed.money(form, "sum");
        try {
            return form.good() ? Optional.of(new TaskTransfer.BudgetLine(line, year, sum)) : Optional.empty();
        } catch (Refusal refusal) {
            form.reject("sum", refusal);
            return Optional.empty();
        }
    }

    private static String fieldOf(Refusal refusal) {
        return switch (refusal.code()) {
            case "admission.delegation-dates" -> "to";
            case "admission.delegation-basis" -> "source";
            case "admission.money" -> "limit";
            case "item.not-in-force" -> "item";
            default ->
                refusal.code().startsWith("division-code") || refusal.code().startsWith("admission.delegation")
                        ? "delegate"
                        : "";
        };
    }

    private ModelAndView page(Form form, String open) {
        var acting = Acting.current();
        var today = LocalDate.now(clock);
        return Screen.of(
                getClass(),
                "delegations",
                "admission.delegations",
                "form",
                form,
                "open",
                open,
                "register",
                desk.register(),
                "tasks",
                desk.tasks(),
                "items",
                catalogue.served(today).stream().map(ListedItem::item).toList(),
                "towns",
                territory.children(DivisionCode.of(acting.county()), today),
                "today",
                today,
                "approver",
                acting.kind() == PostKind.COUNTY_APPROVER,
                "officer",
                acting.kind() == PostKind.COUNTY_OFFICER);
    }
}
