package org.xiangli.domain.services.forms;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;
import org.xiangli.core.page.Texts;
import org.xiangli.kernel.IdNumber;
import org.xiangli.kernel.Money;
import org.xiangli.kernel.Refusal;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Puts a filled form into words: for reading over before it is sent, on the page of the case, on paper. */
@Component
public class AnswerText {

    /** One question and its answer; the answer is empty while it is open. */
    public record Line(Question question, String answer, boolean fromRegister) {}

    /** The lines of one step. */
    public record Section(Step step, List<Line> lines) {}

    private final Texts texts;

    AnswerText(Texts texts) {
        this.texts = texts;
    }

    /** @param whole whether numbers of persons and accounts are shown whole, as on the paper form */
    public List<Section> sections(Standing standing, Locale reader, boolean whole) {
        return standing.form().steps().stream()
                .map(step -> new Section(
                        step,
                        standing.shown(step).stream()
                                .map(question -> new Line(
                                        question,
                                        question.group().isPresent()
                                                ? rows(standing.form(), question, standing.filled(), reader, whole)
                                                : say(
                                                        question,
                                                        standing.filled().path(question.name()),
                                                        reader,
                                                        whole),
                                        standing.known(question)))
                                .toList()))
                .filter(section -> !section.lines().isEmpty())
                .toList();
    }

    /** One line for each of a group. */
    private String rows(ServiceForm form, Question group, ObjectNode filled, Locale reader, boolean whole) {
        var lines = new ArrayList<String>();
        for (var row : filled.path(group.name()).values()) {
            if (row instanceof ObjectNode one) {
                var said = form.shown(group, one).stream()
                        .filter(part -> one.has(part.name()))
                        .map(part -> texts.text(
                                reader,
                                "forms.group.pair",
                                part.title().in(reader),
                                say(part, one.path(part.name()), reader, whole)))
                        .toList();
                lines.add(String.join(texts.text(reader, "forms.group.between") + " ", said)
                        .strip());
            }
        }
        return String.join("\n", lines);
    }

    private String say(Question question, JsonNode answer, Locale reader, boolean whole) {
        if (answer.isMissingNode()) {
            return "";
        }
        return switch (question.kind()) {
            case CHOICE -> option(question, answer.asString(""), reader);
            case CHOICES ->
                String.join(
                        reader.getLanguage().equals("en") ? ", " : "、",
                        answer.values().stream()
                                .map(one -> option(question, one.asString(""), reader))
                                .toList());
            case YES_NO, AGREE -> texts.text(reader, answer.asBoolean(false) ? "forms.yes" : "forms.no");
            case MONEY ->
                texts.text(reader, "forms.yuan", Money.ofFen(answer.asLong(0)).toString());
            case DATE -> day(answer.asString(""), reader);
            case ID_NUMBER -> whole ? answer.asString("") : masked(answer.asString(""));
            case ACCOUNT -> whole ? answer.asString("") : lastFour(answer.asString(""));
            case TEXT, LINES, NUMBER, PHONE, GROUP -> answer.asString("");
        };
    }

    private static String option(Question question, String value, Locale reader) {
        return question.option(value).map(title -> title.in(reader)).orElse(value);
    }

    private static String day(String written, Locale reader) {
        try {
            return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                    .withLocale(reader)
                    .format(LocalDate.parse(written));
        } catch (DateTimeException noSuchDay) {
            return written;
        }
    }

    private static String masked(String number) {
        try {
            return IdNumber.of(number).masked();
        } catch (Refusal none) {
            return lastFour(number);
        }
    }

    private static String lastFour(String number) {
        return "*".repeat(Math.max(0, number.length() - 4)) + number.substring(Math.max(0, number.length() - 4));
    }
}
