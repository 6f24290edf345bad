package org.xiangli.channel.api.hooks;

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
import org.xiangli.core.access.Acting;
import org.xiangli.core.access.PostKind;
import org.xiangli.core.page.Door;
import org.xiangli.core.page.Form;
import org.xiangli.core.page.Screen;
import org.xiangli.kernel.Refusal;

/** Who is told that a case has moved, and whether it arrived; for the county's administrator. */
@Controller
@RequestMapping("/hooks")
class HookPages {

    private final HookDesk desk;

    HookPages(HookDesk desk) {
        this.desk = desk;
    }

    @GetMapping
    ModelAndView list(Model model) {
        return page(Form.blank(), (@Nullable String) model.getAttribute("secret"));
    }

    @PostMapping
    ModelAndView make(HttpServletRequest request, RedirectAttributes flash) {
        Acting.current().require(PostKind.ADMINISTRATOR);
        var form = Form.sent(request.getParameterMap());
        var name = form.demand("name", 60);
        var url = form.demand("url", 500);
        if (!form.good()) {
            return Screen.again(page(form, null));
        }
        try {
            flash.addFlashAttribute("secret", desk.make(name, url));
            return Screen.see("/hooks");
        } catch (Refusal refusal) {
            return Screen.again(page(form.reject("url", refusal), null));
        }
    }

    @PostMapping("/{id}/off")
    ModelAndView off(@PathVariable UUID id) {
        desk.off(id);
        return Screen.see("/hooks");
    }

    private ModelAndView page(Form form, @Nullable String secret) {
        return Screen.of(
                getClass(),
                "hooks",
                "api.hooks.title",
                "form",
                form,
                "hooks",
                desk.all(),
                "log",
                desk.log(),
                "secret",
                secret);
    }

    @Configuration
    static class Doors {

        @Bean
        Door hooksDoor() {
            return new Door("/hooks", "api.hooks.title", Door.Group.SETTINGS, 84, Set.of(PostKind.ADMINISTRATOR));
        }
    }
}
