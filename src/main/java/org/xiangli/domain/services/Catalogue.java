package org.xiangli.domain.services;

import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.xiangli.core.access.Acting;
import org.xiangli.core.access.PostKind;
import org.xiangli.core.procedure.PublishedProcedures;
import org.xiangli.core.rules.RuleBook;
import org.xiangli.core.store.Bound;
import org.xiangli.kernel.DivisionCode;
import org.xiangli.kernel.Refusal;

/**
 * The county's list of what its villages help with (村级协助政务服务事项目录, R029): published in versions, each in force from a
 * day on. Works in the county bound at the edge.
 */
@Service
@Transactional(readOnly = true)
public class Catalogue {

    private final CatalogueShelf shelf;
    private final RuleBook book;
    private final PublishedProcedures procedures;
    private final List<CatalogueGate> gates;
    private final Clock clock;

    Catalogue(
            CatalogueShelf shelf,
            RuleBook book,
            PublishedProcedures procedures,
            List<CatalogueGate> gates,
            Clock clock) {
        this.shelf = shelf;
        this.book = book;
        this.procedures = procedures;
        this.gates = gates;
        this.clock = clock;
    }

    /** The items that come with the house, for a county to begin with. */
    public static List<Item> shippedItems() {
        return CatalogueReader.shipped();
    }

    /**
     * Reads an item as somebody has typed or pasted it, in YAML or JSON; taken literally, as a file is.
     *
     * @throws UnreadableItem naming the field that is wrong
     */
    public static Item typed(String yaml) {
        return CatalogueReader.typed(yaml);
    }

    /** The same item written out, for somebody to begin from. */
    public static String written(Item item) {
        return ItemJson.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(item);
    }

    /**
     * Publishes the next version; the one before ends the day before it begins. The same key again changes nothing.
     *
     * @param effectiveFrom today or later, and later than every earlier version's
     * @throws RefusedCatalogue when an item may not be published, with all its faults
     * @throws Refusal {@code services.catalogue-empty}, {@code services.catalogue-date} with the day before which it may
     *     not begin, {@code services.text-too-long}, {@code access.post-not-permitted}, and what a {@link
     *     CatalogueGate} forbids once the county has a catalogue
     */
    @Transactional
    public CatalogueVersion publish(UUID key, List<Item> items, LocalDate effectiveFrom, String note) {
        var acting = Acting.current();
        acting.require(PostKind.COUNTY_APPROVER, PostKind.ADMINISTRATOR);
        if (shelf.withKey(Bound.county(), key).isEmpty()) {
            passGates(items, effectiveFrom);
        }
        return publish(key, items, effectiveFrom, note, acting.account());
    }

    /** The same for a set-up that no officer acts in, such as a demo county's. */
    @Transactional
    public CatalogueVersion publish(UUID key, List<Item> items, LocalDate effectiveFrom, String note, UUID by) {
        var county = Bound.county();
        var known = shelf.withKey(county, key);
        if (known.isPresent()) {
            return known.get();
        }
        if (items.isEmpty()) {
            throw new Refusal("services.catalogue-empty", ServiceLaw.GUIDE);
        }
        Typing.optional("note", note, Typing.REASON);
        var latest = shelf.versions(county).stream().findFirst();
        demandDate(effectiveFrom, latest);
        new ItemCheck(book, this::procedureKnown, DivisionCode.of(county), effectiveFrom).demand(items);
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var version = new CatalogueVersion(
                county,
                latest.map(CatalogueVersion::version).orElse(0) + 1,
                effectiveFrom,
                Optional.empty(),
                now,
                note);
        try {
            shelf.put(version, key, by, items);
        } catch (DuplicateKeyException meanwhile) {
            throw new Refusal("services.catalogue-meanwhile", ServiceLaw.GUIDE);
        }
        latest.ifPresent(before -> shelf.end(county, before.version(), effectiveFrom.minusDays(1)));
        return version;
    }

    /**
     * Publishes the next version from the latest one, with what was decided about its items. The same key again changes
     * nothing.
     *
     * @throws Refusal as {@link #publish}; {@code services.catalogue-same} when nothing would change, {@code item.unknown}
     */
    @Transactional
    public CatalogueVersion revise(UUID key, Map<String, Revision> decided, LocalDate effectiveFrom, String note) {
        var known = shelf.withKey(Bound.county(), key);
        if (known.isPresent()) {
            return known.get();
        }
        var present = latest().map(version -> items(version.version())).orElse(List.of());
        var next = Revision.next(present, decided);
        if (CatalogueDiff.between(present.stream().map(ListedItem::item).toList(), next)
                .empty()) {
            throw new Refusal("services.catalogue-same", ServiceLaw.GUIDE);
        }
        return publish(key, next, effectiveFrom, note);
    }

    /** The version a key has published already. */
    public Optional<CatalogueVersion> withKey(UUID key) {
        return shelf.withKey(Bound.county(), key);
    }

    /** What stands between an item and its publication on a day; empty when it may be published. */
    public List<ItemFault> faults(Item item, LocalDate effectiveFrom) {
        return new ItemCheck(book, this::procedureKnown, DivisionCode.of(Bound.county()), effectiveFrom)
                .faults(List.of(item));
    }

    /** The version published last, which may not be in force yet. */
    public Optional<CatalogueVersion> latest() {
        return history().stream().findFirst();
    }

    /** The version in force on a day. */
    public Optional<CatalogueVersion> current(LocalDate on) {
        return shelf.inForce(Bound.county(), on);
    }

    /** What may be applied for on a day, in order of the codes. */
    public List<ListedItem> served(LocalDate on) {
        return current(on).stream()
                .flatMap(version -> shelf.items(Bound.county(), version.version()).stream())
                .filter(listed -> listed.servedOn(on))
                .toList();
    }

    /** All items of a version, those no longer served among them. */
    public List<ListedItem> items(int version) {
        return shelf.items(Bound.county(), version);
    }

    /**
     * An item that may be applied for on a day.
     *
     * @throws Refusal {@code item.not-in-force} when it is unknown, withdrawn, suspended, or not in force on that day
     */
    public ListedItem item(String code, LocalDate on) {
        return current(on)
                .flatMap(version -> shelf.item(Bound.county(), version.version(), code))
                .filter(listed -> listed.servedOn(on))
                .orElseThrow(() -> new Refusal("item.not-in-force", ServiceLaw.IN_FORCE, on.toString()));
    }

    /** An item as a case cites it; it stays readable when it is no longer served. */
    public Optional<ListedItem> cited(String code, int version) {
        return shelf.item(Bound.county(), version, code);
    }

    /**
     * Stops serving an item at once, in the version in force and in those published ahead; cases that are open go on.
     * Withdrawing twice does nothing.
     *
     * @param why for the residents; at most 2,000 characters
     * @throws Refusal {@code item.unknown}, {@code case.reason-missing}, {@code access.post-not-permitted}
     */
    @Transactional
    public void withdraw(String code, String why) {
        var acting = Acting.current();
        acting.require(PostKind.COUNTY_APPROVER, PostKind.ADMINISTRATOR);
        Typing.demand("why", why, Typing.REASON);
        var today = LocalDate.now(clock);
        var first = current(today).map(CatalogueVersion::version).orElse(1);
        var listing = history().stream()
                .map(CatalogueVersion::version)
                .filter(version -> version >= first)
                .filter(version -> shelf.item(Bound.county(), version, code).isPresent())
                .toList();
        if (listing.isEmpty()) {
            throw new Refusal("item.unknown", ServiceLaw.IN_FORCE);
        }
        listing.forEach(version -> shelf.withdraw(Bound.county(), version, code, today, acting.account(), why.strip()));
    }

    /** The items somebody may mean by a few words, the best first; all of them when nothing was asked. */
    public List<Item> search(String words, LocalDate on) {
        return ItemSearch.find(served(on).stream().map(ListedItem::item).toList(), words);
    }

    /** What a version changed against an earlier one. */
    public CatalogueDiff diff(int earlier, int later) {
        return CatalogueDiff.between(contents(earlier), contents(later));
    }

    /** Every version published, the latest first. */
    public List<CatalogueVersion> history() {
        return shelf.versions(Bound.county());
    }

    /** The first catalogue is what a county did so far; after that every change passes. */
    private void passGates(List<Item> items, LocalDate effectiveFrom) {
        history().stream().findFirst().ifPresent(latest -> {
            var before = codes(contents(latest.version()));
            gates.forEach(gate -> gate.demand(before, codes(items), effectiveFrom));
        });
    }

    private static Set<String> codes(List<Item> items) {
        return items.stream().map(Item::code).collect(Collectors.toSet());
    }

    private List<Item> contents(int version) {
        return items(version).stream().map(ListedItem::item).toList();
    }

    private boolean procedureKnown(Item.ProcedureKey key) {
        return procedures.all().stream()
                .anyMatch(procedure -> procedure.code().equals(key.code()) && procedure.version() == key.version());
    }

    /** The day to propose for the next version: the first that may be, and not before tomorrow, so that it can be read. */
    @Transactional(readOnly = true)
    public LocalDate nextFrom() {
        var tomorrow = LocalDate.now(clock).plusDays(1);
        return history().stream()
                .findFirst()
                .map(latest -> latest.effectiveFrom().plusDays(1))
                .filter(tomorrow::isBefore)
                .orElse(tomorrow);
    }

    private void demandDate(LocalDate effectiveFrom, Optional<CatalogueVersion> latest) {
        var earliest = latest.map(before -> before.effectiveFrom().plusDays(1))
                .filter(LocalDate.now(clock)::isBefore)
                .orElseGet(() -> LocalDate.now(clock));
        if (effectiveFrom.isBefore(earliest)) {
            throw new Refusal("services.catalogue-date", ServiceLaw.GUIDE, earliest.toString());
        }
    }
}
