package org.xiangli.domain.services.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.ModelAndView;
import org.xiangli.core.page.Screen;
import org.xiangli.core.store.Bound;
import org.xiangli.domain.services.Catalogue;
import org.xiangli.domain.services.GuideDesk;
import org.xiangli.domain.services.Item;
import org.xiangli.domain.services.PointDirectory;
import org.xiangli.domain.services.forms.FormDesk;
import org.xiangli.kernel.DivisionCode;

/** What can be done, with which papers, in how many days, on what law; and where (R029, R053). For anyone. */
@Controller
class ItemPages {

    private static final int LONGEST_WORDS = 60;

    private final Catalogue catalogue;
    private final GuideDesk guides;
    private final PointDirectory points;
    private final FormDesk forms;
    private final LocaleResolver locales;
    private final Clock clock;

    ItemPages(
            Catalogue catalogue,
            GuideDesk guides,
            PointDirectory points,
            FormDesk forms,
            LocaleResolver locales,
            Clock clock) {
        this.catalogue = catalogue;
        this.guides = guides;
        this.points = points;
        this.forms = forms;
        this.locales = locales;
        this.clock = clock;
    }

    @GetMapping("/items")
    ModelAndView items(@RequestParam(name = "q", defaultValue = "") String words) {
        var today = LocalDate.now(clock);
        var asked = shortened(words);
        var items = catalogue.search(asked, today);
        return Screen.of(getClass(), "items", "services.items.title", "items", items, "words", asked);
    }

    /** What is searched for is a few words, not a letter. */
    static String shortened(String words) {
        var asked = words.strip();
        return asked.substring(
                0, asked.offsetByCodePoints(0, Math.min(LONGEST_WORDS, asked.codePointCount(0, asked.length()))));
    }

    @GetMapping("/items/{code}")
    ModelAndView guide(@PathVariable String code, HttpServletRequest request) {
        var today = LocalDate.now(clock);
        var listed = catalogue.item(code, today);
        var here = DivisionCode.of(Bound.county());
        return Screen.of(
                getClass(),
                "guide",
                "services.items.title",
                "sheet",
                guides.sheet(listed, here, today, locales.resolveLocale(request)),
                "apply",
                forms.online(listed.item()) ? "/apply/" + code : null,
                "phones",
                listed.item().referral().map(Item.Referral::phones).orElse(List.of()));
    }

    @GetMapping("/points")
    ModelAndView points() {
        return Screen.of(getClass(), "points", "services.points.title", "points", points.all());
    }
}
