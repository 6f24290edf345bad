package org.xiangli.domain.services.channels.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.xiangli.core.access.Acting;
import org.xiangli.core.access.Purpose;
import org.xiangli.core.page.Screen;
import org.xiangli.domain.services.AgentDesk;
import org.xiangli.domain.services.Catalogue;
import org.xiangli.domain.services.Mandate;
import org.xiangli.domain.services.Wording;

/** Whom a resident lets act for her, and the button that ends it at once (R017). */
@Controller
@RequestMapping("/my/mandates")
class MyMandatePages {

    private final AgentDesk agents;
    private final Catalogue catalogue;
    private final Clock clock;

    MyMandatePages(AgentDesk agents, Catalogue catalogue, Clock clock) {
        this.agents = agents;
        this.catalogue = catalogue;
        this.clock = clock;
    }

    @GetMapping
    ModelAndView mine() {
        var acting = Acting.current();
        acting.require(Purpose.OWN_DATA);
        var self = acting.resident();
        var names = new HashMap<String, Wording>();
        catalogue
                .served(LocalDate.now(clock))
                .forEach(listed -> names.put(listed.item().code(), listed.item().name()));
        return Screen.of(
                getClass(),
                "my-mandates",
                "channels.my-mandates.title",
                "mandates",
                self == null ? List.<Mandate>of() : agents.mandates(self),
                "names",
                names);
    }

    @PostMapping("/{mandate}/revoke")
    ModelAndView revoke(@PathVariable UUID mandate, RedirectAttributes flash) {
        Acting.current().require(Purpose.OWN_DATA);
        agents.revoke(mandate);
        flash.addFlashAttribute("notice", "channels.mandate.revoked");
        return Screen.see("/my/mandates");
    }
}
