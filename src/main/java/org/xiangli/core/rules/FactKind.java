package org.xiangli.core.rules;

/** What a rule may be told: whole numbers and yes or no. */
public enum FactKind {
    /** A whole number about a meeting, a body or a case; it is told back when the rule refuses. */
    COUNT,
    /** A whole number about one person, such as an age; it is never told back. */
    PERSONAL,
    /** Yes or no. */
    FLAG;

    /** @throws IllegalArgumentException for anything but a whole number or a boolean, as the kind demands */
    Object demand(String rule, String fact, Object value) {
        return switch (value) {
            case Boolean flag when this == FLAG -> flag;
            case Byte number when this != FLAG -> number.longValue();
            case Short number when this != FLAG -> number.longValue();
            case Integer number when this != FLAG -> number.longValue();
            case Long number when this != FLAG -> number;
            default ->
                throw new IllegalArgumentException("%s: fact %s is a %s, not a %s"
                        .formatted(rule, fact, name(), value.getClass().getSimpleName()));
        };
    }
}
