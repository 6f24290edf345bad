package org.xiangli.domain.services.forms;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.xiangli.domain.services.Catalogue;
import org.xiangli.domain.services.Channel;
import org.xiangli.domain.services.Item;
import org.xiangli.kernel.Refusal;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Every form that comes with the house, walked through. */
class ShippedFormsTests {

    private static final Facts FACTS = new Facts(
            Map.of(
                    Fact.NAME, "王秀兰",
                    Fact.ID_NUMBER, FormSamples.ID,
                    Fact.BIRTH_DATE, "1960-01-01",
                    Fact.SEX, "FEMALE",
                    Fact.VILLAGE, "小箕村",
                    Fact.PHONE, "13800000000"),
            FormSamples.TODAY);

    /** An item has an applicant when it opens a case; what must be reported at once or left in peace opens none. */
    static Stream<String> applied() {
        return Catalogue.shippedItems().stream()
                .filter(ShippedFormsTests::opensCase)
                .map(Item::code);
    }

    @Test
    @DisplayName(
            "R043 R048 every item that opens a case has a form, every item by phone among them; the other four have"
                    + " none")
    void everyItemWithAnApplicantHasAForm() {
        var without = Catalogue.shippedItems().stream()
                .filter(item -> FormReader.class.getResource("schemas/" + item.code() + ".json") == null)
                .toList();
        assertThat(without)
                .extracting(Item::code)
                .containsExactlyInAnyOrder(
                        "community-correction", "left-behind-children", "protection-report", "vaccination-notice");
        assertThat(without)
                .noneMatch(ShippedFormsTests::opensCase)
                .noneMatch(item -> item.channels().contains(Channel.MOBILE));
        assertThat(applied()).hasSize(64);
    }

    @ParameterizedTest
    @MethodSource("applied")
    @DisplayName("R043 each shipped form is JSON Schema 2020-12, with words in both languages at every place")
    void isSchemaWithWords(String item) {
        var form = FormSamples.form(item);
        var meta = SchemaRegistry.withDialect(Dialects.getDraft202012())
                .getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));
        assertThat(meta.validate(form.schema())).isEmpty();
        assertThat(meta.validate(FormReader.JSON.readTree(FormSamples.file(item))))
                .isEmpty();
        labelled(form.schema(), item);
        assertThat(form.steps())
                .allSatisfy(step -> assertThat(step.title().in(Locale.ENGLISH)).isNotBlank());
    }

    @ParameterizedTest
    @MethodSource("applied")
    @DisplayName("R043 a good set of answers passes, and each answer asked for is missed when it is not there")
    void goodAnswersPassAndEachMissingOneIsRefused(String item) {
        var form = FormSamples.form(item);
        for (var variant = 0; variant < 8; variant++) {
            var answers = answers(form, variant);
            assertThat(form.problems(form.relevant(answers)))
                    .as("%s, choice %d: %s", item, variant, answers)
                    .isEmpty();
            for (var question : form.shown(answers)) {
                missing(form, answers, question);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("applied")
    @DisplayName("R043 no shipped form asks for what the register knows (国令716 第7条)")
    void asksNothingKnown(String item) {
        var form = FormSamples.form(item);
        var standing = Standing.of(
                FormSamples.sheet(form, FormSamples.answers("{}")), form, FACTS, java.util.Optional.empty());
        assertThat(form.steps().stream().flatMap(step -> standing.asked(step).stream()))
                .isNotEmpty()
                .noneMatch(question -> question.register().isPresent());
    }

    private static void missing(ServiceForm form, ObjectNode answers, Question question) {
        var needed = form.schema().path("required").values().stream()
                        .anyMatch(name -> name.asString().equals(question.name()))
                || form.conditional(question);
        var without = answers.deepCopy();
        without.remove(question.name());
        var problems = form.problems(form.relevant(without));
        if (needed) {
            assertThat(problems)
                    .as("%s without %s", form.item(), question.name())
                    .extracting(FieldProblem::field)
                    .contains(question.name());
        } else {
            assertThat(problems)
                    .as("%s without %s", form.item(), question.name())
                    .isEmpty();
        }
        question.group().ifPresent(group -> missingWithin(form, answers, question));
    }

    private static void missingWithin(ServiceForm form, ObjectNode answers, Question group) {
        if (answers.path(group.name()).get(0) instanceof ObjectNode row) {
            for (var part : form.shown(group, row)) {
                var optional = !form.definition(group.name())
                                .path("items")
                                .path("required")
                                .toString()
                                .contains("\"" + part.name() + "\"")
                        && !group.group().orElseThrow().sometimes().contains(part.name());
                var without = answers.deepCopy();
                ((ObjectNode) without.path(group.name()).get(0)).remove(part.name());
                assertThat(form.problems(form.relevant(without)))
                        .as("%s without %s of %s", form.item(), part.name(), group.name())
                        .extracting(FieldProblem::field)
                        .matches(fields -> optional == !fields.contains(group.name() + ".0." + part.name()));
            }
        }
    }

    /** Answers to all that is asked, taking another option each time; what they call for is answered in turn. */
    private static ObjectNode answers(ServiceForm form, int variant) {
        var answers = form.filled(FormSamples.answers("{}"), FACTS);
        for (var round = 0; round < 6; round++) {
            for (var question : form.shown(answers)) {
                if (!answers.has(question.name())) {
                    answers.set(question.name(), answer(form, question, form.definition(question.name()), variant));
                }
            }
        }
        return answers;
    }

    private static JsonNode answer(ServiceForm form, Question question, JsonNode schema, int variant) {
        var json = FormReader.JSON.getNodeFactory();
        return switch (question.kind()) {
            case TEXT, LINES -> json.stringNode("水");
            case CHOICE -> json.stringNode(option(question, variant));
            case CHOICES -> json.arrayNode().add(option(question, variant));
            case YES_NO -> json.booleanNode(variant % 2 == 0);
            case AGREE -> json.booleanNode(true);
            case NUMBER, MONEY -> json.numberNode(schema.path("minimum").asLong(1));
            case DATE -> json.stringNode("2026-03-08");
            case PHONE -> json.stringNode("13800000000");
            case ID_NUMBER -> json.stringNode(FormSamples.ID);
            case ACCOUNT -> json.stringNode("6217000000000000");
            case GROUP -> {
                var row = json.objectNode();
                for (var round = 0; round < 6; round++) {
                    for (var part : form.shown(question, row)) {
                        if (!row.has(part.name())) {
                            var own = schema.path("items").path("properties").path(part.name());
                            row.set(part.name(), answer(form, part, own, variant));
                        }
                    }
                }
                yield json.arrayNode().add(row);
            }
        };
    }

    private static String option(Question question, int variant) {
        return question.options().get(variant % question.options().size()).value();
    }

    private static void labelled(JsonNode schema, String path) {
        schema.path("properties").properties().forEach(entry -> {
            var place = path + "/" + entry.getKey();
            for (var word : List.of("title", "x-title-en")) {
                assertThat(entry.getValue().path(word).asString(""))
                        .as(place + " " + word)
                        .isNotBlank();
            }
            assertThat(entry.getValue().has("description"))
                    .as(place)
                    .isEqualTo(entry.getValue().has("x-description-en"));
            var offered = new LinkedHashSet<String>();
            entry.getValue().path("enum").values().forEach(value -> offered.add(value.asString()));
            entry.getValue().path("items").path("enum").values().forEach(value -> offered.add(value.asString()));
            assertThat(entry.getValue().path("x-options").propertyNames())
                    .as(place)
                    .containsExactlyInAnyOrderElementsOf(offered);
            labelled(entry.getValue().path("items"), place);
        });
    }

    private static boolean opensCase(Item item) {
        try {
            item.demandProcedure();
            return true;
        } catch (Refusal referral) {
            return false;
        }
    }
}
