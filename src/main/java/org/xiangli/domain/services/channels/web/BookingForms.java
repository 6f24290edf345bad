package org.xiangli.domain.services.channels.web;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;
import org.xiangli.core.booking.Appointment;
import org.xiangli.core.booking.Booking;
import org.xiangli.core.booking.BookingDesk;
import org.xiangli.core.booking.Counter;
import org.xiangli.core.booking.Slot;
import org.xiangli.core.page.Form;
import org.xiangli.core.page.Screen;
import org.xiangli.domain.services.Catalogue;
import org.xiangli.kernel.DivisionCode;
import org.xiangli.kernel.Refusal;

/** The form that books a time, the same for a clerk who books for somebody and for a resident who books for herself. */
@Component
class BookingForms {

    private static final int OFFERED = 24;
    private static final int NEAREST = 6;

    private final BookingDesk desk;
    private final Catalogue catalogue;
    private final Clock clock;

    BookingForms(BookingDesk desk, Catalogue catalogue, Clock clock) {
        this.desk = desk;
        this.catalogue = catalogue;
        this.clock = clock;
    }

    /** What a page books: for whom, where it sends to. */
    record Frame(String path, UUID resident, DivisionCode village, Locale language, Appointment.Way way) {}

    ModelAndView page(Frame frame, Form form) {
        var matter = form.value("matter");
        var kind = kind(form);
        var slots = matter.isEmpty() ? List.<Slot>of() : desk.free(frame.village(), matter, kind, OFFERED);
        return page(frame, form, slots);
    }

    /** Books, or shows the form again as it was typed; when the time was just taken, with the nearest free ones. */
    ModelAndView book(Frame frame, Form form, String then) {
        var matter = form.demand("matter", 64);
        var slot = form.demand("slot", 60);
        var phone = form.value("phone");
        if (!phone.isEmpty() && !phone.matches("[0-9+][0-9 -]{4,19}")) {
            form.reject("phone", "services.desk.phone.form");
        }
        var kind = kind(form);
        if (kind == Counter.Kind.HOME) {
            form.demand("where", 100);
        }
        if (!form.good()) {
            return Screen.again(page(frame, form));
        }
        try {
            desk.book(new Booking(
                    form.once(),
                    frame.resident(),
                    frame.village(),
                    matter,
                    counter(slot),
                    starts(slot),
                    kind == Counter.Kind.HOME
                            ? Optional.of(new Booking.Home(form.value("where"), form.has("needed", "yes")))
                            : Optional.empty(),
                    Optional.of(phone).filter(given -> !given.isEmpty()),
                    frame.language(),
                    frame.way()));
            return Screen.see(then);
        } catch (Refusal refusal) {
            return Screen.again(refused(frame, form.reject(fieldOf(refusal), refusal), slot, refusal));
        }
    }

    private ModelAndView refused(Frame frame, Form form, String slot, Refusal refusal) {
        if (!refusal.code().equals("booking.slot-taken")) {
            return page(frame, form);
        }
        return page(
                frame, form, desk.nearest(frame.village(), form.value("matter"), kind(form), starts(slot), NEAREST));
    }

    private ModelAndView page(Frame frame, Form form, List<Slot> slots) {
        return Screen.of(
                getClass(),
                "booking",
                frame.path().startsWith("/my/") ? "channels.mine.title" : "channels.day.title",
                "form",
                form,
                "path",
                frame.path(),
                "items",
                catalogue.served(LocalDate.now(clock)),
                "kind",
                kind(form),
                "slots",
                slots);
    }

    private static String fieldOf(Refusal refusal) {
        return switch (refusal.code()) {
            case "booking.slot-taken", "booking.slot", "booking.counter" -> "slot";
            case "booking.home", "booking.place" -> "where";
            case "message.phone" -> "phone";
            default -> "";
        };
    }

    static Counter.Kind kind(Form form) {
        return form.value("kind").equals(Counter.Kind.HOME.name()) ? Counter.Kind.HOME : Counter.Kind.WINDOW;
    }

    private static UUID counter(String slot) {
        var id = uuid(slot.substring(0, Math.max(0, slot.indexOf('@'))));
        return id == null ? new UUID(0, 0) : id;
    }

    /** The moment a slot of the form names; long ago when it names none. */
    static Instant starts(String slot) {
        try {
            return Instant.parse(slot.substring(slot.indexOf('@') + 1));
        } catch (DateTimeException broken) {
            return Instant.EPOCH;
        }
    }

    private static @Nullable UUID uuid(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException broken) {
            return null;
        }
    }
}
