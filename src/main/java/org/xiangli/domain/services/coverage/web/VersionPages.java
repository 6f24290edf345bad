package org.xiangli.domain.services.coverage.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
import org.xiangli.domain.services.Catalogue;
import org.xiangli.domain.services.ListedItem;
import org.xiangli.domain.services.RefusedCatalogue;
import org.xiangli.domain.services.Revision;
import org.xiangli.kernel.Refusal;
import org.xiangli.kernel.RuleRef;

/** The versions of the county's catalogue: read by anyone, published by the county's approver (R029). */
@Controller
class VersionPages {

    private static final RuleRef PUBLISHED = new RuleRef("SVC.CATALOGUE", "民发〔2022〕56号", "");

    private final Catalogue catalogue;
    private final Clock clock;

    VersionPages(Catalogue catalogue, Clock clock) {
        this.catalogue = catalogue;
        this.clock = clock;
    }

    @GetMapping("/items/versions")
    ModelAndView versions() {
        return Screen.of(
                getClass(),
                "versions",
                "services.versions.title",
                "versions",
                catalogue.history(),
                "current",
                catalogue
                        .current(LocalDate.now(clock))
                        .map(version -> version.version())
                        .orElse(0));
    }

    /** What a version changed against another; against the one before when none is named. */
    @GetMapping("/items/versions/{version}")
    ModelAndView diff(@PathVariable int version, @RequestParam(name = "against", defaultValue = "0") int against) {
        if (catalogue.history().stream().noneMatch(known -> known.version() == version)) {
            throw new Refusal("services.catalogue.not-found", PUBLISHED);
        }
        var earlier = against > 0 ? against : version - 1;
        var names = new LinkedHashMap<String, String>();
        for (var number : List.of(earlier, version)) {
            catalogue
                    .items(number)
                    .forEach(listed ->
                            names.put(listed.item().code(), listed.item().name().zh()));
        }
        return Screen.of(
                getClass(),
                "diff",
                "services.versions.title",
                "earlier",
                earlier,
                "later",
                version,
                "diff",
                catalogue.diff(earlier, version),
                "names",
                names);
    }

    @GetMapping("/desk/catalogue")
    ModelAndView revise() {
        return page(Form.blank().put("from", catalogue.nextFrom().toString()));
    }

    @PostMapping("/desk/catalogue")
    ModelAndView revise(HttpServletRequest request, RedirectAttributes flash) {
        Acting.current().require(PostKind.COUNTY_APPROVER);
        var form = Form.sent(request.getParameterMap());
        var from = day(form);
        var note = form.demand("note", 2000);
        var decided = decided(form);
        if (!form.good() || from.isEmpty()) {
            return Screen.again(page(form));
        }
        try {
            var version = catalogue.revise(form.once(), decided, from.get(), note);
            flash.addFlashAttribute("notice", "services.versions.published");
            return Screen.see("/items/versions/" + version.version());
        } catch (RefusedCatalogue faults) {
            faults.faults().forEach(fault -> form.reject("do-" + fault.item(), fault.refusal()));
            return Screen.again(page(form));
        } catch (Refusal refusal) {
            return Screen.again(
                    page(form.reject(refusal.code().equals("services.catalogue-date") ? "from" : "", refusal)));
        }
    }

    /** At once, for what must not be taken in any more; why is told to residents. */
    @PostMapping("/desk/catalogue/withdraw")
    ModelAndView withdraw(HttpServletRequest request, RedirectAttributes flash) {
        Acting.current().require(PostKind.COUNTY_APPROVER);
        var form = Form.sent(request.getParameterMap())
                .put("from", catalogue.nextFrom().toString());
        var code = form.demand("code", 64);
        var why = form.demand("why", 2000);
        if (!form.good()) {
            return Screen.again(page(form));
        }
        try {
            catalogue.withdraw(code, why);
            flash.addFlashAttribute("notice", "services.versions.withdrawn");
            return Screen.see("/desk/catalogue");
        } catch (Refusal refusal) {
            return Screen.again(page(form.reject(refusal.code().equals("item.unknown") ? "code" : "why", refusal)));
        }
    }

    private static Map<String, Revision> decided(Form form) {
        var decided = new LinkedHashMap<String, Revision>();
        for (var code : form.all("item")) {
            Revision.of(form.value("do-" + code))
                    .filter(revision -> revision != Revision.KEEP)
                    .ifPresent(revision -> decided.put(code, revision));
        }
        return decided;
    }

    private static Optional<LocalDate> day(Form form) {
        var value = form.demand("from", 10);
        try {
            return value.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(value));
        } catch (DateTimeParseException broken) {
            form.reject("from", "form.date", value);
            return Optional.empty();
        }
    }

    private ModelAndView page(Form form) {
        Acting.current().require(PostKind.COUNTY_APPROVER);
        var latest = catalogue.latest();
        return Screen.of(
                getClass(),
                "revise",
                "services.versions.revise",
                "form",
                form,
                "latest",
                latest,
                "items",
                latest.map(version -> catalogue.items(version.version())).orElse(List.<ListedItem>of()));
    }

    @Configuration
    static class Doors {

        @Bean
        Door versionsDoor() {
            return new Door(
                    "/desk/catalogue",
                    "services.versions.revise",
                    Door.Group.CATALOGUE,
                    46,
                    Set.of(PostKind.COUNTY_APPROVER));
        }
    }
}
