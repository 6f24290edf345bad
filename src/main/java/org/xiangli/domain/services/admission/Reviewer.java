package org.xiangli.domain.services.admission;

import java.util.Arrays;
import java.util.Optional;

/**
 * The two departments that review a proposal. A post belongs to one by the name of its office: every county has a bureau of
 * civil affairs (民政局) and one of justice (司法局), and posts are appointed with the office's official name.
 */
public enum Reviewer {
    CIVIL_AFFAIRS("民政"),
    JUSTICE("司法");

    private final String word;

    Reviewer(String word) {
        this.word = word;
    }

    /** The reviewer an office is, if it is one. */
    public static Optional<Reviewer> of(String office) {
        return Arrays.stream(values())
                .filter(reviewer -> office.contains(reviewer.word))
                .findFirst();
    }
}
