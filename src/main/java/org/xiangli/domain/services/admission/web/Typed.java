package org.xiangli.domain.services.admission.web;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.xiangli.core.page.Form;
import org.xiangli.core.page.Page;
import org.xiangli.kernel.Money;
import org.xiangli.kernel.Refusal;

/** Reads what was typed into a field; what cannot be read is noted at the field and stays there. */
public final class Typed {

    private Typed() {}

    static Optional<LocalDate> day(Form form, String field) {
        var value = form.demand(field, 10);
        try {
            return value.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(value));
        } catch (DateTimeParseException broken) {
            form.reject(field, "form.date", value);
            return Optional.empty();
        }
    }

    /** Empty without complaint when nothing was typed. */
    static Optional<LocalDate> dayOrNone(Form form, String field) {
        return form.value(field).isEmpty() ? Optional.empty() : day(form, field);
    }

    static int whole(Form form, String field) {
        var value = form.demand(field, 9);
        if (value.matches("[0-9]{1,9}")) {
            return Integer.parseInt(value);
        }
        if (!value.isEmpty()) {
            form.reject(field, "admission.whole-number", value);
        }
        return 0;
    }

    /** Nothing when the field is empty. */
    static Money money(Form form, String field) {
        var value = form.value(field);
        try {
            return value.isEmpty() ? Money.ZERO : Money.parse(value);
        } catch (Refusal refusal) {
            form.reject(field, refusal);
            return Money.ZERO;
        }
    }

    static <E extends Enum<E>> Optional<E> word(Form form, String field, Class<E> words) {
        var value = form.value(field);
        var found = Arrays.stream(words.getEnumConstants())
                .filter(word -> word.name().equals(value))
                .findFirst();
        if (found.isEmpty()) {
            form.reject(field, "form.missing");
        }
        return found;
    }

    /** Notes a text that is too long at its field; it may be empty. */
    static String optional(Form form, String field, int longest) {
        return form.value(field).isEmpty() ? "" : form.demand(field, longest);
    }

    /** The words of an enum as a select box offers them. */
    public static Map<String, String> options(Page page, Class<? extends Enum<?>> words, String prefix) {
        var options = new LinkedHashMap<String, String>();
        for (var word : words.getEnumConstants()) {
            options.put(word.name(), page.text(prefix + word.name()));
        }
        return options;
    }
}
