package org.xiangli.domain.services.inbox.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.xiangli.core.access.Acting;
import org.xiangli.core.access.PostKind;
import org.xiangli.core.page.Form;
import org.xiangli.core.page.Screen;
import org.xiangli.core.territory.Hamlets;
import org.xiangli.domain.services.inbox.Categories;
import org.xiangli.domain.services.inbox.Filing;
import org.xiangli.domain.services.inbox.IssueDesk;
import org.xiangli.domain.services.inbox.IssuePhotos;
import org.xiangli.domain.services.inbox.Spot;
import org.xiangli.domain.services.web.PersonSearch;
import org.xiangli.kernel.Refusal;

/** A problem is described, held against what is there, and filed or supported: one question a page. */
@Controller
@RequestMapping("/inbox")
class FilingPages {

    private static final PersonSearch.Way WHO = new PersonSearch.Way(
            "services.inbox.who",
            "services.inbox.new",
            "services.inbox.who.lead",
            "services.inbox.nobody",
            "/inbox/who",
            "/inbox/new?for=");

    private final IssueDesk desk;
    private final IssuePhotos photos;
    private final Categories categories;
    private final Hamlets hamlets;
    private final PersonSearch search;
    private final Clock clock;

    FilingPages(
            IssueDesk desk,
            IssuePhotos photos,
            Categories categories,
            Hamlets hamlets,
            PersonSearch search,
            Clock clock) {
        this.desk = desk;
        this.photos = photos;
        this.categories = categories;
        this.hamlets = hamlets;
        this.search = search;
        this.clock = clock;
    }

    /** The clerk says first for whom. */
    @GetMapping("/who")
    ModelAndView who() {
        Acting.current().require(PostKind.VILLAGE_CLERK);
        return search.ask(WHO);
    }

    @PostMapping("/who")
    ModelAndView find(HttpServletRequest request) {
        Acting.current().require(PostKind.VILLAGE_CLERK);
        return search.find(request, WHO);
    }

    @GetMapping("/new")
    ModelAndView describe(@RequestParam(name = "for", defaultValue = "") String resident) {
        var acting = Acting.current();
        acting.require(PostKind.RESIDENT, PostKind.VILLAGE_CLERK);
        if (acting.kind() == PostKind.VILLAGE_CLERK && resident.isEmpty()) {
            return Screen.see("/inbox/who");
        }
        return describe(Form.blank().put("for", resident));
    }

    /** What is there already that may be the same, and what it may be sorted under. Nothing is filed yet. */
    @PostMapping("/new")
    ModelAndView compare(HttpServletRequest request) {
        Acting.current().require(PostKind.RESIDENT, PostKind.VILLAGE_CLERK);
        var form = Form.sent(request.getParameterMap());
        if (form.has("back", "yes")) {
            return describe(form);
        }
        filing(form, "0".repeat(10));
        return form.good() ? compare(form) : Screen.again(describe(form));
    }

    @PostMapping("/file")
    ModelAndView file(HttpServletRequest request, RedirectAttributes flash) {
        Acting.current().require(PostKind.RESIDENT, PostKind.VILLAGE_CLERK);
        var form = Form.sent(request.getParameterMap());
        var category = form.value("category").isEmpty() || form.has("category", "other")
                ? form.value("other")
                : form.value("category");
        if (category.isEmpty()) {
            form.reject("category", "services.inbox.choose");
        }
        var filing = filing(form, category);
        if (!form.good() || filing.isEmpty()) {
            return Screen.again(form.problem("category").isPresent() ? compare(form) : describe(form));
        }
        try {
            var issue = desk.file(filing.get(), resident(form));
            flash.addFlashAttribute("notice", "services.inbox.filed");
            return Screen.see("/issues/" + issue.number());
        } catch (Refusal refusal) {
            return Screen.again(compare(form.reject("category", refusal)));
        }
    }

    @PostMapping("/{id}/support")
    ModelAndView support(@PathVariable UUID id, HttpServletRequest request, RedirectAttributes flash) {
        var issue = desk.support(id, resident(Form.sent(request.getParameterMap())));
        flash.addFlashAttribute("notice", "services.inbox.supported");
        return Screen.see("/issues/" + issue.number());
    }

    @PostMapping("/{id}/photos")
    ModelAndView photo(@PathVariable UUID id, @RequestParam("photo") MultipartFile photo, RedirectAttributes flash)
            throws IOException {
        Acting.current().require(PostKind.RESIDENT, PostKind.VILLAGE_CLERK);
        photos.add(id, photo.getBytes());
        flash.addFlashAttribute("notice", "services.inbox.photo.added");
        return Screen.see(
                desk.find(id).map(issue -> "/issues/" + issue.number()).orElse("/issues"));
    }

    @GetMapping("/mine")
    ModelAndView mine() {
        return Screen.of(getClass(), "mine", "services.inbox.mine", "issues", desk.mine(), "today", today());
    }

    private Optional<Filing> filing(Form form, String category) {
        var acting = Acting.current();
        try {
            var spot = Spot.typed(form.value("lat"), form.value("long"));
            return Optional.of(new Filing(
                    form.once(),
                    acting.division(),
                    category,
                    form.value("body"),
                    form.value("place"),
                    uuid(form.value("hamlet")),
                    spot));
        } catch (Refusal refusal) {
            form.reject(fieldOf(refusal, form), refusal);
            return Optional.empty();
        }
    }

    private static String fieldOf(Refusal refusal, Form form) {
        return switch (refusal.code()) {
            case "services.inbox.body" -> "body";
            case "services.inbox.place" -> "place";
            case "services.inbox.spot" -> "lat";
            case "services.inbox.too-long" ->
                form.value("body").codePointCount(0, form.value("body").length()) > 1000 ? "body" : "place";
            default -> "";
        };
    }

    private static Optional<UUID> resident(Form form) {
        return uuid(form.value("for"));
    }

    private static Optional<UUID> uuid(String typed) {
        try {
            return typed.isEmpty() ? Optional.empty() : Optional.of(UUID.fromString(typed));
        } catch (IllegalArgumentException broken) {
            return Optional.empty();
        }
    }

    private ModelAndView describe(Form form) {
        return Screen.of(
                getClass(),
                "describe",
                "services.inbox.new",
                "form",
                form,
                "hamlets",
                hamlets.of(Acting.current().division(), today()));
    }

    private ModelAndView compare(Form form) {
        var similar = desk.similar(Acting.current().division(), form.value("body"), form.value("place"));
        return Screen.of(
                getClass(),
                "compare",
                "services.inbox.compare",
                "form",
                form,
                "similar",
                similar,
                "suggestions",
                desk.suggest(form.value("body"), similar),
                "categories",
                categories.inUse());
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
