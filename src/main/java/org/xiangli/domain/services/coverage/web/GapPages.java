package org.xiangli.domain.services.coverage.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.xiangli.core.access.Acting;
import org.xiangli.core.access.PostKind;
import org.xiangli.core.page.Form;
import org.xiangli.core.page.Screen;
import org.xiangli.domain.services.ServiceFamily;
import org.xiangli.domain.services.coverage.GapBook;
import org.xiangli.domain.services.coverage.GapTable.Figure;
import org.xiangli.domain.services.coverage.GapTable.Measure;
import org.xiangli.domain.services.coverage.GapTable.Side;
import org.xiangli.kernel.Refusal;

/** Town and countryside side by side (R042): read by anyone, entered by the county with a source for each figure. */
@Controller
class GapPages {

    private static final Set<PostKind> KEEPERS = Set.of(PostKind.COUNTY_OFFICER, PostKind.COUNTY_APPROVER);

    private final GapBook book;
    private final Clock clock;

    GapPages(GapBook book, Clock clock) {
        this.book = book;
        this.clock = clock;
    }

    @GetMapping("/coverage/gap")
    ModelAndView table(@RequestParam(name = "year", defaultValue = "0") int year) {
        var years = book.years();
        var shown = year > 0
                ? year
                : years.stream().findFirst().orElse(LocalDate.now(clock).getYear());
        return Screen.of(
                getClass(), "gap", "services.gap.title", "table", book.table(shown), "years", years, "shown", shown);
    }

    @GetMapping("/desk/gap")
    ModelAndView enter() {
        return page(Form.blank().put("year", String.valueOf(LocalDate.now(clock).getYear())));
    }

    @PostMapping("/desk/gap/count")
    ModelAndView count(RedirectAttributes flash) {
        Acting.current().require(KEEPERS.toArray(PostKind[]::new));
        book.count();
        flash.addFlashAttribute("notice", "services.gap.counted");
        return Screen.see("/coverage/gap?year=" + LocalDate.now(clock).getYear());
    }

    @PostMapping("/desk/gap")
    ModelAndView enter(HttpServletRequest request, RedirectAttributes flash) {
        Acting.current().require(KEEPERS.toArray(PostKind[]::new));
        var form = Form.sent(request.getParameterMap());
        var year = form.demand("year", 4);
        if (!year.matches("20[0-9]{2}")) {
            form.reject("year", "refusal.services.gap-year");
        }
        var family = choice(form, "family", ServiceFamily.values());
        var measure = choice(form, "measure", Measure.values());
        var side = choice(form, "side", Side.values());
        var figure = hundredths(form);
        var source = form.demand("source", 200);
        if (!form.good()) {
            return Screen.again(page(form));
        }
        try {
            book.enter(new Figure(
                    Integer.parseInt(year),
                    family.orElseThrow(),
                    measure.orElseThrow(),
                    side.orElseThrow(),
                    figure.orElseThrow(),
                    source));
            flash.addFlashAttribute("notice", "services.gap.entered");
            return Screen.see("/coverage/gap?year=" + year);
        } catch (Refusal refusal) {
            return Screen.again(page(form.reject("", refusal)));
        }
    }

    /** A number with at most two decimals, kept whole. */
    private static Optional<Long> hundredths(Form form) {
        var value = form.demand("figure", 10);
        if (!value.matches("[0-9]{1,6}(\\.[0-9]{1,2})?")) {
            form.reject("figure", "refusal.services.gap-figure");
            return Optional.empty();
        }
        var parts = value.split("\\.", -1);
        var decimals = parts.length == 1 ? "00" : (parts[1] + "0").substring(0, 2);
        return Optional.of(Long.parseLong(parts[0]) * 100 + Long.parseLong(decimals));
    }

    private static <E extends Enum<E>> Optional<E> choice(Form form, String field, E[] values) {
        var chosen = Stream.of(values)
                .filter(value -> value.name().equals(form.value(field)))
                .findFirst();
        if (chosen.isEmpty()) {
            form.reject(field, "form.missing");
        }
        return chosen;
    }

    private ModelAndView page(Form form) {
        Acting.current().require(KEEPERS.toArray(PostKind[]::new));
        return Screen.of(
                getClass(),
                "gap-new",
                "services.gap.enter",
                "form",
                form,
                "families",
                Arrays.asList(ServiceFamily.values()));
    }
}
