package org.xiangli.domain.services;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.xiangli.core.clock.WorkingDays;
import org.xiangli.kernel.DivisionCode;
import org.xiangli.kernel.Ratio;
import org.xiangli.testing.HouseTest;

@HouseTest
class QuestionDeskTests {

    private static final Optional<String> PENSION = Optional.of("pension-claim");

    private final QuestionDesk desk;
    private final WorkingDays workingDays;
    private final Halls halls;
    private Hall hall;

    QuestionDeskTests(QuestionDesk desk, WorkingDays workingDays, Halls halls) {
        this.desk = desk;
        this.workingDays = workingDays;
        this.halls = halls;
    }

    @BeforeEach
    void open() {
        hall = halls.openReal();
    }

    @Test
    @DisplayName("R051 an approved answer cites the catalogue version it rests on, and is due in one working day")
    void answersFromTheApprovedAnswers() {
        var asked = ask(PENSION);
        assertThat(asked.dueOn()).isEqualTo(workingDays.after(halls.today(), 1).day());
        var answered = hall.as(hall.clerk, () -> desk.answer(asked.id(), "pension-claim", "paid-from-when"));
        assertThat(answered.answer())
                .hasValueSatisfying(text -> assertThat(text).contains("次月"));
        assertThat(answered.card()).contains("paid-from-when");
        assertThat(answered.catalogueVersion()).isEqualTo(1);
        assertThat(hall.as(hall.clerk, () -> desk.answer(asked.id(), "pension-claim", "paid-from-when")))
                .isEqualTo(answered);
        Refused.with(
                "services.question-answered",
                () -> hall.as(hall.officer, () -> desk.answerFreely(asked.id(), "另一个答复")));
    }

    @Test
    @DisplayName("R051 what no approved answer covers goes to the township, and shows where a guide should say more")
    void passesUpWhatIsNotCovered() {
        var asked = ask(PENSION);
        Refused.with(
                "services.card-unknown",
                () -> hall.as(hall.clerk, () -> desk.answer(asked.id(), "pension-claim", "no-such-card")));
        Refused.with(
                "access.post-not-permitted", () -> hall.as(hall.clerk, () -> desk.answerFreely(asked.id(), "我觉得可以")));
        assertThat(hall.as(hall.officer, desk::open)).extracting(Question::id).doesNotContain(asked.id());

        hall.as(hall.clerk, () -> desk.passUp(asked.id()));
        assertThat(hall.as(hall.officer, desk::open)).extracting(Question::id).contains(asked.id());
        var before = hall.as(
                hall.officer, () -> desk.unguided(hall.township, halls.today()).getOrDefault("pension-claim", 0));
        hall.as(hall.officer, () -> desk.answerFreely(asked.id(), "可以,到龄后申请。"));
        assertThat(hall.as(hall.officer, () -> desk.unguided(hall.township, halls.today())))
                .containsEntry("pension-claim", before + 1);
        assertThat(hall.as(hall.officer, desk::open)).extracting(Question::id).doesNotContain(asked.id());
    }

    @Test
    @DisplayName("R051 the answer rate and the median are printed")
    void printsRateAndMedian() {
        var before = sheet();
        ask(Optional.empty());
        var answered = ask(PENSION);
        hall.as(hall.clerk, () -> desk.answer(answered.id(), "pension-claim", "short-of-years"));
        var after = sheet();
        assertThat(after.asked()).isEqualTo(before.asked() + 2);
        assertThat(after.answered()).isEqualTo(before.answered() + 1);
        assertThat(after.answerRate()).contains(new Ratio(after.answered(), after.asked()));
        assertThat(after.medianMinutes())
                .hasValueSatisfying(minutes -> assertThat(minutes).isNotNegative());
    }

    @Test
    void refusesAnUnknownVillageAndOneOfAnotherCounty() {
        Refused.with("territory.unknown", () -> ask(DivisionCode.of("222405999999"), PENSION, "问题"));
        Refused.with("territory.level", () -> ask(hall.township, PENSION, "问题"));
        var elsewhere = halls.villageOf(DivisionCode.of("222401"));
        Refused.with("services.other-county", () -> ask(elsewhere, PENSION, "问题"));
    }

    @Test
    void refusesAnEmptyQuestionAndOneOfATextsLength() {
        Refused.with("services.text-missing", () -> ask(hall.village, PENSION, "  "));
        Refused.with("services.text-too-long", () -> ask(hall.village, PENSION, "问".repeat(100_000)));
    }

    private QuestionSheet sheet() {
        return hall.as(hall.clerk, () -> desk.sheet(hall.village, halls.today(), halls.today()));
    }

    private Question ask(Optional<String> item) {
        return hall.as(
                hall.clerk,
                () -> desk.ask(UUID.randomUUID(), hall.village, Optional.empty(), Channel.PHONE, item, "什么时候能领养老金?"));
    }

    private Question ask(DivisionCode village, Optional<String> item, String text) {
        return hall.as(
                hall.clerk, () -> desk.ask(UUID.randomUUID(), village, Optional.empty(), Channel.WINDOW, item, text));
    }
}
