package org.xiangli.domain.services.admission.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import org.xiangli.core.access.Acting;
import org.xiangli.core.access.PostKind;
import org.xiangli.core.page.Form;
import org.xiangli.core.page.Screen;
import org.xiangli.domain.services.admission.CertificateDesk;
import org.xiangli.kernel.Refusal;

/** Somebody asks the village for a certificate: the answer is where to go instead. No page issues one. */
@Controller
@RequestMapping("/certificates")
class CertificatePages {

    private final CertificateDesk desk;

    CertificatePages(CertificateDesk desk) {
        this.desk = desk;
    }

    @GetMapping
    ModelAndView kinds() {
        Acting.current().require(Offices.of(Offices.ALL));
        return page(Form.blank());
    }

    @PostMapping
    ModelAndView ask(HttpServletRequest request) {
        Acting.current().require(PostKind.VILLAGE_CLERK);
        var form = Form.sent(request.getParameterMap());
        var kind = form.demand("kind", 40);
        var demandedBy = Typed.optional(form, "demanded-by", 60);
        if (!form.good()) {
            return Screen.again(page(form));
        }
        try {
            return Screen.see(
                    "/certificates/" + desk.ask(form.once(), kind, demandedBy).id());
        } catch (Refusal refusal) {
            return Screen.again(page(form.reject("kind", refusal)));
        }
    }

    @GetMapping("/{id}")
    ModelAndView show(@PathVariable UUID id) {
        Acting.current().require(Offices.of(Offices.ALL));
        return Screen.of(getClass(), "certificate", "admission.certificates", "asked", desk.demand(id));
    }

    @GetMapping("/{id}/notice")
    ModelAndView notice(@PathVariable UUID id) {
        Acting.current().require(PostKind.VILLAGE_CLERK);
        return Screen.see("/files/" + desk.notice(id).attachment().id());
    }

    private ModelAndView page(Form form) {
        var acting = Acting.current();
        return Screen.of(
                getClass(),
                "certificates",
                "admission.certificates",
                "form",
                form,
                "kinds",
                desk.kinds(),
                "latest",
                desk.latest(acting.division()),
                "clerk",
                acting.kind() == PostKind.VILLAGE_CLERK);
    }
}
