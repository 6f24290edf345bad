package org.xiangli.domain.services.channels.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.xiangli.core.booking.Appointment;
import org.xiangli.core.booking.BookingDesk;
import org.xiangli.core.booking.DayQueue;
import org.xiangli.core.page.Form;
import org.xiangli.core.page.Screen;
import org.xiangli.core.people.Resident;
import org.xiangli.domain.services.Catalogue;
import org.xiangli.domain.services.Wording;
import org.xiangli.kernel.Refusal;
import org.xiangli.kernel.RuleRef;

/** The clerk's day: who is expected, who waits, whose turn it is; and booking for somebody at the telephone. */
@Controller
@RequestMapping("/appointments")
class BookingPages {

    private static final RuleRef RULE = new RuleRef("BOOKING.SLOT", "Xiangli R046", "");

    private final BookingDesk desk;
    private final DayQueue today;
    private final BookingForms forms;
    private final Catalogue catalogue;
    private final People people;
    private final Clock clock;

    BookingPages(
            BookingDesk desk, DayQueue today, BookingForms forms, Catalogue catalogue, People people, Clock clock) {
        this.desk = desk;
        this.today = today;
        this.forms = forms;
        this.catalogue = catalogue;
        this.people = people;
        this.clock = clock;
    }

    @GetMapping
    ModelAndView day(
            @RequestParam(name = "day", required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable
                    LocalDate day) {
        var shown = day == null ? LocalDate.now(clock) : day;
        var queue = today.day(shown);
        return Screen.of(
                getClass(),
                "queue-of-day",
                "channels.day.title",
                "day",
                shown,
                "queue",
                queue,
                "next",
                next(queue),
                "names",
                names(queue),
                "items",
                items());
    }

    /** What happens to somebody of the queue: arrive, served, missed or cancel. */
    @PostMapping("/{id}/{verb}")
    ModelAndView act(@PathVariable UUID id, @PathVariable String verb, RedirectAttributes flash) {
        var done = switch (verb) {
            case "arrive" -> today.arrive(id);
            case "served" -> today.served(id);
            case "missed" -> today.missed(id);
            case "cancel" -> desk.cancel(id);
            default -> throw new Refusal("booking.unknown", RULE);
        };
        flash.addFlashAttribute("notice", "services.case.moved");
        return Screen.see("/appointments?day=" + LocalDate.ofInstant(done.turn(), clock.getZone()));
    }

    @GetMapping("/new")
    ModelAndView who() {
        return people.ask("/appointments/find", "/appointments/new/");
    }

    @PostMapping("/find")
    ModelAndView find(HttpServletRequest request) {
        return people.find(request, "/appointments/find", "/appointments/new/");
    }

    @GetMapping("/new/{resident}")
    ModelAndView form(@PathVariable UUID resident, HttpServletRequest request) {
        var person = people.demand(resident);
        var form = Form.sent(request.getParameterMap());
        var phone = person.phone();
        if (form.value("phone").isEmpty() && phone != null) {
            form.put("phone", phone);
        }
        return forms.page(frame(person), form);
    }

    @PostMapping("/new/{resident}")
    ModelAndView book(@PathVariable UUID resident, HttpServletRequest request, RedirectAttributes flash) {
        var form = Form.sent(request.getParameterMap());
        flash.addFlashAttribute("notice", "channels.booking.done");
        var day = LocalDate.ofInstant(BookingForms.starts(form.value("slot")), clock.getZone());
        return forms.book(frame(people.demand(resident)), form, "/appointments?day=" + day);
    }

    @PostMapping("/new/{resident}/walk-in")
    ModelAndView walkIn(@PathVariable UUID resident, HttpServletRequest request, RedirectAttributes flash) {
        var form = Form.sent(request.getParameterMap());
        var person = people.demand(resident);
        today.walkIn(form.once(), person.id(), person.village(), form.value("matter"));
        flash.addFlashAttribute("notice", "channels.walk-in.done");
        return Screen.see("/appointments");
    }

    private static BookingForms.Frame frame(Resident person) {
        return new BookingForms.Frame(
                "/appointments/new/" + person.id(),
                person.id(),
                person.village(),
                Locale.SIMPLIFIED_CHINESE,
                Appointment.Way.PHONE);
    }

    private static Optional<UUID> next(List<Appointment> queue) {
        return queue.stream()
                .filter(each -> each.state() == Appointment.State.ARRIVED)
                .map(Appointment::id)
                .findFirst();
    }

    /** Names of those who are still to be received; each look is recorded. */
    private Map<UUID, String> names(List<Appointment> queue) {
        var names = new HashMap<UUID, String>();
        for (var each : queue) {
            if (each.open()) {
                names.put(each.resident(), people.name(each.resident(), each.id()));
            }
        }
        return names;
    }

    private Map<String, Wording> items() {
        var items = new HashMap<String, Wording>();
        catalogue
                .served(LocalDate.now(clock))
                .forEach(listed -> items.put(listed.item().code(), listed.item().name()));
        return items;
    }
}
