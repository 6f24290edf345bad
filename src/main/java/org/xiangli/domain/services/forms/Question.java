package org.xiangli.domain.services.forms;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.xiangli.domain.services.Wording;

/**
 * One question of a form.
 *
 * @param name kebab-case, the property of the schema
 * @param options in the order they are offered; empty unless there is a choice
 * @param register which fact of the register answers it
 * @param fixed whether the register's answer stands and nothing else may be written
 * @param longest characters it may have; 0 where length means nothing
 * @param group what is asked of each, where the same is asked several times over
 */
public record Question(
        String name,
        Kind kind,
        Wording title,
        Optional<Wording> hint,
        List<Option> options,
        Optional<Fact> register,
        boolean fixed,
        int longest,
        Optional<Group> group) {

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
        ACCOUNT,
        /** The same few questions for each of several: people, plots, bills. */
        GROUP
    }

    /**
     * What is asked of each.
     *
     * @param parts the questions of one, in order; none of them is a group
     * @param sometimes names of those asked only when other answers of the same one call for it
     * @param least how many there must be
     * @param most how many there may be
     */
    public record Group(List<Question> parts, Set<String> sometimes, int least, int most) {

        public Group {
            parts = List.copyOf(parts);
            sometimes = Set.copyOf(sometimes);
        }

        public Optional<Question> part(String name) {
            return parts.stream().filter(part -> part.name().equals(name)).findFirst();
        }
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
