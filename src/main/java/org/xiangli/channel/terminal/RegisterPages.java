package org.xiangli.channel.terminal;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
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
import org.xiangli.core.access.Purpose;
import org.xiangli.core.page.Door;
import org.xiangli.core.page.Form;
import org.xiangli.core.page.Screen;
import org.xiangli.core.people.ResidentRegistry;
import org.xiangli.domain.services.Catalogue;
import org.xiangli.domain.services.Channel;
import org.xiangli.domain.services.ListedItem;
import org.xiangli.kernel.DivisionCode;
import org.xiangli.kernel.Ids;
import org.xiangli.kernel.Refusal;

/** The register of terminals with their tickets, for who keeps them; and the one-time code the clerk hands out. */
@Controller
@RequestMapping("/terminals")
class RegisterPages {

    private final TerminalRegister register;
    private final OneTimeCodes codes;
    private final ResidentRegistry residents;
    private final Catalogue catalogue;
    private final Clock clock;

    RegisterPages(
            TerminalRegister register,
            OneTimeCodes codes,
            ResidentRegistry residents,
            Catalogue catalogue,
            Clock clock) {
        this.register = register;
        this.codes = codes;
        this.residents = residents;
        this.catalogue = catalogue;
        this.clock = clock;
    }

    @GetMapping
    ModelAndView all(Model model) {
        return page(
                Form.blank().put("opens", "08:00").put("closes", "18:00"), (String) model.getAttribute("key"), null);
    }

    @PostMapping
    ModelAndView register(HttpServletRequest request, RedirectAttributes flash) {
        var form = Form.sent(request.getParameterMap());
        var place = form.demand("place", 100);
        var division = form.demand("division", 12);
        var opens = time(form, "opens");
        var closes = time(form, "closes");
        if (!form.good() || opens.isEmpty() || closes.isEmpty()) {
            return Screen.again(page(form, null, null));
        }
        try {
            var items = Set.copyOf(form.all("items"));
            var key = register.register(Ids.next(), DivisionCode.of(division), place, items, opens.get(), closes.get());
            flash.addFlashAttribute("key", key);
            return Screen.see("/terminals");
        } catch (Refusal refusal) {
            return Screen.again(page(form.reject("division", refusal), null, null));
        }
    }

    @PostMapping("/faults/{fault}/close")
    ModelAndView close(@PathVariable UUID fault) {
        register.close(fault);
        return Screen.see("/terminals");
    }

    @PostMapping("/{terminal}/retire")
    ModelAndView retire(@PathVariable UUID terminal) {
        register.retire(terminal);
        return Screen.see("/terminals");
    }

    /** Shown at once and not again: a redirect would need to keep it somewhere. */
    @PostMapping("/codes")
    ModelAndView code(HttpServletRequest request) {
        Acting.current().require(PostKind.VILLAGE_CLERK);
        var form = Form.sent(request.getParameterMap());
        var who = form.demand("who", 40);
        try {
            if (form.good()) {
                var found = residents.search(who, Purpose.IDENTIFY_APPLICANT);
                if (found.size() == 1) {
                    return page(Form.blank(), null, codes.issue(found.getFirst().id()));
                }
                form.reject("who", "terminal.codes.one");
            }
        } catch (Refusal refusal) {
            form.reject("who", refusal);
        }
        return Screen.again(page(form, null, null));
    }

    private ModelAndView page(Form form, @Nullable String key, @Nullable String code) {
        var kind = Acting.current().kind();
        return Screen.of(
                getClass(),
                "terminals",
                "terminal.register.title",
                "form",
                form,
                "terminals",
                register.all(),
                "faults",
                register.faults(),
                "items",
                kind == PostKind.ADMINISTRATOR ? offered() : List.<ListedItem>of(),
                "administrator",
                kind == PostKind.ADMINISTRATOR,
                "clerk",
                kind == PostKind.VILLAGE_CLERK,
                "key",
                key,
                "code",
                code);
    }

    private List<ListedItem> offered() {
        return catalogue.served(LocalDate.now(clock)).stream()
                .filter(listed -> listed.item().channels().contains(Channel.TERMINAL))
                .collect(Collectors.toList());
    }

    private static Optional<LocalTime> time(Form form, String field) {
        var value = form.demand(field, 5);
        try {
            return value.isEmpty() ? Optional.empty() : Optional.of(LocalTime.parse(value));
        } catch (DateTimeException broken) {
            form.reject(field, "channels.counter.time.form");
            return Optional.empty();
        }
    }

    @Configuration
    static class Doors {

        @Bean
        Door terminalsDoor() {
            return new Door(
                    "/terminals",
                    "terminal.register.title",
                    Door.Group.CHANNELS,
                    70,
                    Set.of(
                            PostKind.ADMINISTRATOR,
                            PostKind.COUNTY_OFFICER,
                            PostKind.TOWNSHIP_OFFICER,
                            PostKind.VILLAGE_CLERK));
        }
    }
}
