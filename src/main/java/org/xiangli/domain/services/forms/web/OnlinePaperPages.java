package org.xiangli.domain.services.forms.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartRequest;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.WebUtils;
import org.xiangli.core.files.Attachment;
import org.xiangli.core.files.DraftFiles;
import org.xiangli.core.files.FileStore;
import org.xiangli.core.files.Paper;
import org.xiangli.core.page.Form;
import org.xiangli.core.page.Screen;
import org.xiangli.domain.services.Material;
import org.xiangli.domain.services.PaperMark;
import org.xiangli.domain.services.PaperState;
import org.xiangli.domain.services.forms.FormDesk;
import org.xiangli.domain.services.forms.OnlinePapers;
import org.xiangli.domain.services.forms.Sheet;
import org.xiangli.kernel.Refusal;

/** The papers of an application from home, with the phone's camera. */
@Controller
@RequestMapping("/apply/sheets/{id}/papers")
class OnlinePaperPages {

    private final FormDesk desk;
    private final Sheets sheets;
    private final FileStore files;
    private final DraftFiles drafts;
    private final LocaleResolver locales;

    OnlinePaperPages(FormDesk desk, Sheets sheets, FileStore files, DraftFiles drafts, LocaleResolver locales) {
        this.desk = desk;
        this.sheets = sheets;
        this.files = files;
        this.drafts = drafts;
        this.locales = locales;
    }

    @GetMapping
    ModelAndView papers(
            @PathVariable UUID id,
            @RequestParam(name = "change", defaultValue = "false") boolean change,
            HttpServletRequest request) {
        var standing = sheets.own(id);
        return sheets.progress(standing)
                .map(progress -> page(progress, change, said(standing.sheet())))
                .orElseGet(() -> sheets.retired(standing, request));
    }

    @PostMapping
    ModelAndView say(@PathVariable UUID id, HttpServletRequest request) throws IOException {
        var form = Form.sent(request.getParameterMap());
        var standing = sheets.own(id);
        var progress = sheets.progress(standing);
        if (progress.isEmpty()) {
            return sheets.retired(standing, request);
        }
        var papers = OnlinePapers.asked(progress.get().item(), standing.form());
        var marks = new LinkedHashMap<String, PaperMark>();
        for (var paper : papers) {
            take(standing.sheet(), paper, request, form);
            mark(standing.sheet(), paper, form, request).ifPresent(mark -> marks.put(paper.code(), mark));
        }
        if (!form.good()) {
            return Screen.again(page(progress.get(), form.has("change", "true"), form));
        }
        desk.note(id, marks);
        return Screen.see(sheets.path(id, Progress.CHECK));
    }

    @PostMapping("/{attachment}/remove")
    ModelAndView remove(@PathVariable UUID id, @PathVariable UUID attachment) {
        var standing = sheets.own(id);
        var own = sheets.progress(standing).stream()
                .flatMap(progress -> OnlinePapers.asked(progress.item(), standing.form()).stream())
                .flatMap(paper -> files.list(OnlinePapers.owner(id, paper.code())).stream())
                .anyMatch(file -> file.id().equals(attachment));
        if (own) {
            drafts.erase(id, attachment);
        }
        return Screen.see(sheets.path(id, Progress.PAPERS));
    }

    /** A picture is called after the paper it shows, not after what the phone called it. */
    private void take(Sheet sheet, Material paper, HttpServletRequest request, Form form) throws IOException {
        for (var file : sent(request, paper)) {
            try {
                drafts.store(
                        sheet.id(),
                        new Paper(
                                OnlinePapers.owner(sheet.id(), paper.code()),
                                sheet.resident(),
                                sheet.village(),
                                paper.name().zh(),
                                file.getBytes()));
            } catch (Refusal refusal) {
                form.reject("paper-" + paper.code(), refusal);
            }
        }
    }

    private static List<MultipartFile> sent(HttpServletRequest request, Material paper) {
        var sent = new ArrayList<MultipartFile>();
        var parts = WebUtils.getNativeRequest(request, MultipartRequest.class);
        if (parts != null && OnlinePapers.pictured(paper)) {
            sent.addAll(parts.getFiles("camera-" + paper.code()));
            sent.addAll(parts.getFiles("file-" + paper.code()));
            sent.removeIf(MultipartFile::isEmpty);
        }
        return sent;
    }

    private Optional<PaperMark> mark(Sheet sheet, Material paper, Form form, HttpServletRequest request) {
        var field = "paper-" + paper.code();
        var name = paper.name().in(locales.resolveLocale(request));
        var state = OnlinePapers.choices(paper).stream()
                .filter(choice -> choice.name().equals(form.value(field)))
                .findFirst();
        if (state.isEmpty()) {
            form.reject(field, "forms.papers.choose", name);
            return Optional.empty();
        }
        if (state.get() == PaperState.LATER) {
            return day(form, field + "-day").map(PaperMark::later);
        }
        if (state.get() == PaperState.ELECTRONIC
                && OnlinePapers.pictured(paper)
                && files.list(OnlinePapers.owner(sheet.id(), paper.code())).isEmpty()) {
            form.reject(field, "forms.papers.need-file", name);
        }
        return state.map(PaperMark::of);
    }

    private static Optional<LocalDate> day(Form form, String field) {
        var value = form.demand(field, 10);
        try {
            return value.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(value));
        } catch (DateTimeParseException broken) {
            form.reject(field, "form.date", value);
            return Optional.empty();
        }
    }

    private static Form said(Sheet sheet) {
        var form = Form.blank();
        sheet.papers().forEach((code, mark) -> {
            form.put("paper-" + code, mark.state().name());
            mark.promisedFor().ifPresent(day -> form.put("paper-" + code + "-day", day.toString()));
        });
        return form;
    }

    private ModelAndView page(Progress progress, boolean change, Form form) {
        var sheet = progress.standing().sheet();
        Map<String, List<Attachment>> have = new HashMap<>();
        var papers = OnlinePapers.asked(progress.item(), progress.standing().form());
        papers.forEach(paper -> have.put(paper.code(), files.list(OnlinePapers.owner(sheet.id(), paper.code()))));
        return Screen.of(
                getClass(),
                "papers",
                "forms.papers.title",
                "progress",
                progress,
                "papers",
                papers,
                "have",
                have,
                "change",
                change,
                "limit",
                files.limit().toMegabytes() + " MB",
                "form",
                form);
    }
}
