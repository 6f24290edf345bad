package org.xiangli.domain.services.coverage.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
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
import org.xiangli.core.page.Door;
import org.xiangli.core.page.Form;
import org.xiangli.core.page.Screen;
import org.xiangli.domain.services.Catalogue;
import org.xiangli.domain.services.Item;
import org.xiangli.domain.services.coverage.Compliance;
import org.xiangli.domain.services.coverage.Compliance.Check;
import org.xiangli.domain.services.coverage.QualityBook;
import org.xiangli.domain.services.coverage.Quarter;
import org.xiangli.domain.services.coverage.Standards;
import org.xiangli.kernel.Refusal;

/** Whether the standards were kept: the quarter's sample, its table, and what is to be put right (R040). */
@Controller
@RequestMapping("/desk/quality")
class QualityPages {

    static final Set<PostKind> JUDGES = Set.of(PostKind.COUNTY_OFFICER, PostKind.COUNTY_APPROVER);

    private final QualityBook book;
    private final Catalogue catalogue;
    private final Clock clock;

    QualityPages(QualityBook book, Catalogue catalogue, Clock clock) {
        this.book = book;
        this.catalogue = catalogue;
        this.clock = clock;
    }

    @GetMapping
    ModelAndView quarter(@RequestParam(name = "quarter", defaultValue = "") String quarter) {
        return page(quarter(quarter, clock), Form.blank());
    }

    @PostMapping("/{quarter}/draw")
    ModelAndView draw(@PathVariable("quarter") String text, RedirectAttributes flash) {
        var quarter = quarter(text, clock);
        try {
            book.draw(quarter);
        } catch (Refusal refusal) {
            return Screen.again(page(quarter, Form.blank().reject("", refusal)));
        }
        flash.addFlashAttribute("notice", "services.quality.drawn");
        return Screen.see("/desk/quality?quarter=" + quarter);
    }

    @PostMapping("/{quarter}/samples/{application}")
    ModelAndView judge(
            @PathVariable("quarter") String text,
            @PathVariable UUID application,
            HttpServletRequest request,
            RedirectAttributes flash) {
        var quarter = quarter(text, clock);
        var form = Form.sent(request.getParameterMap()).put("sample", application.toString());
        var failed = Arrays.stream(Check.values())
                .filter(check -> form.has("failed", check.name()))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Check.class)));
        if (failed.isEmpty() && !form.value("passed").equals("yes")) {
            return Screen.again(page(quarter, form.reject("", "services.quality.choose")));
        }
        if (!failed.isEmpty() && form.value("passed").equals("yes")) {
            return Screen.again(page(quarter, form.reject("", "services.quality.both")));
        }
        try {
            book.judge(quarter, application, failed, Optional.of(form.value("owner")), day(form.value("due")));
            flash.addFlashAttribute("notice", "services.quality.judged");
            return Screen.see("/desk/quality?quarter=" + quarter);
        } catch (Refusal refusal) {
            return Screen.again(page(quarter, form.reject("", refusal)));
        }
    }

    @PostMapping("/{quarter}/improvements/{item}")
    ModelAndView finish(
            @PathVariable("quarter") String text,
            @PathVariable String item,
            HttpServletRequest request,
            RedirectAttributes flash) {
        var quarter = quarter(text, clock);
        var form = Form.sent(request.getParameterMap()).put("item", item);
        try {
            book.finish(quarter, item, form.value("what"));
            flash.addFlashAttribute("notice", "services.quality.finished");
            return Screen.see("/desk/quality?quarter=" + quarter);
        } catch (Refusal refusal) {
            return Screen.again(page(quarter, form.reject("", refusal)));
        }
    }

    private static Optional<LocalDate> day(String value) {
        try {
            return value.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(value));
        } catch (DateTimeParseException broken) {
            return Optional.empty();
        }
    }

    private static Quarter quarter(String text, Clock clock) {
        return Quarter.parse(text).orElseGet(() -> Quarter.of(LocalDate.now(clock)));
    }

    private ModelAndView page(Quarter quarter, Form form) {
        Acting.current().require(JUDGES.toArray(PostKind[]::new));
        Map<String, Item> items = catalogue.latest().stream()
                .flatMap(version -> catalogue.items(version.version()).stream())
                .map(listed -> listed.item())
                .collect(Collectors.toMap(Item::code, item -> item));
        return Screen.of(
                getClass(),
                "quality",
                "services.quality.title",
                "form",
                form,
                "result",
                book.of(quarter),
                "before",
                quarter.before(),
                "items",
                items,
                "checks",
                book.of(quarter).open().stream()
                        .map(Compliance.Sample::item)
                        .distinct()
                        .collect(Collectors.toMap(
                                code -> code, code -> Standards.packaged().of(Optional.ofNullable(items.get(code))))),
                "latest",
                book.latest(),
                "today",
                LocalDate.now(clock));
    }

    @Configuration
    static class Doors {

        @Bean
        Door complianceDoor() {
            return new Door("/desk/quality", "services.quality.title", Door.Group.OVERSIGHT, 47, JUDGES);
        }
    }
}
