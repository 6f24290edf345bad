package org.xiangli.domain.services.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.xiangli.core.access.Acting;
import org.xiangli.core.access.PostKind;
import org.xiangli.core.page.Form;
import org.xiangli.core.page.Screen;
import org.xiangli.domain.services.Catalogue;
import org.xiangli.domain.services.Draft;
import org.xiangli.domain.services.Item;
import org.xiangli.domain.services.ItemHold;
import org.xiangli.domain.services.PaperMark;
import org.xiangli.domain.services.PaperState;
import org.xiangli.domain.services.ServiceDesk;
import org.xiangli.domain.services.forms.FormShelf;
import org.xiangli.kernel.Refusal;

/** The window: who stands here, what for, which papers, and the receipt. One question a page. */
@Controller
@RequestMapping("/desk/new")
class DeskPages {

    private static final PersonSearch.Way WHO = new PersonSearch.Way(
            "services.desk.who",
            "services.desk.door",
            "services.desk.who.lead",
            "services.desk.nobody",
            "/desk/new/find",
            "/desk/new/");

    private final ServiceDesk desk;
    private final Catalogue catalogue;
    private final PersonSearch search;
    private final FormShelf forms;
    private final List<ItemHold> holds;
    private final Clock clock;

    DeskPages(
            ServiceDesk desk,
            Catalogue catalogue,
            PersonSearch search,
            FormShelf forms,
            List<ItemHold> holds,
            Clock clock) {
        this.desk = desk;
        this.catalogue = catalogue;
        this.search = search;
        this.forms = forms;
        this.holds = holds;
        this.clock = clock;
    }

    @GetMapping
    ModelAndView who() {
        Acting.current().require(PostKind.VILLAGE_CLERK);
        return search.ask(WHO);
    }

    @PostMapping("/find")
    ModelAndView find(HttpServletRequest request) {
        Acting.current().require(PostKind.VILLAGE_CLERK);
        return search.find(request, WHO);
    }

    @GetMapping("/{resident}")
    ModelAndView what(@PathVariable UUID resident, @RequestParam(name = "q", defaultValue = "") String words) {
        Acting.current().require(PostKind.VILLAGE_CLERK);
        var asked = ItemPages.shortened(words);
        return Screen.of(
                getClass(),
                "desk-item",
                "services.desk.door",
                "resident",
                resident,
                "words",
                asked,
                "items",
                catalogue.search(asked, LocalDate.now(clock)));
    }

    @GetMapping("/{resident}/{item}")
    ModelAndView papers(@PathVariable UUID resident, @PathVariable String item) {
        Acting.current().require(PostKind.VILLAGE_CLERK);
        var today = LocalDate.now(clock);
        var asked = catalogue.item(item, today).item();
        asked.demandProcedure();
        holds.forEach(hold -> hold.demandServed(item, Acting.current().division(), today));
        return papers(resident, asked, Form.blank());
    }

    @PostMapping("/{resident}/{item}")
    ModelAndView takeIn(
            @PathVariable UUID resident,
            @PathVariable("item") String code,
            HttpServletRequest request,
            RedirectAttributes flash) {
        Acting.current().require(PostKind.VILLAGE_CLERK);
        var form = Form.sent(request.getParameterMap());
        var item = catalogue.item(code, LocalDate.now(clock)).item();
        var marks = marks(form, item);
        var phone = form.value("phone");
        if (!phone.isEmpty() && !phone.matches("[0-9+][0-9 -]{4,19}")) {
            form.reject("phone", "services.desk.phone.form");
        }
        var note = form.value("note");
        if (!form.good()) {
            return Screen.again(papers(resident, item, form));
        }
        try {
            var draft = new Draft(
                    form.once(),
                    resident,
                    code,
                    org.xiangli.domain.services.Channel.WINDOW,
                    Optional.of(phone).filter(given -> !given.isEmpty()),
                    java.util.Locale.SIMPLIFIED_CHINESE,
                    Optional.empty(),
                    note.isEmpty() ? Map.of() : Map.of("note", note));
            var taken = desk.take(draft, marks);
            taken.pickupCode().ifPresent(pickUp -> flash.addFlashAttribute("pickUpCode", pickUp));
            return Screen.see("/cases/" + taken.application().id() + "/receipt");
        } catch (Refusal refusal) {
            return Screen.again(papers(resident, item, form.reject(fieldOf(refusal), refusal)));
        }
    }

    private static String fieldOf(Refusal refusal) {
        return switch (refusal.code()) {
            case "case.text-too-long", "case.text-unreadable" -> "note";
            case "message.phone" -> "phone";
            default -> "";
        };
    }

    /** What the clerk has said of each paper; a paper that follows needs its day. */
    static Map<String, PaperMark> marks(Form form, Item item) {
        var marks = new LinkedHashMap<String, PaperMark>();
        for (var material : item.asked()) {
            var field = "paper-" + material.code();
            var state = state(form.value(field));
            if (state.isEmpty()) {
                form.reject(field, "services.desk.paper.choose");
            } else if (state.get() == PaperState.LATER) {
                day(form, field + "-day").ifPresent(day -> marks.put(material.code(), PaperMark.later(day)));
            } else {
                marks.put(material.code(), PaperMark.of(state.get()));
            }
        }
        return marks;
    }

    private static Optional<PaperState> state(String value) {
        return java.util.Arrays.stream(PaperState.values())
                .filter(state -> state.name().equals(value))
                .findFirst();
    }

    private static Optional<LocalDate> day(Form form, String field) {
        var value = form.demand(field, 10);
        try {
            return value.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(value));
        } catch (DateTimeParseException broken) {
            form.reject(field, "form.date", value);
            return Optional.empty();
        }
    }

    private ModelAndView papers(UUID resident, Item item, Form form) {
        return Screen.of(
                getClass(),
                "desk-papers",
                "services.desk.door",
                "resident",
                resident,
                "item",
                item,
                "form",
                form,
                "fillable",
                forms.current(item.code()).isPresent());
    }
}
