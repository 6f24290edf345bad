package org.xiangli.domain.services;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import org.xiangli.core.files.LetterSeal;
import org.xiangli.core.page.Texts;

/**
 * A letter as its template prints it, in the language of the one it is for.
 *
 * @param number of the letter
 * @param to name of the resident
 * @param body paragraphs
 * @param sections headings with their lines
 * @param officer who signs for the office; empty when nobody is named
 */
public record LetterText(
        Texts texts,
        Locale language,
        String title,
        String number,
        String to,
        List<String> body,
        List<GuideSheet.Section> sections,
        String office,
        String officer,
        LetterSeal seal) {

    public String text(String key, Object... arguments) {
        return texts.text(language, key, arguments);
    }

    /** The day the letter bears. */
    public String day() {
        return day(seal.issuedOn(), language);
    }

    /** A day as people write it. */
    static String day(LocalDate day, Locale language) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(language)
                .format(day);
    }
}
