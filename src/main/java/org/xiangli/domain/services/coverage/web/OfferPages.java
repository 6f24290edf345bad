package org.xiangli.domain.services.coverage.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.xiangli.core.access.Acting;
import org.xiangli.core.access.PostKind;
import org.xiangli.core.page.Door;
import org.xiangli.core.page.Form;
import org.xiangli.core.page.Screen;
import org.xiangli.domain.services.Catalogue;
import org.xiangli.domain.services.Item;
import org.xiangli.domain.services.coverage.Offer;
import org.xiangli.domain.services.coverage.OfferRegister;
import org.xiangli.kernel.Ids;
import org.xiangli.kernel.Money;
import org.xiangli.kernel.Refusal;

/** Where a village, a township or the county enters what others than the government offer (R039). */
@Controller
@RequestMapping("/desk/offers")
class OfferPages {

    private static final Set<PostKind> KEEPERS =
            Set.of(PostKind.VILLAGE_CLERK, PostKind.TOWNSHIP_OFFICER, PostKind.COUNTY_OFFICER, PostKind.ADMINISTRATOR);

    private final OfferRegister offers;
    private final Catalogue catalogue;
    private final Clock clock;

    OfferPages(OfferRegister offers, Catalogue catalogue, Clock clock) {
        this.offers = offers;
        this.catalogue = catalogue;
        this.clock = clock;
    }

    @GetMapping
    ModelAndView offers() {
        return page(Form.blank().put("from", LocalDate.now(clock).toString()));
    }

    @PostMapping
    ModelAndView enter(HttpServletRequest request, RedirectAttributes flash) {
        Acting.current().require(KEEPERS.toArray(PostKind[]::new));
        var form = Form.sent(request.getParameterMap());
        var offer = read(form);
        if (!form.good() || offer.isEmpty()) {
            return Screen.again(page(form));
        }
        try {
            offers.enter(form.once(), offer.get());
            flash.addFlashAttribute("notice", "services.offer.entered");
            return Screen.see("/desk/offers");
        } catch (Refusal refusal) {
            return Screen.again(page(form.reject(fieldOf(refusal), refusal)));
        }
    }

    @PostMapping("/{id}/end")
    ModelAndView end(@PathVariable UUID id, RedirectAttributes flash) {
        offers.end(id);
        flash.addFlashAttribute("notice", "services.offer.ended");
        return Screen.see("/desk/offers");
    }

    private Optional<Offer> read(Form form) {
        var by = Arrays.stream(Offer.Provider.values())
                .filter(provider -> provider.name().equals(form.value("by")))
                .findFirst();
        if (by.isEmpty()) {
            form.reject("by", "form.missing");
        }
        var name = form.demand("name", 60);
        var what = form.demand("what", 500);
        var provider = form.demand("provider", 60);
        var phone = form.demand("phone", 20);
        var words = Arrays.stream(form.demand("words", 200).split("[\\s,，、;；]+"))
                .filter(word -> !word.isEmpty())
                .distinct()
                .toList();
        var price = price(form);
        var from = day(form, form.demand("from", 10), "from");
        var to = form.value("to").isEmpty() ? Optional.<LocalDate>empty() : day(form, form.value("to"), "to");
        if (!form.good()) {
            return Optional.empty();
        }
        return Optional.of(new Offer(
                Ids.next(),
                Acting.current().division(),
                by.orElseThrow(),
                name,
                what,
                provider,
                phone,
                price.orElseThrow(),
                form.value("unit"),
                Optional.of(form.value("item")).filter(code -> !code.isEmpty()),
                words,
                from.orElseThrow(),
                to));
    }

    private static Optional<Money> price(Form form) {
        if (form.value("price").isEmpty()) {
            return Optional.of(Money.ZERO);
        }
        try {
            return Optional.of(Money.parse(form.value("price")));
        } catch (Refusal refusal) {
            form.reject("price", refusal);
            return Optional.empty();
        }
    }

    private static Optional<LocalDate> day(Form form, String value, String field) {
        try {
            return value.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(value));
        } catch (DateTimeParseException broken) {
            form.reject(field, "form.date", value);
            return Optional.empty();
        }
    }

    private static String fieldOf(Refusal refusal) {
        return switch (refusal.code()) {
            case "services.offer-price" -> "price";
            case "services.offer-phone" -> "phone";
            case "services.offer-words" -> "words";
            case "services.offer-dates" -> "to";
            case "item.not-in-force" -> "item";
            default -> "";
        };
    }

    private ModelAndView page(Form form) {
        Acting.current().require(KEEPERS.toArray(PostKind[]::new));
        List<Item> items = catalogue.served(LocalDate.now(clock)).stream()
                .map(listed -> listed.item())
                .toList();
        return Screen.of(
                getClass(), "offers", "services.offer.title", "form", form, "offers", offers.kept(), "items", items);
    }

    @Configuration
    static class Doors {

        @Bean
        Door offersDoor() {
            return new Door("/desk/offers", "services.offer.title", Door.Group.CATALOGUE, 45, KEEPERS);
        }
    }
}
