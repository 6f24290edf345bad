package org.xiangli.domain.services.wording;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.xiangli.core.page.Form;
import org.xiangli.domain.services.Catalogue;
import org.xiangli.domain.services.Item;
import org.xiangli.domain.services.Wording;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The texts of an item a county may word itself. What the law words (basis, conditions, time, fee, remedy) is not among them
 * and passes unchanged.
 */
public final class ItemTexts {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /**
     * One text.
     *
     * @param name of the field on the page
     * @param at its place in the item
     * @param key of the text that names it
     * @param about the paper it belongs to; null when it is about the item itself
     */
    public record Field(
            String name,
            JsonPointer at,
            String key,
            @Nullable Wording about,
            int longest) {}

    private ItemTexts() {}

    /** The texts of this item, in the order the guide shows them. */
    static List<Field> fields(Item item) {
        var fields = new ArrayList<Field>();
        both(fields, "name", "/name", "wording.name", null, 60);
        both(fields, "served", "/served", "wording.served", null, 300);
        both(fields, "where", "/place/where", "wording.where", null, 200);
        both(fields, "hours", "/place/hours", "wording.hours", null, 200);
        one(fields, "phone", "/place/phone", "wording.phone", null, 40);
        one(fields, "complaints", "/place/complaints", "wording.complaints", null, 40);
        for (var index = 0; index < item.materials().size(); index++) {
            var paper = item.materials().get(index);
            var at = "/materials/" + index;
            both(fields, "paper-" + paper.code(), at + "/name", "wording.paper", paper.name(), 120);
        }
        return fields;
    }

    /** The present texts, as a form. */
    static Form form(Item item) {
        var tree = JSON.readTree(Catalogue.written(item));
        var form = Form.blank();
        fields(item).forEach(field -> form.put(field.name(), tree.at(field.at()).asString("")));
        return form;
    }

    /** The same item with these texts, counted up. */
    static Item with(Item item, Map<Field, String> texts) {
        var tree = (ObjectNode) JSON.readTree(Catalogue.written(item));
        texts.forEach((field, text) -> {
            var parent = (ObjectNode) tree.at(field.at().head());
            parent.put(field.at().last().getMatchingProperty(), text);
        });
        tree.put("version", item.version() + 1);
        return Catalogue.typed(tree.toString());
    }

    private static void both(
            List<Field> fields, String name, String at, String key, @Nullable Wording about, int longest) {
        one(fields, name + "-zh", at + "/zh", key + ".zh", about, longest);
        one(fields, name + "-en", at + "/en", key + ".en", about, longest * 2);
    }

    private static void one(
            List<Field> fields, String name, String at, String key, @Nullable Wording about, int longest) {
        fields.add(new Field(name, JsonPointer.compile(at), key, about, longest));
    }
}
