package org.xiangli.domain.services.inbox.web;

import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import org.xiangli.core.access.Acting;
import org.xiangli.core.page.Form;
import org.xiangli.core.page.Screen;
import org.xiangli.core.store.Bound;
import org.xiangli.core.territory.Territory;
import org.xiangli.domain.services.inbox.ActionLog;
import org.xiangli.domain.services.inbox.IssueDesk;
import org.xiangli.domain.services.inbox.TopLists;
import org.xiangli.kernel.DivisionCode;
import org.xiangli.kernel.Refusal;

/** Common problems, their answers, the monthly lists and what offices did with them: for everybody. */
@Controller
@RequestMapping("/issues")
class IssuePages {

    private static final int PAGE = 50;

    private final IssueDesk desk;
    private final IssueViews views;
    private final TopLists lists;
    private final ActionLog log;
    private final Territory territory;
    private final Clock clock;

    IssuePages(IssueDesk desk, IssueViews views, TopLists lists, ActionLog log, Territory territory, Clock clock) {
        this.desk = desk;
        this.views = views;
        this.lists = lists;
        this.log = log;
        this.territory = territory;
        this.clock = clock;
    }

    @GetMapping
    ModelAndView all(
            @RequestParam(name = "where", defaultValue = "") String where,
            @RequestParam(name = "page", defaultValue = "0") int page) {
        var division = within(where);
        var found = desk.published(division, page);
        return Screen.of(
                getClass(),
                "issues",
                "services.inbox.title",
                "issues",
                found.stream().limit(PAGE).toList(),
                "places",
                views.places(found),
                "where",
                division.value(),
                "name",
                name(division),
                "divisions",
                territory.children(division, today()),
                "next",
                found.size() > PAGE ? page + 1 : 0,
                "today",
                today());
    }

    @GetMapping("/{number:W[0-9]{6}-[0-9]{6,}}")
    ModelAndView one(@PathVariable String number) {
        return views.page(desk.demand(number), Form.blank());
    }

    @GetMapping("/{number:W[0-9]{6}-[0-9]{6,}}/photos/{index:[0-9]}")
    ResponseEntity<byte[]> photo(@PathVariable String number, @PathVariable int index) {
        var file = views.photo(desk.demand(number), index)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        return ResponseEntity.ok()
                .contentType(MediaType.IMAGE_JPEG)
                .cacheControl(CacheControl.noStore())
                .header("X-Content-Type-Options", "nosniff")
                .body(file.content());
    }

    @GetMapping("/log")
    ModelAndView log(@RequestParam(name = "page", defaultValue = "0") int page) {
        var lines = log.latest(page);
        return Screen.of(
                getClass(),
                "log",
                "services.inbox.log",
                "lines",
                lines,
                "next",
                lines.size() == 100 ? Math.clamp(page, 0, 10_000) + 1 : 0);
    }

    /** The month's list of a village or township, for its meeting. */
    @GetMapping("/list")
    ModelAndView list(
            @RequestParam(name = "where", defaultValue = "") String where,
            @RequestParam(name = "month", defaultValue = "") String month) {
        var division = within(where);
        var asked = month(month);
        return Screen.of(
                getClass(),
                "list",
                "services.inbox.list",
                "list",
                lists.find(division, asked).orElse(null),
                "where",
                division.value(),
                "name",
                name(division),
                "divisions",
                territory.children(division, today()),
                "month",
                asked,
                "today",
                today());
    }

    private YearMonth month(String typed) {
        try {
            return typed.isEmpty() ? lists.lastMonth() : YearMonth.parse(typed);
        } catch (DateTimeParseException broken) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
    }

    /** The division asked for, the acting one, or the county; never one of another county. */
    private static DivisionCode within(String typed) {
        var county = DivisionCode.of(Bound.county());
        try {
            return Optional.of(typed)
                    .filter(text -> !text.isEmpty())
                    .map(DivisionCode::of)
                    .or(() -> Acting.find().map(Acting::division))
                    .filter(code -> code.value().startsWith(county.value()))
                    .orElse(county);
        } catch (Refusal broken) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
    }

    private String name(DivisionCode division) {
        return territory.find(division, today()).map(found -> found.name()).orElse(division.value());
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
