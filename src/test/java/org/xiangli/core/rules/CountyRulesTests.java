package org.xiangli.core.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.xiangli.core.store.Bound;
import org.xiangli.core.store.Reach;
import org.xiangli.kernel.DivisionCode;
import org.xiangli.kernel.Ids;
import org.xiangli.kernel.Refusal;
import org.xiangli.testing.HouseTest;

/** Each test has a county of its own, for nothing that was set can be taken back. */
@HouseTest
class CountyRulesTests {

    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);
    private static final UUID OFFICER = Ids.next();

    private final CountyRules rules;
    private final RuleBook book;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    CountyRulesTests(CountyRules rules, RuleBook book, JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.rules = rules;
        this.book = book;
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Test
    void setsWhatTheLawLeavesOpenFromADayOn() {
        var county = DivisionCode.of("990101");
        set(parameter(county, "numerator", 2, DAY));
        set(parameter(county, "denominator", 3, DAY));
        set(parameter(county, "denominator", 4, DAY.plusDays(30)));

        assertThat(denominator(county, DAY.minusDays(1))).isEqualTo(2);
        assertThat(denominator(county, DAY)).isEqualTo(3);
        assertThat(denominator(DivisionCode.of("990101100200"), DAY.plusDays(30)))
                .isEqualTo(4);
        assertThat(denominator(DivisionCode.of("990102"), DAY)).isEqualTo(2);
        assertThat(rules.history(county)).extracting(CountyParameter::value).containsExactly(2L, 3L, 4L);
    }

    @Test
    void changesNothingWhenTheSameIdComesAgain() {
        var county = DivisionCode.of("990103");
        var parameter = parameter(county, "denominator", 3, DAY);
        set(parameter);
        set(parameter);

        assertThat(rules.history(county)).containsExactly(parameter);
    }

    @Test
    void refusesWhatTheLawHasSettledAndWhatNoRuleKnows() {
        var county = DivisionCode.of("990104");

        assertThat(refused(county, "VCOL.PUBLISH.DAYS", "min_days", "about it")).isEqualTo("rule.not-overridable");
        assertThat(refused(county, "FOURTWO.PRESENT", "percent", "about it")).isEqualTo("rule.parameter-unknown");
        assertThat(refused(county, "FOURTWO.PRESENT", "numerator", " ")).isEqualTo("rule.reason-missing");
        assertThat(rules.history(county)).isEmpty();
    }

    @Test
    void letsOnlyTheWholeCountySetAndNobodyChange() {
        var county = DivisionCode.of("990105");
        var parameter = parameter(county, "denominator", 3, DAY);
        var township = new Reach("990105", "990105100", null, OFFICER);
        var neighbour = Reach.ofCounty("990106");

        assertThatThrownBy(() -> Bound.run(township, () -> rules.set(parameter)))
                .hasStackTraceContaining("row-level security");
        assertThatThrownBy(() -> Bound.run(neighbour, () -> rules.set(parameter)))
                .hasStackTraceContaining("row-level security");
        set(parameter);
        assertThatThrownBy(() -> Bound.run(
                        Reach.ofCounty("990105"),
                        () -> transaction.executeWithoutResult(status ->
                                jdbc.sql("delete from rules.county_parameter").update())))
                .hasStackTraceContaining("permission denied");
    }

    private String refused(DivisionCode county, String code, String name, String reason) {
        var parameter = new CountyParameter(Ids.next(), county, code, name, 1, DAY, OFFICER, reason);
        return catchThrowableOfType(Refusal.class, () -> set(parameter)).code();
    }

    private void set(CountyParameter parameter) {
        Bound.run(Reach.ofCounty(parameter.county().value()), () -> rules.set(parameter));
    }

    private long denominator(DivisionCode where, LocalDate on) {
        return book.parameter("FOURTWO.PRESENT", "denominator", where, on);
    }

    private static CountyParameter parameter(DivisionCode county, String name, long value, LocalDate from) {
        return new CountyParameter(Ids.next(), county, "FOURTWO.PRESENT", name, value, from, OFFICER, "县委组织部规程第3条");
    }
}
