package org.xiangli.core.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.xiangli.kernel.DivisionCode;

/** Every rule of every room: it compiles, it can be refused in both languages, its editions follow each other. */
class PackagedRulesTests {

    private static final RuleBook BOOK = RuleBook.ofPackagedRules();
    private static final DivisionCode VILLAGE = DivisionCode.of("222405102201");

    static List<Rule> editions() {
        return BOOK.editions();
    }

    static List<Rule> editionsWithPredicate() {
        return editions().stream().filter(rule -> !rule.predicate().isEmpty()).toList();
    }

    @ParameterizedTest
    @MethodSource("editionsWithPredicate")
    void compiles(Rule rule) {
        assertThatCode(() -> Formula.compile(rule)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @MethodSource("editions")
    void saysWhereItStandsWrittenAndWhatItIsAbout(Rule rule) {
        assertThat(rule.ref().source()).isNotBlank();
        assertThat(rule.title()).isNotBlank();
        assertThat(rule.titleEn()).isNotBlank();
        assertThat(rule.inForceFrom()).isAfter(LocalDate.of(1949, 10, 1));
        if (rule.confidence() == Confidence.V) {
            assertThat(rule.ref().article()).as("article of %s", rule.code()).isNotBlank();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"messages.properties", "messages_en.properties"})
    void canBeRefusedInBothLanguages(String file) throws IOException {
        var texts = texts(file);
        for (var rule : editionsWithPredicate()) {
            var text = texts.get("refusal." + rule.refusalCode());
            assertThat(text).as("%s: %s", file, rule.refusalCode()).isNotNull();
            var told = rule.told(Map.of());
            var format = new MessageFormat(text, Locale.ROOT);
            assertThat(format.getFormatsByArgumentIndex().length)
                    .as("arguments of %s in %s", rule.refusalCode(), file)
                    .isLessThanOrEqualTo(told.size());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "VCOL.ELECT.VALID, 15, 18",
        "VCOL.RECALL.START, 16, 19",
        "VCOL.PUBLISH.ORDINARY, 30, 35",
        "VCOL.ASM.QUORUM, 22, 26",
        "VCOL.REP.QUORUM, 26, 30",
    })
    void citesTheArticleOfTheEditionInForce(String code, String until2025, String from2026) {
        assertThat(article(code, LocalDate.of(2025, 12, 31))).isEqualTo(until2025);
        assertThat(article(code, LocalDate.of(2026, 1, 1))).isEqualTo(from2026);
    }

    @Test
    void knowsWhatTheAmendmentBroughtAndTook() {
        var lastDay = LocalDate.of(2025, 12, 31);
        var firstDay = LocalDate.of(2026, 1, 1);

        assertThat(codes(lastDay))
                .contains("VCOL.PROXY.RELATIVE")
                .doesNotContain("VCOL.PROXY.MAX", "VCOL.PUBLISH.DAYS");
        assertThat(codes(firstDay))
                .contains("VCOL.PROXY.MAX", "VCOL.PUBLISH.DAYS")
                .doesNotContain("VCOL.PROXY.RELATIVE");
    }

    @Test
    void appliesAProvincesRuleInThatProvinceOnly() {
        var day = LocalDate.of(2026, 3, 2);

        assertThat(BOOK.all(DivisionCode.of("320722"), day))
                .extracting(Rule::code)
                .contains("VCOL.ELECT.SHIFT");
        assertThat(codes(day)).doesNotContain("VCOL.ELECT.SHIFT");
    }

    @Test
    void listsEachRuleOnceInOrder() {
        assertThat(codes(LocalDate.of(2026, 3, 2)))
                .isSorted()
                .doesNotHaveDuplicates()
                .hasSizeGreaterThan(40);
    }

    private static List<String> codes(LocalDate on) {
        return BOOK.all(VILLAGE, on).stream().map(Rule::code).toList();
    }

    private static String article(String code, LocalDate on) {
        return BOOK.rule(code, VILLAGE, on).ref().article();
    }

    private static Map<String, String> texts(String file) throws IOException {
        var all = new HashMap<String, String>();
        for (var found : new PathMatchingResourcePatternResolver().getResources("classpath*:org/xiangli/**/" + file)) {
            try (var reader = new InputStreamReader(found.getInputStream(), StandardCharsets.UTF_8)) {
                var texts = new Properties();
                texts.load(reader);
                texts.forEach((key, text) -> all.put(key.toString(), text.toString()));
            }
        }
        return all;
    }
}
