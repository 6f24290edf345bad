package org.xiangli.domain.services.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.xiangli.core.access.Acting;
import org.xiangli.core.access.Invitations;
import org.xiangli.core.access.PostKind;
import org.xiangli.core.files.FileStore;
import org.xiangli.core.files.Paper;
import org.xiangli.core.page.Form;
import org.xiangli.core.page.Screen;
import org.xiangli.domain.services.Application;
import org.xiangli.domain.services.DecisionLimit;
import org.xiangli.domain.services.DeskMove;
import org.xiangli.domain.services.Item;
import org.xiangli.domain.services.LetterDesk;
import org.xiangli.domain.services.LocalWay;
import org.xiangli.domain.services.Rating;
import org.xiangli.domain.services.RatingBox;
import org.xiangli.domain.services.Receipt;
import org.xiangli.domain.services.ServiceDesk;
import org.xiangli.kernel.Money;
import org.xiangli.kernel.Refusal;
import org.xiangli.kernel.RuleRef;

/** A case: where it stands, what happened, and what the post that holds it may do next. */
@Controller
@RequestMapping("/cases/{id}")
class CasePages {

    private final ServiceDesk desk;
    private final CaseViews views;
    private final LetterDesk letters;
    private final RatingBox ratings;
    private final FileStore files;
    private final Invitations invitations;
    private final List<LocalWay> localWays;
    private final Clock clock;

    CasePages(
            ServiceDesk desk,
            CaseViews views,
            LetterDesk letters,
            RatingBox ratings,
            FileStore files,
            Invitations invitations,
            List<LocalWay> localWays,
            Clock clock) {
        this.desk = desk;
        this.views = views;
        this.letters = letters;
        this.ratings = ratings;
        this.files = files;
        this.invitations = invitations;
        this.localWays = localWays;
        this.clock = clock;
    }

    @GetMapping
    ModelAndView show(@PathVariable UUID id) {
        return page(id, Form.blank());
    }

    @GetMapping("/receipt")
    ModelAndView receipt(@PathVariable UUID id, Model model) {
        var application = views.demand(id);
        var receipts = desk.receipts(id);
        return Screen.of(
                getClass(),
                "receipt",
                "services.receipt.title",
                "application",
                application,
                "receipts",
                receipts,
                "local",
                local(application, receipts),
                "pickUpCode",
                (@Nullable String) model.getAttribute("pickUpCode"));
    }

    /** For each receipt the version of the village's own way that was in use when it was given. */
    private Map<UUID, Integer> local(Application application, List<Receipt> receipts) {
        var versions = new HashMap<UUID, Integer>();
        for (var receipt : receipts) {
            var day = LocalDate.ofInstant(receipt.issuedAt(), clock.getZone());
            localWays.stream()
                    .flatMap(way -> way
                            .version(
                                    receipt.content().item(), application.file().village(), day)
                            .stream())
                    .findFirst()
                    .ifPresent(version -> versions.put(receipt.id(), version));
        }
        return versions;
    }

    /** One move of the case; what it needs is on the form, and a refusal brings the form back as it was. */
    @PostMapping("/moves/{move}")
    ModelAndView move(
            @PathVariable UUID id, @PathVariable String move, HttpServletRequest request, RedirectAttributes flash) {
        var form = Form.sent(request.getParameterMap()).put("move", move);
        var application = views.demand(id);
        try {
            act(application, move, form);
            if (!form.good()) {
                return Screen.again(page(id, form));
            }
            flash.addFlashAttribute("notice", "services.case.moved");
            return Screen.see("/cases/" + id);
        } catch (Refusal refusal) {
            return answer(refusal, page(id, form.reject(fieldOf(refusal), refusal)));
        }
    }

    /** The page again, as it was typed; 409 when somebody else was quicker. */
    private static ModelAndView answer(Refusal refusal, ModelAndView page) {
        if (refusal.code().equals("case.changed-meanwhile")) {
            page.setStatus(HttpStatus.CONFLICT);
            return page;
        }
        return Screen.again(page);
    }

    /** The letter a step owes; printed when it is first asked for. */
    @GetMapping("/letters/{seq}")
    ResponseEntity<byte[]> letter(@PathVariable UUID id, @PathVariable int seq) {
        views.demand(id);
        var attachment = letters.issue(id, seq).attachment();
        var file = files.open(attachment.id());
        var disposition = ContentDisposition.inline()
                .filename(attachment.name(), StandardCharsets.UTF_8)
                .build();
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition.toString())
                .body(file.content());
    }

    @PostMapping("/files")
    ModelAndView add(@PathVariable UUID id, @RequestParam("file") MultipartFile file, RedirectAttributes flash)
            throws IOException {
        var application = views.demand(id);
        try {
            var name = file.getOriginalFilename();
            files.store(new Paper(
                    id,
                    application.file().subject(),
                    application.file().village(),
                    name == null ? "" : name,
                    file.getBytes()));
            flash.addFlashAttribute("notice", "services.case.file.added");
            return Screen.see("/cases/" + id);
        } catch (Refusal refusal) {
            return Screen.again(page(id, Form.blank().reject("file", refusal)));
        }
    }

    /** The clerk who has seen her papers hands the resident a code for an account of her own. */
    @PostMapping("/invitation")
    ModelAndView invite(@PathVariable UUID id, RedirectAttributes flash) {
        Acting.current().require(PostKind.VILLAGE_CLERK);
        var view = views.of(id);
        var subject = view.application().file().subject();
        flash.addFlashAttribute("invitation", invitations.invite(subject, view.applicant()));
        return Screen.see("/cases/" + id + "/invitation");
    }

    @GetMapping("/invitation")
    ModelAndView invitation(@PathVariable UUID id, Model model) {
        return Screen.of(
                getClass(), "invitation", "services.invitation.title", "id", id, "invitation", (@Nullable String)
                        model.getAttribute("invitation"));
    }

    @PostMapping("/rating")
    ModelAndView rate(@PathVariable UUID id, HttpServletRequest request, RedirectAttributes flash) {
        var form = Form.sent(request.getParameterMap());
        try {
            ratings.rate(id, new Rating(number(form, "stars"), form.value("comment")));
            flash.addFlashAttribute("notice", "services.rating.thanks");
            return Screen.see("/cases/" + id);
        } catch (Refusal refusal) {
            return Screen.again(page(id, form.reject("stars", refusal)));
        }
    }

    static int number(Form form, String field) {
        var value = form.value(field);
        return value.matches("[0-9]{1,9}") ? Integer.parseInt(value) : -1;
    }

    private void act(Application application, String move, Form form) {
        var key = form.once();
        var id = application.id();
        var seq = number(form, "seq");
        switch (move) {
            case "submit" -> desk.handIn(key, id, seq);
            case "accept" -> desk.answer(key, id, seq);
            case "not-accept" -> desk.decline(key, id, seq, form.value("reason"), basis(application, form));
            case "papers-brought" -> {
                var marks = DeskPages.marks(form, application.item());
                if (form.good()) {
                    desk.brought(key, id, seq, marks);
                }
            }
            case "deliver" -> desk.deliver(key, id, seq, delivery(form, application.item()));
            default -> desk.move(generalMove(application, move, form));
        }
    }

    private static DeskMove generalMove(Application application, String move, Form form) {
        var plain = DeskMove.of(form.once(), application.id(), number(form, "seq"), move)
                .because(form.value("reason"))
                .asking(form.all("papers"));
        var decided = form.value("amount").isBlank()
                ? plain
                : plain.noting(Map.of(
                        DecisionLimit.AMOUNT,
                        Long.toString(Money.parse(form.value("amount")).fen())));
        return form.value("basis").isEmpty() ? decided : decided.basedOn(basis(application, form));
    }

    private static RuleRef basis(Application application, Form form) {
        var basis = application.item().basis();
        var index = Math.max(0, Math.min(number(form, "basis"), basis.size() - 1));
        var chosen = basis.get(index);
        return new RuleRef(application.item().code(), chosen.source(), chosen.article());
    }

    private static Item.Delivery delivery(Form form, Item item) {
        return item.result().delivery().stream()
                .filter(way -> way.name().equals(form.value("delivery")))
                .findFirst()
                .orElse(Item.Delivery.WINDOW);
    }

    private static String fieldOf(Refusal refusal) {
        return switch (refusal.code()) {
            case "case.reason-missing", "case.text-too-long", "case.text-unreadable" -> "reason";
            case "case.legal-basis-missing" -> "basis";
            case "admission.amount-missing",
                    "admission.amount-over",
                    "admission.money",
                    "money.format",
                    "money.precision",
                    "money.overflow" -> "amount";
            case "case.missing-papers-unnamed", "case.papers-named-once" -> "papers";
            default -> "";
        };
    }

    private ModelAndView page(UUID id, Form form) {
        var view = views.of(id);
        var moves = view.moves().stream().map(move -> move.key()).toList();
        return Screen.of(
                getClass(),
                "case",
                "services.case.title",
                "view",
                view,
                "form",
                form,
                "open",
                open(moves, form).orElse(""));
    }

    /** Which move's form stands open: the one just refused, or the only one. */
    private static Optional<String> open(List<String> moves, Form form) {
        return moves.size() == 1
                ? Optional.of(moves.getFirst())
                : Optional.of(form.value("move")).filter(moves::contains);
    }
}
