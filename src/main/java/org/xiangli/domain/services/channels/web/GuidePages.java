package org.xiangli.domain.services.channels.web;

import jakarta.servlet.http.HttpServletRequest;
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
import org.xiangli.core.access.Purpose;
import org.xiangli.core.page.Form;
import org.xiangli.core.page.Screen;
import org.xiangli.domain.services.LeadingDesk;
import org.xiangli.domain.services.ServiceDesk;
import org.xiangli.kernel.Refusal;
import org.xiangli.kernel.RuleRef;

/** Who leads a matter from end to end (领办); the resident sees whom to call, officers take over with note and consent. */
@Controller
@RequestMapping("/cases/{id}/guide")
class GuidePages {

    private static final RuleRef RULE = new RuleRef("SVC.GUIDED", "Xiangli R045", "");

    private final LeadingDesk leading;
    private final ServiceDesk desk;

    GuidePages(LeadingDesk leading, ServiceDesk desk) {
        this.leading = leading;
        this.desk = desk;
    }

    @GetMapping
    ModelAndView show(@PathVariable UUID id) {
        return page(id, Form.blank());
    }

    @PostMapping
    ModelAndView lead(@PathVariable UUID id, HttpServletRequest request, RedirectAttributes flash) {
        var form = Form.sent(request.getParameterMap());
        var seq = form.value("seq").matches("[0-9]{1,6}") ? Integer.parseInt(form.value("seq")) : -1;
        form.demand("phone", 20);
        if (!form.good()) {
            return Screen.again(page(id, form));
        }
        try {
            leading.lead(form.once(), id, seq, form.value("phone"), form.value("note"), form.has("consented", "yes"));
            flash.addFlashAttribute("notice", "channels.guide.taken");
            return Screen.see("/cases/" + id + "/guide");
        } catch (Refusal refusal) {
            return Screen.again(page(id, form.reject(fieldOf(refusal), refusal)));
        }
    }

    private static String fieldOf(Refusal refusal) {
        return switch (refusal.code()) {
            case "services.guide-consent" -> "consented";
            case "services.guide-note" -> "note";
            default -> "";
        };
    }

    private ModelAndView page(UUID id, Form form) {
        var acting = Acting.current();
        acting.require(acting.kind() == PostKind.RESIDENT ? Purpose.OWN_DATA : Purpose.HANDLE_MATTER);
        var application = desk.find(id).orElseThrow(() -> new Refusal("services.case.not-found", RULE));
        var guides = leading.guides(id);
        return Screen.of(
                getClass(),
                "guide",
                "channels.guide.title",
                "form",
                form,
                "application",
                application,
                "guides",
                guides,
                "mayLead",
                acting.kind() != PostKind.RESIDENT
                        && !application.file().state().finished()
                        && guides.stream()
                                .findFirst()
                                .filter(guide -> guide.guide().equals(acting.account()))
                                .isEmpty());
    }
}
