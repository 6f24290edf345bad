package org.xiangli.core.procedure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.xiangli.core.procedure.CaseDeskTests.assertRefused;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.xiangli.core.store.Bound;
import org.xiangli.core.store.Reach;
import org.xiangli.kernel.Refusal;
import org.xiangli.testing.HouseTest;

/** Many hands on one case: retries, two at once, and hands that must not reach it. */
@HouseTest
class CaseHandsTests {

    private static final int HANDS = 6;

    private final Offices offices;
    private final Office office;
    private final JdbcClient jdbc;

    CaseHandsTests(Offices offices, JdbcClient jdbc) {
        this.offices = offices;
        this.office = offices.open();
        this.jdbc = jdbc;
    }

    @Test
    @DisplayName("R043 of clerks who decide at once exactly one wins, the others are told")
    void letsExactlyOneOfManyMove() throws Exception {
        for (int round = 0; round < 10; round++) {
            var file = office.moved("submit");
            var codes = atOnce(number -> {
                try {
                    office.move(office.request(file, number % 2 == 0 ? "accept" : "withdraw"));
                    return "won";
                } catch (Refusal refusal) {
                    return refusal.code();
                }
            });
            assertThat(codes).containsOnlyOnce("won");
            assertThat(codes).filteredOn(code -> !code.equals("won")).containsOnly("case.changed-meanwhile");
            assertThat(office.history(file)).hasSize(3);
        }
    }

    @Test
    void opensOneCaseHoweverOftenTheSameRequestIsSent() {
        var opening = office.opening();
        var first = office.desk(desk -> desk.open(opening));
        var second = office.desk(desk -> desk.open(opening));
        assertThat(second).isEqualTo(first);
        office.move(office.request(first, "submit"));
        var third = office.desk(desk -> desk.open(opening));
        assertThat(third).isEqualTo(first);
        assertThat(office.ofSubject()).hasSize(1);
        assertThat(office.history(first)).hasSize(2);
    }

    @Test
    void opensOneCaseWhenTheSameRequestIsSentAtOnce() throws Exception {
        for (int round = 0; round < 10; round++) {
            var opening = office.opening();
            var ids = atOnce(number -> office.desk(desk -> desk.open(opening)).id());
            assertThat(ids).containsOnly(ids.getFirst());
        }
        assertThat(office.ofSubject()).hasSize(10);
    }

    @Test
    void movesOnceHoweverOftenTheSameRequestIsSent() {
        var file = office.moved("submit");
        var request = office.request(file, "accept");
        var first = office.move(request);
        assertThat(office.move(request)).isEqualTo(first);
        var later = office.move(office.request(first, "forward"));
        assertThat(later.step().key()).isEqualTo("review");
        assertThat(office.move(request)).isEqualTo(first);
        assertThat(office.history(file)).hasSize(4);
    }

    @Test
    void movesOnceWhenTheSameRequestIsSentAtOnce() throws Exception {
        for (int round = 0; round < 10; round++) {
            var file = office.moved("submit");
            var request = office.request(file, "accept");
            var results = atOnce(number -> office.move(request));
            assertThat(results).containsOnly(results.getFirst());
            assertThat(office.history(file)).hasSize(3);
        }
    }

    @Test
    void refusesAKeyThatWasUsedForAnotherCase() {
        var one = office.moved("submit");
        var other = office.moved("submit");
        var key = UUID.randomUUID();
        office.move(MoveRequest.of(key, one.id(), one.seq(), "withdraw", office.clerk));
        assertRefused(
                () -> office.move(MoveRequest.of(key, other.id(), other.seq(), "withdraw", office.clerk)),
                "case.key-used");
    }

    @Test
    @DisplayName("R012 a case is seen from its village, township and county and by its resident, from nowhere else")
    void isSeenOnlyWithinReach() {
        var file = office.opened();
        for (var scope : List.of(office.village, office.township, office.county)) {
            assertThat(office.sees(office.reachOf(scope), file))
                    .as(scope.value())
                    .isTrue();
        }
        assertThat(office.sees(office.reachOf(office.subject), file)).isTrue();

        assertThat(office.sees(office.reachOf(office.neighbour), file)).isFalse();
        assertThat(office.sees(office.reachOf(UUID.randomUUID()), file)).isFalse();
        assertThat(office.sees(Reach.blind(office.county.value()), file)).isFalse();
        assertThat(office.sees(Reach.ofCounty(offices.open().county.value()), file))
                .isFalse();
        assertThat(offices.call(Reach.blind(office.county.value()), this::rows)).isZero();
    }

    @Test
    void letsAResidentMoveOnlyHisOwnCase() {
        var file = office.opened();
        var self = new Actor(UUID.randomUUID(), "resident", office.village);
        var request = MoveRequest.of(UUID.randomUUID(), file.id(), file.seq(), "submit", self);
        var stranger = office.reachOf(UUID.randomUUID());
        assertRefused(() -> office.within(stranger, desk -> desk.move(request)), "case.unknown");
        assertRefused(() -> office.within(office.reachOf(office.village), desk -> desk.move(request)), "case.not-own");
        var moved = office.within(office.reachOf(office.subject), desk -> desk.move(request));
        assertThat(moved.step().key()).isEqualTo("window");
    }

    @Test
    void addsToTheHistoryAndNeverChangesIt() {
        var file = office.opened();
        for (var sql : List.of(
                "update procedure.case_event set reason = 'changed' where case_id = :id",
                "delete from procedure.case_event where case_id = :id",
                "delete from procedure.case_file where id = :id")) {
            assertThatThrownBy(() -> offices.call(
                            Reach.ofCounty(office.county.value()),
                            () -> jdbc.sql(sql).param("id", file.id()).update()))
                    .as(sql)
                    .isInstanceOf(DataAccessException.class)
                    .hasRootCauseMessage("ERROR: permission denied for table "
                            + (sql.contains("case_event") ? "case_event" : "case_file"));
        }
    }

    private Integer rows() {
        return jdbc.sql("select count(*) from procedure.case_file where county_code = :county")
                .param("county", Bound.county())
                .query(Integer.class)
                .single();
    }

    private interface Hand<T> {
        T act(int number) throws Exception;
    }

    /** What several threads get that begin together. */
    private static <T> List<T> atOnce(Hand<T> hand) throws Exception {
        var barrier = new CyclicBarrier(HANDS);
        try (var threads = Executors.newFixedThreadPool(HANDS)) {
            var tasks = IntStream.range(0, HANDS)
                    .mapToObj(number -> (Callable<T>) () -> {
                        barrier.await();
                        return hand.act(number);
                    })
                    .toList();
            var results = new ArrayList<T>();
            for (var future : threads.invokeAll(tasks)) {
                results.add(future.get());
            }
            return results;
        }
    }
}
