package org.xiangli.domain.services.forms;

import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.time.Clock;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import org.springframework.stereotype.Service;
import org.xiangli.core.files.LetterPress;
import org.xiangli.core.page.Texts;

/** Prints a filled form: the paper a resident would have filled in, with every number whole. */
@Service
public class FormPrint {

    private static final String TEMPLATE = "org/xiangli/domain/services/forms/printed-form.jte";

    private final LetterPress press;
    private final TemplateEngine templates;
    private final AnswerText answers;
    private final Texts texts;
    private final Clock clock;

    FormPrint(LetterPress press, TemplateEngine templates, AnswerText answers, Texts texts, Clock clock) {
        this.press = press;
        this.templates = templates;
        this.answers = answers;
        this.texts = texts;
        this.clock = clock;
    }

    /**
     * @param number of the case; empty for a draft
     * @return a PDF
     */
    public byte[] print(Standing standing, String number, Locale reader) {
        var title = standing.form().title().in(reader);
        var touched = standing.sheet().touchedAt().atZone(clock.getZone());
        var form = new PrintedForm(
                texts,
                reader,
                title,
                number,
                DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                        .withLocale(reader)
                        .format(touched),
                standing.sheet().draft(),
                answers.sections(standing, reader, true));
        var output = new StringOutput();
        templates.render(TEMPLATE, form, output);
        return press.print(output.toString(), title, reader);
    }
}
