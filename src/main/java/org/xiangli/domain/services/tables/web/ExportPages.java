package org.xiangli.domain.services.tables.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.LocaleResolver;
import org.xiangli.core.access.Acting;
import org.xiangli.core.access.PostKind;
import org.xiangli.core.page.Texts;
import org.xiangli.domain.services.Application;
import org.xiangli.domain.services.ApplicationIndex;
import org.xiangli.domain.services.Catalogue;
import org.xiangli.domain.services.forms.FormShelf;
import org.xiangli.domain.services.tables.RowReading;
import org.xiangli.domain.services.tables.TableLaw;
import org.xiangli.kernel.Refusal;

/** Tables given out: the cases of a division, the catalogue as residents see it, and the empty table of a form. */
@Controller
@RequestMapping("/tables")
class ExportPages {

    private final Catalogue catalogue;
    private final ApplicationIndex index;
    private final FormShelf shelf;
    private final Texts texts;
    private final LocaleResolver locales;
    private final Clock clock;

    ExportPages(
            Catalogue catalogue,
            ApplicationIndex index,
            FormShelf shelf,
            Texts texts,
            LocaleResolver locales,
            Clock clock) {
        this.catalogue = catalogue;
        this.index = index;
        this.shelf = shelf;
        this.texts = texts;
        this.locales = locales;
        this.clock = clock;
    }

    /** An empty table with the headings, and the words of each choice on a second sheet. */
    @GetMapping("/template/{item}")
    void template(@PathVariable("item") String code, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Acting.current().require(PostKind.VILLAGE_CLERK);
        var form = shelf.current(code).orElseThrow(() -> new Refusal("forms.form.not-found", TableLaw.TAKEN));
        var reader = locales.resolveLocale(request);
        try (var sheet = Sheets.answer(response, code, texts.text(reader, "tables.rows"))) {
            var words = sheet.another(texts.text(reader, "tables.words"));
            var head = new ArrayList<String>();
            for (var question : RowReading.columns(form)) {
                var line = 1;
                words.value(0, head.size(), Sheets.harmless(question.title().in(reader)));
                for (var option : question.options()) {
                    words.value(
                            line++, head.size(), Sheets.harmless(option.title().in(reader)));
                }
                head.add(question.title().in(reader));
            }
            words.value(0, head.size(), texts.text(reader, "tables.papers"));
            words.value(1, head.size(), texts.text(reader, "forms.yes"));
            words.value(2, head.size(), texts.text(reader, "forms.no"));
            head.add(texts.text(reader, "tables.papers"));
            sheet.line(head);
        }
    }

    /** The catalogue as published. */
    @GetMapping("/catalogue")
    void catalogue(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Acting.current().demandMatters();
        var reader = locales.resolveLocale(request);
        try (var sheet = Sheets.answer(response, "catalogue", texts.text(reader, "tables.catalogue"))) {
            sheet.line(headings(reader, "code", "item", "organ", "days", "channels", "papers"));
            for (var listed : catalogue.served(LocalDate.now(clock))) {
                var item = listed.item();
                sheet.line(List.of(
                        item.code(),
                        item.name().in(reader),
                        item.offices().organ().in(reader),
                        Integer.toString(item.time().promised()),
                        String.join(
                                " ",
                                item.channels().stream()
                                        .map(Enum::name)
                                        .sorted()
                                        .toList()),
                        String.join(
                                "、",
                                item.asked().stream()
                                        .map(paper -> paper.name().in(reader))
                                        .toList())));
            }
        }
    }

    /**
     * The cases within reach, page by page from the database to the wire, each page in a short transaction of its own; no
     * person stands in it.
     *
     * @param with who would have the residents in it as well is refused: a person's file is opened one by one, for a
     *     purpose, and recorded
     */
    @GetMapping("/cases")
    void cases(
            @RequestParam(name = "with", defaultValue = "") String with,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Acting.current().demandMatters();
        if (!with.isEmpty()) {
            throw new Refusal("tables.no-bulk", TableLaw.NO_BULK);
        }
        var reader = locales.resolveLocale(request);
        try (var sheet = Sheets.answer(response, "cases", texts.text(reader, "tables.cases"))) {
            sheet.line(headings(reader, "number", "item", "phase", "channel", "opened", "due"));
            Optional<UUID> after = Optional.empty();
            List<Application> page;
            do {
                page = index.latest(new ApplicationIndex.Filter(
                        Optional.empty(), Optional.empty(), after, 0, ApplicationIndex.MOST));
                page.forEach(application -> sheet.line(line(application, reader)));
                after = page.isEmpty()
                        ? Optional.empty()
                        : Optional.of(page.getLast().id());
            } while (page.size() == ApplicationIndex.MOST);
        }
    }

    private List<String> line(Application application, Locale reader) {
        var file = application.file();
        return List.of(
                file.number(),
                application.item().name().in(reader),
                texts.text(reader, file.phase().messageKey()),
                application.channel().name(),
                file.openedAt().atZone(clock.getZone()).toLocalDate().toString(),
                file.clock().dueOn().map(LocalDate::toString).orElse(""));
    }

    private List<String> headings(Locale reader, String... names) {
        return Arrays.stream(names)
                .map(name -> texts.text(reader, "tables.head." + name))
                .toList();
    }
}
