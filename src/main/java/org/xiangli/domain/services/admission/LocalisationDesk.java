package org.xiangli.domain.services.admission;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
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
import org.xiangli.domain.services.Material;
import org.xiangli.domain.services.admission.Localisation.State;
import org.xiangli.kernel.DivisionCode;
import org.xiangli.kernel.Money;
import org.xiangli.kernel.Refusal;

/**
 * Where a village fits an item to its place (R036): who, when, where, home visits. The township checks that nothing is
 * added to what residents must bring, pay or wait; then it is put up, and used from a later day on.
 */
@Service
@Transactional
public class LocalisationDesk {

    private final LocalisationTable table;
    private final Catalogue catalogue;
    private final Notices notices;
    private final Clock clock;

    LocalisationDesk(LocalisationTable table, Catalogue catalogue, Notices notices, Clock clock) {
        this.table = table;
        this.catalogue = catalogue;
        this.notices = notices;
        this.clock = clock;
    }

    /**
     * Writes how the village does an item. The same key again writes nothing.
     *
     * @throws Refusal {@code item.not-in-force}; {@code admission.local-paper} for a paper the item does not ask for; {@code
     *     admission.local-fee}; {@code admission.local-time} with the item's days
     */
    public Localisation write(Localisation.Text text) {
        var acting = Acting.current();
        acting.require(PostKind.VILLAGE_CLERK);
        var known = table.find(text.key());
        if (known.isPresent()) {
            return known.get();
        }
        var listed = catalogue.item(text.itemCode(), today());
        demandNothingAdded(text, listed.item());
        table.add(text, acting.division(), listed.catalogueVersion(), now(), acting.account());
        return demand(text.key());
    }

    /** The township finds nothing added. @throws Refusal {@code admission.local-state} when it was answered before */
    public Localisation check(UUID id) {
        return answer(id, State.CHECKED, null);
    }

    /** The township sends it back. @throws Refusal as {@link #check} */
    public Localisation giveBack(UUID id, String why) {
        return answer(id, State.RETURNED, Written.needed(why, Written.REASON));
    }

    /**
     * Puts it up today, to be used from a later day on.
     *
     * @throws Refusal {@code admission.local-dates} unless the first day of use lies after today, {@code
     *     admission.local-state} before the township has checked it
     */
    public Localisation publish(UUID id, LocalDate firstUse) {
        Acting.current().require(PostKind.VILLAGE_CLERK);
        var local = demand(id);
        var dates = new Localisation.Dates(today(), firstUse);
        if (local.published().filter(dates::equals).isPresent()) {
            return local;
        }
        if (!firstUse.isAfter(today())) {
            throw new Refusal("admission.local-dates", AdmissionLaw.LOCALISED, today().toString());
        }
        if (!table.publish(id, dates)) {
            throw new Refusal("admission.local-state", AdmissionLaw.LOCALISED);
        }
        return demand(id);
    }

    /** The guide sheet for the board; asked for again, it is the same paper. @throws Refusal {@code admission.local-state} */
    public IssuedLetter sheet(UUID id) {
        var local = demand(id);
        if (local.state() != State.PUBLISHED) {
            throw new Refusal("admission.local-state", AdmissionLaw.LOCALISED);
        }
        var item = item(local);
        var papers = item.asked().stream()
                .filter(paper -> local.papers().contains(paper.code()))
                .map(paper -> paper.name().in(Locale.SIMPLIFIED_CHINESE))
                .toList();
        return notices.guide(local, item.name().zh(), papers);
    }

    /** The item as it stands in the catalogue the localisation cites. */
    @Transactional(readOnly = true)
    public Item item(Localisation local) {
        return catalogue
                .cited(local.itemCode(), local.catalogueVersion())
                .orElseThrow()
                .item();
    }

    /** @throws Refusal {@code admission.local.not-found} when there is none or it is out of reach */
    @Transactional(readOnly = true)
    public Localisation demand(UUID id) {
        return table.find(id).orElseThrow(() -> new Refusal("admission.local.not-found", AdmissionLaw.LOCALISED));
    }

    /** The latest within a division. */
    @Transactional(readOnly = true)
    public List<Localisation> within(DivisionCode division) {
        return table.within(division);
    }

    /** What a village uses for an item on a day. */
    @Transactional(readOnly = true)
    public Optional<Localisation> inUse(DivisionCode village, String item, LocalDate on) {
        return table.inUse(village, item, on);
    }

    private Localisation answer(UUID id, State to, @org.jspecify.annotations.Nullable String why) {
        var acting = Acting.current();
        acting.require(PostKind.TOWNSHIP_OFFICER, PostKind.TOWNSHIP_APPROVER);
        var local = demand(id);
        if (local.state() == to
                && local.checkedBy().filter(acting.account()::equals).isPresent()) {
            return local;
        }
        if (!table.move(id, State.WRITTEN, to, acting.account(), why)) {
            throw new Refusal("admission.local-state", AdmissionLaw.LOCALISED);
        }
        return demand(id);
    }

    private static void demandNothingAdded(Localisation.Text text, Item item) {
        var known = item.asked().stream().map(Material::code).toList();
        text.papers().stream()
                .filter(paper -> !known.contains(paper))
                .findFirst()
                .ifPresent(paper -> {
                    throw new Refusal("admission.local-paper", AdmissionLaw.LOCALISED, paper);
                });
        if (text.feeFen() != 0) {
            throw new Refusal(
                    "admission.local-fee",
                    AdmissionLaw.FUNDED,
                    Money.ofFen(text.feeFen()).toString());
        }
        if (text.promisedDays() < 1 || text.promisedDays() > item.time().promised()) {
            throw new Refusal(
                    "admission.local-time", AdmissionLaw.LOCALISED, item.time().promised(), text.promisedDays());
        }
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock).truncatedTo(ChronoUnit.MICROS);
    }
}
