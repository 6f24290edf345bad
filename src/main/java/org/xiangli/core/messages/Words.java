package org.xiangli.core.messages;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.xiangli.kernel.IdNumber;
import org.xiangli.kernel.Refusal;

/** Puts a message into words of the resident's language, with no identity number in them. */
@Component
class Words {

    static final int LONGEST = 2000;

    private static final Pattern LIKE_AN_ID = Pattern.compile("(?<![0-9A-Za-z])[0-9]{17}[0-9Xx](?![0-9A-Za-z])");

    private final MessageSource texts;

    Words(MessageSource texts) {
        this.texts = texts;
    }

    /** Arguments as they are kept and shown: strings and whole numbers. */
    List<Object> plain(List<Object> arguments, Locale language) {
        return arguments.stream().map(argument -> plain(argument, language)).toList();
    }

    /**
     * @throws Refusal {@code message.too-long} with length and limit
     * @throws org.springframework.context.NoSuchMessageException when no room has this text: a mistake in the code
     */
    String body(String key, List<Object> plainArguments, Locale language) {
        var body = withoutIdNumbers(texts.getMessage(key, plainArguments.toArray(), language));
        if (body.length() > LONGEST) {
            throw new Refusal("message.too-long", Outbox.RULE, body.length(), LONGEST);
        }
        return body;
    }

    /** Cut to the length a gateway takes, at a whole character, with a word where the rest is. */
    String shortened(String body, int limit, Locale language) {
        if (body.length() <= limit) {
            return body;
        }
        var rest = texts.getMessage("messages.rest", null, language);
        var end = limit - rest.length();
        if (Character.isHighSurrogate(body.charAt(end - 1))) {
            end--;
        }
        return body.substring(0, end) + rest;
    }

    private static Object plain(Object argument, Locale language) {
        return switch (argument) {
            case Integer number -> number;
            case Long number -> number;
            case LocalDate day ->
                DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                        .withLocale(language)
                        .format(day);
            default -> withoutIdNumbers(argument.toString());
        };
    }

    private static String withoutIdNumbers(String text) {
        return LIKE_AN_ID.matcher(text).replaceAll(found -> masked(found.group()));
    }

    private static String masked(String digits) {
        try {
            return IdNumber.of(digits).masked();
        } catch (Refusal notAnId) {
            return digits;
        }
    }
}
