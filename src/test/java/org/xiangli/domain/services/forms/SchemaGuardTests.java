package org.xiangli.domain.services.forms;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ObjectNode;

/** Forms somebody sends that must not be taken. */
class SchemaGuardTests {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        /properties/at-school | {"$ref": "https://evil.example/x.json"}              | /properties/at-school/$ref    | ref
        /properties/at-school | {"$ref": "file:///etc/passwd"}                       | /properties/at-school/$ref    | ref
        /properties/at-school | {"$ref": "#"}                                        | /properties/at-school/$ref    | ref
        /properties/at-school | {"$ref": "urn:xiangli:form:parts#/$defs/nothing"}    | /properties/at-school/$ref    | ref
        /properties/at-school | {"$ref": "#/$defs/a", "type": "string"}              | /properties/at-school/type    | beside
        /properties/at-school | {"type": "string", "pattern": "(a+)+$"}              | /properties/at-school/pattern | pattern
        /properties/at-school | {"type": "string", "not": {}}                        | /properties/at-school/not     | keyword
        /properties/at-school | {"type": "string", "oneOf": []}                      | /properties/at-school/oneOf   | keyword
        /properties/at-school | {"type": "string", "maxLength": 1000000}             | /properties/at-school/maxLength | large
        /properties/at-school | {"type": "string", "format": "regex", "maxLength": 9, "title": "a", "x-title-en": "a"} | /properties/at-school/format | format
        /properties/at-school | 3                                                    | /properties/at-school         | object
        /$vocabulary          | {"https://evil.example/vocab": true}                 | /$vocabulary                  | vocabulary
        /$schema              | "http://json-schema.org/draft-07/schema#"            | /$schema                      | draft
        /patternProperties    | {"^(a+)+$": {}}                                      | /patternProperties            | pattern
        /propertyNames        | {"pattern": "^(([a-z])+.)+$"}                        | /propertyNames                | pattern
        /unevaluatedProperties | true                                                | /unevaluatedProperties        | keyword
        """)
    @DisplayName("R043 a hostile schema is refused with the place that is wrong")
    void refusesWithPlace(String at, String value, String place, String what) {
        var schema = FormSamples.form("pension-register").schema();
        var parent = (ObjectNode) schema.at(at.substring(0, at.lastIndexOf('/')));
        parent.set(at.substring(at.lastIndexOf('/') + 1), FormReader.JSON.readTree(value));
        assertThat(FormSamples.READER.faults(schema.toString())).anySatisfy(fault -> {
            assertThat(fault.path()).isEqualTo(place);
            assertThat(fault.textKey()).isEqualTo("forms.fault." + what);
        });
    }

    @Test
    void everyFaultIsNamedAtOnce() {
        var schema = FormSamples.form("pension-register").schema();
        ((ObjectNode) schema.path("properties").path("at-school")).remove("x-title-en");
        ((ObjectNode) schema.path("properties").path("other-insurance")).remove("x-options");
        ((ObjectNode) schema.path("properties").path("insured-where")).remove("maxLength");
        schema.put("additionalProperties", true);
        assertThat(FormSamples.READER.faults(schema.toString()))
                .extracting(FormFault::path)
                .containsExactlyInAnyOrder(
                        "/additionalProperties",
                        "/properties/at-school/x-title-en",
                        "/properties/other-insurance/x-options",
                        "/properties/insured-where");
    }

    @Test
    void aReferenceThatLeadsBackToItselfEnds() {
        var schema = FormSamples.form("pension-register").schema();
        schema.putObject("$defs").putObject("a").put("$ref", "#/$defs/b");
        ((ObjectNode) schema.path("$defs")).putObject("b").put("$ref", "#/$defs/a");
        ((ObjectNode) schema.path("properties")).putObject("at-school").put("$ref", "#/$defs/a");
        assertThat(FormSamples.READER.faults(schema.toString()))
                .extracting(FormFault::textKey)
                .containsExactly("forms.fault.grows");
    }

    @Test
    void partsThatDoubleEachOtherEnd() {
        var schema = FormSamples.form("pension-register").schema();
        var defs = schema.putObject("$defs");
        for (var level = 0; level < 7; level++) {
            var part = defs.putObject("a" + level).put("type", "object").putObject("properties");
            for (var child = 0; child < 10; child++) {
                part.putObject("p" + child).put("$ref", "#/$defs/a" + (level + 1));
            }
        }
        defs.putObject("a7").put("type", "boolean");
        ((ObjectNode) schema.path("properties")).putObject("at-school").put("$ref", "#/$defs/a0");
        assertThat(FormSamples.READER.faults(schema.toString())).isNotEmpty();
    }

    @Test
    void whatIsTooLongTooDeepOrNoJsonIsRefusedWhole() {
        for (var text : List.of(
                "x".repeat(100_001),
                "[".repeat(90_000),
                "{\"a\":".repeat(200) + "1" + "}".repeat(200),
                "nonsense",
                "[]")) {
            assertThat(FormSamples.READER.faults(text)).isNotEmpty();
        }
    }

    @Test
    void moreQuestionsThanAPersonAnswersAreRefused() {
        var schema = FormSamples.form("pension-register").schema();
        for (var number = 0; number < 120; number++) {
            ((ObjectNode) schema.path("properties")).putObject("q" + number).put("type", "boolean");
        }
        assertThat(FormSamples.READER.faults(schema.toString()))
                .extracting(FormFault::textKey)
                .contains("forms.fault.questions");
    }

    @Test
    void everyShippedFormPassesWithItsPartsInPlace() {
        ShippedFormsTests.applied().forEach(item -> {
            assertThat(FormSamples.READER.faults(FormSamples.file(item)))
                    .as(item)
                    .isEmpty();
            assertThat(FormSamples.READER.faults(FormSamples.text(item)))
                    .as(item)
                    .isEmpty();
        });
    }
}
