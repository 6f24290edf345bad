package org.xiangli.core.messages;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.xiangli.kernel.DivisionCode;
import org.xiangli.kernel.Refusal;

/**
 * Something to be told to a resident.
 *
 * @param key of the request; told twice with the same key, the message is sent once
 * @param village the division whose officers may see it
 * @param caseId the matter it is about; null when it is about none
 * @param phone needed for texts and for calls by a gateway; otherwise null
 * @param textKey of a room's bundle, for example {@code services.told.accepted}
 * @param arguments of the text: as little of the person as the text can do with, no identity number, nothing of
 *     illness, disability or relief. Days are written out in the language; other values by {@code toString()}, so a
 *     number that is a name (a year, a case number) is given as a string
 * @param language the resident reads
 */
public record Telling(
        UUID key,
        UUID resident,
        DivisionCode village,
        @Nullable UUID caseId,
        Channel channel,
        @Nullable String phone,
        String textKey,
        List<Object> arguments,
        Locale language) {

    /** @throws Refusal {@code message.phone} for a text without a mobile number, or a call to what is no number */
    public Telling {
        arguments = List.copyOf(arguments);
        if (channel == Channel.TEXT && phone == null) {
            throw new Refusal("message.phone", Outbox.RULE);
        }
        if (phone != null) {
            phone = PhoneNumber.demand(phone, channel);
        }
    }

    /**
     * By text to whoever has a mobile number, on paper at the window to everybody else; in the inbox in any case. A
     * number that is no mobile number does no harm.
     */
    public static Telling of(
            UUID key,
            UUID resident,
            DivisionCode village,
            @Nullable UUID caseId,
            @Nullable String phone,
            Locale language,
            String textKey,
            Object... arguments) {
        var mobile = phone != null && PhoneNumber.isMobile(phone);
        return new Telling(
                key,
                resident,
                village,
                caseId,
                mobile ? Channel.TEXT : Channel.LETTER,
                mobile ? phone : null,
                textKey,
                List.of(arguments),
                language);
    }
}
