package org.xiangli.core.procedure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.xiangli.core.procedure.CaseDeskTests.assertRefused;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xiangli.testing.HouseTest;

@HouseTest
class CaseQueuesTests {

    private final Office office;

    CaseQueuesTests(Offices offices) {
        this.office = offices.open();
    }

    @Test
    void showsEachPostWhatLiesWithIt() {
        var draft = office.opened();
        var review = office.moved("submit", "accept", "forward");
        var approval = office.moved("submit", "accept", "forward", "propose");
        office.moved("submit", "withdraw");
        assertThat(office.queue(PostRef.VILLAGE_CLERK, office.village, QueueFilter.ALL))
                .containsExactly(draft);
        assertThat(office.queue(PostRef.VILLAGE_CLERK, office.neighbour, QueueFilter.ALL))
                .isEmpty();
        assertThat(office.queue(PostRef.TOWNSHIP_OFFICER, office.township, QueueFilter.ALL))
                .containsExactly(review);
        assertThat(office.queue(PostRef.TOWNSHIP_APPROVER, office.township, QueueFilter.ALL))
                .containsExactly(approval);
    }

    @Test
    void pagesThroughAllCasesOnceAndInOrder() {
        for (int number = 0; number < 2 * CaseDesk.PAGE + 7; number++) {
            office.on(number % 3 == 0 ? "2026-03-10" : "2026-03-12").moved(number % 2 == 0 ? "submit" : "withdraw");
            office.moved();
        }
        var seen = new ArrayList<CaseFile>();
        var pages = 0;
        for (var next = Optional.of(QueueCursor.top()); next.isPresent(); pages++) {
            var behind = QueueCursor.of(next.get().toString());
            var page = office.desk(desk -> desk.queue(PostRef.VILLAGE_CLERK, office.village, QueueFilter.ALL, behind));
            seen.addAll(page.cases());
            next = page.next();
        }
        assertThat(pages).isEqualTo(4);
        assertThat(seen).hasSize(161);
        assertThat(seen).extracting(CaseFile::id).doesNotHaveDuplicates();
        assertThat(seen)
                .extracting(file -> file.state().actBy().orElse(LocalDate.MAX))
                .isSorted();
    }

    @Test
    void filtersByWhatMustBeDoneWhen() {
        var old = office.on("2026-03-09").moved("submit");
        var fresh = office.on("2026-03-10").moved("submit");
        var accepted = office.on("2026-03-09").moved("submit", "accept");
        office.on("2026-03-10");
        assertThat(clerks(QueueFilter.ALL)).containsExactly(old, fresh, accepted);
        assertThat(clerks(QueueFilter.NEW)).containsExactly(fresh);
        assertThat(clerks(QueueFilter.DUE_TODAY)).containsExactlyInAnyOrder(fresh, accepted);
        assertThat(clerks(QueueFilter.OVERDUE)).containsExactly(old);
        assertThat(clerks(QueueFilter.ESCALATED)).isEmpty();
        assertThat(office.counts(PostRef.VILLAGE_CLERK, office.village)).isEqualTo(new DeskCounts(3, 1, 2, 1, 0));
    }

    @Test
    @DisplayName("R043 acceptance is decided the same day: the next day the case is on the overdue list")
    void listsWhatWasNotAnsweredTheSameDay() {
        var file = office.on("2026-03-10").moved("submit");
        assertThat(office.overdue("2026-03-10")).isEmpty();
        assertThat(office.overdue("2026-03-11")).containsExactly(file);
    }

    @Test
    @DisplayName("R043 what is handed in on a free day is answered on the first working day after it")
    void givesTheNextWorkingDayForWhatCameOnAFreeDay() {
        var file = office.on("2026-03-14").moved("submit"); // Saturday
        assertThat(file.state().stepDue()).isEqualTo("2026-03-16");
        assertThat(office.overdue("2026-03-16")).isEmpty();
        assertThat(office.overdue("2026-03-17")).containsExactly(file);
    }

    @Test
    @DisplayName("R043 the overdue list is correct to the day over the Spring Festival")
    void listsOverdueCasesToTheDay() {
        var file = office.on("2026-02-12").moved("submit", "accept", "forward"); // 3 working days: 13, 14, 24 February
        assertThat(file.state().actBy()).contains(LocalDate.of(2026, 2, 24));
        assertThat(office.overdue("2026-02-24")).isEmpty();
        assertThat(office.overdue("2026-02-25")).containsExactly(file);
    }

    @Test
    @DisplayName("R043 the promise is overdue even when no step is late by itself")
    void listsABrokenPromise() {
        var file = office.on("2026-03-02").moved("submit", "accept", "forward");
        for (var day : List.of("2026-03-04", "2026-03-09", "2026-03-12")) {
            file = office.on(day).move(office.request(file, "wait"));
            file = office.move(office.request(file, "go-on"));
        }
        assertThat(file.clock().dueOn()).contains(LocalDate.of(2026, 3, 16));
        assertThat(file.state().stepDue()).isEqualTo("2026-03-17");
        assertThat(office.overdue("2026-03-16")).isEmpty();
        assertThat(office.overdue("2026-03-17")).containsExactly(file);
    }

    @Test
    @DisplayName("R043 while papers are awaited the office is not overdue, only the papers are")
    void countsAwaitedPapersAgainstNobodyInTheOffice() {
        var file = office.on("2026-03-10").moved("submit", "accept", "forward");
        file = office.move(
                office.request(file, "ask-papers").because("缺照片").with(Map.of(CaseEvent.MISSING_PAPERS, "photo")));
        assertThat(file.state().actBy()).contains(LocalDate.of(2026, 3, 17));
        assertThat(office.queue(PostRef.RESIDENT, office.village, QueueFilter.ALL))
                .containsExactly(file);
        assertThat(office.queue(PostRef.TOWNSHIP_OFFICER, office.township, QueueFilter.ALL))
                .isEmpty();
    }

    @Test
    void finishedCasesAreNeverOverdue() {
        office.on("2026-03-10").moved("submit", "withdraw");
        assertThat(office.overdue("2027-03-10")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "2026-13-40.0195", "2026-03-10", "2026-03-10.x", "none.1"})
    void refusesAnAddressThatIsNoCursor(String text) {
        assertRefused(() -> QueueCursor.of(text), "case.cursor");
    }

    @Test
    void writesACursorThatCanBeRead() {
        var id = UUID.randomUUID();
        for (var cursor : List.of(new QueueCursor(LocalDate.MAX, id), new QueueCursor(LocalDate.of(2026, 3, 10), id))) {
            assertThat(QueueCursor.of(cursor.toString())).isEqualTo(cursor);
        }
    }

    private List<CaseFile> clerks(QueueFilter filter) {
        return office.queue(PostRef.VILLAGE_CLERK, office.village, filter);
    }
}
