package org.xiangli.domain.services.forms.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.xiangli.core.page.Form;
import org.xiangli.domain.services.forms.FieldProblem;
import org.xiangli.domain.services.forms.FormSamples;
import org.xiangli.domain.services.forms.Question;
import org.xiangli.domain.services.forms.ServiceForm;

/** Rows of a repeated group, added and removed by buttons of the form. */
class RowsTests {

    private static final ServiceForm FORM = FormSamples.form("school-entry");
    private static final List<Question> CHILDREN =
            List.of(FORM.question("children").orElseThrow());

    @Test
    @DisplayName("R043 adding another child keeps everything typed, also what is wrong")
    void addingKeepsWhatIsTyped() {
        var sent = sent("0", "李小雨", "nonsense");
        sent.put("add", new String[] {"children"});
        var form = settled(sent);
        assertThat(Rows.edited(sent)).isTrue();
        assertThat(Rows.of(CHILDREN.getFirst(), form)).containsExactly(0, 1);
        assertThat(form.value("q-children.0.name")).isEqualTo("李小雨");
        assertThat(form.value("q-children.0.id-number")).isEqualTo("nonsense");
        assertThat(form.value("q-children.1.name")).isEmpty();
    }

    @Test
    @DisplayName("R043 removing the first child leaves the second in its place")
    void removingCountsAgain() {
        var sent = sent("0", "李小雨", "1");
        sent.putAll(sent("7", "李小雪", "2"));
        sent.put("q-children.rows", new String[] {"0", "7"});
        sent.put("remove", new String[] {"children.0"});
        var form = settled(sent);
        assertThat(Rows.of(CHILDREN.getFirst(), form)).containsExactly(0);
        assertThat(form.value("q-children.0.name")).isEqualTo("李小雪");
        assertThat(form.value("q-children.0.id-number")).isEqualTo("2");
    }

    @Test
    void noMoreRowsAreAddedThanTheFormTakes() {
        var sent = new HashMap<String, String[]>();
        sent.put("q-children.rows", new String[] {"0", "1", "2", "3", "4", "5"});
        sent.put("add", new String[] {"children"});
        assertThat(Rows.of(CHILDREN.getFirst(), settled(sent))).hasSize(6);
    }

    @Test
    void aRowLeftEmptyIsNoneAndOneIsLeftToWriteIn() {
        var sent = sent("0", "", "");
        var form = settled(sent);
        assertThat(FormReading.answers(CHILDREN, form).has("children")).isFalse();
        assertThat(Rows.of(CHILDREN.getFirst(), form)).containsExactly(0);
    }

    @Test
    @DisplayName("R043 a wrong digit in the second child's number is named at its field, in words with the row")
    void aProblemInARowLiesAtItsField() {
        var sent = sent("0", "李小雨", "000000201501010020");
        sent.putAll(sent("1", "李小雪", "000000196001010023"));
        sent.put("q-children.rows", new String[] {"0", "1"});
        var form = settled(sent);
        var answers = FormReading.answers(CHILDREN, form);
        var problems = FORM.problems(FORM.relevant(answers)).stream()
                .filter(problem -> problem.question().equals("children"))
                .toList();
        assertThat(problems)
                .extracting(FieldProblem::field)
                .contains("children.1.id-number", "children.0.stage", "children.1.needs");
        var wrong = problems.stream()
                .filter(problem -> problem.field().equals("children.1.id-number"))
                .findFirst()
                .orElseThrow();
        assertThat(wrong.key()).isEqualTo("forms.problem.id-number-checksum");
        assertThat(wrong.title().zh()).isEqualTo("要上学的孩子 2 · 公民身份号码");
    }

    @Test
    void aConditionInsideARowHoldsForThatRowAlone() {
        var answers = FormSamples.answers("""
            {"children": [
              {"name": "甲", "id-number": "1", "stage": "PRIMARY", "needs": true},
              {"name": "乙", "id-number": "2", "stage": "JUNIOR", "needs": false, "need": "轮椅"}]}
            """);
        var relevant = FORM.relevant(answers);
        assertThat(relevant.path("children").get(1).has("need")).isFalse();
        assertThat(FORM.problems(relevant))
                .extracting(FieldProblem::field)
                .contains("children.0.need")
                .doesNotContain("children.1.need");
    }

    @Test
    void whatNoQuestionAsksIsRefusedInsideARowToo() {
        var answers = FormSamples.answers("{\"children\": [{\"name\": \"甲\", \"colour\": \"red\"}, 3]}");
        assertThat(FORM.problems(FORM.relevant(answers)))
                .filteredOn(problem -> problem.key().equals("forms.problem.unknown"))
                .extracting(FieldProblem::field)
                .containsExactly("children.0.colour");
    }

    @Test
    void aCellOfATableHoldsRows() {
        var sent = Map.of("q-children", new String[] {"李小雨|000000201501010020|小学一年级|否；李小雪|x|初中一年级|是|轮椅"});
        var answers = FormReading.answers(CHILDREN, Form.sent(sent)).path("children");
        assertThat(answers.size()).isEqualTo(2);
        assertThat(answers.get(0).path("stage").asString()).isEqualTo("PRIMARY");
        assertThat(answers.get(0).path("needs").asBoolean()).isFalse();
        assertThat(answers.get(1).path("need").asString()).isEqualTo("轮椅");
    }

    @Test
    void shownAgainTheRowsStandAsTheyWere() {
        var answers = FormSamples.answers("{\"children\": [{\"name\": \"甲\"}, {\"name\": \"乙\"}]}");
        var form = FormReading.form(CHILDREN, answers);
        assertThat(FormReading.answers(CHILDREN, form)).isEqualTo(answers);
        assertThat(Rows.of(CHILDREN.getFirst(), FormReading.form(CHILDREN, FormSamples.answers("{}"))))
                .containsExactly(0);
    }

    private static Form settled(Map<String, String[]> sent) {
        return Form.sent(Rows.settled(CHILDREN, sent));
    }

    private static Map<String, String[]> sent(String row, String name, String number) {
        var sent = new HashMap<String, String[]>();
        sent.put("q-children.rows", new String[] {row});
        sent.put("q-children." + row + ".name", new String[] {name});
        sent.put("q-children." + row + ".id-number", new String[] {number});
        return sent;
    }
}
