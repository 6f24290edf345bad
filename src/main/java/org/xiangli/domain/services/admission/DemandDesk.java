package org.xiangli.domain.services.admission;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.xiangli.core.access.Acting;
import org.xiangli.core.access.PostKind;
import org.xiangli.core.files.IssuedLetter;
import org.xiangli.domain.services.Catalogue;
import org.xiangli.domain.services.Item;
import org.xiangli.domain.services.admission.Demand.Asked;
import org.xiangli.domain.services.admission.Demand.ListName;
import org.xiangli.domain.services.admission.Demand.Standing;
import org.xiangli.domain.services.admission.VillageLists.Entry;
import org.xiangli.kernel.DivisionCode;
import org.xiangli.kernel.Refusal;

/**
 * Where a village enters what higher offices ask of it, and answers what stands in no list (R033). Works in the county
 * bound at the edge.
 */
@Service
@Transactional
public class DemandDesk {

    private static final int LATEST = 50;
    private static final int SHOWN = 6;

    private final DemandTable table;
    private final VillageLists lists;
    private final Catalogue catalogue;
    private final Notices notices;
    private final Clock clock;

    DemandDesk(DemandTable table, VillageLists lists, Catalogue catalogue, Notices notices, Clock clock) {
        this.table = table;
        this.lists = lists;
        this.catalogue = catalogue;
        this.notices = notices;
        this.clock = clock;
    }

    /** The lines of the lists a demand may belong to, by its title; those nobody may ask for first. */
    @Transactional(readOnly = true)
    public List<Match> matches(String title) {
        var found = new ArrayList<Match>();
        matching(lists.negative(), title).forEach(entry -> found.add(match(ListName.NEGATIVE, entry)));
        matching(lists.own(), title).forEach(entry -> found.add(match(ListName.OWN, entry)));
        catalogue.served(today()).stream()
                .map(listed -> listed.item())
                .filter(item -> speaksOf(title, item))
                .limit(SHOWN)
                .forEach(item -> found.add(new Match(
                        new Standing(ListName.ASSIST, item.code()),
                        item.name(),
                        item.basis().getFirst().reference(item.code()))));
        return found;
    }

    /**
     * Enters a demand. It is refused when it belongs to no line of the lists, or to one nobody may ask for; then it counts
     * as burden kept off, by its sender. The same key again enters nothing.
     *
     * @param standing the line the clerk finds it under; empty for none
     * @throws Refusal {@code admission.standing} for a line that is in no list today
     */
    public Demand enter(UUID key, Asked asked, Optional<Standing> standing) {
        var acting = Acting.current();
        acting.require(PostKind.VILLAGE_CLERK);
        var known = table.find(key);
        if (known.isPresent()) {
            return known.get();
        }
        // What may not be asked stays forbidden under whatever heading it comes.
        var forbidden = matching(lists.negative(), asked.title()).stream()
                .findFirst()
                .map(entry -> new Standing(ListName.NEGATIVE, entry.code()));
        var stands = forbidden.or(() -> standing.map(this::demandListed));
        var demand = new Demand(
                key,
                0,
                acting.division(),
                asked,
                today(),
                stands,
                stands.filter(one -> one.list() != ListName.NEGATIVE).isEmpty(),
                catalogue.current(today()).map(version -> version.version()).orElse(0));
        table.add(demand, OffsetDateTime.now(clock).truncatedTo(ChronoUnit.MICROS), acting.account());
        return demand(key);
    }

    /** @throws Refusal {@code admission.demand.not-found} when there is none or it is out of reach */
    @Transactional(readOnly = true)
    public Demand demand(UUID id) {
        return table.find(id).orElseThrow(() -> new Refusal("admission.demand.not-found", AdmissionLaw.LISTS));
    }

    /** The latest within a division. */
    @Transactional(readOnly = true)
    public List<Demand> latest(DivisionCode within) {
        return table.latest(within, LATEST);
    }

    /** What offices asked of the villages within a division in a month. */
    @Transactional(readOnly = true)
    public Burden burden(DivisionCode within, YearMonth month) {
        var before = month.minusMonths(1);
        var plaques = table.bySender(within, before.atDay(1), before.atEndOfMonth()).stream()
                .mapToInt(Burden.Sender::plaques)
                .sum();
        return new Burden(month, table.bySender(within, month.atDay(1), month.atEndOfMonth()), plaques);
    }

    /**
     * The letter by which a village answers; asked for again, it is the same paper.
     *
     * @throws Refusal {@code admission.demand.not-found}, {@code admission.not-refused}
     */
    public IssuedLetter letter(UUID id) {
        var demand = demand(id);
        if (!demand.refused()) {
            throw new Refusal("admission.not-refused", AdmissionLaw.LISTS);
        }
        var law = demand.standing()
                .flatMap(standing -> lists.negative().stream()
                        .filter(entry -> entry.code().equals(standing.code()))
                        .findFirst())
                .map(Entry::law)
                .orElse(AdmissionLaw.LISTS);
        return notices.refusal(demand, law);
    }

    private Standing demandListed(Standing standing) {
        var found = switch (standing.list()) {
            case OWN -> lists.own().stream().anyMatch(entry -> entry.code().equals(standing.code()));
            case NEGATIVE ->
                lists.negative().stream().anyMatch(entry -> entry.code().equals(standing.code()));
            case ASSIST ->
                catalogue.served(today()).stream()
                        .anyMatch(served -> served.item().code().equals(standing.code()));
        };
        if (!found) {
            throw new Refusal("admission.standing", AdmissionLaw.LISTS);
        }
        return standing;
    }

    private static Match match(ListName list, Entry entry) {
        return new Match(new Standing(list, entry.code()), entry.name(), entry.law());
    }

    private static List<Entry> matching(List<Entry> entries, String title) {
        return entries.stream()
                .filter(entry -> entry.words().stream().anyMatch(title::contains))
                .toList();
    }

    /** Whether a title names an item or one of the everyday words it is looked for by. */
    private static boolean speaksOf(String title, Item item) {
        var lower = title.toLowerCase(Locale.ROOT);
        return lower.contains(item.name().zh())
                || item.name().zh().contains(lower)
                || item.words().stream().anyMatch(word -> lower.contains(word.toLowerCase(Locale.ROOT)));
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
