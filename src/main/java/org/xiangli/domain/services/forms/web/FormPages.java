package org.xiangli.domain.services.forms.web;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.UUID;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.ModelAndView;
import org.xiangli.core.access.Acting;
import org.xiangli.core.page.Screen;
import org.xiangli.domain.services.Application;
import org.xiangli.domain.services.ServiceDesk;
import org.xiangli.domain.services.forms.AnswerText;
import org.xiangli.domain.services.forms.FormDesk;
import org.xiangli.domain.services.forms.FormPrint;
import org.xiangli.domain.services.forms.Standing;
import org.xiangli.kernel.Refusal;
import org.xiangli.kernel.RuleRef;

/** The form of a case, for whoever may see the case; and a draft or handed-in form on paper. */
@Controller
class FormPages {

    private static final RuleRef RULE = new RuleRef("SVC.FORM.PAGE", "Xiangli R012", "");

    private final ServiceDesk services;
    private final FormDesk desk;
    private final FormPrint printer;
    private final Sheets sheets;
    private final AnswerText answers;
    private final LocaleResolver locales;

    FormPages(
            ServiceDesk services,
            FormDesk desk,
            FormPrint printer,
            Sheets sheets,
            AnswerText answers,
            LocaleResolver locales) {
        this.services = services;
        this.desk = desk;
        this.printer = printer;
        this.sheets = sheets;
        this.answers = answers;
        this.locales = locales;
    }

    @GetMapping("/cases/{id}/form")
    ModelAndView show(@PathVariable UUID id, HttpServletRequest request) {
        var application = demand(id);
        var standing = demandForm(id);
        return Screen.of(
                getClass(),
                "view",
                "forms.view.title",
                "application",
                application,
                "standing",
                standing,
                "sections",
                answers.sections(standing, locales.resolveLocale(request), false));
    }

    @GetMapping("/cases/{id}/form.pdf")
    ResponseEntity<byte[]> print(@PathVariable UUID id) {
        var application = demand(id);
        return pdf(demandForm(id), application.file().number(), application.language());
    }

    @GetMapping("/apply/sheets/{id}/form.pdf")
    ResponseEntity<byte[]> printDraft(@PathVariable UUID id, HttpServletRequest request) {
        return pdf(sheets.own(id), "", locales.resolveLocale(request));
    }

    private ResponseEntity<byte[]> pdf(Standing standing, String number, Locale reader) {
        var name = standing.form().title().in(reader) + ".pdf";
        var disposition = ContentDisposition.inline()
                .filename(name, StandardCharsets.UTF_8)
                .build();
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition.toString())
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(printer.print(standing, number, reader));
    }

    private Application demand(UUID id) {
        Acting.current().demandMatters();
        return services.find(id).orElseThrow(() -> new Refusal("services.case.not-found", RULE));
    }

    private Standing demandForm(UUID id) {
        return desk.ofCase(id).orElseThrow(() -> new Refusal("forms.form.not-found", RULE));
    }
}
