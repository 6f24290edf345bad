package org.xiangli.core.keys;

import java.util.regex.Pattern;

/** A field that is sealed in the database. @param name schema, table and what it holds: sealed bytes open there alone */
public record SealedField(String name) {

    private static final Pattern NAME = Pattern.compile("[a-z_]+\\.[a-z_]+\\.[a-z_]+");

    public SealedField {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("A sealed field is named schema.table.field: " + name);
        }
    }
}
