package org.xiangli.domain.services.channels.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.xiangli.core.access.Acting;
import org.xiangli.core.access.PostKind;
import org.xiangli.core.files.FileStore;
import org.xiangli.core.files.Paper;
import org.xiangli.core.page.Form;
import org.xiangli.core.page.Screen;
import org.xiangli.domain.services.Channel;
import org.xiangli.domain.services.ServiceDesk;
import org.xiangli.domain.services.web.Papers;
import org.xiangli.kernel.Refusal;

/** A form on paper, typed in later: the day it was received counts, and its picture is kept with the case. */
@Controller
@RequestMapping("/desk/paper")
class PaperPages {

    private final ServiceDesk desk;
    private final FileStore files;
    private final IntakeForms intake;
    private final People people;
    private final TransactionTemplate transaction;

    PaperPages(
            ServiceDesk desk,
            FileStore files,
            IntakeForms intake,
            People people,
            PlatformTransactionManager transactions) {
        this.desk = desk;
        this.files = files;
        this.intake = intake;
        this.people = people;
        this.transaction = new TransactionTemplate(transactions);
    }

    @GetMapping
    ModelAndView who() {
        return people.ask("/desk/paper/find", "/desk/paper/");
    }

    @PostMapping("/find")
    ModelAndView find(HttpServletRequest request) {
        return people.find(request, "/desk/paper/find", "/desk/paper/");
    }

    @GetMapping("/{resident}")
    ModelAndView what(@PathVariable UUID resident) {
        Acting.current().require(PostKind.VILLAGE_CLERK);
        return intake.choose("/desk/paper/" + resident + "/", Channel.PAPER);
    }

    @GetMapping("/{resident}/{item}")
    ModelAndView papers(@PathVariable UUID resident, @PathVariable String item) {
        Acting.current().require(PostKind.VILLAGE_CLERK);
        var form = Form.blank().put("received", intake.today().toString());
        return intake.page(path(resident, item), Channel.PAPER, intake.item(item), form);
    }

    /** The case, its papers and the picture of the form, or nothing of them. */
    @PostMapping("/{resident}/{item}")
    ModelAndView typeIn(
            @PathVariable UUID resident,
            @PathVariable("item") String code,
            @RequestParam(name = "scan", required = false) @Nullable MultipartFile scan,
            HttpServletRequest request,
            RedirectAttributes flash)
            throws IOException {
        Acting.current().require(PostKind.VILLAGE_CLERK);
        var form = Form.sent(request.getParameterMap());
        var item = intake.item(code);
        var marks = Papers.marks(form, item);
        var received = IntakeForms.day(form, "received");
        var content = scan == null ? new byte[0] : scan.getBytes();
        var name = scan == null || scan.getOriginalFilename() == null ? "" : scan.getOriginalFilename();
        if (content.length == 0) {
            form.reject("scan", "form.missing");
        }
        try {
            var draft = intake.draft(form, resident, item, Channel.PAPER, Optional.empty());
            if (!form.good() || received.isEmpty()) {
                return Screen.again(intake.page(path(resident, code), Channel.PAPER, item, form));
            }
            var taken = transaction.execute(status -> {
                var done = desk.take(draft.onPaper(received.get()), marks);
                var file = done.application().file();
                files.store(new Paper(file.id(), file.subject(), file.village(), String.valueOf(name), content));
                return done;
            });
            taken.pickupCode().ifPresent(pickUp -> flash.addFlashAttribute("pickUpCode", pickUp));
            return Screen.see("/cases/" + taken.application().id() + "/receipt");
        } catch (Refusal refusal) {
            return intake.again(path(resident, code), Channel.PAPER, item, form, refusal);
        }
    }

    private static String path(UUID resident, String item) {
        return "/desk/paper/" + resident + "/" + item;
    }
}
