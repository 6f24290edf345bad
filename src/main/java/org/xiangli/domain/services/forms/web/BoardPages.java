package org.xiangli.domain.services.forms.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.xiangli.core.access.Acting;
import org.xiangli.core.access.PostKind;
import org.xiangli.core.page.Door;
import org.xiangli.core.page.Form;
import org.xiangli.core.page.Screen;
import org.xiangli.domain.services.Catalogue;
import org.xiangli.domain.services.ListedItem;
import org.xiangli.domain.services.forms.FormBoard;
import org.xiangli.domain.services.forms.FormFault;
import org.xiangli.domain.services.forms.FormShelf;
import org.xiangli.kernel.Refusal;
import org.xiangli.kernel.RuleRef;

/** Where the county keeps the forms of its items: versions, a new one, its faults, its first day. */
@Controller
@RequestMapping("/forms")
class BoardPages {

    private static final RuleRef RULE = new RuleRef("SVC.FORM.PAGE", "Xiangli R043", "");
    private static final int LARGEST = 500_000;

    private final FormBoard board;
    private final FormShelf shelf;
    private final Catalogue catalogue;
    private final Clock clock;

    BoardPages(FormBoard board, FormShelf shelf, Catalogue catalogue, Clock clock) {
        this.board = board;
        this.shelf = shelf;
        this.catalogue = catalogue;
        this.clock = clock;
    }

    @GetMapping
    ModelAndView all() {
        demandCounty();
        var items = catalogue.served(LocalDate.now(clock)).stream()
                .map(ListedItem::item)
                .filter(item -> item.referral().isEmpty())
                .toList();
        return Screen.of(getClass(), "board", "forms.board", "items", items);
    }

    @GetMapping("/{item}")
    ModelAndView one(@PathVariable String item) {
        demandCounty();
        return page(item, Form.blank(), List.of());
    }

    @PostMapping("/{item}")
    ModelAndView propose(
            @PathVariable String item,
            @RequestParam(name = "file", required = false) @Nullable MultipartFile file,
            HttpServletRequest request)
            throws IOException {
        demandCounty();
        var form = Form.sent(request.getParameterMap());
        if (file != null && !file.isEmpty()) {
            if (file.getSize() > LARGEST) {
                return Screen.again(page(item, form.reject("schema", "forms.fault.long"), List.of()));
            }
            form.put("schema", new String(file.getBytes(), StandardCharsets.UTF_8));
        }
        var schema = form.value("schema");
        if (schema.isEmpty()) {
            return Screen.again(page(item, form.reject("schema", "form.missing"), List.of()));
        }
        var faults = board.faults(schema);
        if (!faults.isEmpty()) {
            return Screen.again(page(item, form.reject("schema", "forms.board.faults", faults.size()), faults));
        }
        try {
            board.propose(form.once(), item, schema);
        } catch (Refusal refusal) {
            return Screen.again(page(item, form.reject("schema", refusal), List.of()));
        }
        return Screen.see("/forms/proposals/" + form.once());
    }

    /** A version as its schema, whole, for others to read or to begin from. */
    @GetMapping("/{item}/{version}.json")
    ResponseEntity<byte[]> download(@PathVariable String item, @PathVariable int version) {
        demandCounty();
        var form = shelf.find(item, version).orElseThrow(() -> new Refusal("forms.form.not-found", RULE));
        var disposition = ContentDisposition.attachment()
                .filename(item + "-" + version + ".json")
                .build();
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition.toString())
                .body(form.schema().toPrettyString().getBytes(StandardCharsets.UTF_8));
    }

    @GetMapping("/proposals/{id}")
    ModelAndView proposal(@PathVariable UUID id) {
        demandCounty();
        return proposal(id, Form.blank().put("from", LocalDate.now(clock).toString()));
    }

    @PostMapping("/proposals/{id}/publish")
    ModelAndView publish(@PathVariable UUID id, HttpServletRequest request) {
        demandCounty();
        var form = Form.sent(request.getParameterMap());
        try {
            var from = LocalDate.parse(form.demand("from", 10));
            return Screen.see("/forms/" + board.publish(id, from).item());
        } catch (DateTimeParseException broken) {
            return Screen.again(proposal(id, form.reject("from", "form.date", form.value("from"))));
        } catch (Refusal refusal) {
            return Screen.again(proposal(id, form.reject("from", refusal)));
        }
    }

    static void demandCounty() {
        Acting.current().require(PostKind.COUNTY_APPROVER, PostKind.ADMINISTRATOR);
    }

    private ModelAndView proposal(UUID id, Form form) {
        var proposal = board.proposal(id);
        return Screen.of(
                getClass(),
                "board-proposal",
                "forms.board",
                "id",
                id,
                "proposal",
                proposal,
                "change",
                board.change(proposal).orElse(null),
                "form",
                form);
    }

    private ModelAndView page(String code, Form form, List<FormFault> faults) {
        return Screen.of(
                getClass(),
                "board-item",
                "forms.board",
                "item",
                catalogue.item(code, LocalDate.now(clock)).item(),
                "editions",
                board.editions(code),
                "current",
                shelf.current(code).map(now -> now.version()).orElse(0),
                "faults",
                faults,
                "form",
                form);
    }

    @Configuration
    static class Doors {

        @Bean
        Door formsDoor() {
            return new Door(
                    "/forms",
                    "forms.board",
                    Door.Group.CATALOGUE,
                    46,
                    Set.of(PostKind.COUNTY_APPROVER, PostKind.ADMINISTRATOR));
        }
    }
}
