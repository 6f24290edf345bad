package org.xiangli.domain.services.forms.web;

import java.util.List;
import org.xiangli.domain.services.forms.Question;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * A repeated group in one cell of a table: a line, or a part before a semicolon, for each; the answers in the order they are
 * asked, with bars between them, and the words of a choice as the page shows them.
 */
final class CellRows {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private CellRows() {}

    static ArrayNode read(List<Question> parts, String cell) {
        var rows = JSON.arrayNode();
        for (var line : cell.split("[\n;；]", -1)) {
            if (!line.isBlank()) {
                var row = rows.addObject();
                var written = line.split("[|｜]", -1);
                for (var place = 0; place < written.length && place < parts.size(); place++) {
                    var text = written[place].strip();
                    if (!text.isEmpty()) {
                        row.set(
                                parts.get(place).name(),
                                FormReading.answer(parts.get(place), value(parts.get(place), text)));
                    }
                }
            }
        }
        return rows;
    }

    private static String value(Question part, String text) {
        return switch (part.kind()) {
            case CHOICE ->
                part.options().stream()
                        .filter(option -> option.title().zh().equals(text)
                                || option.title().en().equals(text))
                        .map(Question.Option::value)
                        .findFirst()
                        .orElse(text);
            case YES_NO, AGREE -> FormReading.truth(text);
            default -> text;
        };
    }
}
