package org.xiangli.domain.services;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.xiangli.core.clock.WorkingDays;
import org.xiangli.core.procedure.Phase;
import org.xiangli.core.store.Bound;
import org.xiangli.core.store.Reach;
import org.xiangli.domain.services.quality.Delays;
import org.xiangli.domain.services.quality.GuideGaps;
import org.xiangli.domain.services.quality.Outcomes;
import org.xiangli.domain.services.quality.Trips;
import org.xiangli.kernel.RuleRef;
import org.xiangli.testing.HouseTest;

/** Trips, refusals with their appeals, delays, and guides that repeated questions make better. */
@HouseTest
class QualityTests {

    private static final RuleRef LAW = new RuleRef("pension-register", "社会保险经办条例", "第6条");

    private final Trips trips;
    private final Outcomes outcomes;
    private final Delays delays;
    private final GuideGaps gaps;
    private final QuestionDesk questions;
    private final ServiceDesk desk;
    private final WorkingDays workingDays;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Halls halls;
    private Hall hall;

    QualityTests(
            Trips trips,
            Outcomes outcomes,
            Delays delays,
            GuideGaps gaps,
            QuestionDesk questions,
            ServiceDesk desk,
            WorkingDays workingDays,
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            Halls halls) {
        this.trips = trips;
        this.outcomes = outcomes;
        this.delays = delays;
        this.gaps = gaps;
        this.questions = questions;
        this.desk = desk;
        this.workingDays = workingDays;
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.halls = halls;
    }

    @BeforeEach
    void open() {
        hall = halls.open();
    }

    @Test
    @DisplayName("R047 180 of 240 closed cases without a trip are 75.0 %, by village, with the median of days")
    void printsTheShareWithoutATrip() {
        inCounty("""
            insert into services.application (county_code, id, village_code, resident_id, number, item_code,
                   catalogue_version, channel, language, taken_at, taken_by, delivered_on)
            select :county, md5('case' || n)::uuid, case when n <= 160 then :village else :neighbour end,
                   md5('resident' || n)::uuid, 'T-' || n, 'social-card', 1, 'WINDOW', 'zh-CN',
                   timestamptz '2026-03-02 09:00+08', md5('clerk')::uuid, date '2026-03-02' + n % 9
              from generate_series(1, 250) as n
            """);
        inCounty("""
            insert into services.resident_trips (county_code, application_id, village_code, resident_id, item_code,
                   trips, taken_on, delivered_on, noted_at, noted_by)
            select :county, md5('case' || n)::uuid, case when n <= 160 then :village else :neighbour end,
                   md5('resident' || n)::uuid, 'social-card', case when n <= 180 then 0 else 1 + n % 3 end,
                   date '2026-03-02', date '2026-03-02' + n % 9, now(), md5('clerk')::uuid
              from generate_series(1, 240) as n
             where :village <> :neighbour
            """);
        var from = LocalDate.of(2026, 1, 1);
        var to = LocalDate.of(2026, 12, 31);
        var together = hall.as(hall.countyOfficer, () -> trips.together(hall.county, from, to));
        assertThat(together.closed()).isEqualTo(250);
        assertThat(together.counted()).isEqualTo(240);
        assertThat(together.none()).isEqualTo(180);
        assertThat(together.share().orElseThrow().percent(1)).isEqualTo("75.0%");
        assertThat(together.medianDays()).contains(4);
        var lines = hall.as(hall.countyOfficer, () -> trips.byVillage(hall.county, from, to));
        assertThat(lines).hasSize(2);
        assertThat(lines.get(0).share().orElseThrow().percent(1)).isEqualTo("100.0%");
        assertThat(lines.get(1).share().orElseThrow().percent(1)).isEqualTo("25.0%");
        assertThat(hall.as(hall.countyOfficer, () -> trips.together(hall.county, from, from))
                        .share())
                .isEmpty();
    }

    @Test
    @DisplayName("R047 the trips of a case are noted after handing over; the resident's own word replaces the clerk's")
    void notesTripsAfterHandingOver() {
        var wang = hall.villager();
        var accepted = hall.taken(hall.villager(), "pension-register").application();
        Refused.with("quality.trips.early", () -> hall.as(hall.clerk, () -> trips.note(accepted.id(), 0)));
        var done = hall.delivered(wang);
        Refused.with("quality.trips.number", () -> hall.as(hall.clerk, () -> trips.note(done.id(), -1)));
        Refused.with("quality.trips.number", () -> hall.as(hall.clerk, () -> trips.note(done.id(), 100)));
        hall.as(hall.clerk, () -> trips.note(done.id(), 0));
        hall.as(hall.herself(wang), () -> trips.note(done.id(), 2));
        assertThat(hall.as(hall.clerk, () -> trips.of(done.id()))).contains(2);
        Refused.with("quality.trips.noted", () -> hall.as(hall.clerk, () -> trips.note(done.id(), 0)));
        var stranger = hall.herself(hall.villager());
        Refused.with("quality.trips.early", () -> hall.as(stranger, () -> trips.note(done.id(), 9)));
        Refused.with("access.post-not-permitted", () -> hall.as(hall.officer, () -> trips.note(done.id(), 9)));
    }

    @Test
    @DisplayName("R056 a refused case without reason or law cannot be saved; with them it counts in the county's rate")
    void refusesWithReasonAndLaw() {
        var refused = refusedCase();
        granted();
        granted();
        var lines = hall.as(hall.countyOfficer, () -> outcomes.byItem(hall.county, halls.today(), halls.today()));
        assertThat(lines).singleElement().satisfies(line -> {
            assertThat(line.item()).isEqualTo("pension-register");
            assertThat(line.decided()).isEqualTo(3);
            assertThat(line.rate().percent(1)).isEqualTo("33.3%");
            assertThat(line.appeals()).isZero();
        });
        assertThat(hall.as(hall.clerk, () -> outcomes.of(refused.id())))
                .hasValueSatisfying(outcome -> assertThat(outcome.refused()).isTrue());
    }

    @Test
    @DisplayName("R056 an appeal goes to the county with a deadline of ten working days, and its end is counted")
    void anAppealHasADeadline() {
        var refused = refusedCase();
        var delivered = hall.as(
                        hall.clerk,
                        () -> desk.deliver(
                                UUID.randomUUID(), refused.id(), refused.file().seq(), Item.Delivery.WINDOW))
                .application();
        Refused.with("case.reason-missing", () -> hall.move(delivered, "appeal"));
        var appealed = hall.move(delivered, Hall.step(delivered, "appeal").because("材料是齐的"));
        assertThat(appealed.file().phase()).isEqualTo(Phase.APPEALED);
        assertThat(appealed.file().step().post().code()).isEqualTo("county-officer");
        var due = workingDays.after(halls.today(), 10).day();
        assertThat(appealed.file().state().actBy()).contains(due);
        assertThat(outcome(refused)).hasValueSatisfying(outcome -> {
            assertThat(outcome.appealedOn()).contains(halls.today());
            assertThat(outcome.appealDue()).contains(due);
            assertThat(outcome.appealEnded()).isEmpty();
        });
        hall.move(appealed, Hall.step(appealed, "reopen").because("确有材料漏看"));
        assertThat(outcome(refused).orElseThrow().appealEnded()).contains("REOPENED");
        var line = hall.as(hall.countyOfficer, () -> outcomes.byItem(hall.county, halls.today(), halls.today()))
                .getFirst();
        assertThat(List.of(line.appeals(), line.reopened())).containsExactly(1, 1);
    }

    @Test
    @DisplayName("R056 who is late says so with reason, ground, new day, office and name; nobody else, and not before")
    void explainsADelay() {
        var accepted = hall.taken(hall.villager(), "pension-register").application();
        var soon = halls.today().plusDays(20);
        Refused.with("quality.delay.none", () -> explain(accepted, soon));
        inCounty("""
            update procedure.case_file set act_by = current_date - 3, step_due_on = current_date - 3
             where county_code = :county and :village <> :neighbour
            """);
        Refused.with(
                "quality.delay.holder",
                () -> hall.as(hall.officer, () -> delays.explain(accepted.id(), "等材料", "规定", soon)));
        Refused.with(
                "quality.text-missing",
                () -> hall.as(hall.clerk, () -> delays.explain(accepted.id(), " ", "规定", soon)));
        Refused.with("quality.delay.date", () -> explain(accepted, halls.today()));
        explain(accepted, soon);
        Refused.with("quality.delay.none", () -> explain(accepted, soon.plusDays(1)));
        assertThat(hall.as(hall.clerk, () -> delays.of(accepted.id())))
                .singleElement()
                .satisfies(note -> {
                    assertThat(note.reason()).isEqualTo("停电，系统不能录入");
                    assertThat(note.office()).isEqualTo(hall.clerk.office());
                    assertThat(note.officer()).isEqualTo(hall.clerk.displayName());
                    assertThat(note.newDate()).isEqualTo(soon);
                });
    }

    @Test
    @DisplayName(
            "R051 what is asked three times without an approved answer makes a guide better, with a later catalogue")
    void repeatedQuestionsMakeAGuideBetter() {
        var real = halls.openReal();
        var from = halls.today();
        var before = unguided(real, from);
        while (unguided(real, from) < Math.max(3, before + 1)) {
            var asked = real.as(
                    real.clerk,
                    () -> questions.ask(
                            UUID.randomUUID(),
                            real.village,
                            Optional.empty(),
                            Channel.PHONE,
                            Optional.of("legal-aid"),
                            "能上门吗？"));
            real.as(real.clerk, () -> questions.passUp(asked.id()));
            real.as(real.officer, () -> questions.answerFreely(asked.id(), "可以预约上门。"));
        }
        Refused.with(
                "access.post-not-permitted", () -> real.as(real.clerk, () -> gaps.note("legal-aid", from, "写明可以上门")));
        Refused.with("quality.gap.none", () -> real.as(real.officer, () -> gaps.note("social-card", from, "写明")));
        Refused.with("quality.text-missing", () -> real.as(real.officer, () -> gaps.note("legal-aid", from, "")));
        real.as(real.officer, () -> gaps.note("legal-aid", from, "写明可以上门"));
        Refused.with("quality.gap.none", () -> real.as(real.officer, () -> gaps.note("legal-aid", from, "再次")));
        var gap = real.as(real.officer, gaps::all).getFirst();
        assertThat(gap.note()).isEqualTo("写明可以上门");
        Refused.with("quality.gap.version", () -> real.as(real.officer, () -> gaps.close(gap.id())));
    }

    private int unguided(Hall real, LocalDate from) {
        return real.as(
                real.officer, () -> questions.unguided(real.township, from).getOrDefault("legal-aid", 0));
    }

    private void explain(Application application, LocalDate date) {
        hall.as(hall.clerk, () -> delays.explain(application.id(), "停电，系统不能录入", "供电公司停电通知", date));
    }

    private Optional<Outcomes.Outcome> outcome(Application application) {
        return hall.as(hall.clerk, () -> outcomes.of(application.id()));
    }

    private Application refusedCase() {
        var proposed =
                hall.proposed(hall.taken(hall.villager(), "pension-register").application());
        Refused.with(
                "case.reason-missing",
                () -> hall.move(proposed, Hall.step(proposed, "refuse").basedOn(LAW)));
        Refused.with(
                "case.legal-basis-missing",
                () -> hall.move(proposed, Hall.step(proposed, "refuse").because("不符合条件")));
        return hall.move(
                proposed, Hall.step(proposed, "refuse").because("不符合条件").basedOn(LAW));
    }

    private void granted() {
        hall.move(hall.proposed(hall.taken(hall.villager(), "pension-register").application()), "grant");
    }

    private void inCounty(String sql) {
        Bound.run(
                Reach.ofCounty(hall.county.value()),
                () -> transaction.executeWithoutResult(status -> jdbc.sql(sql)
                        .param("county", hall.county.value())
                        .param("village", hall.village.value())
                        .param("neighbour", hall.neighbour.value())
                        .update()));
    }
}
