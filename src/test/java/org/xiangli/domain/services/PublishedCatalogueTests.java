package org.xiangli.domain.services;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.xiangli.core.store.Bound;
import org.xiangli.core.store.Reach;
import org.xiangli.domain.services.CatalogueDiff.Change;
import org.xiangli.testing.HouseTest;
import tools.jackson.databind.node.ObjectNode;

@HouseTest
class PublishedCatalogueTests {

    private final Catalogue catalogue;
    private final Halls halls;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private Hall hall;

    PublishedCatalogueTests(
            Catalogue catalogue, Halls halls, JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.catalogue = catalogue;
        this.halls = halls;
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
    }

    @BeforeEach
    void open() {
        hall = halls.open();
    }

    @Test
    @DisplayName("R029 a later version ends the earlier one the day before, and both stay readable")
    void publishesInVersions() {
        var tomorrow = halls.today().plusDays(1);
        var second = publish(shorter(), 1);

        assertThat(second.version()).isEqualTo(2);
        assertThat(here(() -> catalogue.current(halls.today()))).hasValueSatisfying(first -> {
            assertThat(first.version()).isEqualTo(1);
            assertThat(first.effectiveTo()).contains(halls.today());
        });
        assertThat(here(() -> catalogue.current(tomorrow)).map(CatalogueVersion::version))
                .contains(2);
        assertThat(here(() -> catalogue
                        .item("pension-register", halls.today())
                        .item()
                        .time()
                        .promised()))
                .isEqualTo(8);
        assertThat(here(() -> catalogue
                        .item("pension-register", tomorrow)
                        .item()
                        .time()
                        .promised()))
                .isEqualTo(6);
        assertThat(here(() -> catalogue.cited("pension-register", 1)).map(ListedItem::catalogueVersion))
                .contains(1);
        assertThat(here(catalogue::history))
                .extracting(CatalogueVersion::version)
                .containsExactly(2, 1);
    }

    @Test
    @DisplayName("R029 the difference of two versions is printed")
    void tellsTheDifference() {
        publish(shorter(), 1);
        assertThat(here(() -> catalogue.diff(1, 2)).changed())
                .extracting(Change::field)
                .containsExactly("time.promised", "version");
    }

    @Test
    @DisplayName("R029 nothing is in force before the first day, and no item is found then")
    void isNotInForceBeforeItsFirstDay() {
        var yesterday = halls.today().minusDays(1);
        assertThat(here(() -> catalogue.served(yesterday))).isEmpty();
        Refused.with("item.not-in-force", () -> here(() -> catalogue.item("pension-register", yesterday)));
    }

    @Test
    void findsNoItemInAnotherCounty() {
        Bound.run(
                Reach.ofCounty("939999"),
                () -> Refused.with("item.not-in-force", () -> catalogue.item("pension-register", halls.today())));
    }

    @Test
    void publishesTheSameRequestOnce() {
        var key = UUID.randomUUID();
        var from = halls.today().plusDays(3);
        var once = hall.as(hall.countyApprover, () -> catalogue.publish(key, shorter(), from, "缩短时限"));
        var again = hall.as(hall.countyApprover, () -> catalogue.publish(key, shorter(), from, "缩短时限"));
        assertThat(again).isEqualTo(once);
    }

    @Test
    void beginsNeitherInThePastNorBeforeAnEarlierVersion() {
        Refused.with("services.catalogue-date", () -> publish(shorter(), -1));
        Refused.with("services.catalogue-date", () -> publish(shorter(), 0));
    }

    @Test
    void publishesNothingWhileAnItemHasAFault() {
        var costly = Samples.changed(Samples.item("legal-aid"), item -> item.put("fee_fen", 100));
        assertThatThrownBy(() -> publish(List.of(costly), 1))
                .isInstanceOfSatisfying(
                        RefusedCatalogue.class,
                        refused -> assertThat(refused.faults())
                                .extracting(ItemFault::field)
                                .containsExactly("fee_fen"));
        assertThat(here(catalogue::history)).hasSize(1);
    }

    @Test
    void isPublishedByTheCountyOnly() {
        Refused.with(
                "access.post-not-permitted",
                () -> hall.as(
                        hall.officer,
                        () -> catalogue.publish(
                                UUID.randomUUID(), shorter(), halls.today().plusDays(1), "")));
    }

    @Test
    @DisplayName("R012 the database lets no township write into the county's catalogue")
    void theDatabaseGuardsIt() {
        var written = hall.as(
                hall.officer,
                () -> transaction.execute(status -> jdbc.sql("""
                    update services.item
                       set enabled = false, withdrawn_on = current_date, withdrawn_by = :by, withdrawn_why = 'x'
                     where county_code = :county
                    """)
                        .param("by", UUID.randomUUID())
                        .param("county", hall.county.value())
                        .update()));
        assertThat(written).isZero();
        assertThat(here(() -> catalogue.served(halls.today()))).hasSize(68);
    }

    @Test
    void searchesWhatIsServed() {
        assertThat(here(() -> catalogue.search("养老钱", halls.today())))
                .first()
                .extracting(Item::code)
                .isEqualTo("pension-claim");
    }

    private CatalogueVersion publish(List<Item> items, int inDays) {
        return hall.as(
                hall.countyApprover,
                () -> catalogue.publish(UUID.randomUUID(), items, halls.today().plusDays(inDays), ""));
    }

    private <T> T here(Supplier<T> work) {
        return Bound.call(Reach.blind(hall.county.value()), work);
    }

    private static List<Item> shorter() {
        return Catalogue.shippedItems().stream()
                .map(item -> item.code().equals("pension-register")
                        ? Samples.changed(item, tree -> {
                            tree.put("version", 2);
                            ((ObjectNode) tree.get("time")).put("promised", 6);
                        })
                        : item)
                .toList();
    }
}
