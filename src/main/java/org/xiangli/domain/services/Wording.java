package org.xiangli.domain.services;

import java.util.Locale;

/** A text of the catalogue in the two languages of the house. The Chinese one counts; the English one explains. */
public record Wording(String zh, String en) {

    public Wording {
        if (zh.isBlank() || en.isBlank()) {
            throw new IllegalArgumentException("A text is needed in both languages");
        }
    }

    /** The text for a reader of this language; Chinese for every language but English. */
    public String in(Locale reader) {
        return reader.getLanguage().equals(Locale.ENGLISH.getLanguage()) ? en : zh;
    }
}
