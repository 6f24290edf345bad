package org.xiangli.domain.services.tables.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.ModelAndView;
import org.xiangli.core.access.Acting;
import org.xiangli.core.access.PostKind;
import org.xiangli.core.page.Door;
import org.xiangli.core.page.Form;
import org.xiangli.core.page.Screen;
import org.xiangli.core.page.Texts;
import org.xiangli.domain.services.Catalogue;
import org.xiangli.domain.services.Item;
import org.xiangli.domain.services.ListedItem;
import org.xiangli.domain.services.Wording;
import org.xiangli.domain.services.forms.FormShelf;
import org.xiangli.domain.services.tables.RowProblem;
import org.xiangli.domain.services.tables.TableDesk;
import org.xiangli.domain.services.tables.TableImport;
import org.xiangli.domain.services.tables.TableLaw;
import org.xiangli.kernel.Refusal;

/** A table of applications is handed in, followed, cancelled, and its refused rows are fetched. */
@Controller
@RequestMapping("/tables")
class TablePages {

    private static final int SECONDS = 5;

    private final TableDesk desk;
    private final Catalogue catalogue;
    private final FormShelf shelf;
    private final Texts texts;
    private final LocaleResolver locales;
    private final Clock clock;

    TablePages(TableDesk desk, Catalogue catalogue, FormShelf shelf, Texts texts, LocaleResolver locales, Clock clock) {
        this.desk = desk;
        this.catalogue = catalogue;
        this.shelf = shelf;
        this.texts = texts;
        this.locales = locales;
        this.clock = clock;
    }

    @GetMapping
    ModelAndView page() {
        Acting.current().demandMatters();
        return page(Form.blank());
    }

    @PostMapping
    ModelAndView handIn(
            @RequestParam(name = "file", required = false) Optional<MultipartFile> file, HttpServletRequest request)
            throws IOException {
        Acting.current().require(PostKind.VILLAGE_CLERK);
        var form = Form.sent(request.getParameterMap());
        if (file.isEmpty()) {
            return Screen.again(page(form.reject("file", "form.missing")));
        }
        try (var content = file.get().getInputStream()) {
            var name = Optional.ofNullable(file.get().getOriginalFilename()).orElse("");
            var table = desk.handIn(form.once(), form.value("item"), name, content, locales.resolveLocale(request));
            return Screen.see("/tables/imports/" + table.id());
        } catch (Refusal refusal) {
            if (refusal.code().startsWith("access.") || refusal.code().startsWith("form.")) {
                throw refusal;
            }
            return Screen.again(page(form.reject(refusal.code().startsWith("tables.") ? "file" : "item", refusal)));
        }
    }

    /** @param follow whether the reader wants the page to come again by itself until the table is done */
    @GetMapping("/imports/{id}")
    ModelAndView show(
            @PathVariable UUID id,
            @RequestParam(name = "follow", defaultValue = "") String follow,
            HttpServletResponse response) {
        var table = desk.demand(id);
        var following = follow.equals("yes") && !table.state().over();
        if (following) {
            response.setHeader("Refresh", Integer.toString(SECONDS));
        }
        return Screen.of(
                getClass(),
                "import",
                "tables.import.title",
                "table",
                table,
                "item",
                names().getOrDefault(table.item(), new Wording(table.item(), table.item())),
                "wrong",
                table.refused() == 0 || table.erased() ? List.<TableDesk.Wrong>of() : desk.firstWrong(id),
                "following",
                following,
                "seconds",
                SECONDS);
    }

    @PostMapping("/imports/{id}/cancel")
    ModelAndView cancel(@PathVariable UUID id) {
        desk.cancel(id);
        return Screen.see("/tables/imports/" + id);
    }

    /** The rows that are no application, as they were typed, with what is wrong: mended, the same sheet is handed in again. */
    @GetMapping("/imports/{id}/wrong")
    void wrong(@PathVariable UUID id, HttpServletRequest request, HttpServletResponse response) throws IOException {
        var table = desk.demand(id);
        if (table.erased()) {
            throw new Refusal("tables.erased", TableLaw.TAKEN);
        }
        var reader = locales.resolveLocale(request);
        var width = table.headings().size();
        try (var sheet = Sheets.answer(response, "rows-not-taken", texts.text(reader, "tables.wrong"))) {
            var head = new ArrayList<>(table.headings());
            head.add(texts.text(reader, "tables.why"));
            head.add(texts.text(reader, "tables.line"));
            sheet.line(head);
            desk.notTaken(id, row -> {
                var cells = new ArrayList<>(
                        row.cells().subList(0, Math.min(width, row.cells().size())));
                while (cells.size() < width) {
                    cells.add("");
                }
                cells.add(
                        row.problems().isEmpty()
                                ? texts.text(reader, "tables.problem.unsettled")
                                : row.problems().stream().map(TablePages::said).collect(Collectors.joining("；")));
                cells.add(Integer.toString(row.line()));
                sheet.line(cells);
            });
        }
    }

    private static String said(RowProblem problem) {
        return problem.column().isEmpty() ? problem.what() : problem.column() + "：" + problem.what();
    }

    private ModelAndView page(Form form) {
        var clerk = Acting.current().kind() == PostKind.VILLAGE_CLERK;
        List<Item> items = catalogue.served(LocalDate.now(clock)).stream()
                .map(ListedItem::item)
                .filter(item -> shelf.current(item.code()).isPresent())
                .toList();
        return Screen.of(
                getClass(),
                "tables",
                "tables.title",
                "form",
                form,
                "items",
                items,
                "names",
                names(),
                "mine",
                clerk ? desk.mine() : List.<TableImport>of(),
                "clerk",
                clerk,
                "county",
                Set.of(PostKind.COUNTY_OFFICER, PostKind.COUNTY_APPROVER)
                        .contains(Acting.current().kind()));
    }

    private Map<String, Wording> names() {
        return catalogue.served(LocalDate.now(clock)).stream()
                .map(ListedItem::item)
                .collect(Collectors.toMap(Item::code, Item::name));
    }

    @Configuration
    static class Doors {

        @Bean
        Door tablesDoor() {
            return new Door(
                    "/tables",
                    "tables.title",
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
