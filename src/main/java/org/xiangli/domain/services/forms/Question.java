package org.xiangli.domain.services.forms;

import java.util.List;
import java.util.Optional;
import org.xiangli.domain.services.Wording;

/**
 * One question of a form.
 *
 * @param name kebab-case, the property of the schema
 * @param options in the order they are offered; empty unless there is a choice
 * @param register which fact of the register answers it
 * @param fixed whether the register's answer stands and nothing else may be written
 * @param longest characters it may have; 0 where length means nothing
 */
public record Question(
        String name,
        Kind kind,
        Wording title,
        Optional<Wording> hint,
        List<Option> options,
        Optional<Fact> register,
        boolean fixed,
        int longest) {

    public Question {
        options = List.copyOf(options);
    }

    /** How it is asked. */
    public enum Kind {
        TEXT,
        LINES,
        CHOICE,
        CHOICES,
        YES_NO,
        /** Only yes will do: a promise or a consent. */
        AGREE,
        NUMBER,
        MONEY,
        DATE,
        PHONE,
        ID_NUMBER,
        ACCOUNT
    }

    /** One of several answers. */
    public record Option(String value, Wording title) {}

    /** What an option is called; the bare value when the form does not know it. */
    public Optional<Wording> option(String value) {
        return options.stream()
                .filter(option -> option.value().equals(value))
                .map(Option::title)
                .findFirst();
    }
}
