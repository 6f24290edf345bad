package org.xiangli.channel.api;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Optional;
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

/** The county's administrator lets programs in, shows each token once, replaces it, and turns programs away. */
@Controller
@RequestMapping("/programs")
class ClientPages {

    private final ClientDesk desk;

    ClientPages(ClientDesk desk) {
        this.desk = desk;
    }

    @GetMapping
    ModelAndView list() {
        return page(Form.blank().put("pace", "600"));
    }

    @PostMapping
    ModelAndView make(HttpServletRequest request, RedirectAttributes flash) {
        Acting.current().require(PostKind.ADMINISTRATOR);
        var form = Form.sent(request.getParameterMap());
        var name = form.demand("name", 60);
        var pace = pace(form);
        var seat = seat(form);
        if (!form.good()) {
            return Screen.again(page(form));
        }
        try {
            var id = form.once();
            var token = desk.make(new ClientDesk.Entry(id, name, seat, scopes(form), pace));
            flash.addFlashAttribute("token", token);
            return Screen.see("/programs/" + id);
        } catch (Refusal refusal) {
            return Screen.again(page(form.reject(fieldOf(refusal), refusal)));
        }
    }

    @GetMapping("/{id}")
    ModelAndView one(@PathVariable UUID id, Model model) {
        var listed = desk.demand(id);
        var form = Form.blank().put("pace", Integer.toString(listed.caller().perMinute()));
        return program(listed, form, (@Nullable String) model.getAttribute("token"));
    }

    @PostMapping("/{id}/pace")
    ModelAndView pace(@PathVariable UUID id, HttpServletRequest request, RedirectAttributes flash) {
        var listed = desk.demand(id);
        var form = Form.sent(request.getParameterMap());
        var pace = pace(form);
        if (form.good()) {
            try {
                desk.pace(id, pace);
            } catch (Refusal refusal) {
                form.reject("pace", refusal);
            }
        }
        if (!form.good()) {
            return Screen.again(program(listed, form, null));
        }
        flash.addFlashAttribute("notice", "api.clients.paced");
        return Screen.see("/programs/" + id);
    }

    @PostMapping("/{id}/rotate")
    ModelAndView rotate(@PathVariable UUID id, HttpServletRequest request, RedirectAttributes flash) {
        var form = Form.sent(request.getParameterMap());
        try {
            flash.addFlashAttribute("token", desk.rotate(id, form.once(), form.has("grace", "yes")));
            return Screen.see("/programs/" + id);
        } catch (Refusal refusal) {
            var listed = desk.demand(id);
            form.put("pace", Integer.toString(listed.caller().perMinute()));
            return Screen.again(program(listed, form.reject("", refusal), null));
        }
    }

    @PostMapping("/{id}/revoke")
    ModelAndView revoke(@PathVariable UUID id, RedirectAttributes flash) {
        desk.revoke(id);
        flash.addFlashAttribute("notice", "api.clients.revoked");
        return Screen.see("/programs/" + id);
    }

    private static int pace(Form form) {
        var typed = form.demand("pace", 5);
        if (form.problem("pace").isEmpty() && !typed.matches("[0-9]{1,5}")) {
            form.reject("pace", new Refusal("api.client-pace", Caller.RULE, ClientDesk.FASTEST));
        }
        return typed.matches("[0-9]{1,5}") ? Integer.parseInt(typed) : 0;
    }

    /** Neither post nor division is a program that only reports problems; one without the other is a mistake. */
    private static Optional<Caller.Seat> seat(Form form) {
        var kind = Arrays.stream(PostKind.values())
                .filter(one -> one.name().equals(form.value("kind")))
                .findFirst();
        if (kind.isEmpty() && form.value("division").isEmpty()) {
            return Optional.empty();
        }
        var division = form.demand("division", 12);
        if (kind.isEmpty()) {
            form.reject("kind", "form.missing");
        }
        if (!form.good()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Caller.Seat(kind.orElseThrow(), DivisionCode.of(division)));
        } catch (Refusal refusal) {
            form.reject("division", refusal);
            return Optional.empty();
        }
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
        return switch (refusal.code()) {
            case "api.client-name" -> "name";
            case "api.client-scopes" -> "scopes";
            case "api.client-seat" -> "kind";
            case "api.client-pace" -> "pace";
            case "api.client-again" -> "";
            default -> "division";
        };
    }

    private ModelAndView page(Form form) {
        return Screen.of(getClass(), "programs", "api.clients.title", "form", form, "listed", desk.all());
    }

    private ModelAndView program(ClientDesk.Listed listed, Form form, @Nullable String token) {
        return Screen.of(getClass(), "program", "api.clients.one", "form", form, "listed", listed, "token", token);
    }

    @Configuration
    static class Doors {

        @Bean
        Door programsDoor() {
            return new Door("/programs", "api.clients.title", Door.Group.SETTINGS, 82, Set.of(PostKind.ADMINISTRATOR));
        }
    }
}
