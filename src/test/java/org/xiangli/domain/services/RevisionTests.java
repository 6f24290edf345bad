package org.xiangli.domain.services;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.xiangli.core.store.Bound;
import org.xiangli.core.store.Reach;
import org.xiangli.domain.services.CatalogueDiff.Change;
import org.xiangli.testing.HouseTest;

@HouseTest
class RevisionTests {

    private final Catalogue catalogue;
    private final Halls halls;
    private Hall hall;

    RevisionTests(Catalogue catalogue, Halls halls) {
        this.catalogue = catalogue;
        this.halls = halls;
    }

    @BeforeEach
    void open() {
        hall = halls.open();
    }

    @Test
    @DisplayName(
            "R029 the approver publishes the next version from the present one: one suspended, one removed, the rest"
                    + " as it was")
    void publishesFromThePresentVersion() {
        var second = revise(Map.of("legal-aid", Revision.SUSPEND, "utilities", Revision.REMOVE), 1);
        assertThat(second.version()).isEqualTo(2);
        var diff = here(() -> catalogue.diff(1, 2));
        assertThat(diff.removed()).containsExactly("utilities");
        assertThat(diff.added()).isEmpty();
        assertThat(diff.changed())
                .extracting(Change::item, Change::field)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("legal-aid", "status"),
                        org.assertj.core.groups.Tuple.tuple("legal-aid", "version"));
        var tomorrow = halls.today().plusDays(1);
        assertThat(here(() -> catalogue.served(halls.today()))).hasSize(68);
        assertThat(here(() -> catalogue.served(tomorrow))).hasSize(66);
        Refused.with("item.not-in-force", () -> here(() -> catalogue.item("legal-aid", tomorrow)));

        revise(Map.of("legal-aid", Revision.RESUME), 2);
        assertThat(here(() -> catalogue.served(tomorrow.plusDays(1)))).hasSize(67);
        assertThat(here(() ->
                        catalogue.item("legal-aid", tomorrow.plusDays(1)).item().version()))
                .isEqualTo(3);
    }

    @Test
    @DisplayName("R029 what was withdrawn at once is not in the next version, and a case on it is refused")
    void leavesOutWhatWasWithdrawn() {
        hall.as(hall.countyApprover, () -> catalogue.withdraw("utilities", "公司自己办理"));
        Refused.with(
                "item.not-in-force",
                () -> hall.as(
                        hall.clerk,
                        () -> halls.desk.draft(Draft.atWindow(
                                UUID.randomUUID(), hall.villager().id(), "utilities"))));
        revise(Map.of(), 1);
        assertThat(here(() -> catalogue.diff(1, 2)).removed()).containsExactly("utilities");
    }

    @Test
    void refusesToPublishTheSameAgain() {
        Refused.with("services.catalogue-same", () -> revise(Map.of(), 1));
        Refused.with("services.catalogue-same", () -> revise(Map.of("legal-aid", Revision.RESUME), 1));
        Refused.with("item.unknown", () -> revise(Map.of("no-such-item", Revision.REMOVE), 1));
        Refused.with("services.catalogue-date", () -> revise(Map.of("utilities", Revision.REMOVE), 0));
    }

    @Test
    void answersTheSecondTimeAsTheFirst() {
        var key = UUID.randomUUID();
        var from = halls.today().plusDays(1);
        var decided = Map.of("utilities", Revision.REMOVE);
        var once = hall.as(hall.countyApprover, () -> catalogue.revise(key, decided, from, "停办"));
        assertThat(hall.as(hall.countyApprover, () -> catalogue.revise(key, decided, from, "停办")))
                .isEqualTo(once);
    }

    @Test
    void isForTheApproverOnly() {
        Refused.with(
                "access.post-not-permitted",
                () -> hall.as(
                        hall.countyOfficer,
                        () -> catalogue.revise(
                                UUID.randomUUID(),
                                Map.of("utilities", Revision.REMOVE),
                                halls.today().plusDays(1),
                                "")));
    }

    private CatalogueVersion revise(Map<String, Revision> decided, int inDays) {
        return hall.as(
                hall.countyApprover,
                () -> catalogue.revise(UUID.randomUUID(), decided, halls.today().plusDays(inDays), "调整"));
    }

    private <T> T here(Supplier<T> work) {
        return Bound.call(Reach.blind(hall.county.value()), work);
    }
}
