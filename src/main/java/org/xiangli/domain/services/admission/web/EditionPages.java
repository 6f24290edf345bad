package org.xiangli.domain.services.admission.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.xiangli.core.access.Acting;
import org.xiangli.core.access.PostKind;
import org.xiangli.core.page.Form;
import org.xiangli.core.page.Screen;
import org.xiangli.domain.services.Catalogue;
import org.xiangli.domain.services.Item;
import org.xiangli.domain.services.ItemFault;
import org.xiangli.domain.services.RefusedCatalogue;
import org.xiangli.domain.services.UnreadableItem;
import org.xiangli.domain.services.admission.NextEdition;
import org.xiangli.kernel.Refusal;

/** The county publishes its next catalogue: what is admitted comes in with its guide, what is retired leaves. */
@Controller
@RequestMapping("/admission/edition")
class EditionPages {

    private static final int LONGEST_ITEM = 60_000;

    private final NextEdition edition;

    EditionPages(NextEdition edition) {
        this.edition = edition;
    }

    /** @param like code of an item to begin from; empty for none */
    @GetMapping
    ModelAndView prepare(@RequestParam(name = "like", defaultValue = "") String like) {
        Acting.current().require(PostKind.COUNTY_APPROVER);
        var form = Form.blank().put("from", edition.nextFrom().toString());
        edition.standing().stream()
                .filter(item -> item.code().equals(like))
                .findFirst()
                .ifPresent(item -> form.put("item", Catalogue.written(item)));
        return page(form, List.of());
    }

    @PostMapping
    ModelAndView publish(HttpServletRequest request, RedirectAttributes flash) {
        Acting.current().require(PostKind.COUNTY_APPROVER);
        var form = Form.sent(request.getParameterMap());
        var from = Typed.day(form, "from");
        var note = form.demand("note", 2000);
        var written = written(form);
        if (!form.good() || from.isEmpty()) {
            return Screen.again(page(form, List.of()));
        }
        try {
            edition.publish(form.once(), Optional.ofNullable(written), from.get(), note);
        } catch (RefusedCatalogue refused) {
            return Screen.again(page(form.reject("item", refused), refused.faults()));
        } catch (Refusal refusal) {
            var field = refusal.code().equals("services.catalogue-date") ? "from" : "item";
            return Screen.again(page(form.reject(field, refusal), List.of()));
        }
        flash.addFlashAttribute(Offices.NOTICE, "admission.edition.published");
        return Screen.see("/admission");
    }

    private static @Nullable Item written(Form form) {
        if (Typed.optional(form, "item", LONGEST_ITEM).isEmpty()
                || form.problem("item").isPresent()) {
            return null;
        }
        try {
            return Catalogue.typed(form.value("item"));
        } catch (UnreadableItem unreadable) {
            form.reject("item", "admission.edition.unreadable", String.valueOf(unreadable.getMessage()));
            return null;
        }
    }

    private ModelAndView page(Form form, List<ItemFault> faults) {
        return Screen.of(
                getClass(),
                "edition",
                "admission.edition",
                "form",
                form,
                "faults",
                faults,
                "standing",
                edition.standing(),
                "leaving",
                edition.leaving(),
                "waiting",
                edition.waiting());
    }
}
