package org.xiangli.domain.services.coverage;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.xiangli.core.access.Acting;
import org.xiangli.core.access.PostKind;
import org.xiangli.core.store.Bound;
import org.xiangli.core.territory.Territory;
import org.xiangli.domain.services.Asked;
import org.xiangli.domain.services.Catalogue;
import org.xiangli.domain.services.Item;
import org.xiangli.domain.services.SearchWord;
import org.xiangli.kernel.DivisionCode;
import org.xiangli.kernel.DivisionCode.Level;
import org.xiangli.kernel.Refusal;
import org.xiangli.kernel.RuleRef;

/**
 * What the party, neighbours, volunteers and shops offer beside the government, and what there is for a need in all four
 * layers (吉办发〔2016〕3号 三(三), R039). What is sold never stands in the way of what is free by law.
 */
@Service
@Transactional
public class OfferRegister {

    static final RuleRef LAYERS = new RuleRef("SVC.OFFER.LAYERS", "吉办发〔2016〕3号", "三(三)");

    /** So many items of the catalogue are shown for a need; the catalogue's own search shows all. */
    private static final int SHOWN_ITEMS = 12;

    private final OfferTable table;
    private final Catalogue catalogue;
    private final Territory territory;
    private final Clock clock;

    OfferRegister(OfferTable table, Catalogue catalogue, Territory territory, Clock clock) {
        this.table = table;
        this.catalogue = catalogue;
        this.territory = territory;
        this.clock = clock;
    }

    /**
     * Enters an offer. The same key again changes nothing.
     *
     * @throws Refusal {@code services.offer-scope} for a place the acting post does not cover,
     *     {@code services.offer-price} when anyone but a business asks for money, {@code services.offer-text},
     *     {@code services.offer-phone}, {@code services.offer-dates}, {@code services.offer-words},
     *     {@code item.not-in-force}, {@code territory.unknown}
     */
    public Offer enter(UUID key, Offer offer) {
        var acting = Acting.current();
        acting.require(
                PostKind.VILLAGE_CLERK, PostKind.TOWNSHIP_OFFICER, PostKind.COUNTY_OFFICER, PostKind.ADMINISTRATOR);
        if (!acting.division().contains(offer.place())) {
            throw new Refusal("services.offer-scope", LAYERS);
        }
        var today = LocalDate.now(clock);
        territory.demand(offer.place(), offer.place().level(), today);
        demand(offer);
        offer.freeItem().ifPresent(code -> catalogue.item(code, today));
        table.add(key, offer, moment(), acting.account());
        return table.withKey(key).orElseThrow();
    }

    /**
     * Takes an offer off at once; ending it again does nothing.
     *
     * @throws Refusal {@code services.offer-unknown}, {@code services.offer-scope}
     */
    public void end(UUID id) {
        var acting = Acting.current();
        acting.require(
                PostKind.VILLAGE_CLERK, PostKind.TOWNSHIP_OFFICER, PostKind.COUNTY_OFFICER, PostKind.ADMINISTRATOR);
        var offer = table.find(id).orElseThrow(() -> new Refusal("services.offer-unknown", LAYERS));
        if (!acting.division().contains(offer.place())) {
            throw new Refusal("services.offer-scope", LAYERS);
        }
        table.end(id, moment(), acting.account());
    }

    /** What the acting post may end, the newest first. */
    @Transactional(readOnly = true)
    public List<Offer> kept() {
        return table.within(Acting.current().division(), LocalDate.now(clock));
    }

    /**
     * What there is for a need in a village; everything on offer when nothing was asked.
     *
     * @throws Refusal {@code territory.unknown}, {@code territory.level}, {@code services.other-county}
     */
    @Transactional(readOnly = true)
    public NeedAnswer search(DivisionCode village, String words, LocalDate on) {
        territory.demand(village, Level.VILLAGE, on);
        if (!village.county().value().equals(Bound.county())) {
            throw new Refusal("services.other-county", LAYERS);
        }
        var asked = Asked.of(words);
        var found = catalogue.search(words, on).stream().limit(SHOWN_ITEMS).toList();
        var offers = table.open(village, on).stream()
                .filter(offer -> asked.empty() || score(offer, asked) > 0)
                .sorted(Comparator.comparing(Offer::paid)
                        .thenComparing(offer -> asked.empty() ? 0 : -score(offer, asked))
                        .thenComparing(Offer::name))
                .toList();
        return besideTheFree(asked.empty() ? List.of() : found, offers, on);
    }

    private OffsetDateTime moment() {
        return OffsetDateTime.now(clock).truncatedTo(ChronoUnit.MICROS);
    }

    /**
     * The free item of each paid offer is put beside it; a paid offer whose free item is not served that day is left out,
     * so that nobody pays for what would be hers by law.
     */
    private NeedAnswer besideTheFree(List<Item> found, List<Offer> offers, LocalDate on) {
        var wanted =
                offers.stream().map(Offer::freeItem).flatMap(Optional::stream).collect(Collectors.toSet());
        var shown = found.stream().map(Item::code).collect(Collectors.toSet());
        var served = catalogue.served(on).stream().map(listed -> listed.item()).toList();
        var more = served.stream()
                .filter(item -> wanted.contains(item.code()) && !shown.contains(item.code()))
                .toList();
        var items = new java.util.ArrayList<>(found);
        items.addAll(more);
        var codes = items.stream().map(Item::code).collect(Collectors.toSet());
        return new NeedAnswer(
                List.copyOf(items),
                offers.stream().filter(offer -> honest(offer, codes)).toList());
    }

    private static boolean honest(Offer offer, Set<String> shown) {
        return !offer.paid()
                || offer.freeItem().isEmpty()
                || shown.contains(offer.freeItem().get());
    }

    private static int score(Offer offer, Asked asked) {
        var words = offer.words().stream().map(SearchWord::of).collect(Collectors.toList());
        words.add(SearchWord.of(offer.name()));
        return SearchWord.score(words, asked);
    }

    private static void demand(Offer offer) {
        text("name", offer.name(), 60);
        text("what", offer.what(), 500);
        text("provider", offer.provider(), 60);
        if (!offer.phone().matches("[0-9+][0-9 -]{2,19}")) {
            throw new Refusal("services.offer-phone", LAYERS);
        }
        if (offer.paid() && offer.by() != Offer.Provider.BUSINESS
                || offer.price().fen() < 0) {
            throw new Refusal("services.offer-price", LAYERS);
        }
        if (offer.words().isEmpty()
                || offer.words().size() > 20
                || offer.words().stream().anyMatch(word -> word.isBlank() || word.length() > 20)) {
            throw new Refusal("services.offer-words", LAYERS);
        }
        if (offer.to().filter(offer.from()::isAfter).isPresent()) {
            throw new Refusal("services.offer-dates", LAYERS);
        }
    }

    private static void text(String field, String text, int longest) {
        if (text.isBlank() || text.codePointCount(0, text.length()) > longest || text.indexOf('\0') >= 0) {
            throw new Refusal("services.offer-text", LAYERS, field, longest);
        }
    }
}
