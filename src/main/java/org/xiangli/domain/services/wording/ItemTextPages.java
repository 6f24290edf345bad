package org.xiangli.domain.services.wording;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.xiangli.core.access.Acting;
import org.xiangli.core.access.PostKind;
import org.xiangli.core.page.Form;
import org.xiangli.core.page.Screen;
import org.xiangli.domain.services.Item;
import org.xiangli.domain.services.RefusedCatalogue;
import org.xiangli.domain.services.admission.NextEdition;
import org.xiangli.kernel.Refusal;
import org.xiangli.kernel.RuleRef;

/** The county words the guide of an item itself; what it writes is the next version of its catalogue (R029). */
@Controller
@RequestMapping("/items/{code}/texts")
class ItemTextPages {

    private static final RuleRef RULE = new RuleRef("SVC.GUIDE.TEXTS", "国务院关于在线政务服务的若干规定(国令716)", "第6条");

    private final NextEdition edition;

    ItemTextPages(NextEdition edition) {
        this.edition = edition;
    }

    @GetMapping
    ModelAndView show(@PathVariable String code) {
        Acting.current().require(PostKind.COUNTY_APPROVER);
        var item = demand(code);
        return page(item, ItemTexts.form(item).put("from", edition.nextFrom().toString()));
    }

    @PostMapping
    ModelAndView publish(@PathVariable String code, HttpServletRequest request, RedirectAttributes flash) {
        Acting.current().require(PostKind.COUNTY_APPROVER);
        var form = Form.sent(request.getParameterMap());
        var item = demand(code);
        var texts = texts(item, form);
        var from = day(form);
        var note = form.demand("note", 2000);
        if (!form.good() || from.isEmpty()) {
            return Screen.again(page(item, form));
        }
        try {
            edition.publish(form.once(), Optional.of(ItemTexts.with(item, texts)), from.get(), note);
        } catch (RefusedCatalogue refused) {
            refused.faults().forEach(fault -> form.reject("", fault.refusal()));
            return Screen.again(page(item, form.reject("", refused)));
        } catch (Refusal refusal) {
            return Screen.again(page(item, form.reject("from", refusal)));
        }
        flash.addFlashAttribute("notice", "wording.published");
        return Screen.see("/items/" + code + "/texts");
    }

    private static Map<ItemTexts.Field, String> texts(Item item, Form form) {
        var texts = new LinkedHashMap<ItemTexts.Field, String>();
        ItemTexts.fields(item).forEach(field -> texts.put(field, form.demand(field.name(), field.longest())));
        return texts;
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

    /** As the latest version has it, which may not be in force yet: what is changed twice is changed from there. */
    private Item demand(String code) {
        return edition.standing().stream()
                .filter(item -> item.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new Refusal("item.unknown", RULE));
    }

    private ModelAndView page(Item item, Form form) {
        return Screen.of(
                getClass(), "texts", "wording.title", "item", item, "fields", ItemTexts.fields(item), "form", form);
    }
}
