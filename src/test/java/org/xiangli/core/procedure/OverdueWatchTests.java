package org.xiangli.core.procedure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.xiangli.core.clock.WorkingDays;
import org.xiangli.testing.HouseTest;

@HouseTest
@RecordApplicationEvents
class OverdueWatchTests {

    private final Offices offices;
    private final Office office;
    private final WorkingDays workingDays;
    private final JdbcClient jdbc;

    OverdueWatchTests(Offices offices, WorkingDays workingDays, JdbcClient jdbc) {
        this.offices = offices;
        this.jdbc = jdbc;
        this.office = offices.open();
        this.workingDays = workingDays;
    }

    @Test
    @DisplayName("R050 an overdue case is escalated once and shown to the post above")
    void raisesAnOverdueCaseOnce(ApplicationEvents published) {
        var file = office.on("2026-03-10").moved("submit");
        assertThat(office.watch()).isZero();
        assertThat(office.on("2026-03-11").watch()).isEqualTo(1);
        assertThat(office.watch()).isZero();
        assertThat(office.on("2026-03-12").watch()).isZero();

        var history = office.history(file);
        assertThat(history).extracting(CaseEvent::move).containsExactly("opened", "submit", "escalated");
        assertThat(history.getLast().by().post()).isEqualTo("system");
        var raised = office.found(file);
        assertThat(CaseState.replay(Ways.ASSIST, 10, history, workingDays)).isEqualTo(raised.state());
        assertThat(raised.state().escalatedOn()).isEqualTo("2026-03-11");
        assertThat(township(QueueFilter.ESCALATED)).containsExactly(raised);
        assertThat(township(QueueFilter.ALL)).containsExactly(raised);
        assertThat(office.counts(PostRef.TOWNSHIP_OFFICER, office.township)).isEqualTo(new DeskCounts(0, 0, 0, 0, 1));
        assertThat(published.stream(CaseMoved.class)
                        .filter(moved ->
                                moved.caseId().equals(file.id()) && moved.move().equals("escalated")))
                .hasSize(1);
    }

    @Test
    @DisplayName("R050 a case that moves on leaves the list of the post above, and is raised anew where it lies next")
    void startsAnewAtEachHop() {
        var file = office.on("2026-03-10").moved("submit");
        assertThat(office.on("2026-03-11").watch()).isEqualTo(1);
        file = office.move(office.request(office.found(file), "accept"));
        file = office.move(office.request(file, "forward"));
        assertThat(township(QueueFilter.ESCALATED)).isEmpty();
        assertThat(office.on("2026-03-16").watch()).isZero();
        assertThat(office.on("2026-03-17").watch()).isEqualTo(1);
        assertThat(office.queue(PostRef.COUNTY_OFFICER, office.county, QueueFilter.ESCALATED))
                .extracting(CaseFile::id)
                .containsExactly(file.id());
    }

    @Test
    @DisplayName("R050 nothing is escalated on a day that is no working day")
    void restsOnFreeDays() {
        office.on("2026-03-13").moved("submit"); // Friday
        assertThat(office.on("2026-03-14").watch()).isZero();
        assertThat(office.on("2026-03-15").watch()).isZero();
        assertThat(office.on("2026-03-16").watch()).isEqualTo(1);
    }

    @Test
    void aNoteAtTheSameStepKeepsTheCaseRaised() {
        var file = office.on("2026-03-10").moved("submit", "accept", "forward");
        assertThat(office.on("2026-03-16").watch()).isEqualTo(1);
        var raised = office.found(file);
        office.move(office.request(raised, "note"));
        assertThat(office.on("2026-03-17").watch()).isZero();
        assertThat(office.counts(PostRef.COUNTY_OFFICER, office.county).escalated())
                .isEqualTo(1);
    }

    @Test
    void notesOnceWhatLiesAtTheTop() {
        var file =
                office.on("2026-03-10").moved("submit", "accept", "forward", "propose", "approve", "deliver", "object");
        assertThat(file.step().post()).isEqualTo(PostRef.COUNTY_OFFICER);
        assertThat(office.on("2026-03-18").watch()).isEqualTo(1);
        assertThat(office.watch()).isZero();
    }

    @Test
    void passesOverWhatHasNoLimit() {
        office.on("2026-03-10").opened(); // a draft
        assertThat(office.on("2026-04-10").watch()).isZero();
    }

    @Test
    void countsProvisionalDueDaysAgainOnceTheirYearIsPublished() {
        var file = office.on("2026-02-12").moved("submit", "accept");
        var untouched = office.moved("submit", "accept");
        // as it would stand if it had been counted before the holidays of 2026 were known
        var changed = offices.call(
                office.reach(), () -> jdbc.sql("""
                    update procedure.case_file
                       set due_on = '2026-02-26', act_by = '2026-02-16', step_due_on = '2026-02-16',
                           due_provisional = true
                     where id = :id
                    """).param("id", file.id()).update());
        assertThat(changed).isEqualTo(1);
        assertThat(office.settle()).isEqualTo(1);
        assertThat(office.found(file)).isEqualTo(file);
        assertThat(office.found(untouched)).isEqualTo(untouched);
        assertThat(office.settle()).isZero();
    }

    @Test
    @DisplayName("R050 the last days of opinions are counted again when the holidays are published, as the promise is")
    void countsTheDaysOfOpinionsAgainOnceTheirYearIsPublished() {
        var file = office.on("2026-02-12").moved("submit", "accept", "forward");
        var asked = office.joint(
                joint -> joint.consult(UUID.randomUUID(), file.id(), file.seq(), office.officer, List.of("县民政局"), 3));
        assertThat(asked.state().awaited())
                .as("not within Spring Festival, 15 to 23 February, and 14 February is worked")
                .containsEntry("县民政局", LocalDate.of(2026, 2, 24));
        // as it would stand if it had been counted before the holidays of 2026 were known
        offices.call(office.reach(), () -> jdbc.sql("""
            update procedure.case_file
               set awaited = '{"县民政局": "2026-02-17"}', limits_provisional = true
             where id = :id
            """).param("id", file.id()).update());
        assertThat(office.settle()).isEqualTo(1);
        assertThat(office.found(asked)).isEqualTo(asked);
        assertThat(office.settle()).isZero();
    }

    @Test
    @DisplayName("R050 an opinion's last day in a year without published holidays is provisional, and says so")
    void knowsWhichOpinionsRestOnAnUnpublishedYear() {
        var file = office.on("2026-12-28").moved("submit", "accept", "forward");
        var asked = office.joint(
                joint -> joint.consult(UUID.randomUUID(), file.id(), file.seq(), office.officer, List.of("县民政局"), 9));
        assertThat(asked.state().limitsProvisional()).isTrue();
        assertThat(office.found(asked)).isEqualTo(asked);
        office.settle();
        assertThat(office.found(asked)).as("still unknown").isEqualTo(asked);
    }

    @Test
    void leavesDueDaysAloneWhoseYearIsNotPublished() {
        var file = office.on("2026-12-28").moved("submit", "accept");
        assertThat(file.clock().provisional()).isTrue();
        assertThat(office.settle()).isZero();
        assertThat(office.found(file)).isEqualTo(file);
    }

    private List<CaseFile> township(QueueFilter filter) {
        return office.queue(PostRef.TOWNSHIP_OFFICER, office.township, filter);
    }
}
