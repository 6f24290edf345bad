package org.xiangli.channel.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.xiangli.core.access.PostKind;
import org.xiangli.core.store.Bound;
import org.xiangli.core.store.Reach;
import org.xiangli.kernel.DivisionCode;
import org.xiangli.kernel.Refusal;
import org.xiangli.testing.HouseTest;

/** One register for every interface: keys, what they open, how they are replaced and how they end. */
@HouseTest
class ClientDeskTests {

    private final Programs programs;
    private final ClientDesk desk;
    private final Doorkeeper doorkeeper;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private Programs.Place place;

    ClientDeskTests(
            Programs programs,
            ClientDesk desk,
            Doorkeeper doorkeeper,
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.programs = programs;
        this.desk = desk;
        this.doorkeeper = doorkeeper;
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    @BeforeEach
    void open() {
        place = programs.open();
    }

    @Test
    @DisplayName("R011 a replaced key ends at once, or works on for 24 hours when that is asked for, and not a moment"
            + " longer")
    void aReplacedKeyEndsAtOnceOrAfterADay() {
        var first = place.token();
        var id = listed().caller().id();
        var second = rotate(id, false);
        assertThat(second).isNotEqualTo(first);
        assertThat(doorkeeper.find(first)).isEmpty();
        assertThat(doorkeeper.find(second)).isPresent();
        var third = rotate(id, true);
        assertThat(doorkeeper.find(second)).isPresent();
        assertThat(doorkeeper.find(third)).isPresent();
        assertThat(listed().formerUntil().orElseThrow())
                .isBetween(
                        clock.instant().plus(ClientDesk.GRACE).minus(Duration.ofMinutes(5)),
                        clock.instant().plus(ClientDesk.GRACE));
        inCounty("update api.client set former_until = now() - interval '1 second' where county_code = :county");
        doorkeeper.forget();
        assertThat(doorkeeper.find(second)).isEmpty();
        assertThat(doorkeeper.find(third)).isPresent();
    }

    @Test
    @DisplayName("R011 a program turned away has neither its key nor the one before, and gets no new one")
    void aProgramTurnedAwayHasNoKeyLeft() {
        var first = place.token();
        var id = listed().caller().id();
        var second = rotate(id, true);
        place.administrator().run(() -> desk.revoke(id));
        place.administrator().run(() -> desk.revoke(id));
        assertThat(doorkeeper.find(first)).isEmpty();
        assertThat(doorkeeper.find(second)).isEmpty();
        refused("api.client.not-found", () -> rotate(id, true));
        refused("api.client.not-found", () -> rotate(UUID.randomUUID(), true));
    }

    @Test
    void theDayOfTheLastUseIsShown() {
        var token = place.token();
        assertThat(listed().usedOn()).isEmpty();
        assertThat(doorkeeper.find(token)).isPresent();
        assertThat(listed().usedOn()).contains(LocalDate.now(clock));
    }

    @Test
    void aKeyOfTheFormerRegisterOfReportersStillOpens() {
        place.reporter(60);
        var key = "0Vx2f2b5pQ3v9mJ1cN7sT4yK6wR8aL0dE5gH2iU3oPq";
        Bound.run(
                Reach.ofCounty(place.county.value()),
                () -> transaction.executeWithoutResult(
                        status -> jdbc.sql("update api.client set secret_digest = :digest where county_code = :county")
                                .param("digest", Sha256.of(key))
                                .param("county", place.county.value())
                                .update()));
        assertThat(doorkeeper.find(key)).isEmpty();
        assertThat(doorkeeper.find(place.county.value(), key)).isPresent();
        assertThat(doorkeeper.find(programs.open().county.value(), key)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 6_001})
    void aPaceOutOfRangeIsRefused(int pace) {
        refused("api.client-pace", () -> place.reporter(pace));
        place.reporter(1);
        place.reporter(6_000);
        var id = listed().caller().id();
        refused("api.client-pace", () -> place.administrator().run(() -> desk.pace(id, pace)));
        assertThat(listed().caller().perMinute()).isEqualTo(6_000);
    }

    @Test
    void theSameFormSentTwiceLetsOneProgramIn() {
        var entry = new ClientDesk.Entry(UUID.randomUUID(), "热线", Optional.empty(), Set.of(Scope.OPEN311), 60);
        var token = place.administrator().call(() -> desk.make(entry));
        refused("api.client-again", () -> place.administrator().call(() -> desk.make(entry)));
        assertThat(place.administrator().call(desk::all)).hasSize(1);
        assertThat(doorkeeper.find(token)).isPresent();
        var once = UUID.randomUUID();
        var second = place.administrator().call(() -> desk.rotate(entry.id(), once, true));
        refused("api.client-again", () -> place.administrator().call(() -> desk.rotate(entry.id(), once, true)));
        assertThat(doorkeeper.find(token))
                .as("the first key is still in its day")
                .isPresent();
        assertThat(doorkeeper.find(second)).isPresent();
    }

    @Test
    @DisplayName("R013 what touches a case needs a post of the county's own, reporting a problem needs none")
    void whatTouchesACaseNeedsAPost() {
        for (var scope : Scope.values()) {
            if (scope.needsPost()) {
                refused(
                        "api.client-seat",
                        () -> new ClientDesk.Entry(UUID.randomUUID(), "x", Optional.empty(), Set.of(scope), 60));
            }
        }
        refused(
                "api.client-name",
                () -> new ClientDesk.Entry(UUID.randomUUID(), " ", Optional.empty(), Set.of(Scope.OPEN311), 60));
        refused(
                "api.client-name",
                () -> new ClientDesk.Entry(
                        UUID.randomUUID(), "名".repeat(61), Optional.empty(), Set.of(Scope.OPEN311), 60));
        refused("api.client-post", () -> new Caller.Seat(PostKind.ADMINISTRATOR, place.county));
        refused(
                "api.client-post",
                () -> place.token(PostKind.VILLAGE_CLERK, DivisionCode.of("222405102201"), Set.of(Scope.CATALOGUE)));
    }

    private ClientDesk.Listed listed() {
        return place.administrator().call(() -> desk.all().getFirst());
    }

    private String rotate(UUID id, boolean grace) {
        return place.administrator().call(() -> desk.rotate(id, UUID.randomUUID(), grace));
    }

    private void inCounty(String sql) {
        Bound.run(
                Reach.ofCounty(place.county.value()),
                () -> transaction.executeWithoutResult(status ->
                        jdbc.sql(sql).param("county", place.county.value()).update()));
    }

    private static void refused(String code, org.assertj.core.api.ThrowableAssert.ThrowingCallable work) {
        assertThatThrownBy(work)
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(code));
    }
}
