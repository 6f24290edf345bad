package org.xiangli.domain.services.forms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.xiangli.domain.services.Catalogue;
import org.xiangli.domain.services.Item;
import tools.jackson.databind.node.ObjectNode;

class FormReaderTests {

    private static final Map<Fact, String> KNOWN = Map.of(
            Fact.NAME, "王秀兰",
            Fact.ID_NUMBER, FormSamples.ID,
            Fact.BIRTH_DATE, "1960-01-01",
            Fact.SEX, "FEMALE",
            Fact.VILLAGE, "小箕村",
            Fact.PHONE, "13800000000");

    @Test
    @DisplayName("R043 every item one can apply for has a form whose papers are its own, in both languages")
    void everyShippedFormFitsItsItem() {
        assertThat(withForm()).hasSize(64);
        for (var item : withForm()) {
            var form = FormSamples.form(item.code());
            assertThat(form.item()).isEqualTo(item.code());
            assertThat(form.version()).isEqualTo(1);
            assertThat(form.covers())
                    .allSatisfy(paper -> assertThat(item.material(paper))
                            .hasValueSatisfying(found ->
                                    assertThat(OnlinePapers.pictured(found)).isTrue()));
            assertThat(form.questions())
                    .allSatisfy(question ->
                            assertThat(question.title().in(Locale.ENGLISH)).isNotBlank());
        }
    }

    @Test
    @DisplayName("R043 what the register knows is asked in no step (国令716 第7条)")
    void nothingTheRegisterKnowsIsAsked() {
        for (var item : withForm()) {
            var standing = standing(item.code(), FormSamples.answers("{}"));
            var asked = standing.form().steps().stream()
                    .flatMap(step -> standing.asked(step).stream())
                    .toList();
            assertThat(asked)
                    .isNotEmpty()
                    .noneMatch(question -> question.register().isPresent());
        }
    }

    @Test
    void aTelephoneIsAskedOnlyWhenTheRegisterHasNone() {
        var form = FormSamples.form("pension-register");
        var without = new Facts(Map.of(Fact.NAME, "王秀兰"), FormSamples.TODAY);
        var standing = new Standing(
                FormSamples.sheet(form, FormSamples.answers("{}")),
                form,
                without,
                form.filled(FormSamples.answers("{}"), without),
                List.of(),
                java.util.Optional.empty());
        assertThat(standing.asked(form.steps().getFirst()))
                .extracting(Question::name)
                .contains("phone")
                .doesNotContain("name");
    }

    @Test
    void aConditionalQuestionIsAskedOnlyWhenItsConditionHolds() {
        assertThat(names("pension-register", "{\"other-insurance\":\"NONE\"}")).doesNotContain("insured-where");
        assertThat(names("pension-register", "{\"other-insurance\":\"EMPLOYEE\"}"))
                .contains("insured-where");
    }

    @Test
    void aQuestionBehindAnUnaskedOneIsNotAskedEither() {
        assertThat(names("social-card", "{\"under-16\":false,\"guardian-name\":\"李明\"}"))
                .doesNotContain("guardian-name", "guardian-id-number");
        assertThat(names("social-card", "{\"under-16\":true,\"guardian-name\":\"李明\"}"))
                .contains("guardian-name", "guardian-id-number");
    }

    @Test
    void whatAChangedMindLeftBehindIsNotHandedIn() {
        var form = FormSamples.form("pension-register");
        var answers = FormSamples.answers("{\"other-insurance\":\"NONE\",\"insured-where\":\"吉林省延吉市\"}");
        assertThat(form.relevant(form.filled(answers, facts())).has("insured-where"))
                .isFalse();
    }

    @Test
    void aFixedFactIsNotOverwrittenAndATelephoneMayBe() {
        var form = FormSamples.form("pension-register");
        var filled = form.filled(FormSamples.answers("{\"name\":\"别人\",\"phone\":\"13911112222\"}"), facts());
        assertThat(filled.path("name").asString()).isEqualTo("王秀兰");
        assertThat(filled.path("phone").asString()).isEqualTo("13911112222");
    }

    @Test
    void aWholeFormIsGood() {
        assertThat(problems("pension-register", FormSamples.WHOLE)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        pension-register | phone               | "12345"                | forms.problem.phone
        pension-register | phone               | "1380000000００"        | forms.problem.phone
        pension-register | yearly-contribution | 9999                   | forms.problem.outside
        pension-register | yearly-contribution | "二百"                  | forms.problem.money
        pension-register | yearly-contribution | 200.5                  | forms.problem.money
        pension-register | other-insurance     | "MAYBE"                | forms.problem.choose
        pension-register | at-school           | "yes"                  | forms.problem.choose
        pension-register | truth               | false                  | forms.problem.agree
        pension-claim    | account             | "62x"                  | forms.problem.account
        pension-claim    | bank-name           | ""                     | forms.problem.missing
        social-card      | lost-on             | "2026-02-30"           | forms.problem.date
        social-card      | lost-on             | "2999-01-01"           | forms.problem.date
        social-card      | lost-on             | "昨天"                  | forms.problem.date
        social-card      | guardian-id-number  | "000000196001010023"   | forms.problem.id-number-checksum
        social-card      | guardian-id-number  | "000000196013010023"   | forms.problem.id-number
        social-card      | guardian-id-number  | "123456789012345"      | forms.problem.id-number
        temporary-relief | people              | 0                      | forms.problem.outside
        temporary-relief | people              | 31                     | forms.problem.outside
        temporary-relief | people              | "三"                    | forms.problem.number
        temporary-relief | account-of-it       | "a\\u0000b"            | forms.problem.characters
        minimum-living   | income-sources      | []                     | forms.problem.choose-some
        minimum-living   | income-sources      | ["FARMING","FARMING"]  | forms.problem.choose
        minimum-living   | income-sources      | ["GOLD"]               | forms.problem.choose
        minimum-living   | household-colour    | "red"                  | forms.problem.unknown
        """)
    @DisplayName("R043 a wrong answer is named with its question, whichever way it came in")
    void aWrongAnswerIsNamed(String item, String field, String value, String problem) {
        var context = "\"kind\":\"LOST\",\"under-16\":true,\"guardian-name\":\"李明\",\"pay-to\":\"BANK\",";
        var form = FormSamples.form(item);
        var answers = FormSamples.answers("{" + context + "\"" + field + "\":" + value + "}");
        if (!field.equals("household-colour")) {
            answers.retain(form.names());
        } else {
            answers.retain(field);
        }
        var found = form.problems(form.filled(answers, facts())).stream()
                .filter(one -> one.field().equals(field))
                .toList();
        assertThat(found).hasSize(1);
        assertThat(found.getFirst().key()).isEqualTo(problem);
    }

    @Test
    void aHundredThousandCharactersAreRefusedWithTheLimit() {
        var answers = FormSamples.answers("{}");
        answers.put("account-of-it", "水".repeat(100_000));
        var found = FormSamples.form("temporary-relief").problems(answers).stream()
                .filter(one -> one.field().equals("account-of-it"))
                .findFirst()
                .orElseThrow();
        assertThat(found.key()).isEqualTo("forms.problem.too-long");
        assertThat(found.arguments()).containsExactly(500, 100_000);
    }

    @Test
    void exactlyTheLimitIsGoodAndACharacterBeyondThePlaneCountsOnce() {
        var answers = FormSamples.answers("{}");
        answers.put("account-of-it", "𠮷".repeat(500));
        assertThat(FormSamples.form("temporary-relief").problems(answers))
                .extracting(FieldProblem::field)
                .doesNotContain("account-of-it");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "nonsense",
                "{\"type\":\"objekt\"}",
                "{\"type\":\"object\",\"additionalProperties\":true}",
                "{\"type\":\"object\",\"additionalProperties\":false,\"$ref\":\"http://example.org/x\"}"
            })
    void whatIsNoFormIsRefused(String text) {
        assertThatThrownBy(() -> FormSamples.READER.read(text)).isInstanceOf(FormFault.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        "x-title-en": "At school?"      | "x-other": "y"          | /properties/at-school/x-other
        "format": "phone"               | "format": "hostname"    | /properties/phone/format
        "x-register": "NAME"            | "x-register": "WEALTH"  | /properties/name/x-register
        "maxLength": 100                | "minLength": 1          | /properties/insured-where
        """)
    void aFaultNamesItsPlace(String before, String after, String path) {
        var good = FormSamples.text("pension-register").replace("Are you at school now?", "At school?");
        assertThat(good).contains(before);
        assertThatThrownBy(() -> FormSamples.READER.read(good.replace(before, after)))
                .isInstanceOfSatisfying(
                        FormFault.class, fault -> assertThat(fault.path()).isEqualTo(path));
    }

    @Test
    void aConditionWithoutTheAnswerItNeedsIsRefused() {
        var open = FormSamples.text("pension-register")
                .replaceFirst(
                        "(?s)(\"const\": \"EMPLOYEE\"\\s*\\}\\s*\\}),\\s*\"required\":"
                                + " \\[\\s*\"other-insurance\"\\s*\\]",
                        "$1");
        assertThatThrownBy(() -> FormSamples.READER.read(open))
                .isInstanceOfSatisfying(
                        FormFault.class, fault -> assertThat(fault.path()).isEqualTo("/allOf/0/if"));
    }

    @Test
    void whatChangedBetweenTwoVersionsIsNamed() {
        var earlier = FormSamples.form("pension-register");
        var later = FormSamples.READER.read(FormSamples.second());
        var change = FormChange.between(earlier, later);
        assertThat(change.added()).extracting(one -> one.zh()).containsExactly("是否愿意接收短信");
        assertThat(change.changed()).extracting(one -> one.zh()).containsExactly("选择的年缴费额（元）");
        assertThat(change.removed()).isEmpty();
    }

    private static List<String> names(String item, String answers) {
        var form = FormSamples.form(item);
        return form.shown(form.filled(FormSamples.answers(answers), facts())).stream()
                .map(Question::name)
                .toList();
    }

    /** The items whose form comes with the house; the others have papers only. */
    private static List<Item> withForm() {
        return Catalogue.shippedItems().stream()
                .filter(item -> FormReaderTests.class.getResource("schemas/" + item.code() + ".json") != null)
                .toList();
    }

    private static List<FieldProblem> problems(String item, String answers) {
        return standing(item, FormSamples.answers(answers)).problems();
    }

    private static Standing standing(String item, ObjectNode answers) {
        var form = FormSamples.form(item);
        return Standing.of(FormSamples.sheet(form, answers), form, facts(), java.util.Optional.empty());
    }

    private static Facts facts() {
        return new Facts(KNOWN, FormSamples.TODAY);
    }
}
