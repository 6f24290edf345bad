package org.xiangli.core.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.xiangli.testing.HouseTest;

@HouseTest
class ReachTests {

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    ReachTests(JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Test
    void tellsTheDatabaseWhatATransactionMaySee() {
        var scope = Bound.call(new Reach("222405", "222405102", null, null), this::scope);
        assertThat(scope).isEqualTo("222405102");
    }

    @Test
    void seesNothingWithoutABinding() {
        Bound.run(Reach.ofCounty("222405"), this::scope);
        assertThat(scope()).isEqualTo("none");
    }

    @Test
    void worksAsARoleThatOwnsNothing() {
        var role = transaction.execute(
                status -> jdbc.sql("select current_user").query(String.class).single());
        assertThat(role).isEqualTo("xiangli_app");
    }

    @Test
    void refusesAScopeOutsideItsCounty() {
        assertThatThrownBy(() -> new Reach("222405", "320722", null, null)).hasMessageContaining("320722");
    }

    private String scope() {
        return transaction.execute(status -> jdbc.sql("select coalesce(store.scope(), 'none')")
                .query(String.class)
                .single());
    }
}
