package org.xiangli.domain.services.channels.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.xiangli.core.access.Acting;
import org.xiangli.core.access.PostKind;
import org.xiangli.core.access.Purpose;
import org.xiangli.core.page.Form;
import org.xiangli.core.page.Screen;
import org.xiangli.core.people.ResidentRegistry;
import org.xiangli.domain.services.AgentDesk;
import org.xiangli.domain.services.Catalogue;
import org.xiangli.domain.services.Channel;
import org.xiangli.domain.services.Mandate;
import org.xiangli.domain.services.ServiceDesk;
import org.xiangli.domain.services.web.Papers;
import org.xiangli.kernel.Refusal;
import org.xiangli.kernel.RuleRef;

/** Acting for a resident (代办): what is held for people, who may act for whom, and filing under a mandate. */
@Controller
@RequestMapping("/agent")
class AgentPages {

    private static final RuleRef RULE = new RuleRef("SVC.AGENT.MANDATE", "民法典", "第161条、第165条");

    private final AgentDesk agents;
    private final ServiceDesk desk;
    private final Catalogue catalogue;
    private final IntakeForms intake;
    private final People people;
    private final ResidentRegistry residents;

    AgentPages(
            AgentDesk agents,
            ServiceDesk desk,
            Catalogue catalogue,
            IntakeForms intake,
            People people,
            ResidentRegistry residents) {
        this.agents = agents;
        this.desk = desk;
        this.catalogue = catalogue;
        this.intake = intake;
        this.people = people;
        this.residents = residents;
    }

    /** The custody list: at close of day it is empty. */
    @GetMapping
    ModelAndView held() {
        var held = agents.held();
        var names = new HashMap<UUID, String>();
        var papers = new HashMap<UUID, String>();
        for (var each : held) {
            names.put(each.id(), people.name(each.resident(), each.application()));
            catalogue
                    .cited(each.item(), each.catalogueVersion())
                    .flatMap(listed -> listed.item().material(each.paper()))
                    .ifPresent(paper -> papers.put(each.id(), paper.name().zh()));
        }
        return Screen.of(getClass(), "held", "channels.agent.title", "held", held, "names", names, "papers", papers);
    }

    @GetMapping("/find")
    ModelAndView who() {
        return people.ask("/agent/find", "/agent/of/");
    }

    @PostMapping("/find")
    ModelAndView find(HttpServletRequest request) {
        return people.find(request, "/agent/find", "/agent/of/");
    }

    @GetMapping("/of/{resident}")
    ModelAndView of(@PathVariable UUID resident) {
        var today = intake.today();
        var form = Form.blank()
                .put("from", today.toString())
                .put("to", today.plusMonths(3).toString())
                .put("relation", Mandate.Relation.CLERK.name());
        return mandates(resident, form);
    }

    @PostMapping("/of/{resident}")
    ModelAndView give(@PathVariable UUID resident, HttpServletRequest request, RedirectAttributes flash) {
        var form = Form.sent(request.getParameterMap());
        var from = IntakeForms.day(form, "from");
        var to = IntakeForms.day(form, "to");
        var relation = choice(Mandate.Relation.values(), form, "relation");
        var given = choice(Mandate.Given.values(), form, "given");
        if (form.all("items").isEmpty()) {
            form.reject("items", "form.missing");
        }
        var agent = relation.filter(each -> each != Mandate.Relation.CLERK).isPresent()
                ? agent(form)
                : Optional.<UUID>empty();
        if (!form.good() || from.isEmpty() || to.isEmpty() || relation.isEmpty() || given.isEmpty()) {
            return Screen.again(mandates(resident, form));
        }
        var items = Set.copyOf(form.all("items"));
        try {
            if (agent.isPresent()) {
                agents.mandateFor(
                        form.once(), resident, agent.get(), relation.get(), items, from.get(), to.get(), given.get());
            } else {
                agents.mandate(form.once(), resident, items, from.get(), to.get(), given.get());
            }
            flash.addFlashAttribute("notice", "channels.mandate.given");
            return Screen.see("/agent/of/" + resident);
        } catch (Refusal refusal) {
            return Screen.again(mandates(resident, form.reject(fieldOf(refusal), refusal)));
        }
    }

    @PostMapping("/mandates/{mandate}/revoke")
    ModelAndView revoke(@PathVariable UUID mandate, RedirectAttributes flash) {
        Acting.current().require(PostKind.VILLAGE_CLERK);
        var resident = demand(mandate).resident();
        agents.revoke(mandate);
        flash.addFlashAttribute("notice", "channels.mandate.revoked");
        return Screen.see("/agent/of/" + resident);
    }

    @GetMapping("/mandates/{mandate}/{item}")
    ModelAndView papers(@PathVariable UUID mandate, @PathVariable String item) {
        demand(mandate);
        return intake.page(path(mandate, item), Channel.AGENT, intake.item(item), Form.blank());
    }

    @PostMapping("/mandates/{mandate}/{item}")
    ModelAndView file(
            @PathVariable UUID mandate,
            @PathVariable("item") String code,
            HttpServletRequest request,
            RedirectAttributes flash) {
        var form = Form.sent(request.getParameterMap());
        var item = intake.item(code);
        var under = demand(mandate);
        var marks = Papers.marks(form, item);
        try {
            var draft = intake.draft(form, under.resident(), item, Channel.AGENT, Optional.of(mandate));
            if (!form.good()) {
                return Screen.again(intake.page(path(mandate, code), Channel.AGENT, item, form));
            }
            var taken = desk.take(draft, marks);
            taken.pickupCode().ifPresent(pickUp -> flash.addFlashAttribute("pickUpCode", pickUp));
            return Screen.see("/cases/" + taken.application().id() + "/agent");
        } catch (Refusal refusal) {
            return intake.again(path(mandate, code), Channel.AGENT, item, form, refusal);
        }
    }

    private static String path(UUID mandate, String item) {
        return "/agent/mandates/" + mandate + "/" + item;
    }

    private Mandate demand(UUID mandate) {
        Acting.current().require(PostKind.VILLAGE_CLERK);
        return agents.find(mandate).orElseThrow(() -> new Refusal("services.mandate", RULE));
    }

    /** The person of the register with this ID number; her number stands in no address. */
    private Optional<UUID> agent(Form form) {
        var number = form.demand("agent", 20);
        if (number.isEmpty()) {
            return Optional.empty();
        }
        try {
            var found = residents.search(number, Purpose.IDENTIFY_APPLICANT);
            if (found.size() == 1) {
                return Optional.of(found.getFirst().id());
            }
            form.reject("agent", "services.desk.nobody");
        } catch (Refusal refusal) {
            form.reject("agent", refusal);
        }
        return Optional.empty();
    }

    private ModelAndView mandates(UUID resident, Form form) {
        Acting.current().require(PostKind.VILLAGE_CLERK);
        var person = people.demand(resident);
        var agentNames = new HashMap<UUID, @Nullable String>();
        var mandates = agents.mandates(resident);
        mandates.stream()
                .filter(each -> each.relation() != Mandate.Relation.CLERK)
                .forEach(each -> agentNames.put(each.id(), people.name(each.agent(), each.id())));
        return Screen.of(
                getClass(),
                "mandates",
                "channels.mandate.title",
                "form",
                form,
                "resident",
                resident,
                "name",
                person.name(),
                "mandates",
                mandates,
                "agents",
                agentNames,
                "items",
                catalogue.served(intake.today()).stream()
                        .map(listed -> listed.item())
                        .filter(item -> item.agent())
                        .toList());
    }

    private static <T extends Enum<T>> Optional<T> choice(T[] values, Form form, String field) {
        var value = form.demand(field, 20);
        return java.util.Arrays.stream(values)
                .filter(each -> each.name().equals(value))
                .findFirst();
    }

    private static String fieldOf(Refusal refusal) {
        return switch (refusal.code()) {
            case "services.mandate-items", "item.not-in-force" -> "items";
            case "services.mandate-dates", "rule.svc.mandate.term" -> "to";
            case "services.mandate-agent" -> "agent";
            default -> "";
        };
    }
}
