package org.xiangli.channel.api.forward;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.xiangli.core.access.Acting;
import org.xiangli.core.access.PostKind;
import org.xiangli.core.page.Door;
import org.xiangli.core.page.Form;
import org.xiangli.core.page.Screen;
import org.xiangli.kernel.Refusal;

/** Where an office passes a problem on and sees what became of it, and where the administrator says to whom it may. */
@Controller
class ForwardPages {

    private static final Set<PostKind> OFFICES =
            Set.of(PostKind.TOWNSHIP_OFFICER, PostKind.TOWNSHIP_APPROVER, PostKind.COUNTY_OFFICER);

    private final ForwardDesk desk;
    private final NeighbourDesk neighbours;

    ForwardPages(ForwardDesk desk, NeighbourDesk neighbours) {
        this.desk = desk;
        this.neighbours = neighbours;
    }

    @GetMapping("/forwarded")
    ModelAndView forwarded(@RequestParam(name = "number", defaultValue = "") String number) {
        return forwarded(Form.blank().put("number", number));
    }

    @PostMapping("/forwarded")
    ModelAndView pass(HttpServletRequest request, RedirectAttributes flash) {
        Acting.current().require(OFFICES.toArray(PostKind[]::new));
        var form = Form.sent(request.getParameterMap());
        var number = form.demand("number", 30);
        var chosen = target(form.value("to"));
        if (chosen.isEmpty()) {
            form.reject("to", "form.missing");
        }
        if (!form.good()) {
            return Screen.again(forwarded(form));
        }
        try {
            desk.pass(number, chosen.get().neighbour(), chosen.get().service());
            flash.addFlashAttribute("notice", "api.forward.passed");
            return Screen.see("/forwarded");
        } catch (Refusal refusal) {
            var field = refusal.code().equals("api.forward-service") ? "to" : "number";
            return Screen.again(forwarded(form.reject(field, refusal)));
        }
    }

    @PostMapping("/forwarded/{id}/again")
    ModelAndView again(@PathVariable UUID id, RedirectAttributes flash) {
        desk.again(id);
        flash.addFlashAttribute("notice", "api.forward.passed");
        return Screen.see("/forwarded");
    }

    @GetMapping("/neighbours")
    ModelAndView neighbours() {
        return neighbours(Form.blank());
    }

    @PostMapping("/neighbours")
    ModelAndView add(HttpServletRequest request, RedirectAttributes flash) {
        Acting.current().require(PostKind.ADMINISTRATOR);
        var form = Form.sent(request.getParameterMap());
        var name = form.demand("name", 60);
        var endpoint = form.demand("endpoint", 300);
        if (!form.good()) {
            return Screen.again(neighbours(form));
        }
        try {
            neighbours.add(form.once(), name, endpoint, form.value("jurisdiction"), form.value("key"));
            flash.addFlashAttribute("notice", "api.forward.added");
            return Screen.see("/neighbours");
        } catch (Refusal refusal) {
            var field = refusal.code().equals("api.forward-name") ? "name" : "endpoint";
            return Screen.again(neighbours(form.reject(field, refusal)));
        }
    }

    @PostMapping("/neighbours/{id}/off")
    ModelAndView off(@PathVariable UUID id) {
        neighbours.off(id);
        return Screen.see("/neighbours");
    }

    private record Target(UUID neighbour, String service) {}

    /** A choice is written {@code neighbour/service}: one list, one question. */
    private static Optional<Target> target(String chosen) {
        var slash = chosen.indexOf('/');
        try {
            return slash < 0
                    ? Optional.empty()
                    : Optional.of(new Target(UUID.fromString(chosen.substring(0, slash)), chosen.substring(slash + 1)));
        } catch (IllegalArgumentException broken) {
            return Optional.empty();
        }
    }

    private ModelAndView forwarded(Form form) {
        return Screen.of(
                getClass(),
                "forwarded",
                "api.forward.title",
                "form",
                form,
                "forwardings",
                desk.all(),
                "neighbours",
                neighbours.working());
    }

    private ModelAndView neighbours(Form form) {
        Acting.current().require(PostKind.ADMINISTRATOR);
        return Screen.of(
                getClass(), "neighbours", "api.forward.neighbours", "form", form, "neighbours", neighbours.all());
    }

    @Configuration
    static class Doors {

        @Bean
        Door forwardedDoor() {
            return new Door("/forwarded", "api.forward.title", Door.Group.VOICES, 48, OFFICES);
        }

        @Bean
        Door neighboursDoor() {
            return new Door(
                    "/neighbours", "api.forward.neighbours", Door.Group.SETTINGS, 83, Set.of(PostKind.ADMINISTRATOR));
        }
    }
}
