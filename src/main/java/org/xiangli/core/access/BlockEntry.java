package org.xiangli.core.access;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.xiangli.core.access.DataBlock.Basis;
import org.xiangli.core.access.DataBlock.Ground;
import org.xiangli.core.access.DataBlock.Recipient;

/** One entry of the register as the file has it; every field must be there, of its type, and no other. */
record BlockEntry(String where, Map<?, ?> fields) {

    private static final Set<String> FIELDS =
            Set.of("block", "tables", "columns", "basis", "purposes", "kept-days", "shared-with");
    private static final String TABLE = "[a-z_]+\\.[a-z_]+";
    private static final String COLUMN = TABLE + "\\.[a-z_]+";
    private static final int LONGEST_DAYS = 100 * 366;

    static BlockEntry of(String file, @Nullable Object entry) {
        if (!(entry instanceof Map<?, ?> fields)) {
            throw new IllegalArgumentException(file + ": a block must be a mapping");
        }
        var block = new BlockEntry(file + ": " + fields.get("block"), fields);
        block.demandFields(FIELDS);
        return block;
    }

    DataBlock block() {
        var tables = names("tables", TABLE);
        var columns = names("columns", COLUMN);
        if (tables.isEmpty() && columns.isEmpty()) {
            throw wrong("tables", "must name where the data lies");
        }
        var purposes = texts("purposes").stream()
                .map(text -> choice("purposes", Purpose.class, text))
                .toList();
        if (purposes.isEmpty()) {
            throw wrong("purposes", "must name a purpose");
        }
        return new DataBlock(
                matching("block", text("block"), "[a-z]+(-[a-z]+)*"),
                tables,
                columns,
                basis(),
                Set.copyOf(EnumSet.copyOf(purposes)),
                days(),
                texts("shared-with").stream()
                        .map(text -> choice("shared-with", Recipient.class, text))
                        .toList());
    }

    private Basis basis() {
        if (!(fields.get("basis") instanceof Map<?, ?> basis)) {
            throw wrong("basis", "must be a mapping");
        }
        var entry = new BlockEntry(where + ".basis", basis);
        entry.demandFields(Set.of("ground", "source", "article"));
        return new Basis(
                choice("basis.ground", Ground.class, entry.text("ground")),
                entry.text("source"),
                entry.text("article"));
    }

    private int days() {
        if (fields.get("kept-days") instanceof Integer days && days >= 0 && days <= LONGEST_DAYS) {
            return days;
        }
        throw wrong("kept-days", "must be a number of days from 0 to " + LONGEST_DAYS);
    }

    private List<String> names(String field, String form) {
        return texts(field).stream().map(name -> matching(field, name, form)).toList();
    }

    private List<String> texts(String field) {
        if (!(fields.get(field) instanceof List<?> list)) {
            throw wrong(field, "must be a list");
        }
        return list.stream().map(item -> text(field, item)).toList();
    }

    private String text(String field) {
        return text(field, fields.get(field));
    }

    private String text(String field, @Nullable Object value) {
        if (value instanceof String text && !text.isBlank()) {
            return text;
        }
        throw wrong(field, "must be a text");
    }

    private String matching(String field, String text, String form) {
        if (!text.matches(form)) {
            throw wrong(field, "'" + text + "' has not the form " + form);
        }
        return text;
    }

    private <E extends Enum<E>> E choice(String field, Class<E> choices, String text) {
        return Arrays.stream(choices.getEnumConstants())
                .filter(choice -> choice.name().equals(text))
                .findFirst()
                .orElseThrow(
                        () -> wrong(field, "'" + text + "' is none of " + Arrays.toString(choices.getEnumConstants())));
    }

    private void demandFields(Set<String> demanded) {
        if (!fields.keySet().equals(demanded)) {
            throw new IllegalArgumentException(where + " has the fields " + fields.keySet() + ", not "
                    + demanded.stream().sorted().toList());
        }
    }

    private IllegalArgumentException wrong(String field, String why) {
        return new IllegalArgumentException(where + "." + field + " " + why);
    }
}
