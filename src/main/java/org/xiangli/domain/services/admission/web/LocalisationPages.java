package org.xiangli.domain.services.admission.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
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
import org.xiangli.core.territory.Division;
import org.xiangli.core.territory.Territory;
import org.xiangli.domain.services.Catalogue;
import org.xiangli.domain.services.Item;
import org.xiangli.domain.services.ListedItem;
import org.xiangli.domain.services.admission.Localisation;
import org.xiangli.domain.services.admission.LocalisationDesk;
import org.xiangli.kernel.Refusal;

/** How a village does an item (R036): written here, checked by the township, put up, printed. */
@Controller
@RequestMapping("/localisations")
class LocalisationPages {

    private final LocalisationDesk desk;
    private final Catalogue catalogue;
    private final Territory territory;
    private final Clock clock;

    LocalisationPages(LocalisationDesk desk, Catalogue catalogue, Territory territory, Clock clock) {
        this.desk = desk;
        this.catalogue = catalogue;
        this.territory = territory;
        this.clock = clock;
    }

    @GetMapping
    ModelAndView list(Locale reader) {
        var acting = Acting.current();
        demandReader(acting);
        var names = new HashMap<String, String>();
        var served = catalogue.served(today()).stream().map(ListedItem::item).toList();
        served.forEach(item -> names.put(item.code(), item.name().in(reader)));
        var written = desk.within(acting.division());
        var villages = written.stream()
                .map(Localisation::village)
                .distinct()
                .collect(Collectors.toMap(
                        village -> village.value(),
                        village -> territory
                                .find(village, today())
                                .map(Division::name)
                                .orElse(village.value())));
        return Screen.of(
                getClass(),
                "localisations",
                "admission.localisations",
                "written",
                written,
                "villages",
                villages,
                "names",
                names,
                "items",
                served,
                "clerk",
                acting.kind() == PostKind.VILLAGE_CLERK);
    }

    @GetMapping("/new/{item}")
    ModelAndView write(@PathVariable String item) {
        Acting.current().require(PostKind.VILLAGE_CLERK);
        var listed = catalogue.item(item, today()).item();
        var form = Form.blank()
                .put("days", Integer.toString(listed.time().promised()))
                .put("fee", "0");
        return form(listed, form);
    }

    @PostMapping("/new/{item}")
    ModelAndView write(@PathVariable String item, HttpServletRequest request, RedirectAttributes flash) {
        Acting.current().require(PostKind.VILLAGE_CLERK);
        var listed = catalogue.item(item, today()).item();
        var form = Form.sent(request.getParameterMap());
        var who = form.demand("who", 60);
        var hours = form.demand("hours", 200);
        var place = form.demand("place", 200);
        var visits = Typed.optional(form, "visits", 200);
        var days = Typed.whole(form, "days");
        var fee = Typed.money(form, "fee");
        if (!form.good()) {
            return Screen.again(form(listed, form));
        }
        try {
            var written = desk.write(new Localisation.Text(
                    form.once(), item, who, hours, place, visits, form.all("papers"), fee.fen(), days));
            flash.addFlashAttribute(Offices.NOTICE, "admission.local.written");
            return Screen.see("/localisations/" + written.id());
        } catch (Refusal refusal) {
            return Screen.again(form(listed, form.reject(fieldOf(refusal), refusal)));
        }
    }

    @GetMapping("/{id}")
    ModelAndView show(@PathVariable UUID id) {
        demandReader(Acting.current());
        return page(id, Form.blank());
    }

    @PostMapping("/{id}/check")
    ModelAndView check(@PathVariable UUID id, HttpServletRequest request, RedirectAttributes flash) {
        Acting.current().require(Offices.of(Offices.TOWN));
        var form = Form.sent(request.getParameterMap());
        var verdict = form.demand("verdict", 10);
        var why = verdict.equals("back") ? form.demand("why", 2000) : "";
        return after(id, form, flash, () -> {
            if (verdict.equals("back")) {
                desk.giveBack(id, why);
            } else {
                desk.check(id);
            }
        });
    }

    @PostMapping("/{id}/publication")
    ModelAndView publish(@PathVariable UUID id, HttpServletRequest request, RedirectAttributes flash) {
        Acting.current().require(PostKind.VILLAGE_CLERK);
        var form = Form.sent(request.getParameterMap());
        var first = Typed.day(form, "first");
        return after(id, form, flash, () -> first.ifPresent(day -> desk.publish(id, day)));
    }

    @GetMapping("/{id}/sheet")
    ModelAndView sheet(@PathVariable UUID id) {
        Acting.current().require(PostKind.VILLAGE_CLERK);
        return Screen.see("/files/" + desk.sheet(id).attachment().id());
    }

    /** A resident reads what is put up; the database shows her nothing else. */
    private static void demandReader(Acting acting) {
        if (acting.kind() != PostKind.RESIDENT) {
            acting.require(Offices.of(Offices.ALL));
        }
    }

    private ModelAndView after(UUID id, Form form, RedirectAttributes flash, Runnable work) {
        try {
            if (form.good()) {
                work.run();
            }
        } catch (Refusal refusal) {
            if (refusal.code().endsWith(".not-found")) {
                throw refusal;
            }
            form.reject(fieldOf(refusal), refusal);
        }
        if (!form.good()) {
            return Screen.again(page(id, form));
        }
        flash.addFlashAttribute(Offices.NOTICE, "admission.done");
        return Screen.see("/localisations/" + id);
    }

    private static String fieldOf(Refusal refusal) {
        return switch (refusal.code()) {
            case "admission.local-fee" -> "fee";
            case "admission.local-time" -> "days";
            case "admission.local-dates" -> "first";
            default -> "";
        };
    }

    private ModelAndView form(Item item, Form form) {
        return Screen.of(getClass(), "localisation-new", "admission.local.write", "item", item, "form", form);
    }

    private ModelAndView page(UUID id, Form form) {
        var local = desk.demand(id);
        var acting = Acting.current();
        return Screen.of(
                getClass(),
                "localisation",
                "admission.localisations",
                "local",
                local,
                "item",
                desk.item(local),
                "form",
                form,
                "town",
                Offices.TOWN.contains(acting.kind()),
                "clerk",
                acting.kind() == PostKind.VILLAGE_CLERK);
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
