package org.xiangli.domain.services;

/** A file that is not an item of the catalogue; the message names file, item and field. */
public class UnreadableItem extends IllegalArgumentException {

    UnreadableItem(String file, String field, String what) {
        super("%s: %s: %s".formatted(file, field.isEmpty() ? "item" : field, what));
    }
}
