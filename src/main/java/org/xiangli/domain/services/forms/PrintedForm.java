package org.xiangli.domain.services.forms;

import java.util.List;
import java.util.Locale;
import org.xiangli.core.page.Texts;

/**
 * A filled form as it is printed.
 *
 * @param number of the case; empty for a draft
 * @param written when it was handed in or last touched
 */
public record PrintedForm(
        Texts texts,
        Locale language,
        String title,
        String number,
        String written,
        boolean draft,
        List<AnswerText.Section> sections) {

    public String text(String key, Object... arguments) {
        return texts.text(language, key, arguments);
    }
}
