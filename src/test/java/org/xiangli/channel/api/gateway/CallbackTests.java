package org.xiangli.channel.api.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.xiangli.core.access.Acting;
import org.xiangli.core.access.PostKind;
import org.xiangli.core.messages.GatewayKey;
import org.xiangli.core.messages.Reply;
import org.xiangli.core.messages.ReplyBox;
import org.xiangli.core.store.Bound;
import org.xiangli.core.store.Reach;
import org.xiangli.kernel.DivisionCode;
import org.xiangli.kernel.Ids;
import org.xiangli.testing.HouseTest;

/** The text gateway as it calls: signed, stale, replayed, altered, broken. */
@HouseTest
class CallbackTests {

    private static final AtomicInteger COUNTIES = new AtomicInteger(933_100);
    private static final AtomicInteger ADDRESS = new AtomicInteger();

    private final MockMvcTester web;
    private final GatewayKey keys;
    private final ReplyBox box;
    private final Clock clock;
    private String county = "";
    private String key = "";
    private String address = "";

    CallbackTests(MockMvcTester web, GatewayKey keys, ReplyBox box, Clock clock) {
        this.web = web;
        this.keys = keys;
        this.box = box;
        this.clock = clock;
    }

    @BeforeEach
    void makeAKey() {
        county = Integer.toString(COUNTIES.incrementAndGet());
        key = administrator().call(keys::make);
        address = "198.51.100." + ADDRESS.incrementAndGet();
    }

    @Test
    @DisplayName("An answer signed with the county's key is kept, once, however often it is brought")
    void keepsWhatIsSigned() throws Exception {
        var now = now();
        var body = body("g-1", "13900001234", "我明天去");
        assertThat(send(body, now, sign(key, now, body))).hasStatus(202);
        assertThat(send(body, now, sign(key, now, body))).hasStatus(202);
        assertThat(kept()).extracting(Reply::body).containsExactly("我明天去");
    }

    @Test
    void refusesWhatIsStaleAlteredOrSignedWithAnotherKey() throws Exception {
        var now = now();
        var body = body("g-1", "13900001234", "我明天去");
        var good = sign(key, now, body);
        assertThat(send(body, now - 600, sign(key, now - 600, body))).hasStatus(401);
        assertThat(send(body, now + 600, sign(key, now + 600, body))).hasStatus(401);
        assertThat(send(body, now - 1, good)).hasStatus(401);
        assertThat(send(body + " ", now, good)).hasStatus(401);
        assertThat(send(body, now, good.toUpperCase(java.util.Locale.ROOT))).hasStatus(401);
        assertThat(send(body, now, "")).hasStatus(401);
        assertThat(send(body, now, "0".repeat(64))).hasStatus(401);
        var newer = administrator().call(keys::make);
        assertThat(send(body, now, good)).hasStatus(401);
        assertThat(send(body, now - 60, sign(newer, now - 60, body))).hasStatus(202);
        assertThat(kept()).hasSize(1);
    }

    @Test
    void refusesWhatItCannotRead() throws Exception {
        var now = now();
        for (var body : List.of(
                "",
                "[",
                "{}",
                "null",
                "{\"id\":1}",
                body("", "13900001234", "好"),
                body("g", "110", "好"),
                body("g", "13900001234", ""))) {
            assertThat(send(body, now, sign(key, now, body))).as(body).hasStatus(400);
        }
        var large = "x".repeat(8 * 1024 + 1);
        assertThat(send(large, now, sign(key, now, large))).hasStatus(413);
        assertThat(kept()).isEmpty();
    }

    @Test
    void aCountyWithoutAKeyAnswersLikeAWrongSignatureAndGuessingIsSlow() throws Exception {
        var now = now();
        county = Integer.toString(COUNTIES.incrementAndGet());
        var body = body("g-1", "13900001234", "好");
        var answers = new java.util.ArrayList<Integer>();
        while (!answers.contains(429) && answers.size() < 200) {
            answers.add(send(body, now, sign(key, now, body)).getResponse().getStatus());
        }
        assertThat(answers).hasSizeGreaterThan(30).startsWith(401).endsWith(429).containsOnly(401, 429);
    }

    private MvcTestResult send(String body, long second, String signature) {
        return web.post()
                .uri("/gateway/{county}/replies", county)
                .contentType(MediaType.APPLICATION_JSON)
                .header("X-Timestamp", Long.toString(second))
                .header("X-Signature", signature)
                .content(body.getBytes(StandardCharsets.UTF_8))
                .with(request -> {
                    request.setRemoteAddr(address);
                    return request;
                })
                .exchange();
    }

    private static String body(String id, String from, String text) {
        return "{\"id\":\"" + id + "\",\"from\":\"" + from + "\",\"text\":\"" + text + "\"}";
    }

    private static String sign(String key, long second, String body) throws Exception {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(HexFormat.of().parseHex(key), "HmacSHA256"));
        return HexFormat.of().formatHex(mac.doFinal((second + "." + body).getBytes(StandardCharsets.UTF_8)));
    }

    private long now() {
        return clock.instant().getEpochSecond();
    }

    private List<Reply> kept() {
        return Bound.call(Reach.ofCounty(county), box::unseen);
    }

    private Acting administrator() {
        return new Acting(Ids.next(), "测试", Ids.next(), PostKind.ADMINISTRATOR, DivisionCode.of(county), "县", null);
    }
}
