package org.xiangli.domain.services.channels.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
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
import org.xiangli.domain.services.AgentDesk;
import org.xiangli.domain.services.Custody;
import org.xiangli.domain.services.Material;
import org.xiangli.domain.services.ServiceDesk;
import org.xiangli.kernel.Money;
import org.xiangli.kernel.Refusal;
import org.xiangli.kernel.RuleRef;

/** What the agent carries for a matter: originals taken and given back, ways gone, the receipts. */
@Controller
@RequestMapping("/cases/{id}/agent")
class CarryPages {

    private static final RuleRef RULE = new RuleRef("SVC.AGENT.CUSTODY", "Xiangli R044", "");

    private final AgentDesk agents;
    private final ServiceDesk desk;
    private final IntakeForms intake;

    CarryPages(AgentDesk agents, ServiceDesk desk, IntakeForms intake) {
        this.agents = agents;
        this.desk = desk;
        this.intake = intake;
    }

    @GetMapping
    ModelAndView show(@PathVariable UUID id, Model model) {
        return page(id, blank(), (String) model.getAttribute("pickUpCode"));
    }

    @PostMapping("/custody")
    ModelAndView take(@PathVariable UUID id, HttpServletRequest request, RedirectAttributes flash) {
        var form = Form.sent(request.getParameterMap());
        var paper = form.demand("paper", 64);
        if (!form.good()) {
            return Screen.again(page(id, form, null));
        }
        try {
            agents.takeOriginal(form.once(), id, paper);
            flash.addFlashAttribute("notice", "channels.custody.taken");
            return Screen.see("/cases/" + id + "/agent");
        } catch (Refusal refusal) {
            return Screen.again(page(id, form.reject("paper", refusal), null));
        }
    }

    /** Back against a signature: without one it is still held. */
    @PostMapping("/custody/{custody}")
    ModelAndView giveBack(
            @PathVariable UUID id, @PathVariable UUID custody, HttpServletRequest request, RedirectAttributes flash) {
        var form = Form.sent(request.getParameterMap());
        var to = Arrays.stream(Custody.To.values())
                .filter(each -> each.name().equals(form.value("to")))
                .findFirst();
        if (to.isEmpty() || !form.has("signed", "yes")) {
            return Screen.again(page(id, form.reject("custody-" + custody, "channels.custody.unsigned"), null));
        }
        agents.giveBack(custody, to.get());
        flash.addFlashAttribute("notice", "channels.custody.returned");
        return Screen.see("/cases/" + id + "/agent");
    }

    @PostMapping("/trips")
    ModelAndView trip(@PathVariable UUID id, HttpServletRequest request, RedirectAttributes flash) {
        var form = Form.sent(request.getParameterMap());
        var day = IntakeForms.day(form, "day");
        var place = form.demand("place", 100);
        var purpose = form.demand("purpose", 500);
        var fee = fee(form);
        if (!form.good() || day.isEmpty()) {
            return Screen.again(page(id, form, null));
        }
        try {
            agents.trip(form.once(), id, day.get(), place, purpose, fee);
            flash.addFlashAttribute("notice", "channels.trip.noted");
            return Screen.see("/cases/" + id + "/agent");
        } catch (Refusal refusal) {
            return Screen.again(page(id, form.reject(fieldOf(refusal), refusal), null));
        }
    }

    static Money fee(Form form) {
        var value = form.value("fee").isEmpty() ? "0" : form.value("fee");
        if (!value.matches("[0-9]{1,6}([.][0-9]{1,2})?")) {
            form.reject("fee", "channels.trip.fee.form");
            return Money.ofFen(0);
        }
        var parts = value.split("[.]", -1);
        var cents = parts.length == 1 ? "00" : (parts[1] + "0").substring(0, 2);
        return Money.ofFen(Long.parseLong(parts[0]) * 100 + Long.parseLong(cents));
    }

    static String fieldOf(Refusal refusal) {
        return switch (refusal.code()) {
            case "services.trip-day" -> "day";
            case "rule.svc.fee.none" -> "fee";
            default -> "";
        };
    }

    private Form blank() {
        return Form.blank().put("day", intake.today().toString()).put("fee", "0");
    }

    private ModelAndView page(UUID id, Form form, @Nullable String pickUpCode) {
        Acting.current().require(PostKind.VILLAGE_CLERK);
        var application = desk.find(id)
                .filter(found -> found.mandate().isPresent())
                .orElseThrow(() -> new Refusal("services.case.not-found", RULE));
        if (form.value("day").isEmpty()) {
            form.put("day", intake.today().toString());
        }
        return Screen.of(
                getClass(),
                "carry",
                "channels.agent.title",
                "application",
                application,
                "form",
                form,
                "takable",
                application.item().asked().stream()
                        .filter(paper -> paper.forms().contains(Material.Form.ORIGINAL))
                        .toList(),
                "custodies",
                agents.custodies(id),
                "trips",
                agents.trips(id),
                "receipts",
                desk.receipts(id),
                "mandate",
                application.mandate().flatMap(agents::find).orElseThrow(),
                "pickUpCode",
                pickUpCode,
                "base",
                "/cases/" + id,
                "today",
                intake.today());
    }
}
