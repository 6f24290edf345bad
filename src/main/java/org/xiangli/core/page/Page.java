package org.xiangli.core.page;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.xiangli.core.access.Acting;
import org.xiangli.kernel.Ids;
import org.xiangli.kernel.Refusal;

/**
 * What a template may ask of the request it answers: words in the reader's language, dates as people write them, the
 * token that guards forms. Every template has it as its parameter {@code page}.
 */
public final class Page {

    private static final DateTimeFormatter CHINESE_DAY = DateTimeFormatter.ofPattern("yyyy年M月d日", Locale.CHINA);
    private static final DateTimeFormatter ENGLISH_DAY = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.UK);
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    private final Texts texts;
    private final Locale locale;
    private final ZoneId zone;
    private final String path;
    private final String csrfName;
    private final String csrfToken;
    private final @Nullable Acting acting;
    private final boolean largeText;
    private final boolean demo;
    private final @Nullable String notice;

    Page(Draft draft) {
        this.texts = draft.texts;
        this.locale = draft.locale;
        this.zone = draft.zone;
        this.path = draft.path;
        this.csrfName = draft.csrfName;
        this.csrfToken = draft.csrfToken;
        this.acting = draft.acting;
        this.largeText = draft.largeText;
        this.demo = draft.demo;
        this.notice = draft.notice;
    }

    /** Everything the shell knows of a request. */
    public record Draft(
            Texts texts,
            Locale locale,
            ZoneId zone,
            String path,
            String csrfName,
            String csrfToken,
            @Nullable Acting acting,
            boolean largeText,
            boolean demo,
            @Nullable String notice) {

        public Page page() {
            return new Page(this);
        }
    }

    public String text(String key, Object... arguments) {
        return texts.text(locale, key, arguments);
    }

    public String textOr(String fallback, String key) {
        return texts.textOr(locale, fallback, key);
    }

    public String refusal(Refusal refusal) {
        return texts.refusal(locale, refusal);
    }

    public Locale locale() {
        return locale;
    }

    public boolean chinese() {
        return !locale.getLanguage().equals("en");
    }

    /** The language tag of the page. */
    public String language() {
        return chinese() ? "zh-CN" : "en";
    }

    public String day(LocalDate day) {
        return (chinese() ? CHINESE_DAY : ENGLISH_DAY).format(day);
    }

    public String moment(Instant instant) {
        var local = instant.atZone(zone);
        return day(local.toLocalDate()) + " " + MINUTE.format(local);
    }

    /** A fresh key for a form, so that sending it twice does it once. */
    public UUID once() {
        return Ids.next();
    }

    public String path() {
        return path;
    }

    public String csrfName() {
        return csrfName;
    }

    public String csrfToken() {
        return csrfToken;
    }

    public @Nullable Acting acting() {
        return acting;
    }

    public boolean largeText() {
        return largeText;
    }

    /** True in a county of invented people; the layout says so on every page. */
    public boolean demo() {
        return demo;
    }

    /** What was just done, said once after a redirect: a text key. */
    public @Nullable String notice() {
        return notice;
    }

    /** Small helper of templates: the words joined as the language joins them. */
    public String list(List<String> words) {
        return String.join(chinese() ? "、" : ", ", words);
    }
}
