package org.xiangli.channel.api.open311;

import jakarta.servlet.http.HttpServletRequest;
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
import org.xiangli.core.access.PostKind;
import org.xiangli.core.page.Door;
import org.xiangli.core.page.Form;
import org.xiangli.core.page.Screen;
import org.xiangli.kernel.Refusal;

/** The administrator lets programs in and shuts them out; a key is shown once, to be handed over. */
@Controller
@RequestMapping("/clients")
class ClientPages {

    private final ClientDesk clients;

    ClientPages(ClientDesk clients) {
        this.clients = clients;
    }

    @GetMapping
    ModelAndView all(Model model) {
        return page(Form.blank(), (String) model.getAttribute("key"));
    }

    @PostMapping
    ModelAndView admit(HttpServletRequest request, RedirectAttributes flash) {
        var form = Form.sent(request.getParameterMap());
        try {
            flash.addFlashAttribute("key", clients.admit(form.value("name")));
            return Screen.see("/clients");
        } catch (Refusal refusal) {
            return Screen.again(page(form.reject("name", refusal), null));
        }
    }

    @PostMapping("/{id}/revoke")
    ModelAndView revoke(@PathVariable UUID id, RedirectAttributes flash) {
        clients.revoke(id);
        flash.addFlashAttribute("notice", "open311.revoked");
        return Screen.see("/clients");
    }

    private ModelAndView page(Form form, @Nullable String key) {
        return Screen.of(getClass(), "clients", "open311.title", "clients", clients.all(), "form", form, "key", key);
    }

    @Configuration
    static class Doors {

        @Bean
        Door clientsDoor() {
            return new Door("/clients", "open311.title", Door.Group.SETTINGS, 70, Set.of(PostKind.ADMINISTRATOR));
        }
    }
}
