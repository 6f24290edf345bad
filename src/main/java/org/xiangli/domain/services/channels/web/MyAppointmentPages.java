package org.xiangli.domain.services.channels.web;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.xiangli.core.access.Acting;
import org.xiangli.core.access.Purpose;
import org.xiangli.core.booking.Appointment;
import org.xiangli.core.booking.BookingDesk;
import org.xiangli.core.booking.CalendarDesk;
import org.xiangli.core.page.Form;
import org.xiangli.core.page.Screen;
import org.xiangli.core.people.ResidentRegistry;
import org.xiangli.domain.services.Catalogue;
import org.xiangli.domain.services.Wording;

/** A resident's own appointments: book, call off, and have them in her own calendar. */
@Controller
class MyAppointmentPages {

    private static final MediaType CALENDAR = new MediaType("text", "calendar", StandardCharsets.UTF_8);

    private final BookingDesk desk;
    private final BookingForms forms;
    private final CalendarDesk calendars;
    private final Catalogue catalogue;
    private final ResidentRegistry residents;
    private final Clock clock;

    MyAppointmentPages(
            BookingDesk desk,
            BookingForms forms,
            CalendarDesk calendars,
            Catalogue catalogue,
            ResidentRegistry residents,
            Clock clock) {
        this.desk = desk;
        this.forms = forms;
        this.calendars = calendars;
        this.catalogue = catalogue;
        this.residents = residents;
        this.clock = clock;
    }

    @GetMapping("/my/appointments")
    ModelAndView mine(Model model) {
        var acting = Acting.current();
        acting.require(Purpose.OWN_DATA);
        var self = acting.resident();
        var names = new HashMap<String, Wording>();
        catalogue
                .served(LocalDate.now(clock))
                .forEach(listed -> names.put(listed.item().code(), listed.item().name()));
        return Screen.of(
                getClass(),
                "my-appointments",
                "channels.mine.title",
                "appointments",
                self == null ? List.<Appointment>of() : desk.of(self),
                "names",
                names,
                "linked",
                calendars.hasLink(),
                "link",
                (@Nullable String) model.getAttribute("link"));
    }

    @GetMapping("/my/appointments/new")
    ModelAndView form(HttpServletRequest request, Locale reader) {
        var form = Form.sent(request.getParameterMap());
        var phone = residents.own().phone();
        if (form.value("phone").isEmpty() && phone != null) {
            form.put("phone", phone);
        }
        return forms.page(frame(reader), form);
    }

    @PostMapping("/my/appointments/new")
    ModelAndView book(HttpServletRequest request, RedirectAttributes flash, Locale reader) {
        flash.addFlashAttribute("notice", "channels.booking.done");
        return forms.book(frame(reader), Form.sent(request.getParameterMap()), "/my/appointments");
    }

    @PostMapping("/my/appointments/{id}/cancel")
    ModelAndView cancel(@PathVariable UUID id) {
        Acting.current().require(Purpose.OWN_DATA);
        desk.cancel(id);
        return Screen.see("/my/appointments");
    }

    /** A fresh link, shown once; or none any more. */
    @PostMapping("/my/appointments/calendar")
    ModelAndView calendar(HttpServletRequest request, RedirectAttributes flash) {
        if (request.getParameter("end") == null) {
            var path = "/calendar/" + Acting.current().county() + "/" + calendars.newSecret() + ".ics";
            flash.addFlashAttribute("link", address(request) + path);
        } else {
            calendars.endLink();
        }
        return Screen.see("/my/appointments");
    }

    /** For calendar programs, which cannot sign in: whoever has the link has the calendar. */
    @GetMapping("/calendar/{county:[0-9]{6}}/{secret:[A-Za-z0-9_-]{43}}.ics")
    ResponseEntity<byte[]> feed(@PathVariable String county, @PathVariable String secret) {
        return calendars
                .calendar(county, secret)
                .map(calendar -> ResponseEntity.ok()
                        .contentType(CALENDAR)
                        .cacheControl(CacheControl.noStore())
                        .body(calendar))
                .orElseGet(() -> ResponseEntity.notFound().build());
    }

    private static String address(HttpServletRequest request) {
        var url = request.getRequestURL().toString();
        return url.substring(0, url.length() - request.getRequestURI().length());
    }

    private BookingForms.Frame frame(Locale reader) {
        var own = residents.own();
        return new BookingForms.Frame("/my/appointments/new", own.id(), own.village(), reader, Appointment.Way.SELF);
    }
}
