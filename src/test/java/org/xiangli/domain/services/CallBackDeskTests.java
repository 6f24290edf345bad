package org.xiangli.domain.services;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.YearMonth;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.xiangli.core.access.Acting;
import org.xiangli.core.access.PostKind;
import org.xiangli.core.clock.WorkingDays;
import org.xiangli.core.messages.Outbox;
import org.xiangli.core.people.Resident;
import org.xiangli.domain.services.quality.CallBack;
import org.xiangli.domain.services.quality.CallBack.Verdict;
import org.xiangli.domain.services.quality.CallBackDesk;
import org.xiangli.domain.services.quality.RatingResult;
import org.xiangli.domain.services.quality.RatingResults;
import org.xiangli.testing.HouseTest;

@HouseTest
class CallBackDeskTests {

    private static final Rating BAD = new Rating(1, "等了太久");

    private final CallBackDesk calls;
    private final RatingResults results;
    private final RatingBox box;
    private final Outbox outbox;
    private final WorkingDays workingDays;
    private final Halls halls;
    private Hall hall;
    private Resident wang;
    private Acting colleague;
    private Acting second;

    CallBackDeskTests(
            CallBackDesk calls,
            RatingResults results,
            RatingBox box,
            Outbox outbox,
            WorkingDays workingDays,
            Halls halls) {
        this.calls = calls;
        this.results = results;
        this.box = box;
        this.outbox = outbox;
        this.workingDays = workingDays;
        this.halls = halls;
    }

    @BeforeEach
    void open() {
        hall = halls.open();
        wang = hall.villager();
        colleague = Hall.post(PostKind.TOWNSHIP_OFFICER, hall.township, "老头沟镇便民服务中心", "郑爱华");
        second = Hall.post(PostKind.COUNTY_OFFICER, hall.county, "县政务服务局", "刘洋");
    }

    @Test
    @DisplayName("R052 a low rating opens a call-back within five working days, made by somebody who did not handle it")
    void owesACallForABadRating() {
        var done = badlyRated();
        var owed = hall.as(hall.officer, calls::all);
        assertThat(owed).singleElement().satisfies(call -> {
            assertThat(call.application()).isEqualTo(done.id());
            assertThat(call.owed()).isTrue();
            assertThat(call.dueOn())
                    .isEqualTo(workingDays.after(halls.today(), 5).day());
            assertThat(call.late(call.dueOn())).isFalse();
            assertThat(call.late(call.dueOn().plusDays(1))).isTrue();
        });
        Refused.with("quality.call-back.own", () -> check(hall.officer, done, Verdict.UNFOUNDED));
        Refused.with("quality.call-back.own", () -> check(hall.approver, done, Verdict.UNFOUNDED));
        Refused.with("access.post-not-permitted", () -> check(hall.clerk, done, Verdict.UNFOUNDED));
        Refused.with(
                "quality.text-missing", () -> hall.as(colleague, () -> calls.check(done.id(), Verdict.UNFOUNDED, " ")));
        Refused.with(
                "quality.text-too-long",
                () -> hall.as(colleague, () -> calls.check(done.id(), Verdict.UNFOUNDED, "长".repeat(2001))));
        var checked = check(colleague, done, Verdict.UNFOUNDED);
        assertThat(checked.doneOn()).contains(halls.today());
        assertThat(checked.fixBy()).isEmpty();
        Refused.with("quality.call-back.done", () -> check(colleague, done, Verdict.FOUNDED));
    }

    @Test
    @DisplayName(
            "R052 what is founded is put right within fifteen working days of the rating, and the resident is told")
    void putsRightWhatIsFounded() {
        var done = badlyRated();
        var checked = check(colleague, done, Verdict.FOUNDED);
        var by = workingDays.after(halls.today(), 15).day();
        assertThat(checked.fixBy()).contains(by);
        assertThat(checked.late(by)).isFalse();
        assertThat(checked.late(by.plusDays(1))).isTrue();
        assertThat(hall.as(colleague, calls::owed)).hasSize(1);
        var fixed = hall.as(colleague, () -> calls.fixed(done.id(), "已重新办理并当面致歉"));
        assertThat(fixed.fixedOn()).contains(halls.today());
        assertThat(hall.as(colleague, calls::owed)).isEmpty();
        Refused.with("quality.rework.none", () -> hall.as(colleague, () -> calls.fixed(done.id(), "再来")));
        assertThat(hall.as(hall.herself(wang), () -> outbox.inbox(wang.id())))
                .anySatisfy(message -> assertThat(message.textKey()).isEqualTo("quality.told.fixed"));
    }

    @Test
    @DisplayName("R052 a mistaken or malicious rating is left out only after a second person agreed")
    void leavesOutWhatTwoPeopleFoundMistaken() {
        for (int count = 0; count < 11; count++) {
            rate(hall.villager(), new Rating(5, ""));
        }
        var done = badlyRated();
        assertThat(given()).isEqualTo(12);
        check(colleague, done, Verdict.MISTAKEN);
        assertThat(given()).isEqualTo(12);
        Refused.with("quality.call-back.second", () -> hall.as(colleague, () -> calls.confirm(done.id())));
        Refused.with("quality.call-back.own", () -> hall.as(hall.officer, () -> calls.confirm(done.id())));
        hall.as(second, () -> calls.confirm(done.id()));
        assertThat(given()).isEqualTo(11);
        Refused.with("quality.call-back.second", () -> hall.as(second, () -> calls.confirm(done.id())));
    }

    @Test
    void aSecondPersonCannotLeaveOutWhatIsFounded() {
        var done = badlyRated();
        check(colleague, done, Verdict.FOUNDED);
        Refused.with("quality.call-back.second", () -> hall.as(second, () -> calls.confirm(done.id())));
    }

    @Test
    void anotherTownshipSeesNoCall() {
        var done = badlyRated();
        var other = halls.open();
        Refused.with("quality.call-back.not-found", () -> other.as(other.officer, () -> calls.demand(done.id())));
        assertThat(other.as(other.officer, calls::all)).isEmpty();
    }

    @Test
    void owesNoCallForAFairRating() {
        rate(wang, new Rating(3, ""));
        assertThat(hall.as(hall.officer, calls::all)).isEmpty();
    }

    @Test
    @DisplayName("R052 results are published by office, item and month, and nothing that stands on fewer than ten")
    void publishesNothingOfFewerThanTen() {
        for (int count = 0; count < 9; count++) {
            rate(hall.villager(), new Rating(5, ""));
        }
        var nine = results.byItem(hall.village, month());
        assertThat(nine.lines())
                .singleElement()
                .satisfies(line -> assertThat(line.count()).isEmpty());
        assertThat(nine.whole().count()).isEmpty();
        rate(hall.villager(), new Rating(2, ""));
        var ten = results.byItem(hall.village, month());
        assertThat(ten.lines()).singleElement().satisfies(line -> {
            assertThat(line.of()).isEqualTo("pension-register");
            assertThat(line.count()).contains(10);
            assertThat(line.content().orElseThrow().percent(1)).isEqualTo("90.0%");
        });
        assertThat(results.byOffice(hall.county, month()).lines())
                .extracting(RatingResult::of)
                .containsExactly(hall.township.value());
        assertThat(results.byItem(hall.village, month().minusMonths(1)).lines()).isEmpty();
        assertThat(results.byItem(hall.neighbour, month()).lines()).isEmpty();
    }

    private YearMonth month() {
        return YearMonth.from(halls.today());
    }

    private int given() {
        return results.byItem(hall.village, month()).whole().count().orElse(0);
    }

    private CallBack check(Acting acting, Application done, Verdict verdict) {
        return hall.as(acting, () -> calls.check(done.id(), verdict, "已电话了解"));
    }

    private Application badlyRated() {
        return rate(wang, BAD);
    }

    private Application rate(Resident resident, Rating rating) {
        var done = hall.delivered(resident);
        hall.as(hall.herself(resident), () -> box.rate(done.id(), rating));
        return done;
    }
}
