package org.xiangli.channel.web;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import org.xiangli.core.files.FileDesk;
import org.xiangli.core.files.LetterBook;
import org.xiangli.core.files.LetterCheck;
import org.xiangli.core.files.LetterCode;
import org.xiangli.core.page.Form;
import org.xiangli.core.page.Screen;
import org.xiangli.kernel.DivisionCode;
import org.xiangli.kernel.Refusal;

/** Anyone checks a letter by the code on it; whoever may see a case opens its files. */
@Controller
class LetterPages {

    private final LetterBook letters;
    private final FileDesk files;
    private final CountyAtHand counties;

    LetterPages(LetterBook letters, FileDesk files, CountyAtHand counties) {
        this.letters = letters;
        this.files = files;
        this.counties = counties;
    }

    @GetMapping("/letters")
    ModelAndView ask() {
        return page(Form.blank(), Optional.empty(), false);
    }

    @PostMapping("/letters")
    ModelAndView look(HttpServletRequest request) {
        var form = Form.sent(request.getParameterMap());
        var code = form.demand("code", 30);
        if (!form.good()) {
            return Screen.again(page(form, Optional.empty(), false));
        }
        try {
            var county = counties.named(form.value("county")).orElse("");
            return Screen.see("/letters/" + county + "/" + LetterCode.of(code).printed());
        } catch (Refusal refusal) {
            return Screen.again(page(form.reject("code", refusal), Optional.empty(), false));
        }
    }

    @GetMapping("/letters/{county}/{code}")
    ModelAndView check(@PathVariable String county, @PathVariable String code) {
        var form = Form.blank().put("code", code);
        try {
            return page(form, letters.check(DivisionCode.of(county), LetterCode.of(code)), true);
        } catch (Refusal refusal) {
            return Screen.again(page(form.reject("code", refusal), Optional.empty(), false));
        }
    }

    /** The file as it was handed in or printed; row-level security decides whether it exists for this person. */
    @GetMapping("/files/{id}")
    ResponseEntity<byte[]> file(@PathVariable UUID id) {
        var open = files.open(id);
        var type = open.attachment().type();
        var disposition = ContentDisposition.inline()
                .filename(open.attachment().name(), StandardCharsets.UTF_8)
                .build();
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(type.mediaType()))
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition.toString())
                .header("Content-Security-Policy", "sandbox; default-src 'none'; style-src 'unsafe-inline'")
                .body(open.content());
    }

    private ModelAndView page(Form form, Optional<LetterCheck> found, boolean asked) {
        return Screen.of(
                getClass(),
                "letters",
                "letters.title",
                "form",
                form,
                "found",
                found,
                "asked",
                asked,
                "counties",
                counties.names());
    }
}
