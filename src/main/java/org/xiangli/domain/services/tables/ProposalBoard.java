package org.xiangli.domain.services.tables;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.xiangli.core.access.Acting;
import org.xiangli.core.access.PostKind;
import org.xiangli.domain.services.Catalogue;
import org.xiangli.domain.services.CatalogueDiff;
import org.xiangli.domain.services.CatalogueVersion;
import org.xiangli.domain.services.Item;
import org.xiangli.domain.services.admission.AdmissionDesk;
import org.xiangli.domain.services.admission.NextEdition;
import org.xiangli.kernel.Refusal;
import org.xiangli.kernel.RuleRef;

/** Where the county's approver looks at the items a table proposes, and publishes those he will (R029, R030). */
@Service
@Transactional
public class ProposalBoard {

    private static final RuleRef ADMITTED = new RuleRef("SVC.ADMIT", "民发〔2022〕56号", "");
    private static final RuleRef FOUR_EYES = new RuleRef("SVC.ADMIT.FOUR-EYES", "Xiangli R011、R030", "");

    private final ProposalShelf shelf;
    private final NextEdition edition;
    private final Catalogue catalogue;
    private final AdmissionDesk admissions;
    private final Clock clock;

    ProposalBoard(
            ProposalShelf shelf, NextEdition edition, Catalogue catalogue, AdmissionDesk admissions, Clock clock) {
        this.shelf = shelf;
        this.edition = edition;
        this.catalogue = catalogue;
        this.admissions = admissions;
        this.clock = clock;
    }

    /** @param changes against what stands; for a new item none are listed */
    public record Shown(ProposedItem proposed, boolean fresh, List<CatalogueDiff.Change> changes, boolean admitted) {}

    /** What waits, by code. */
    @Transactional(readOnly = true)
    public List<Shown> open() {
        Acting.current().require(PostKind.COUNTY_OFFICER, PostKind.COUNTY_APPROVER);
        return shelf.open().stream()
                .map(proposed -> {
                    var before = standing(proposed);
                    var changes = before.map(item -> CatalogueDiff.between(List.of(item), List.of(proposed.item()))
                                    .changed())
                            .orElse(List.of());
                    return new Shown(proposed, before.isEmpty(), changes, admitted(proposed));
                })
                .toList();
    }

    /**
     * Publishes those that are chosen, together, as the county's next catalogue. The same key again changes nothing.
     *
     * @throws Refusal {@code tables.proposal-none}, {@code admission.proposer-decides}, {@code admission.not-admitted}
     *     with the code, {@code tables.proposal-stale} with the code, and as {@link NextEdition#publish}
     */
    public CatalogueVersion publish(UUID key, Set<UUID> chosen, LocalDate from, String note) {
        var acting = Acting.current();
        acting.require(PostKind.COUNTY_APPROVER);
        var before = catalogue.withKey(key);
        if (before.isPresent()) {
            return before.get();
        }
        var published =
                shelf.open().stream().filter(one -> chosen.contains(one.id())).toList();
        if (published.isEmpty()) {
            throw new Refusal("tables.proposal-none", ADMITTED);
        }
        published.forEach(one -> demandReady(one, acting));
        var version =
                edition.publish(key, published.stream().map(ProposedItem::item).toList(), from, note);
        published.forEach(one -> shelf.decide(one.id(), "PUBLISHED", acting.account(), clock.instant(), ""));
        return version;
    }

    /** Declines those that are chosen. @param why for the department; at most 2,000 characters */
    public void decline(Set<UUID> chosen, String why) {
        var acting = Acting.current();
        acting.require(PostKind.COUNTY_APPROVER);
        if (chosen.isEmpty()) {
            throw new Refusal("tables.proposal-none", ADMITTED);
        }
        chosen.forEach(id -> shelf.decide(id, "DECLINED", acting.account(), clock.instant(), why));
    }

    private void demandReady(ProposedItem proposed, Acting acting) {
        var code = proposed.item().code();
        if (proposed.proposedBy().equals(acting.account())) {
            throw new Refusal("admission.proposer-decides", FOUR_EYES);
        }
        var before = standing(proposed);
        if (before.map(Item::version).orElse(0) + 1 != proposed.item().version()) {
            throw new Refusal("tables.proposal-stale", ADMITTED, code);
        }
        if (CatalogueTable.asksMore(proposed.item(), before) && !admitted(proposed)) {
            throw new Refusal("admission.not-admitted", ADMITTED, code);
        }
    }

    private boolean admitted(ProposedItem proposed) {
        return proposed.admission()
                .map(admissions::demand)
                .filter(one -> one.counts())
                .isPresent();
    }

    private Optional<Item> standing(ProposedItem proposed) {
        return edition.standing().stream()
                .filter(item -> item.code().equals(proposed.item().code()))
                .findFirst();
    }
}
