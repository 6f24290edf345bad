package org.xiangli.channel.api;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
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
import org.xiangli.core.page.Door;
import org.xiangli.core.page.Form;
import org.xiangli.core.page.Screen;
import org.xiangli.kernel.DivisionCode;
import org.xiangli.kernel.Refusal;

/** The county's administrator lets programs in, shows each token once, and turns programs away. */
@Controller
@RequestMapping("/programs")
class ClientPages {

    private final ClientDesk desk;

    ClientPages(ClientDesk desk) {
        this.desk = desk;
    }

    @GetMapping
    ModelAndView list(Model model) {
        Acting.current().require(PostKind.ADMINISTRATOR);
        return page(Form.blank(), (@Nullable String) model.getAttribute("token"));
    }

    @PostMapping
    ModelAndView make(HttpServletRequest request, RedirectAttributes flash) {
        Acting.current().require(PostKind.ADMINISTRATOR);
        var form = Form.sent(request.getParameterMap());
        var name = form.demand("name", 60);
        var kind = Arrays.stream(PostKind.values())
                .filter(one -> one.name().equals(form.value("kind")))
                .findFirst();
        var division = form.demand("division", 12);
        if (kind.isEmpty()) {
            form.reject("kind", "form.missing");
        }
        if (!form.good()) {
            return Screen.again(page(form, null));
        }
        try {
            var token = desk.make(name, kind.orElseThrow(), DivisionCode.of(division), scopes(form));
            flash.addFlashAttribute("token", token);
            return Screen.see("/programs");
        } catch (Refusal refusal) {
            return Screen.again(page(form.reject(fieldOf(refusal), refusal), null));
        }
    }

    @PostMapping("/{id}/revoke")
    ModelAndView revoke(@PathVariable UUID id, RedirectAttributes flash) {
        desk.revoke(id);
        flash.addFlashAttribute("notice", "api.clients.revoked");
        return Screen.see("/programs");
    }

    private static Set<Scope> scopes(Form form) {
        var scopes = new LinkedHashSet<Scope>();
        for (var scope : Scope.values()) {
            if (form.has("scopes", scope.name())) {
                scopes.add(scope);
            }
        }
        return scopes;
    }

    private static String fieldOf(Refusal refusal) {
        return refusal.code().equals("api.client-scopes") ? "scopes" : "division";
    }

    private ModelAndView page(Form form, @Nullable String token) {
        return Screen.of(
                getClass(), "programs", "api.clients.title", "form", form, "listed", desk.all(), "token", token);
    }

    @Configuration
    static class Doors {

        @Bean
        Door programsDoor() {
            return new Door("/programs", "api.clients.title", Door.Group.SETTINGS, 82, Set.of(PostKind.ADMINISTRATOR));
        }
    }
}
