package org.xiangli.domain.services.forms.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.xiangli.core.access.Acting;
import org.xiangli.core.access.PostKind;
import org.xiangli.core.files.FileStore;
import org.xiangli.core.files.Paper;
import org.xiangli.core.page.Door;
import org.xiangli.core.page.Form;
import org.xiangli.core.page.Screen;
import org.xiangli.core.page.Texts;
import org.xiangli.domain.services.Application;
import org.xiangli.domain.services.ApplicationIndex;
import org.xiangli.domain.services.Catalogue;
import org.xiangli.domain.services.Item;
import org.xiangli.domain.services.ListedItem;
import org.xiangli.domain.services.forms.FormShelf;
import org.xiangli.kernel.Ids;
import org.xiangli.kernel.Refusal;

/** Tables in and out: the catalogue and the cases of a division, and paper forms typed into a table at the window. */
@Controller
@RequestMapping("/tables")
public class TablePages {

    private static final String EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final int FLUSH = 500;

    private final Catalogue catalogue;
    private final ApplicationIndex index;
    private final FormShelf shelf;
    private final TableIntake intake;
    private final FileStore files;
    private final Texts texts;
    private final LocaleResolver locales;
    private final Clock clock;

    TablePages(
            Catalogue catalogue,
            ApplicationIndex index,
            FormShelf shelf,
            TableIntake intake,
            FileStore files,
            Texts texts,
            LocaleResolver locales,
            Clock clock) {
        this.catalogue = catalogue;
        this.index = index;
        this.shelf = shelf;
        this.intake = intake;
        this.files = files;
        this.texts = texts;
        this.locales = locales;
        this.clock = clock;
    }

    /** What became of a table that was sent. */
    public record Sent(int taken, int failed, Optional<UUID> wrong) {}

    @GetMapping
    ModelAndView page(Model model) {
        Acting.current().demandMatters();
        return page(Form.blank(), (@Nullable Sent) model.getAttribute("sent"));
    }

    @PostMapping
    ModelAndView take(@RequestParam("file") MultipartFile file, HttpServletRequest request, RedirectAttributes flash)
            throws IOException {
        var acting = Acting.current();
        acting.require(PostKind.VILLAGE_CLERK);
        var form = Form.sent(request.getParameterMap());
        try {
            var item = catalogue.item(form.value("item"), LocalDate.now(clock)).item();
            var asked = shelf.current(item.code()).orElseThrow(() -> new Refusal("forms.none", ExcelFile.RULE));
            var result = intake.take(item, asked, file.getBytes(), locales.resolveLocale(request));
            var wrong = result.failed() == 0
                    ? Optional.<UUID>empty()
                    : Optional.of(files.store(new Paper(
                                    Ids.next(),
                                    null,
                                    acting.division(),
                                    texts.text(locales.resolveLocale(request), "forms.excel.wrong"),
                                    result.wrong()))
                            .id());
            flash.addFlashAttribute("sent", new Sent(result.taken(), result.failed(), wrong));
            return Screen.see("/tables");
        } catch (Refusal refusal) {
            return Screen.again(page(form.reject("file", refusal), null));
        }
    }

    @GetMapping("/template/{item}")
    void template(@PathVariable("item") String code, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Acting.current().require(PostKind.VILLAGE_CLERK);
        var form = shelf.current(code).orElseThrow(() -> new Refusal("forms.form.not-found", ExcelFile.RULE));
        begin(response, code);
        intake.template(form, locales.resolveLocale(request), response.getOutputStream());
    }

    /** The catalogue as published. */
    @GetMapping("/catalogue")
    void catalogue(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Acting.current().demandMatters();
        var reader = locales.resolveLocale(request);
        begin(response, "catalogue");
        var book = new Workbook(response.getOutputStream(), "Xiangli", "1.0");
        var table = book.newWorksheet(texts.text(reader, "forms.excel.catalogue"));
        headings(table, reader, "code", "item", "organ", "days", "channels", "papers");
        var line = 1;
        for (var listed : catalogue.served(LocalDate.now(clock))) {
            var item = listed.item();
            table.value(line, 0, item.code());
            table.value(line, 1, ExcelFile.harmless(item.name().in(reader)));
            table.value(line, 2, ExcelFile.harmless(item.offices().organ().in(reader)));
            table.value(line, 3, item.time().promised());
            table.value(
                    line,
                    4,
                    String.join(
                            " ",
                            item.channels().stream().map(Enum::name).sorted().toList()));
            table.value(
                    line,
                    5,
                    ExcelFile.harmless(String.join(
                            "、",
                            item.asked().stream()
                                    .map(paper -> paper.name().in(reader))
                                    .toList())));
            line++;
        }
        book.finish();
    }

    /** The cases within reach, page by page from the database to the wire; no person stands in it. */
    @GetMapping("/cases")
    void cases(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Acting.current().demandMatters();
        var reader = locales.resolveLocale(request);
        begin(response, "cases");
        var book = new Workbook(response.getOutputStream(), "Xiangli", "1.0");
        var table = book.newWorksheet(texts.text(reader, "forms.excel.cases"));
        headings(table, reader, "number", "item", "phase", "channel", "opened", "due");
        var line = 1;
        Optional<UUID> after = Optional.empty();
        List<Application> page;
        do {
            page = index.latest(
                    new ApplicationIndex.Filter(Optional.empty(), Optional.empty(), after, 0, ApplicationIndex.MOST));
            for (var application : page) {
                var file = application.file();
                table.value(line, 0, file.number());
                table.value(
                        line, 1, ExcelFile.harmless(application.item().name().in(reader)));
                table.value(line, 2, texts.text(reader, file.phase().messageKey()));
                table.value(line, 3, application.channel().name());
                table.value(
                        line,
                        4,
                        file.openedAt().atZone(clock.getZone()).toLocalDate().toString());
                table.value(
                        line, 5, file.clock().dueOn().map(LocalDate::toString).orElse(""));
                line++;
                if (line % FLUSH == 0) {
                    table.flush();
                }
            }
            after = page.isEmpty()
                    ? Optional.empty()
                    : Optional.of(page.getLast().id());
        } while (page.size() == ApplicationIndex.MOST);
        book.finish();
    }

    private void headings(Worksheet table, Locale reader, String... names) {
        for (var column = 0; column < names.length; column++) {
            table.value(0, column, texts.text(reader, "forms.excel.head." + names[column]));
        }
    }

    private static void begin(HttpServletResponse response, String name) {
        response.setContentType(EXCEL);
        response.setHeader(
                "Content-Disposition", "attachment; filename=\"" + name.replaceAll("[^a-z0-9-]", "") + ".xlsx\"");
        response.setHeader("Cache-Control", "no-store");
    }

    private ModelAndView page(Form form, @Nullable Sent sent) {
        List<Item> items = catalogue.served(LocalDate.now(clock)).stream()
                .map(ListedItem::item)
                .filter(item -> shelf.current(item.code()).isPresent())
                .toList();
        return Screen.of(
                getClass(),
                "tables",
                "forms.excel.title",
                "form",
                form,
                "items",
                items,
                "sent",
                sent,
                "clerk",
                Acting.current().kind() == PostKind.VILLAGE_CLERK);
    }

    @Configuration
    static class Doors {

        @Bean
        Door tablesDoor() {
            return new Door(
                    "/tables",
                    "forms.excel.title",
                    Door.Group.DESK,
                    25,
                    Set.of(
                            PostKind.VILLAGE_CLERK,
                            PostKind.TOWNSHIP_OFFICER,
                            PostKind.TOWNSHIP_APPROVER,
                            PostKind.COUNTY_OFFICER,
                            PostKind.COUNTY_APPROVER));
        }
    }
}
