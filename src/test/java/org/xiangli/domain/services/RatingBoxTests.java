package org.xiangli.domain.services;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.xiangli.core.access.Acting;
import org.xiangli.core.people.Resident;
import org.xiangli.testing.HouseTest;

@HouseTest
class RatingBoxTests {

    private static final Rating GOOD = new Rating(5, "很快");
    private static final Rating BAD = new Rating(1, "等了太久");

    private final RatingBox box;
    private final ServiceDesk desk;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Halls halls;
    private Hall hall;
    private Resident wang;

    RatingBoxTests(
            RatingBox box, ServiceDesk desk, JdbcClient jdbc, PlatformTransactionManager transactions, Halls halls) {
        this.box = box;
        this.desk = desk;
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.halls = halls;
    }

    @BeforeEach
    void open() {
        hall = halls.open();
        wang = hall.villager();
    }

    @Test
    @DisplayName("R052 a handler can rate neither from his account nor with the code on his device")
    void letsNoHandlerRate() {
        var done = hall.delivered(wang);
        var code = code(done);
        for (var handler : List.of(hall.clerk, hall.officer, hall.approver, hall.countyOfficer)) {
            Refused.with("services.rating-handler", () -> hall.as(handler, () -> box.rate(done.id(), GOOD)));
            Refused.with("services.rating-handler", () -> hall.as(handler, () -> rate(done, code, GOOD)));
        }
        assertThat(ratings()).isZero();
    }

    @Test
    @DisplayName("R052 the resident rates once, after the result was handed over")
    void ratesOnceAfterDelivery() {
        var accepted = hall.taken(wang, "pension-register").application();
        var herself = hall.herself(wang);
        Refused.with("services.rating-early", () -> hall.as(herself, () -> box.rate(accepted.id(), GOOD)));

        var done = hall.delivered(hall.villager());
        Refused.with("services.rating-own", () -> hall.as(herself, () -> box.rate(done.id(), GOOD)));

        var own = hall.delivered(wang);
        hall.as(herself, () -> box.rate(own.id(), GOOD));
        hall.as(herself, () -> box.rate(own.id(), GOOD));
        Refused.with("services.rating-once", () -> hall.as(herself, () -> box.rate(own.id(), BAD)));
        assertThat(ratings()).isOne();
    }

    @Test
    @DisplayName("R052 whoever has the receipt rates with its code, without an account")
    void ratesWithTheCodeOnTheReceipt() {
        var done = hall.delivered(wang);
        var code = code(done);
        Refused.with("services.pickup-code", () -> rate(done, "AAAAA-AAAAA", GOOD));
        rate(done, code.toLowerCase(java.util.Locale.ROOT), GOOD);
        assertThat(ratings()).isOne();
    }

    @Test
    void locksAReceiptAfterFiveWrongCodesUntilAFreshOneIsPrinted() {
        var done = hall.delivered(wang);
        var code = code(done);
        for (int wrong = 0; wrong < RatingBox.ATTEMPTS; wrong++) {
            Refused.with("services.pickup-code", () -> rate(done, "AAAAA-AAAAA", GOOD));
        }
        Refused.with("services.pickup-code", () -> rate(done, code, GOOD));
        rate(done, code(done), GOOD);
        assertThat(ratings()).isOne();
    }

    @Test
    @DisplayName("R052 ratings are shown together only, and not below five of them")
    void showsNothingOfFewerThanFive() {
        for (int count = 0; count < 4; count++) {
            var done = hall.delivered(hall.villager());
            rate(done, code(done), GOOD);
        }
        assertThat(sheet().count()).isEmpty();
        var fifth = hall.delivered(hall.villager());
        rate(fifth, code(fifth), new Rating(2, ""));
        assertThat(sheet().count()).contains(5);
        assertThat(sheet().grades()).contains(List.of(0, 1, 0, 0, 4));
    }

    @Test
    @DisplayName("R052 the database shows a rating to no village or township post")
    void hidesRatingsFromThoseWhoHandle() {
        var done = hall.delivered(wang);
        rate(done, code(done), BAD);
        for (var handler : List.of(hall.clerk, hall.officer, hall.approver, hall.herself(wang))) {
            assertThat(ratingsSeenBy(handler)).as(handler.kind().name()).isZero();
        }
        assertThat(count(hall.clerk, "select count(*) from services.call_back")).isZero();
        assertThat(count(hall.officer, "select count(*) from services.call_back"))
                .isOne();
    }

    private String code(Application application) {
        return hall.as(hall.clerk, () -> desk.newPickupCode(application.id()));
    }

    private void rate(Application application, String code, Rating rating) {
        box.rateWithCode(hall.county, application.file().number(), code, rating);
    }

    private RatingSheet sheet() {
        return box.sheet(hall.village, Optional.empty(), LocalDate.of(2020, 1, 1), halls.today());
    }

    private int ratings() {
        return ratingsSeenBy(hall.countyApprover);
    }

    private int ratingsSeenBy(Acting acting) {
        return count(acting, "select count(*) from services.rating");
    }

    private int count(Acting acting, String question) {
        Integer found = hall.as(
                acting,
                () -> transaction.execute(
                        status -> jdbc.sql(question).query(Integer.class).single()));
        return found;
    }
}
