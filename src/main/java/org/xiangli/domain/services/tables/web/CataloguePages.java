package org.xiangli.domain.services.tables.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.xiangli.core.access.Acting;
import org.xiangli.core.access.PostKind;
import org.xiangli.core.page.Form;
import org.xiangli.core.page.Screen;
import org.xiangli.core.page.Texts;
import org.xiangli.domain.services.RefusedCatalogue;
import org.xiangli.domain.services.admission.NextEdition;
import org.xiangli.domain.services.tables.CatalogueTable;
import org.xiangli.domain.services.tables.ItemColumn;
import org.xiangli.domain.services.tables.ItemSheet;
import org.xiangli.domain.services.tables.ProposalBoard;
import org.xiangli.domain.services.tables.TableLaw;
import org.xiangli.kernel.Refusal;

/** The county's catalogue as a table: fetched, mended, handed in, and published by another. */
@Controller
@RequestMapping("/tables/items")
class CataloguePages {

    private static final String LINES = "lines";

    private final CatalogueTable table;
    private final ProposalBoard board;
    private final NextEdition edition;
    private final Texts texts;
    private final LocaleResolver locales;

    CataloguePages(
            CatalogueTable table, ProposalBoard board, NextEdition edition, Texts texts, LocaleResolver locales) {
        this.table = table;
        this.board = board;
        this.edition = edition;
        this.texts = texts;
        this.locales = locales;
    }

    @GetMapping
    ModelAndView page(Model model) {
        var lines = model.getAttribute(LINES) instanceof List<?> found
                ? found.stream().map(CatalogueTable.Line.class::cast).toList()
                : List.<CatalogueTable.Line>of();
        return page(blank(), lines);
    }

    /** Every item that stands, one a row; on a second sheet what each column means and which words it takes. */
    @GetMapping("/sheet")
    void sheet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Acting.current().require(PostKind.COUNTY_OFFICER, PostKind.COUNTY_APPROVER);
        var reader = locales.resolveLocale(request);
        try (var sheet = Sheets.answer(response, "catalogue-items", texts.text(reader, "tables.catalogue"))) {
            var help = sheet.another(texts.text(reader, "tables.item.help"));
            var line = 0;
            for (var column : ItemColumn.ALL) {
                help.value(line, 0, column.name());
                help.value(line, 1, title(column, reader));
                help.value(line, 2, texts.text(reader, "tables.item.kind." + column.kind()));
                help.value(line++, 3, String.join("、", column.allowed()));
            }
            sheet.line(ItemColumn.ALL.stream().map(ItemColumn::name).toList());
            var titles = new ArrayList<>(
                    ItemColumn.ALL.stream().map(column -> title(column, reader)).toList());
            titles.set(0, "# " + titles.getFirst());
            sheet.line(titles);
            edition.standing().forEach(item -> sheet.line(ItemSheet.cells(item)));
        }
    }

    @PostMapping
    ModelAndView take(
            @RequestParam(name = "file", required = false) Optional<MultipartFile> file,
            HttpServletRequest request,
            RedirectAttributes flash)
            throws IOException {
        Acting.current().require(PostKind.COUNTY_OFFICER);
        var form = Form.sent(request.getParameterMap());
        if (file.isEmpty()) {
            return Screen.again(page(form.reject("file", "form.missing"), List.of()));
        }
        try {
            flash.addFlashAttribute(
                    LINES, table.take(form.once(), file.get().getBytes(), locales.resolveLocale(request)));
            return Screen.see("/tables/items");
        } catch (Refusal refusal) {
            if (!refusal.code().startsWith("tables.")) {
                throw refusal;
            }
            return Screen.again(page(form.reject("file", refusal), List.of()));
        }
    }

    @PostMapping("/publication")
    ModelAndView publish(HttpServletRequest request, RedirectAttributes flash) {
        Acting.current().require(PostKind.COUNTY_APPROVER);
        var form = Form.sent(request.getParameterMap());
        var chosen = chosen(form);
        try {
            if (form.value("do").equals("decline")) {
                var why = form.demand("note", 2000);
                if (form.good()) {
                    board.decline(chosen, why);
                    flash.addFlashAttribute("notice", "tables.proposal.declined");
                }
            } else {
                var from = day(form);
                var note = form.demand("note", 2000);
                if (form.good() && from.isPresent()) {
                    board.publish(form.once(), chosen, from.get(), note);
                    flash.addFlashAttribute("notice", "tables.proposal.published");
                }
            }
        } catch (RefusedCatalogue refused) {
            refused.faults().forEach(fault -> form.reject("", fault.refusal()));
        } catch (Refusal refusal) {
            if (refusal.code().startsWith("access.") || refusal.code().startsWith("form.")) {
                throw refusal;
            }
            form.reject(refusal.code().equals("services.catalogue-date") ? "from" : "", refusal);
        }
        return form.good() ? Screen.see("/tables/items") : Screen.again(page(form, List.of()));
    }

    private static Set<UUID> chosen(Form form) {
        try {
            return form.all("chosen").stream().map(UUID::fromString).collect(Collectors.toSet());
        } catch (IllegalArgumentException tampered) {
            throw new Refusal("tables.proposal-none", TableLaw.TAKEN);
        }
    }

    private static Optional<LocalDate> day(Form form) {
        var value = form.demand("from", 10);
        try {
            return value.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(value));
        } catch (DateTimeParseException broken) {
            form.reject("from", "form.date", value);
            return Optional.empty();
        }
    }

    /** What a column is called; the part before the language has the words. */
    private String title(ItemColumn column, Locale reader) {
        var chinese = column.name().endsWith(".zh");
        var english = column.name().endsWith(".en");
        var plain =
                chinese || english ? column.name().substring(0, column.name().length() - 3) : column.name();
        var title = texts.text(reader, "tables.item.column." + plain);
        return chinese
                ? title + texts.text(reader, "tables.item.zh")
                : english ? title + texts.text(reader, "tables.item.en") : title;
    }

    private Form blank() {
        return Form.blank().put("from", edition.nextFrom().toString());
    }

    private ModelAndView page(Form form, List<CatalogueTable.Line> lines) {
        var proposed = board.open();
        return Screen.of(
                getClass(),
                "catalogue-table",
                "tables.items.title",
                "form",
                form,
                LINES,
                lines,
                "proposed",
                proposed,
                "officer",
                Acting.current().kind() == PostKind.COUNTY_OFFICER,
                "approver",
                Acting.current().kind() == PostKind.COUNTY_APPROVER);
    }
}
