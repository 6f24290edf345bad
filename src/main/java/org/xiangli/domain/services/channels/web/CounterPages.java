package org.xiangli.domain.services.channels.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;
import java.util.Set;
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
import org.xiangli.core.booking.BookingDesk;
import org.xiangli.core.booking.Counter;
import org.xiangli.core.page.Form;
import org.xiangli.core.page.Screen;
import org.xiangli.domain.services.Catalogue;
import org.xiangli.kernel.Refusal;

/** The hours an officer opens for booking: at the window, or for visits. */
@Controller
@RequestMapping("/appointments/counters")
class CounterPages {

    private final BookingDesk desk;
    private final Catalogue catalogue;
    private final Clock clock;

    CounterPages(BookingDesk desk, Catalogue catalogue, Clock clock) {
        this.desk = desk;
        this.catalogue = catalogue;
        this.clock = clock;
    }

    @GetMapping
    ModelAndView show() {
        var form = Form.blank()
                .put("place", Acting.current().office())
                .put("opens", "08:30")
                .put("closes", "11:30")
                .put("minutes", "15")
                .put("from", LocalDate.now(clock).toString());
        return page(form);
    }

    @PostMapping
    ModelAndView open(HttpServletRequest request, RedirectAttributes flash) {
        var form = Form.sent(request.getParameterMap());
        var acting = Acting.current();
        var place = form.demand("place", 100);
        var opens = time(form, "opens");
        var closes = time(form, "closes");
        var from = day(form, "from");
        var weekdays = weekdays(form);
        if (weekdays.isEmpty()) {
            form.reject("weekdays", "form.missing");
        }
        var minutes = form.demand("minutes", 3);
        if (form.good() && !minutes.matches("[0-9]{1,3}")) {
            form.reject("minutes", "channels.counter.minutes.form");
        }
        if (!form.good() || opens.isEmpty() || closes.isEmpty() || from.isEmpty()) {
            return Screen.again(page(form));
        }
        try {
            desk.open(new Counter(
                    form.once(),
                    acting.division(),
                    BookingForms.kind(form),
                    place,
                    acting.account(),
                    acting.displayName(),
                    form.all("matters").stream().filter(code -> !code.isBlank()).collect(Collectors.toSet()),
                    weekdays,
                    opens.get(),
                    closes.get(),
                    Integer.parseInt(minutes),
                    from.get(),
                    Optional.empty()));
            flash.addFlashAttribute("notice", "channels.counter.opened");
            return Screen.see("/appointments/counters");
        } catch (Refusal refusal) {
            return Screen.again(page(form.reject("opens", refusal)));
        }
    }

    @PostMapping("/{id}/end")
    ModelAndView end(@PathVariable UUID id) {
        desk.end(id, LocalDate.now(clock));
        return Screen.see("/appointments/counters");
    }

    private ModelAndView page(Form form) {
        return Screen.of(
                getClass(),
                "counters",
                "channels.counter.title",
                "form",
                form,
                "counters",
                desk.counters(),
                "items",
                catalogue.served(LocalDate.now(clock)));
    }

    private static Set<DayOfWeek> weekdays(Form form) {
        return form.all("weekdays").stream()
                .filter(each -> each.matches("[1-7]"))
                .map(each -> DayOfWeek.of(Integer.parseInt(each)))
                .collect(Collectors.toSet());
    }

    private static Optional<LocalTime> time(Form form, String field) {
        var value = form.demand(field, 5);
        try {
            return value.isEmpty() ? Optional.empty() : Optional.of(LocalTime.parse(value));
        } catch (DateTimeException broken) {
            form.reject(field, "channels.counter.time.form");
            return Optional.empty();
        }
    }

    private static Optional<LocalDate> day(Form form, String field) {
        var value = form.demand(field, 10);
        try {
            return value.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(value));
        } catch (DateTimeException broken) {
            form.reject(field, "form.date", value);
            return Optional.empty();
        }
    }
}
