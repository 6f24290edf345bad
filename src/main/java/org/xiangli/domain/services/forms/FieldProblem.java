package org.xiangli.domain.services.forms;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.xiangli.core.page.Form;
import org.xiangli.core.page.Texts;
import org.xiangli.domain.services.Wording;
import org.xiangli.kernel.RuleRef;

/**
 * What is wrong with an answer. The text names the question, so that it can be understood in a list, a row of a table or
 * an answer to a machine.
 *
 * @param field name of the question; inside a group {@code group.row.part}, rows from 0
 * @param key of a text whose first argument is the question's title
 */
public record FieldProblem(
        String field,
        Wording title,
        String key,
        List<Object> arguments,
        @Nullable RuleRef rule) {

    public FieldProblem {
        arguments = List.copyOf(arguments);
    }

    /** Name of the question it belongs to; for a place inside a group, of the group. */
    public String question() {
        var dot = field.indexOf('.');
        return dot < 0 ? field : field.substring(0, dot);
    }

    public String in(Texts texts, Locale reader) {
        return texts.text(reader, key, withTitle(reader));
    }

    /** Notes it at its field of a page. */
    public void onto(Form form, String prefix, Locale reader) {
        form.reject(prefix + field, key, withTitle(reader));
    }

    private Object[] withTitle(Locale reader) {
        var all = new ArrayList<Object>();
        all.add(title.in(reader));
        all.addAll(arguments);
        return all.toArray();
    }
}
