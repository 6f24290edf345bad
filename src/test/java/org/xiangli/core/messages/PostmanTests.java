package org.xiangli.core.messages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.xiangli.core.messages.Carrier.Outcome;
import org.xiangli.core.messages.Carrier.Outgoing;
import org.xiangli.core.store.Bound;
import org.xiangli.core.store.Counties;
import org.xiangli.core.store.Reach;
import org.xiangli.kernel.DivisionCode;
import org.xiangli.kernel.Ids;
import org.xiangli.testing.HouseTest;
import tools.jackson.databind.json.JsonMapper;

/** Each test works in a county of its own, so that no test carries another's messages. */
@HouseTest
class PostmanTests {

    private static int nextCounty = 222480;

    private final Reach county = Reach.ofCounty(String.valueOf(nextCounty++));
    private final Wound clock = new Wound();
    private final List<Outgoing> carried = Collections.synchronizedList(new ArrayList<>());

    private final JdbcClient jdbc;
    private final PlatformTransactionManager transactions;
    private final Words words;
    private final Counties counties;
    private final JsonMapper json;

    PostmanTests(
            JdbcClient jdbc, PlatformTransactionManager transactions, Words words, Counties counties, JsonMapper json) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.words = words;
        this.counties = counties;
        this.json = json;
    }

    @Test
    void takesATextToTheGatewayOnceAndForgetsTheNumber() {
        var postman = postman(gateway(message -> Outcome.TAKEN));
        var told = tell("短");

        assertThat(round(postman)).isEqualTo(1);
        assertThat(round(postman)).isZero();

        assertThat(carried).containsExactly(new Outgoing(told.id(), "13812345678", told.body(), told.language()));
        var after = message(told);
        assertThat(after.state()).isEqualTo(MessageState.SENT);
        assertThat(after.sentAt()).contains(clock.instant());
        assertThat(after.destination()).contains("138****5678");
        assertThat(numbersKept()).isZero();
    }

    @Test
    void triesAgainWithGrowingPausesUnderTheSameIdAndThenLeavesItToTheWindow() {
        var postman = postman(gateway(message -> Outcome.TRY_LATER));
        var told = tell("短");
        var pauses = List.of(1L, 5L, 30L, 120L, 720L);

        for (var minutes : pauses) {
            assertThat(round(postman)).isEqualTo(1);
            assertThat(message(told).state()).isEqualTo(MessageState.QUEUED);
            clock.pass(Duration.ofMinutes(minutes).minusSeconds(1));
            assertThat(round(postman)).isZero();
            clock.pass(Duration.ofSeconds(1));
        }
        assertThat(round(postman)).isEqualTo(1);

        var after = message(told);
        assertThat(after.state()).isEqualTo(MessageState.FAILED);
        assertThat(after.lastError()).contains("unreachable");
        assertThat(after.attempts()).isEqualTo(6);
        assertThat(carried).hasSize(6).extracting(Outgoing::id).containsOnly(told.id());
        assertThat(atWindow()).containsExactly(after);
        assertThat(numbersKept()).isZero();
    }

    @Test
    void takesAFailingGatewayForOneToTryLaterAndKeepsItsWordsOut() {
        var postman = postman(gateway(message -> {
            throw new IllegalStateException("13812345678 rejected");
        }));
        var told = tell("短");

        assertThat(round(postman)).isEqualTo(1);

        assertThat(message(told).state()).isEqualTo(MessageState.QUEUED);
        assertThat(message(told).lastError()).contains("unreachable");
    }

    @Test
    void leavesARefusedNumberToTheWindowAtOnce() {
        var postman = postman(gateway(message -> Outcome.REFUSED));
        var told = tell("短");

        round(postman);

        assertThat(message(told).state()).isEqualTo(MessageState.FAILED);
        assertThat(message(told).lastError()).contains("refused");
        assertThat(atWindow()).containsExactly(message(told));
    }

    @Test
    void offersAMessageAgainWhenItsCarrierDiedOnTheWay() {
        var told = tell("短");
        var dying = postman(gateway(message -> {
            throw new OutOfMemoryError("the process ends here");
        }));
        try {
            round(dying);
        } catch (OutOfMemoryError ended) {
            assertThat(message(told).attempts()).isEqualTo(1);
        }
        var next = postman(gateway(message -> Outcome.TAKEN));

        assertThat(round(next)).as("while the claim holds").isZero();
        clock.pass(Duration.ofMinutes(10));
        assertThat(round(next)).isEqualTo(1);

        assertThat(carried).extracting(Outgoing::id).containsExactly(told.id(), told.id());
        assertThat(message(told).state()).isEqualTo(MessageState.SENT);
    }

    @Test
    void letsTwoPostmenShareTheWorkWithoutCarryingAnythingTwice() throws Exception {
        var told = new ArrayList<UUID>();
        for (var i = 0; i < 60; i++) {
            told.add(tell("第" + i + "条").id());
        }
        var bothHaveABag = new CountDownLatch(2);
        Function<Outgoing, Outcome> slow = message -> {
            bothHaveABag.countDown();
            try {
                assertThat(bothHaveABag.await(30, TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
            return Outcome.TAKEN;
        };
        try (var hands = Executors.newFixedThreadPool(2)) {
            var one = hands.submit(() -> round(postman(gateway(slow))));
            var two = hands.submit(() -> round(postman(gateway(slow))));
            assertThat(one.get() + two.get()).isEqualTo(60);
            assertThat(one.get()).isPositive();
            assertThat(two.get()).isPositive();
        }
        assertThat(carried.stream().map(Outgoing::id).collect(Collectors.toList()))
                .containsExactlyInAnyOrderElementsOf(told);
    }

    @Test
    void sendsNoMoreThanTheGatewayTakesAndSaysWhereTheRestIs() {
        tell("长".repeat(500));

        round(postman(gateway(message -> Outcome.TAKEN)));

        assertThat(carried.getFirst().text()).hasSize(201).endsWith("……（全文请登录乡里或到村窗口查看）");
    }

    @Test
    void doesNotSendWhatTheResidentHasReadAlready() {
        var told = tell("短");
        markRead(told);

        assertThat(round(postman(gateway(message -> Outcome.TAKEN)))).isZero();
        assertThat(carried).isEmpty();
        assertThat(numbersKept()).isZero();
    }

    @Test
    void keepsItReadWhenItIsReadWhileOnTheWay() {
        var told = tell("短");
        round(postman(gateway(message -> {
            markRead(told);
            return Outcome.TAKEN;
        })));

        assertThat(message(told).state()).isEqualTo(MessageState.READ);
    }

    @Test
    void givesUpATextThatIsAWeekOld() {
        var told = tell("短");
        clock.pass(Duration.ofDays(7).plusSeconds(1));

        assertThat(round(postman(gateway(message -> Outcome.TAKEN)))).isZero();

        assertThat(message(told).state()).isEqualTo(MessageState.FAILED);
        assertThat(message(told).lastError()).contains("expired");
        assertThat(numbersKept()).isZero();
    }

    @Test
    void refusesTwoGatewaysForOneChannelAndAGatewayForPaper() {
        assertThatIllegalStateException()
                .isThrownBy(() -> new Carriers(List.of(gateway(m -> Outcome.TAKEN), gateway(m -> Outcome.TAKEN))));
        assertThatIllegalStateException()
                .isThrownBy(() -> new Carriers(List.of(new Gateway(Channel.LETTER, m -> Outcome.TAKEN))));
    }

    @Test
    void printsNoNumberIntoALog() {
        assertThat(new Outgoing(Ids.next(), "13812345678", "张三", Locale.ENGLISH).toString())
                .doesNotContain("13812345678", "张三");
    }

    private record Gateway(Channel channel, Function<Outgoing, Outcome> manner) implements Carrier {

        @Override
        public Outcome carry(Outgoing message) {
            return manner.apply(message);
        }
    }

    private Carrier gateway(Function<Outgoing, Outcome> manner) {
        return new Gateway(Channel.TEXT, message -> {
            carried.add(message);
            return manner.apply(message);
        });
    }

    private Postman postman(Carrier carrier) {
        return new Postman(
                jdbc, transactions, counties, new Carriers(List.of(carrier)), words, clock, 201, Duration.ofDays(7));
    }

    /** An outbox of a house that has a gateway. */
    private Outbox outbox() {
        return new Outbox(
                jdbc,
                clock,
                words,
                new Carriers(List.of(gateway(message -> Outcome.TAKEN))),
                new NumberKeys(jdbc),
                json);
    }

    private int round(Postman postman) {
        return Bound.call(county, postman::empty);
    }

    private Message tell(String text) {
        return inTransaction(() -> outbox().tell(Telling.of(
                Ids.next(),
                Ids.next(),
                DivisionCode.of(county.county()),
                null,
                "13812345678",
                Locale.SIMPLIFIED_CHINESE,
                "messages.notice.printed",
                text)));
    }

    private Message message(Message told) {
        return inTransaction(() -> outbox().find(told.id()).orElseThrow());
    }

    private void markRead(Message told) {
        inTransaction(() -> {
            outbox().markRead(told.id());
            return told;
        });
    }

    private List<Message> atWindow() {
        return inTransaction(() -> outbox().atWindow());
    }

    private int numbersKept() {
        return inTransaction(() -> jdbc.sql("select count(*) from messages.message where destination is not null")
                .query(Integer.class)
                .single());
    }

    private <T> T inTransaction(java.util.function.Supplier<T> work) {
        return Bound.call(county, () -> new TransactionTemplate(transactions).execute(status -> work.get()));
    }

    /** A clock wound by hand. */
    private static final class Wound extends Clock {

        private Instant now = Instant.parse("2026-11-23T01:00:00Z");

        void pass(Duration time) {
            now = now.plus(time);
        }

        @Override
        public ZoneId getZone() {
            return ZoneId.of("Asia/Shanghai");
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return Clock.fixed(now, zone);
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
