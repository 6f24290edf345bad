package org.xiangli.domain.services.channels.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.xiangli.core.access.Acting;
import org.xiangli.core.access.Purpose;
import org.xiangli.core.page.Form;
import org.xiangli.core.page.Screen;
import org.xiangli.domain.services.Catalogue;
import org.xiangli.domain.services.Channel;
import org.xiangli.domain.services.Custody;
import org.xiangli.domain.services.Draft;
import org.xiangli.domain.services.Material;
import org.xiangli.domain.services.ProxyDesk;
import org.xiangli.domain.services.Trip;
import org.xiangli.domain.services.Wording;
import org.xiangli.domain.services.web.Papers;
import org.xiangli.kernel.Refusal;

/** Acting for somebody from one's own telephone (代办, R044): whoever gave a mandate, filing, originals, ways gone. */
@Controller
@RequestMapping("/entrusted")
class EntrustedPages {

    private final ProxyDesk desk;
    private final Catalogue catalogue;
    private final IntakeForms intake;

    EntrustedPages(ProxyDesk desk, Catalogue catalogue, IntakeForms intake) {
        this.desk = desk;
        this.catalogue = catalogue;
        this.intake = intake;
    }

    @GetMapping
    ModelAndView mine() {
        Acting.current().require(Purpose.UNDER_MANDATE);
        var names = new HashMap<String, Wording>();
        catalogue.served(intake.today()).stream()
                .map(listed -> listed.item())
                .filter(item -> item.agent())
                .forEach(item -> names.put(item.code(), item.name()));
        return Screen.of(
                getClass(), "entrusted", "channels.entrusted.title", "mandates", desk.mandates(), "names", names);
    }

    @GetMapping("/{mandate}/new/{item}")
    ModelAndView papers(@PathVariable UUID mandate, @PathVariable String item) {
        desk.mandate(mandate);
        return intake.fromAfar(path(mandate, item), intake.item(item), Form.blank());
    }

    @PostMapping("/{mandate}/new/{item}")
    ModelAndView file(
            @PathVariable UUID mandate,
            @PathVariable("item") String code,
            HttpServletRequest request,
            RedirectAttributes flash) {
        var form = Form.sent(request.getParameterMap());
        var under = desk.mandate(mandate).mandate();
        var item = intake.item(code);
        var marks = Papers.marks(form, item);
        try {
            Draft draft = intake.draft(form, under.resident(), item, Channel.AGENT, Optional.of(mandate));
            if (!form.good()) {
                return Screen.again(intake.fromAfar(path(mandate, code), item, form));
            }
            var taken = desk.file(draft, marks);
            taken.pickupCode().ifPresent(pickUp -> flash.addFlashAttribute("pickUpCode", pickUp));
            return Screen.see(path(mandate, taken.application().id()));
        } catch (Refusal refusal) {
            form.reject(IntakeForms.fieldOf(refusal), refusal);
            return Screen.again(intake.fromAfar(path(mandate, code), item, form));
        }
    }

    @GetMapping("/{mandate}/cases/{id}")
    ModelAndView matter(@PathVariable UUID mandate, @PathVariable UUID id, Model model) {
        return page(mandate, id, blank(), (String) model.getAttribute("pickUpCode"));
    }

    @PostMapping("/{mandate}/cases/{id}/papers")
    ModelAndView brought(
            @PathVariable UUID mandate, @PathVariable UUID id, HttpServletRequest request, RedirectAttributes flash) {
        var form = Form.sent(request.getParameterMap());
        var seq = form.value("seq").matches("[0-9]{1,6}") ? Integer.parseInt(form.value("seq")) : -1;
        var marks = Papers.marks(form, desk.folder(mandate, id).application().item());
        return answer(mandate, id, form, "", flash, "services.case.moved", () -> {
            if (form.good()) {
                desk.brought(mandate, form.once(), id, seq, marks);
            }
        });
    }

    @PostMapping("/{mandate}/cases/{id}/files")
    ModelAndView add(
            @PathVariable UUID mandate,
            @PathVariable UUID id,
            @RequestParam("file") MultipartFile file,
            RedirectAttributes flash)
            throws IOException {
        var name = file.getOriginalFilename();
        var content = file.getBytes();
        return answer(
                mandate,
                id,
                Form.blank(),
                "file",
                flash,
                "services.case.file.added",
                () -> desk.add(mandate, id, name == null ? "" : name, content));
    }

    @PostMapping("/{mandate}/cases/{id}/agent/custody")
    ModelAndView take(
            @PathVariable UUID mandate, @PathVariable UUID id, HttpServletRequest request, RedirectAttributes flash) {
        var form = Form.sent(request.getParameterMap());
        var paper = form.demand("paper", 64);
        return answer(mandate, id, form, "paper", flash, "channels.custody.taken", () -> {
            if (form.good()) {
                desk.takeOriginal(mandate, form.once(), id, paper);
            }
        });
    }

    /** Back against her signature: without one it is still held. */
    @PostMapping("/{mandate}/cases/{id}/agent/custody/{custody}")
    ModelAndView giveBack(
            @PathVariable UUID mandate,
            @PathVariable UUID id,
            @PathVariable UUID custody,
            HttpServletRequest request,
            RedirectAttributes flash) {
        var form = Form.sent(request.getParameterMap());
        var to = Arrays.stream(Custody.To.values())
                .filter(each -> each.name().equals(form.value("to")))
                .findFirst();
        if (to.isEmpty() || !form.has("signed", "yes")) {
            form.reject("custody-" + custody, "channels.custody.unsigned");
        }
        return answer(mandate, id, form, "", flash, "channels.custody.returned", () -> {
            if (form.good()) {
                desk.giveBack(mandate, id, custody, to.orElseThrow());
            }
        });
    }

    @PostMapping("/{mandate}/cases/{id}/agent/trips")
    ModelAndView trip(
            @PathVariable UUID mandate, @PathVariable UUID id, HttpServletRequest request, RedirectAttributes flash) {
        var form = Form.sent(request.getParameterMap());
        var day = IntakeForms.day(form, "day");
        var place = form.demand("place", 100);
        var purpose = form.demand("purpose", 500);
        var fee = CarryPages.fee(form);
        return answer(mandate, id, form, "", flash, "channels.trip.noted", () -> {
            if (form.good()) {
                desk.trip(mandate, id, new Trip(form.once(), id, day.orElseThrow(), place, purpose), fee);
            }
        });
    }

    /** Does it and goes on, or the page again with the problem at its field and everything typed. */
    private ModelAndView answer(
            UUID mandate, UUID id, Form form, String field, RedirectAttributes flash, String done, Runnable work) {
        try {
            work.run();
        } catch (Refusal refusal) {
            form.reject(field.isEmpty() ? CarryPages.fieldOf(refusal) : field, refusal);
        }
        if (!form.good()) {
            return Screen.again(page(mandate, id, form, null));
        }
        flash.addFlashAttribute("notice", done);
        return Screen.see(path(mandate, id));
    }

    private static String path(UUID mandate, String item) {
        return "/entrusted/" + mandate + "/new/" + item;
    }

    private static String path(UUID mandate, UUID id) {
        return "/entrusted/" + mandate + "/cases/" + id;
    }

    private Form blank() {
        return Form.blank().put("day", intake.today().toString()).put("fee", "0");
    }

    private ModelAndView page(UUID mandate, UUID id, Form form, @Nullable String pickUpCode) {
        var folder = desk.folder(mandate, id);
        return Screen.of(
                CarryPages.class,
                "carry",
                "channels.entrusted.title",
                "application",
                folder.application(),
                "form",
                form,
                "takable",
                folder.application().item().asked().stream()
                        .filter(paper -> paper.forms().contains(Material.Form.ORIGINAL))
                        .toList(),
                "custodies",
                folder.custodies(),
                "trips",
                folder.trips(),
                "receipts",
                folder.receipts(),
                "mandate",
                folder.mandate(),
                "pickUpCode",
                pickUpCode,
                "base",
                path(mandate, id),
                "entrusted",
                true,
                "today",
                intake.today());
    }
}
