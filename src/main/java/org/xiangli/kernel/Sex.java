package org.xiangli.kernel;

/** Sex as registered, with its code of GB/T 2261.1. */
public enum Sex {
    MALE("1"),
    FEMALE("2"),
    UNKNOWN("0");

    private static final RuleRef RULE = new RuleRef("GB.2261.1", "GB/T 2261.1-2003", "");

    private final String code;

    Sex(String code) {
        this.code = code;
    }

    /** The one-digit code of GB/T 2261.1. */
    public String code() {
        return code;
    }

    /**
     * The sex behind a code of GB/T 2261.1; code 9 (not stated) is {@link #UNKNOWN} too.
     *
     * @throws Refusal {@code sex.code} for any other text
     */
    public static Sex ofCode(String code) {
        return switch (Typed.plain(code)) {
            case "1" -> MALE;
            case "2" -> FEMALE;
            case "0", "9" -> UNKNOWN;
            default -> throw new Refusal("sex.code", RULE);
        };
    }
}
