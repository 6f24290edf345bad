package org.xiangli.core.messages;

import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;
import org.xiangli.core.files.LetterPress;
import org.xiangli.kernel.Refusal;

/** Prints the window's notices, each on a page of its own, for residents who are told on paper. */
@Service
public class NoticePrinter {

    private final Outbox outbox;
    private final LetterPress press;
    private final MessageSource texts;
    private final Clock clock;

    NoticePrinter(Outbox outbox, LetterPress press, MessageSource texts, Clock clock) {
        this.outbox = outbox;
        this.press = press;
        this.texts = texts;
        this.clock = clock;
    }

    /**
     * One PDF with a page for each message, in the language it was written in. Printing is not handing over: see
     * {@link Outbox#handOver}.
     *
     * @param ids at least one
     * @throws Refusal {@code message.unknown} when one of them is out of reach
     */
    public byte[] print(List<UUID> ids) {
        if (ids.isEmpty()) {
            throw new IllegalArgumentException("Nothing to print");
        }
        var pages = new StringBuilder("<html><body>");
        Locale language = Locale.SIMPLIFIED_CHINESE;
        for (var id : ids) {
            var message = outbox.find(id).orElseThrow(() -> new Refusal("message.unknown", Outbox.RULE));
            language = message.language();
            pages.append(page(message, pages.length() > "<html><body>".length()));
        }
        return press.print(
                pages.append("</body></html>").toString(),
                texts.getMessage("messages.notice", null, language),
                language);
    }

    private String page(Message message, boolean further) {
        var language = message.language();
        var today = DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(language)
                .format(LocalDate.now(clock));
        return """
            <div%s lang="%s"><h1>%s</h1><div class="body">%s</div><p class="sign small">%s</p></div>
            """.formatted(
                        further ? " class=\"break\"" : "",
                        language.toLanguageTag(),
                        escaped(texts.getMessage("messages.notice", null, language)),
                        paragraphs(message.body()),
                        escaped(texts.getMessage("messages.notice.printed", new Object[] {today}, language)));
    }

    private static String paragraphs(String body) {
        var paragraphs = new StringBuilder();
        body.lines()
                .filter(line -> !line.isBlank())
                .forEach(line -> paragraphs.append("<p>").append(escaped(line)).append("</p>"));
        return paragraphs.toString();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
