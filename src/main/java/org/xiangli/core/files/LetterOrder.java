package org.xiangli.core.files;

import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.xiangli.kernel.DivisionCode;

/**
 * A letter to be printed and issued.
 *
 * @param key of the request; asked twice with the same key, the letter is issued once
 * @param owner the case it belongs to
 * @param subject the resident it is about; she may see it
 * @param village the division whose officers may see it
 * @param office that issues it, as the letter says
 * @param title of the letter, for example 受理通知书; public with the code, so it names nobody
 * @param language it is written in
 */
public record LetterOrder(
        UUID key,
        UUID owner,
        @Nullable UUID subject,
        DivisionCode village,
        String office,
        String title,
        Locale language) {

    public LetterOrder {
        if (office.isBlank() || title.isBlank()) {
            throw new IllegalArgumentException("A letter has an office and a title");
        }
    }
}
