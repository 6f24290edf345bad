package org.xiangli.domain.services;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.xiangli.core.access.Acting;
import org.xiangli.core.access.PostKind;
import org.xiangli.core.clock.WorkingDays;
import org.xiangli.core.messages.Message;
import org.xiangli.core.messages.Outbox;
import org.xiangli.core.people.Resident;
import org.xiangli.core.procedure.CaseDesk;
import org.xiangli.core.procedure.CaseEvent;
import org.xiangli.core.procedure.CaseFile;
import org.xiangli.core.procedure.Phase;
import org.xiangli.core.procedure.PostRef;
import org.xiangli.core.procedure.QueueCursor;
import org.xiangli.core.procedure.QueueFilter;
import org.xiangli.domain.services.quality.BadRatings;
import org.xiangli.domain.services.quality.CallBack;
import org.xiangli.domain.services.quality.CallBack.Verdict;
import org.xiangli.domain.services.quality.CallBackDesk;
import org.xiangli.domain.services.quality.RatingResult;
import org.xiangli.domain.services.quality.RatingResults;
import org.xiangli.kernel.Ids;
import org.xiangli.testing.HouseTest;

@HouseTest
class CallBackDeskTests {

    private static final Rating BAD = new Rating(1, "等了太久");

    private final CallBackDesk calls;
    private final RatingResults results;
    private final BadRatings bad;
    private final CaseDesk cases;
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
            BadRatings bad,
            CaseDesk cases,
            RatingBox box,
            Outbox outbox,
            WorkingDays workingDays,
            Halls halls) {
        this.calls = calls;
        this.results = results;
        this.bad = bad;
        this.cases = cases;
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
    @DisplayName(
            "R052 a founded bad rating opens the case again: with the clerk by the last day, seen by the township and"
                    + " the resident, until the township has settled it")
    void opensTheCaseAgain() {
        var done = badlyRated();
        assertThat(find(done).file().state().redoSince()).isNull();
        check(colleague, done, Verdict.FOUNDED);
        var by = workingDays.after(halls.today(), 15).day();
        for (var reader : List.of(hall.clerk, hall.officer, hall.herself(wang))) {
            var file = hall.as(
                    reader, () -> halls.desk.find(done.id()).orElseThrow().file());
            assertThat(file.state().redoSince()).as(reader.kind().name()).isEqualTo(halls.today());
            assertThat(file.state().finished()).isFalse();
            assertThat(file.state().actBy()).contains(by);
        }
        assertThat(lyingWithTheClerk()).contains(done.id());
        assertThat(told()).contains("quality.told.redo");
        Refused.with("case.redo-first", () -> hall.move(find(done), "close"));
        Refused.with("quality.text-missing", () -> hall.as(hall.clerk, () -> calls.redone(Ids.next(), done.id(), " ")));
        Refused.with(
                "access.post-not-permitted",
                () -> hall.as(colleague, () -> calls.redone(Ids.next(), done.id(), "替村里说")));
        Refused.with(
                "case.unknown", () -> hall.as(hall.neighbourClerk, () -> calls.redone(Ids.next(), done.id(), "别村")));
        var key = Ids.next();
        hall.as(hall.clerk, () -> calls.redone(key, done.id(), "上门重新核对并致歉"));
        hall.as(hall.clerk, () -> calls.redone(key, done.id(), "上门重新核对并致歉"));
        assertThat(hall.as(colleague, calls::owed))
                .as("the township has to look")
                .hasSize(1);
        hall.as(colleague, () -> calls.fixed(done.id(), "已电话核实，她满意"));
        var settled = find(done).file();
        assertThat(settled.state().redoSince()).isNull();
        assertThat(hall.as(hall.clerk, () -> cases.history(done.id())))
                .extracting(CaseEvent::move)
                .endsWith(CaseEvent.REDO, CaseEvent.REDONE, CaseEvent.SETTLED);
        assertThat(hall.move(find(done), "close").file().state().finished()).isTrue();
    }

    @Test
    @DisplayName(
            "R052 what the clerk is shown of a case opened again tells neither the grade nor the words of the rating")
    void tellsTheClerkNothingOfTheRating() {
        var done = badlyRated();
        check(colleague, done, Verdict.FOUNDED);
        assertThat(hall.as(hall.clerk, () -> cases.history(done.id())).toString())
                .contains("已电话了解")
                .doesNotContain(BAD.comment())
                .doesNotContain("stars");
    }

    @Test
    void aCaseSheHasAppealedInIsOpenAlready() {
        var done = badlyRated();
        var appeal = Hall.step(find(done), "appeal").because("结果不对");
        hall.as(hall.herself(wang), () -> halls.desk.move(appeal));
        check(colleague, done, Verdict.FOUNDED);
        assertThat(find(done).file().state().redoSince()).isNull();
        hall.as(colleague, () -> calls.fixed(done.id(), "已当面致歉"));
        assertThat(find(done).file().phase()).isEqualTo(Phase.APPEALED);
    }

    @Test
    @DisplayName("R052 an unfounded or mistaken rating opens nothing again")
    void leavesTheCaseAloneWhereNothingIsFounded() {
        for (var verdict : List.of(Verdict.UNFOUNDED, Verdict.MISTAKEN)) {
            var done = rate(hall.villager(), BAD);
            check(colleague, done, verdict);
            assertThat(find(done).file().state().redoSince()).isNull();
        }
    }

    @Test
    @DisplayName("R052 what became of bad ratings is published by office and year, and not of fewer than ten")
    void publishesWhatBecameOfBadRatings() {
        var year = halls.today().getYear();
        var given = IntStream.range(0, 9)
                .mapToObj(number -> rate(hall.villager(), BAD))
                .toList();
        assertThat(bad.of(hall.township, year).counts()).as("nine").isEmpty();
        var tenth = rate(hall.villager(), BAD);
        given.subList(0, 4).forEach(done -> check(colleague, done, Verdict.FOUNDED));
        given.subList(4, 7).forEach(done -> check(colleague, done, Verdict.UNFOUNDED));
        hall.as(colleague, () -> calls.fixed(given.getFirst().id(), "已整改"));
        assertThat(bad.of(hall.township, year).counts()).contains(new BadRatings.Counts(10, 7, 4, 1));
        assertThat(bad.of(hall.village, year).counts()).isPresent();
        assertThat(bad.of(hall.neighbour, year).counts()).isEmpty();
        assertThat(bad.of(hall.township, year - 1).counts()).isEmpty();
        check(colleague, tenth, Verdict.MISTAKEN);
        hall.as(second, () -> calls.confirm(tenth.id()));
        assertThat(bad.of(hall.township, year).counts())
                .as("a mistaken one counts no more: nine again")
                .isEmpty();
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

    private Application find(Application done) {
        return hall.as(hall.clerk, () -> halls.desk.find(done.id())).orElseThrow();
    }

    private List<UUID> lyingWithTheClerk() {
        return hall
                .as(
                        hall.clerk,
                        () -> cases.queue(PostRef.VILLAGE_CLERK, hall.village, QueueFilter.ALL, QueueCursor.top()))
                .cases()
                .stream()
                .map(CaseFile::id)
                .toList();
    }

    private List<String> told() {
        return hall.as(hall.herself(wang), () -> outbox.inbox(wang.id())).stream()
                .map(Message::textKey)
                .toList();
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
