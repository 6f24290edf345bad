package org.xiangli.core.messages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.xiangli.core.store.Bound;
import org.xiangli.core.store.Reach;
import org.xiangli.kernel.DivisionCode;
import org.xiangli.kernel.Ids;
import org.xiangli.kernel.Refusal;
import org.xiangli.testing.HouseTest;
import tools.jackson.databind.json.JsonMapper;

@HouseTest
class ReplyBoxTests {

    private static final AtomicInteger COUNTIES = new AtomicInteger(932_100);
    private static final String NUMBER = "13900001234";

    private final ReplyBox box;
    private final JdbcClient jdbc;
    private final NumberKeys numbers;
    private final Words words;
    private final JsonMapper json;
    private final Clock clock;
    private final TransactionTemplate transaction;
    private final List<Object> events = new ArrayList<>();
    private String county = "";
    private DivisionCode village = DivisionCode.of("932100101201");

    ReplyBoxTests(
            ReplyBox box,
            JdbcClient jdbc,
            NumberKeys numbers,
            Words words,
            JsonMapper json,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.box = box;
        this.jdbc = jdbc;
        this.numbers = numbers;
        this.words = words;
        this.json = json;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    @BeforeEach
    void openACounty() {
        county = Integer.toString(COUNTIES.incrementAndGet());
        village = DivisionCode.of(county + "101201");
        events.clear();
    }

    @Test
    void findsWhoWasWrittenToLastAtThatNumberThoughTheNumberIsForgotten() {
        tell(NUMBER, "messages.notice");
        var last = tell("139 0000 1234", "messages.notice");
        inCounty(
                () -> jdbc.sql("update messages.message set state = 'SENT', destination = null, next_attempt_at = null")
                        .update());
        var reply = receive("g-1", "+8613900001234", "好的");
        assertThat(reply.message()).contains(last.id());
        assertThat(reply.resident()).contains(last.resident());
        assertThat(reply.village()).isEqualTo(village);
        assertThat(reply.maskedNumber()).isEqualTo("139****1234");
        assertThat(inCounty(() -> jdbc.sql("select count(*) from messages.message where destination is not null")
                        .query(Integer.class)
                        .single()))
                .isZero();
    }

    @Test
    void showsAnswersToTheVillagesClerkAndThoseOfNobodyToTheCountyAlone() {
        tell(NUMBER, "messages.notice");
        receive("g-1", NUMBER, "我明天去");
        receive("g-2", "13700005678", "打错了");
        assertThat(unseen(new Reach(county, village.value(), null, null)))
                .extracting(Reply::body)
                .containsExactly("我明天去");
        assertThat(unseen(new Reach(county, county + "101202", null, null))).isEmpty();
        assertThat(unseen(Reach.ofCounty(county))).hasSize(2);
        var first = unseen(new Reach(county, village.value(), null, null)).getFirst();
        Bound.run(new Reach(county, village.value(), null, Ids.next()), () -> box.seen(first.id()));
        assertThat(unseen(new Reach(county, village.value(), null, null))).isEmpty();
        assertThatThrownBy(
                        () -> Bound.run(new Reach(county, county + "101202", null, null), () -> box.seen(first.id())))
                .isInstanceOf(Refusal.class);
    }

    @Test
    @DisplayName("An answer tells the room that asked: yes or no, once, however often the gateway brings it")
    void tellsTheRoomThatAsked() {
        tell(NUMBER, "messages.notice");
        receive("g-1", NUMBER, " R 。");
        receive("g-1", NUMBER, " R 。");
        receive("g-2", NUMBER, "取消");
        receive("g-3", NUMBER, "几点去？");
        receive("g-4", "13700005678", "R");
        assertThat(events)
                .filteredOn(ReplyCame.class::isInstance)
                .map(ReplyCame.class::cast)
                .extracting(ReplyCame::yes, ReplyCame::no)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(true, false),
                        org.assertj.core.groups.Tuple.tuple(false, true),
                        org.assertj.core.groups.Tuple.tuple(false, false));
        assertThat(unseen(Reach.ofCounty(county))).hasSize(4);
    }

    @Test
    void takesNoAnswerOfAnotherNumberNoTextAndNoneTooLong() {
        tell(NUMBER, "messages.notice");
        assertThat(receive("g-0", "13900001235", "好").resident()).isEmpty();
        for (var from : List.of("", "12345", "1390000123", "13900001234; drop")) {
            assertThatThrownBy(() -> receive("g-1", from, "好")).isInstanceOf(Refusal.class);
        }
        for (var text : List.of("", " ", "\0", "长".repeat(1001))) {
            assertThatThrownBy(() -> receive("g-1", NUMBER, text)).isInstanceOf(Refusal.class);
        }
        assertThatThrownBy(() -> receive("", NUMBER, "好")).isInstanceOf(Refusal.class);
        assertThat(receive("g-1", NUMBER, "长".repeat(1000)).body()).hasSize(1000);
    }

    @Test
    void whatIsSignedIsGoodForFiveMinutesAndNotASecondLonger() {
        var second = 1_764_000_000L;
        var body = "{}".getBytes(java.nio.charset.StandardCharsets.UTF_8);
        var administrator = new org.xiangli.core.access.Acting(
                Ids.next(),
                "测试",
                Ids.next(),
                org.xiangli.core.access.PostKind.ADMINISTRATOR,
                DivisionCode.of(county),
                "县",
                null);
        String key = administrator.call(
                () -> Objects.requireNonNull(transaction.execute(status -> new GatewayKey(jdbc, clock).make())));
        var secret = java.util.HexFormat.of().parseHex(key);
        var signature = java.util.HexFormat.of()
                .formatHex(NumberKeys.mac(secret, GatewayKey.content(Long.toString(second), body)));
        for (var late : List.of(-301L, -300L, 0L, 300L, 301L)) {
            var stopped = Clock.fixed(java.time.Instant.ofEpochSecond(second + late), clock.getZone());
            assertThat(inCounty(() -> new GatewayKey(jdbc, stopped).signed(Long.toString(second), body, signature)))
                    .as("%d seconds", late)
                    .isEqualTo(Math.abs(late) <= 300);
        }
    }

    private Message tell(String phone, String text) {
        var gateway = new Carrier() {
            @Override
            public Channel channel() {
                return Channel.TEXT;
            }

            @Override
            public Outcome carry(Outgoing message) {
                return Outcome.TAKEN;
            }
        };
        var outbox = new Outbox(jdbc, clock, words, new Carriers(List.of(gateway)), numbers, json);
        return inCounty(() -> outbox.tell(Telling.of(
                UUID.randomUUID(), Ids.next(), village, Ids.next(), phone, Locale.SIMPLIFIED_CHINESE, text)));
    }

    private Reply receive(String id, String from, String text) {
        ApplicationEventPublisher heard = events::add;
        var listening = new ReplyBox(jdbc, numbers, heard, clock);
        return inCounty(() -> listening.receive(id, from, text));
    }

    private List<Reply> unseen(Reach reach) {
        return Bound.call(reach, box::unseen);
    }

    private <T> T inCounty(java.util.function.Supplier<T> work) {
        return Bound.call(
                Reach.ofCounty(county), () -> Objects.requireNonNull(transaction.execute(status -> work.get())));
    }
}
