package org.xiangli.domain.services.channels.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.xiangli.core.access.Acting;
import org.xiangli.core.access.Office;
import org.xiangli.core.access.PostKind;
import org.xiangli.core.access.Purpose;
import org.xiangli.core.page.Form;
import org.xiangli.core.page.Screen;
import org.xiangli.core.procedure.CaseDesk;
import org.xiangli.core.procedure.Clocking;
import org.xiangli.domain.services.Application;
import org.xiangli.domain.services.JointDesk;
import org.xiangli.domain.services.ServiceDesk;
import org.xiangli.kernel.Refusal;
import org.xiangli.kernel.RuleRef;

/** The time sheet of a case, who had it how long, and the joint review: several departments asked at once (R050). */
@Controller
@RequestMapping("/cases/{id}/joint")
class JointPages {

    private static final RuleRef RULE = new RuleRef("SERVICES.CASE", "Xiangli R012", "");

    private final JointDesk joint;
    private final ServiceDesk desk;
    private final CaseDesk cases;

    JointPages(JointDesk joint, ServiceDesk desk, CaseDesk cases) {
        this.joint = joint;
        this.desk = desk;
        this.cases = cases;
    }

    @GetMapping
    ModelAndView show(@PathVariable UUID id) {
        return page(id, Form.blank());
    }

    @PostMapping("/ask")
    ModelAndView ask(@PathVariable UUID id, HttpServletRequest request, RedirectAttributes flash) {
        var form = Form.sent(request.getParameterMap());
        if (form.all("departments").isEmpty()) {
            form.reject("departments", "form.missing");
        }
        var seq = form.value("seq").matches("[0-9]{1,6}") ? Integer.parseInt(form.value("seq")) : -1;
        if (!form.good()) {
            return Screen.again(page(id, form));
        }
        try {
            joint.ask(form.once(), id, seq, form.all("departments"));
            flash.addFlashAttribute("notice", "channels.joint.asked");
            return Screen.see("/cases/" + id + "/joint");
        } catch (Refusal refusal) {
            return Screen.again(page(id, form.reject("departments", refusal)));
        }
    }

    @PostMapping("/speak")
    ModelAndView speak(@PathVariable UUID id, HttpServletRequest request, RedirectAttributes flash) {
        var form = Form.sent(request.getParameterMap());
        var opinion = form.demand("opinion", 10);
        if (!form.good()) {
            return Screen.again(page(id, form));
        }
        try {
            joint.speak(form.once(), id, opinion.equals("agree"), form.value("reason"));
            flash.addFlashAttribute("notice", "channels.joint.spoken");
            return Screen.see("/cases/" + id + "/joint");
        } catch (Refusal refusal) {
            return Screen.again(page(id, form.reject("reason", refusal)));
        }
    }

    private ModelAndView page(UUID id, Form form) {
        var acting = Acting.current();
        acting.require(acting.kind() == PostKind.RESIDENT ? Purpose.OWN_DATA : Purpose.HANDLE_MATTER);
        var application = desk.find(id).orElseThrow(() -> new Refusal("services.case.not-found", RULE));
        var file = application.file();
        var mayAsk = file.step().clock() == Clocking.RUNS
                && file.step().post().code().equals(acting.kind().key())
                && (acting.kind() == PostKind.TOWNSHIP_OFFICER || acting.kind() == PostKind.COUNTY_OFFICER);
        var offices = mayAsk ? joint.offices(id) : List.<Office>of();
        return Screen.of(
                getClass(),
                "joint",
                "channels.joint.title",
                "form",
                form,
                "application",
                application,
                "hops",
                cases.hops(file),
                "opinions",
                joint.opinions(id),
                "mayAsk",
                mayAsk,
                "offices",
                offices,
                "named",
                named(application, offices),
                "maySpeak",
                joint.asked(application));
    }

    /** Those of the offices the item itself says join in. */
    private static Set<String> named(Application application, List<Office> offices) {
        return offices.stream()
                .filter(office -> application.item().offices().joint().stream()
                        .anyMatch(joins -> office.name().endsWith(joins.zh())))
                .map(Office::address)
                .collect(Collectors.toSet());
    }
}
