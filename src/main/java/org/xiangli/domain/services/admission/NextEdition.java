package org.xiangli.domain.services.admission;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.xiangli.core.access.Acting;
import org.xiangli.core.access.PostKind;
import org.xiangli.domain.services.Catalogue;
import org.xiangli.domain.services.CatalogueVersion;
import org.xiangli.domain.services.Item;
import org.xiangli.domain.services.ListedItem;
import org.xiangli.kernel.Refusal;

/**
 * The county's next catalogue while it is prepared (R029, R030): what stands goes on, what was withdrawn or retired leaves,
 * and an admitted item comes in once its guide is written.
 */
@Service
@Transactional(readOnly = true)
public class NextEdition {

    private final Catalogue catalogue;
    private final AdmissionTable admissions;

    NextEdition(Catalogue catalogue, AdmissionTable admissions) {
        this.catalogue = catalogue;
        this.admissions = admissions;
    }

    /** What goes on: the latest version without what was withdrawn or retired, by code. */
    public List<Item> standing() {
        return latest().stream()
                .filter(ListedItem::enabled)
                .map(ListedItem::item)
                .toList();
    }

    /** Names of what leaves with the next version. */
    public List<Item> leaving() {
        return latest().stream()
                .filter(listed -> !listed.enabled())
                .map(ListedItem::item)
                .toList();
    }

    /** Admitted items whose guide is not written yet. */
    public List<Admission> waiting() {
        var there = codes(standing());
        return admissions.counting().stream()
                .filter(one -> !there.contains(one.proposal().code()))
                .toList();
    }

    /**
     * Publishes the next version. The same key again changes nothing.
     *
     * @param written a new item, or a new wording of one that stands; empty when items only leave
     * @throws Refusal as {@link Catalogue#publish}; {@code admission.not-admitted} for an item nobody admitted
     */
    @Transactional
    public CatalogueVersion publish(UUID key, Optional<Item> written, LocalDate from, String note) {
        return publish(key, written.stream().toList(), from, note);
    }

    /** The same with several items. @param written each with a code of its own */
    @Transactional
    public CatalogueVersion publish(UUID key, List<Item> written, LocalDate from, String note) {
        Acting.current().require(PostKind.COUNTY_APPROVER);
        var items = new ArrayList<Item>();
        var codes = codes(written);
        standing().stream().filter(item -> !codes.contains(item.code())).forEach(items::add);
        items.addAll(written);
        return catalogue.publish(key, items, from, note);
    }

    /** See {@link Catalogue#nextFrom}. */
    public LocalDate nextFrom() {
        return catalogue.nextFrom();
    }

    private List<ListedItem> latest() {
        return catalogue.history().stream()
                .findFirst()
                .map(version -> catalogue.items(version.version()))
                .orElse(List.of());
    }

    private static Set<String> codes(List<Item> items) {
        return items.stream().map(Item::code).collect(Collectors.toSet());
    }
}
