package org.xiangli.core.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.StringReader;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.xiangli.kernel.DivisionCode;
import org.xiangli.kernel.Refusal;

class RuleBookTests {

    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);
    private static final DivisionCode VILLAGE = DivisionCode.of("222405102201");
    private static final DivisionCode ELSEWHERE = DivisionCode.of("320722100201");

    private static final String LEFT_OPEN = """
        - code: TEST.DAYS
          title: 公示天数
          title_en: "Days on the board"
          source: 某规程
          article: ""
          facts: {shown: count}
          predicate: "shown >= days"
          severity: BLOCK
          confidence: LOCAL
          effective_from: 2026-01-01
          editions:
            - {jurisdiction: CN, params: {days: 7}}
            - {jurisdiction: "22", params: {days: 10}, effective_from: 2026-02-01}
            - {jurisdiction: "222405", params: {days: 12}, effective_to: 2026-06-30}
        """;

    @Test
    void takesTheMostSpecificJurisdictionInForce() {
        var book = book(LEFT_OPEN);

        assertThat(days(book, VILLAGE, DAY)).isEqualTo(12);
        assertThat(days(book, DivisionCode.of("222406"), DAY)).isEqualTo(10);
        assertThat(days(book, DivisionCode.of("222406"), LocalDate.of(2026, 1, 31)))
                .isEqualTo(7);
        assertThat(days(book, ELSEWHERE, DAY)).isEqualTo(7);
        assertThat(days(book, VILLAGE, LocalDate.of(2026, 7, 1))).isEqualTo(10);
        assertThat(days(book, DivisionCode.of("22"), DAY)).isEqualTo(10);
    }

    @Test
    void takesWhatTheCountySetForItself() {
        var book = new RuleBook(
                shelf(LEFT_OPEN),
                (county, code, on) ->
                        county.value().equals("320722") && code.equals("TEST.DAYS") ? Map.of("days", 20L) : Map.of());

        assertThat(days(book, ELSEWHERE, DAY)).isEqualTo(20);
        assertThat(days(book, VILLAGE, DAY)).isEqualTo(12);
        assertThat(book.holds("TEST.DAYS", ELSEWHERE, DAY, Map.of("shown", 19))).isFalse();
        assertThat(book.holds("TEST.DAYS", ELSEWHERE, DAY, Map.of("shown", 20))).isTrue();
        assertThat(book.all(ELSEWHERE, DAY))
                .singleElement()
                .extracting(Rule::params)
                .isEqualTo(Map.of("days", 20L));
    }

    @Test
    void letsNoCountyTouchWhatTheLawHasSettled() {
        var book = new RuleBook(
                shelf(LEFT_OPEN.replace("LOCAL", "V").replaceAll("    - \\{jurisdiction: \"22.*\\R", "")),
                (county, code, on) -> Map.of("days", 1L));

        assertThat(days(book, VILLAGE, DAY)).isEqualTo(7);
    }

    @Test
    void refusesARuleBelowThatUnsettlesTheLawAbove() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> book(LEFT_OPEN.replace("LOCAL", "V")))
                .withMessageContaining("TEST.DAYS of 22 may not override that of CN");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> book(LEFT_OPEN.replace("\"22\",", "\"22\", predicate: \"shown > days\",")))
                .withMessageContaining("only parameters left open");
    }

    @Test
    void refusesTwoEditionsAtOnceInOnePlace() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> book(LEFT_OPEN.replace("\"22\"", "CN")))
                .withMessageContaining("TEST.DAYS has two editions in force in one place from 2026-02-01");
    }

    @Test
    void refusesWithTheRuleAndTheNumbers() {
        var book = RuleBook.ofPackagedRules();
        var facts = Map.of("present", 19, "members", 30);
        var refusal = catchThrowableOfType(Refusal.class, () -> book.demand("VCOL.REP.QUORUM", VILLAGE, DAY, facts));

        assertThat(refusal.code()).isEqualTo("rule.vcol.rep.quorum");
        assertThat(refusal.rule().citation()).isEqualTo("村民委员会组织法(2025修正) 30");
        assertThat(refusal.arguments()).containsExactly(19, 30);
        assertThatCode(() -> book.demand("VCOL.REP.QUORUM", VILLAGE, DAY, Map.of("present", 20, "members", 30)))
                .doesNotThrowAnyException();
    }

    @Test
    void neverTellsBackWhatConcernsOnePerson() {
        var book = RuleBook.ofPackagedRules();
        var refusal = catchThrowableOfType(
                Refusal.class, () -> book.demand("VCOL.ELECTOR.AGE", VILLAGE, DAY, Map.of("age", 17)));

        assertThat(refusal.arguments()).containsExactly(18L);
    }

    @Test
    void refusesNothingWhereARuleOnlyWarns() {
        var book = RuleBook.ofPackagedRules();
        var late = Map.of("days_taken", 11);

        assertThat(book.holds("VCOL.HANDOVER", VILLAGE, DAY, late)).isFalse();
        assertThatCode(() -> book.demand("VCOL.HANDOVER", VILLAGE, DAY, late)).doesNotThrowAnyException();
    }

    @Test
    void tellsApartWhatIsUnknownAndWhatIsNotInForce() {
        var book = RuleBook.ofPackagedRules();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> book.rule("VCOL.NOTHING", VILLAGE, DAY))
                .withMessageContaining("VCOL.NOTHING");
        var refusal = catchThrowableOfType(
                Refusal.class, () -> book.rule("RCEO.GM.RESOLVE", VILLAGE, LocalDate.of(2025, 4, 30)));
        assertThat(refusal.code()).isEqualTo("rule.not-in-force");
        assertThat(refusal.arguments()).containsExactly("RCEO.GM.RESOLVE", "2025-04-30");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> book.parameter("VCOL.TERM", "months", VILLAGE, DAY))
                .withMessageContaining("no parameter months");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> book.holds("VCOL.TERM", VILLAGE, DAY, Map.of()))
                .withMessageContaining("no predicate");
    }

    private static long days(RuleBook book, DivisionCode where, LocalDate on) {
        return book.parameter("TEST.DAYS", "days", where, on);
    }

    private static RuleBook book(String yaml) {
        return new RuleBook(shelf(yaml), LocalParameters.NONE);
    }

    private static Shelf shelf(String yaml) {
        return new Shelf(RuleFile.read("test/rules.yaml", new StringReader(yaml)));
    }
}
