package org.xiangli.core.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.xiangli.core.keys.FieldCipher;
import org.xiangli.core.people.demo.Place;
import org.xiangli.core.store.Bound;
import org.xiangli.core.store.Counties;
import org.xiangli.core.store.Reach;
import org.xiangli.kernel.DivisionCode;
import org.xiangli.kernel.Refusal;
import org.xiangli.testing.HouseTest;

/** Invented people in one of the smallest counties of the census. */
@HouseTest
class DemoCountyTests {

    private static final DivisionCode COUNTY = DivisionCode.of("620924");

    private final DemoCounty demo;
    private final Counties counties;
    private final FieldCipher cipher;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    DemoCountyTests(
            DemoCounty demo,
            Counties counties,
            FieldCipher cipher,
            JdbcClient jdbc,
            PlatformTransactionManager transactions) {
        this.cipher = cipher;
        this.demo = demo;
        this.counties = counties;
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Test
    void inventsNobodyInARealCounty() {
        counties.turnOn("620923", false);
        assertThatThrownBy(() -> demo.generate(DivisionCode.of("620923"), places("620923")))
                .isInstanceOf(Refusal.class)
                .extracting("code")
                .isEqualTo("people.not-demo");
    }

    @Test
    @DisplayName("R022 invented residents of a demo county replay from their events like all others")
    void inventsAWholeCountyOnce() {
        counties.turnOn(COUNTY.value(), true);
        var generated = demo.generate(COUNTY, places(COUNTY.value()));
        assertThat(generated.now()).isTrue();
        assertThat(generated.residents()).isPositive();
        assertThat(demo.generate(COUNTY, places(COUNTY.value())).now()).isFalse();
        assertThat(numbers())
                .hasSize(generated.residents())
                .allSatisfy(number -> assertThat(number).startsWith("000000"));
        assertThat(count("select count(*) from people.resident_event where kind = 'ENTERED'"))
                .isEqualTo(generated.residents());
    }

    private List<String> numbers() {
        return Bound.call(
                Reach.ofCounty(COUNTY.value()),
                () -> transaction.execute(status -> jdbc.sql("select id, id_sealed from people.resident")
                        .query((row, number) -> cipher.open(
                                Sealed.ID_NUMBER, row.getObject("id", UUID.class), row.getBytes("id_sealed")))
                        .list()));
    }

    private int count(String question) {
        return Bound.call(
                Reach.ofCounty(COUNTY.value()),
                () -> transaction.execute(
                        status -> jdbc.sql(question).query(Integer.class).single()));
    }

    private static List<Place> places(String county) {
        return List.of(
                new Place(DivisionCode.of(county + "100001"), "一社区", true),
                new Place(DivisionCode.of(county + "100201"), "一村", false),
                new Place(DivisionCode.of(county + "200201"), "二村", false));
    }
}
