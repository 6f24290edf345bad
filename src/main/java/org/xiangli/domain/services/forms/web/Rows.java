package org.xiangli.domain.services.forms.web;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.xiangli.core.page.Form;
import org.xiangli.domain.services.forms.Question;

/**
 * The rows of a repeated group in a form that was sent. Each row tells its number in a hidden field; a button of the form
 * adds one or takes one away, so that it works by keyboard and without script.
 */
public final class Rows {

    private static final String ROWS = ".rows";

    private Rows() {}

    /** Numbers of the rows to show, from 0. */
    public static List<Integer> of(Question group, Form form) {
        var sent = form.all(FormReading.PREFIX + group.name() + ROWS).size();
        return IntStream.range(0, sent).boxed().toList();
    }

    /** Whether a row was to be added or taken away, and nothing else done. */
    static boolean edited(Map<String, String[]> sent) {
        return sent.containsKey("add") || sent.containsKey("remove");
    }

    /**
     * What was sent, with the rows of each group counted from 0 again: without the one taken away and those left wholly
     * empty, and with the one added.
     */
    static Map<String, String[]> settled(List<Question> questions, Map<String, String[]> sent) {
        var settled = new HashMap<>(sent);
        questions.stream()
                .filter(question -> question.group().isPresent())
                .forEach(question -> settle(question, settled));
        return settled;
    }

    /** The field that tells the rows of a group with so many. */
    static void number(Question group, int rows, Map<String, String[]> fields) {
        fields.put(
                FormReading.PREFIX + group.name() + ROWS,
                IntStream.range(0, rows).mapToObj(String::valueOf).toArray(String[]::new));
    }

    private static void settle(Question question, Map<String, String[]> fields) {
        var field = FormReading.PREFIX + question.name();
        var group = question.group().orElseThrow();
        var kept = new ArrayList<Map<String, String[]>>();
        for (var row : fields.getOrDefault(field + ROWS, new String[0])) {
            var cells = row.matches("[0-9]{1,3}") ? taken(group, field + "." + row + ".", fields) : null;
            if (cells != null
                    && !says(fields, "remove", question.name() + "." + row)
                    && (edited(fields) || filled(cells))) {
                kept.add(cells);
            }
        }
        if (says(fields, "add", question.name()) && kept.size() < group.most()) {
            kept.add(Map.of());
        }
        // A refused form comes back with something to write in.
        if (kept.isEmpty() && group.least() > 0) {
            kept.add(Map.of());
        }
        var rows = kept.subList(0, Math.min(kept.size(), group.most() + 1));
        for (var row = 0; row < rows.size(); row++) {
            var before = field + "." + row + ".";
            rows.get(row).forEach((part, values) -> fields.put(before + part, values));
        }
        number(question, rows.size(), fields);
    }

    /** Takes the cells of a row out of the fields. */
    private static Map<String, String[]> taken(Question.Group group, String before, Map<String, String[]> fields) {
        var cells = new HashMap<String, String[]>();
        for (var part : group.parts()) {
            var cell = fields.remove(before + part.name());
            if (cell != null) {
                cells.put(part.name(), cell);
            }
        }
        return cells;
    }

    private static boolean filled(Map<String, String[]> cells) {
        return cells.values().stream().flatMap(Arrays::stream).anyMatch(text -> !text.isBlank());
    }

    private static boolean says(Map<String, String[]> fields, String button, String value) {
        return List.of(fields.getOrDefault(button, new String[0])).contains(value);
    }
}
