package org.xiangli.core.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.StringReader;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleFileTests {

    private static final String RULE = """
        - code: TEST.QUORUM
          title: 人数
          title_en: "Quorum"
          source: 某法
          article: "1"
          jurisdiction: CN
          effective_from: 2026-01-01
          facts: {present: count, members: count}
          params: {least: 3}
          predicate: "present >= least && present * 3 >= members * 2"
          severity: BLOCK
          confidence: V
        """;

    @Test
    void readsARule() {
        var rule = read(RULE).getFirst();

        assertThat(rule.code()).isEqualTo("TEST.QUORUM");
        assertThat(rule.ref().citation()).isEqualTo("某法 1");
        assertThat(rule.jurisdiction()).isEmpty();
        assertThat(rule.params()).isEqualTo(Map.of("least", 3L));
        assertThat(rule.facts())
                .containsExactly(Map.entry("present", FactKind.COUNT), Map.entry("members", FactKind.COUNT));
        assertThat(rule.inForceOn(LocalDate.of(2025, 12, 31))).isFalse();
        assertThat(rule.inForceOn(LocalDate.of(2026, 1, 1))).isTrue();
        assertThat(rule.refusalCode()).isEqualTo("rule.test.quorum");
    }

    @Test
    void readsEditionsThatSayOnlyWhatIsTheirOwn() {
        var rules = read(RULE + """
              editions:
                - {article: "7", effective_to: 2026-12-31}
                - {article: "9", effective_from: 2027-01-01, params: {least: 5}}
            """);

        assertThat(rules).extracting(rule -> rule.ref().article()).containsExactly("7", "9");
        assertThat(rules).extracting(Rule::params).containsExactly(Map.of("least", 3L), Map.of("least", 5L));
        assertThat(rules.getFirst().inForceOn(LocalDate.of(2026, 12, 31))).isTrue();
        assertThat(rules.getFirst().inForceOn(LocalDate.of(2027, 1, 1))).isFalse();
        assertThat(rules.getLast().title()).isEqualTo("人数");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "least: 3 | least: 0.5 | needs a whole number for 'least', not '0.5'",
                "least: 3 | least: 1e3 | needs a whole number",
                "least: 3 | least: yes | needs a whole number",
                "least: 3 | least: 99999999999999999999 | needs a whole number",
                "least: 3 | present: 3 | uses 'present' for a fact and a parameter",
                "members: count | members: double | does not know 'double'",
                "members: count | Members: count | lower case",
                "members * 2 | members * 0.67 | uses '.'",
                "members * 2 | members * 2u | uses '2u'",
                "members * 2 | members * 1e3 | uses '1e'",
                "members * 2 | members / 2 | uses '/'",
                "2026-01-01 | 1.1.2026 | needs a date",
                "jurisdiction: CN | jurisdiction: Jiangsu | needs CN or a division code",
                "severity: BLOCK | severity: FATAL | does not know 'FATAL'",
                "title: 人数 | titel: 人数 | does not know 'titel'",
                "title: 人数 | article: \"2\" | says 'article' twice",
                "source: 某法 | article: \"2\" | says 'article' twice",
                "TEST.QUORUM | quorum | needs a code like",
                "confidence: V | effective_to: 2025-01-01 | ends before it begins",
                "severity: BLOCK |  | needs 'severity'",
            })
    void namesFileRuleAndLineOfWhatIsWrong(String right, String wrong, String complaint) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read(RULE.replace(right, wrong == null ? "" : wrong)))
                .withMessageContaining("test/rules.yaml, line 1: ")
                .withMessageContaining(complaint);
    }

    @Test
    void refusesWhatIsNoListOfRules() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read("code: TEST.QUORUM"))
                .withMessageContaining("test/rules.yaml: a list of rules is expected");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read("- code: [unclosed"))
                .withMessageContaining("test/rules.yaml");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read("- !!javax.script.ScriptEngineManager []"))
                .withMessageContaining("test/rules.yaml");
    }

    private static List<Rule> read(String yaml) {
        return RuleFile.read("test/rules.yaml", new StringReader(yaml));
    }
}
