package org.xiangli.domain.services.channels.web;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;
import org.xiangli.core.page.Form;
import org.xiangli.core.page.Screen;
import org.xiangli.domain.services.Catalogue;
import org.xiangli.domain.services.Channel;
import org.xiangli.domain.services.Draft;
import org.xiangli.domain.services.Item;
import org.xiangli.kernel.Refusal;

/** The form on which a clerk notes an application that did not come over the counter. */
@Component
class IntakeForms {

    private final Catalogue catalogue;
    private final Clock clock;

    IntakeForms(Catalogue catalogue, Clock clock) {
        this.catalogue = catalogue;
        this.clock = clock;
    }

    Item item(String code) {
        return catalogue.item(code, today()).item();
    }

    LocalDate today() {
        return LocalDate.now(clock);
    }

    /** What can be had this way. */
    ModelAndView choose(String base, Channel way) {
        var offered = way == Channel.PAPER ? Channel.WINDOW : way;
        return Screen.of(
                getClass(),
                "choose",
                title(way),
                "base",
                base,
                "way",
                way,
                "items",
                catalogue.served(today()).stream()
                        .filter(listed -> listed.item().channels().contains(offered))
                        .toList());
    }

    /** The same for an agent with his own telephone: what only an officer can note, having seen it, is not offered. */
    ModelAndView fromAfar(String action, Item item, Form form) {
        return page(action, Channel.AGENT, item, form).addObject("afar", true);
    }

    ModelAndView page(String action, Channel way, Item item, Form form) {
        return Screen.of(getClass(), "intake", title(way), "action", action, "way", way, "item", item, "form", form);
    }

    /** The same papers are asked for whichever way a matter comes in; the title says which. */
    private static String title(Channel way) {
        return switch (way) {
            case PHONE -> "channels.phone.title";
            case PAPER -> "channels.paper.title";
            case AGENT -> "channels.agent.title";
            default -> "services.desk.papers";
        };
    }

    ModelAndView again(String action, Channel way, Item item, Form form, Refusal refusal) {
        return Screen.again(page(action, way, item, form.reject(fieldOf(refusal), refusal)));
    }

    /** What is on the form; problems stand at their fields. */
    Draft draft(Form form, UUID resident, Item item, Channel way, Optional<UUID> mandate) {
        var phone = form.value("phone");
        if (!phone.isEmpty() && !phone.matches("[0-9+][0-9 -]{4,19}")) {
            form.reject("phone", "services.desk.phone.form");
        }
        var note = form.value("note");
        return new Draft(
                form.once(),
                resident,
                item.code(),
                way,
                Optional.of(phone).filter(given -> !given.isEmpty()),
                Locale.SIMPLIFIED_CHINESE,
                mandate,
                note.isEmpty() ? Map.of() : Map.of("note", note));
    }

    static Optional<LocalDate> day(Form form, String field) {
        var value = form.demand(field, 10);
        try {
            return value.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(value));
        } catch (DateTimeException broken) {
            form.reject(field, "form.date", value);
            return Optional.empty();
        }
    }

    static String fieldOf(Refusal refusal) {
        return switch (refusal.code()) {
            case "case.text-too-long", "case.text-unreadable" -> "note";
            case "message.phone" -> "phone";
            case "services.received-on" -> "received";
            case "services.phone-notice" -> "noticed";
            case "file.empty", "file.too-large", "file.type-not-allowed", "file.name" -> "scan";
            default -> "";
        };
    }
}
