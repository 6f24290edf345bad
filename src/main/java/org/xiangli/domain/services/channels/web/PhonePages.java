package org.xiangli.domain.services.channels.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
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
import org.xiangli.domain.services.Channel;
import org.xiangli.domain.services.PhoneDesk;
import org.xiangli.domain.services.ServiceDesk;
import org.xiangli.domain.services.web.Papers;
import org.xiangli.kernel.Refusal;
import org.xiangli.kernel.RuleRef;

/** The telephone desk: notice first, note what she wants, hang up, call back, and only then hand it in (R055). */
@Controller
@RequestMapping("/desk/phone")
class PhonePages {

    private static final RuleRef RULE = new RuleRef("SVC.PHONE.CALL-BACK", "Xiangli R055", "");

    private final PhoneDesk phone;
    private final ServiceDesk desk;
    private final IntakeForms intake;
    private final People people;

    PhonePages(PhoneDesk phone, ServiceDesk desk, IntakeForms intake, People people) {
        this.phone = phone;
        this.desk = desk;
        this.intake = intake;
        this.people = people;
    }

    @GetMapping
    ModelAndView who() {
        return people.ask("/desk/phone/find", "/desk/phone/");
    }

    @PostMapping("/find")
    ModelAndView find(HttpServletRequest request) {
        return people.find(request, "/desk/phone/find", "/desk/phone/");
    }

    @GetMapping("/{resident}")
    ModelAndView what(@PathVariable UUID resident) {
        Acting.current().require(PostKind.VILLAGE_CLERK);
        return intake.choose("/desk/phone/" + resident + "/", Channel.PHONE);
    }

    @GetMapping("/{resident}/{item}")
    ModelAndView papers(@PathVariable UUID resident, @PathVariable String item) {
        Acting.current().require(PostKind.VILLAGE_CLERK);
        return intake.page(path(resident, item), Channel.PHONE, intake.item(item), Form.blank());
    }

    @PostMapping("/{resident}/{item}")
    ModelAndView note(@PathVariable UUID resident, @PathVariable("item") String code, HttpServletRequest request) {
        var form = Form.sent(request.getParameterMap());
        var item = intake.item(code);
        var marks = Papers.marks(form, item);
        try {
            var draft = intake.draft(form, resident, item, Channel.PHONE, Optional.empty());
            if (!form.good()) {
                return Screen.again(intake.page(path(resident, code), Channel.PHONE, item, form));
            }
            var noted = phone.note(draft, marks, form.has("noticed", "yes"));
            return Screen.see("/desk/phone/case/" + noted.id());
        } catch (Refusal refusal) {
            return intake.again(path(resident, code), Channel.PHONE, item, form, refusal);
        }
    }

    /** The number to call back at. */
    @GetMapping("/case/{id}")
    ModelAndView callBack(@PathVariable UUID id) {
        return page(id, Form.blank());
    }

    @PostMapping("/case/{id}")
    ModelAndView calledBack(@PathVariable UUID id, HttpServletRequest request, RedirectAttributes flash) {
        var form = Form.sent(request.getParameterMap());
        if (!form.has("called", "yes")) {
            return Screen.again(page(id, form.reject("called", "channels.phone.not-called")));
        }
        try {
            var taken = phone.calledBack(form.once(), id);
            taken.pickupCode().ifPresent(pickUp -> flash.addFlashAttribute("pickUpCode", pickUp));
            return Screen.see("/cases/" + id + "/receipt");
        } catch (Refusal refusal) {
            return Screen.again(page(id, form.reject("called", refusal)));
        }
    }

    private ModelAndView page(UUID id, Form form) {
        Acting.current().require(PostKind.VILLAGE_CLERK);
        var application = desk.find(id)
                .filter(found -> found.channel() == Channel.PHONE)
                .orElseThrow(() -> new Refusal("services.case.not-found", RULE));
        return Screen.of(
                getClass(),
                "call-back",
                "channels.phone.title",
                "form",
                form,
                "application",
                application,
                "number",
                number(id));
    }

    private String number(UUID id) {
        try {
            return phone.number(id);
        } catch (Refusal none) {
            return "";
        }
    }

    private static String path(UUID resident, String item) {
        return "/desk/phone/" + resident + "/" + item;
    }
}
