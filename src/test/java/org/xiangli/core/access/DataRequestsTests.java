package org.xiangli.core.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.xiangli.core.access.Villagers.VILLAGE;

import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.xiangli.core.access.DataRequest.Kind;
import org.xiangli.core.clock.WorkingDays;
import org.xiangli.core.people.RegisterDesk;
import org.xiangli.core.people.Resident;
import org.xiangli.core.people.ResidentRegistry;
import org.xiangli.kernel.DivisionCode;
import org.xiangli.kernel.Ids;
import org.xiangli.kernel.Refusal;
import org.xiangli.testing.HouseTest;

/** What a person asks about her data, and the county's officer who answers. */
@HouseTest
class DataRequestsTests {

    private final DataRequests requests;
    private final ViewLog views;
    private final ResidentRegistry registry;
    private final RegisterDesk register;
    private final WorkingDays workingDays;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;

    DataRequestsTests(
            DataRequests requests,
            ViewLog views,
            ResidentRegistry registry,
            RegisterDesk register,
            WorkingDays workingDays,
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.requests = requests;
        this.views = views;
        this.registry = registry;
        this.register = register;
        this.workingDays = workingDays;
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    @Test
    @DisplayName("R013 three looks are listed; one of them is contested before the county's officer, within 15 days")
    void aLookIsContested() {
        var wang = Villagers.enter(register, VILLAGE, "诸葛甲");
        for (var purpose : new Purpose[] {Purpose.HANDLE_MATTER, Purpose.KEEP_REGISTER, Purpose.IDENTIFY_APPLICANT}) {
            Villagers.clerk(VILLAGE).run(() -> registry.find(wang.id(), purpose, null));
        }
        var looks = her(wang).call(() -> views.ofMine(clock.instant().plusSeconds(1)));
        assertThat(looks).hasSize(3);
        var doubted = looks.getFirst();
        var asked = her(wang).call(() -> requests.ask(Ids.next(), Kind.CONTEST, "我那天没有去过村部。", doubted.id()));
        assertThat(asked.dueOn())
                .isEqualTo(
                        workingDays.onOrAfter(LocalDate.now(clock).plusDays(15)).day());

        officer().run(() -> {
            assertThat(requests.waiting()).extracting(DataRequest::id).contains(asked.id());
            var look =
                    requests.contested(requests.find(asked.id()).orElseThrow()).orElseThrow();
            assertThat(look.office()).isEqualTo(doubted.office());
            assertThat(look.purpose()).isEqualTo(doubted.purpose());
            requests.answer(asked.id(), true, "查明：窗口办错了人，已更正。");
        });
        her(wang)
                .run(() -> assertThat(requests.mine())
                        .singleElement()
                        .satisfies(request -> assertThat(
                                        request.answer().orElseThrow().text())
                                .contains("办错了人")));
    }

    @Test
    @DisplayName("R028 a correction is answered within 15 working days, with the reason when it is refused")
    void aCorrectionIsAnswered() {
        var wang = Villagers.enter(register, VILLAGE, "诸葛乙");
        var asked = her(wang).call(() -> requests.ask(Ids.next(), Kind.CORRECTION, "名字写错了。", null));
        assertThat(asked.dueOn())
                .isEqualTo(workingDays.after(LocalDate.now(clock), 15).day());
        officer().run(() -> {
            refused("data-request.empty", () -> requests.answer(asked.id(), false, "  "));
            requests.answer(asked.id(), false, "与户口簿一致。");
            refused("data-request.answered", () -> requests.answer(asked.id(), true, "改主意了。"));
        });
        assertThat(her(wang)
                        .call(() -> requests.mine()
                                .getFirst()
                                .answer()
                                .orElseThrow()
                                .granted()))
                .isFalse();
    }

    @Test
    @DisplayName("R013 she is told that an answer is there, not what it says")
    void sheIsTold() {
        var wang = Villagers.enter(register, VILLAGE, "诸葛丙");
        var asked = her(wang).call(() -> requests.ask(Ids.next(), Kind.COPY, "请给我一份。", null));
        officer().run(() -> requests.answer(asked.id(), true, "请到窗口领取打印件。"));
        var told = her(wang)
                .call(() -> transaction.execute(status -> jdbc.sql("""
                    select body from messages.message where resident_id = :resident
                    """)
                        .param("resident", wang.id())
                        .query(String.class)
                        .list()));
        assertThat(told).singleElement().satisfies(body -> assertThat(body).doesNotContain("打印件"));
    }

    @Test
    void askedTwiceItIsOneRequest() {
        var wang = Villagers.enter(register, VILLAGE, "诸葛丁");
        Villagers.clerk(VILLAGE).run(() -> registry.find(wang.id(), Purpose.KEEP_REGISTER, null));
        her(wang).run(() -> {
            var once = Ids.next();
            var first = requests.ask(once, Kind.COPY, "请给我一份。", null);
            assertThat(requests.ask(once, Kind.COPY, "请给我一份。", null)).isEqualTo(first);
            var look = views.ofMine(clock.instant().plusSeconds(1)).getFirst().id();
            var contest = requests.ask(Ids.next(), Kind.CONTEST, "为什么看？", look);
            assertThat(requests.ask(Ids.next(), Kind.CONTEST, "再问一次", look)).isEqualTo(contest);
            assertThat(requests.mine()).hasSize(2);
        });
    }

    @Test
    @DisplayName("R013 nobody contests a look at somebody else, and neither village nor neighbour sees a request")
    void requestsStayBetweenHerAndTheOfficer() {
        var wang = Villagers.enter(register, VILLAGE, "诸葛戊");
        var li = Villagers.enter(register, VILLAGE, "诸葛己");
        Villagers.clerk(VILLAGE).run(() -> registry.find(wang.id(), Purpose.KEEP_REGISTER, null));
        var look = her(wang)
                .call(() ->
                        views.ofMine(clock.instant().plusSeconds(1)).getFirst().id());
        her(li).run(() -> {
            refused("data-request.view-unknown", () -> requests.ask(Ids.next(), Kind.CONTEST, "谁看过她？", look));
            refused("data-request.view-unknown", () -> requests.ask(Ids.next(), Kind.CONTEST, "谁？", null));
            refused("data-request.empty", () -> requests.ask(Ids.next(), Kind.COPY, " ", null));
            refused("data-request.too-long", () -> requests.ask(Ids.next(), Kind.COPY, "长".repeat(2001), null));
        });
        var asked = her(wang).call(() -> requests.ask(Ids.next(), Kind.CONTEST, "为什么看？", look));
        her(li).run(() -> {
            assertThat(requests.find(asked.id())).isEmpty();
            refused("access.post-not-permitted", () -> requests.answer(asked.id(), true, "好。"));
        });
        Villagers.clerk(VILLAGE).run(() -> {
            refused("access.post-not-permitted", requests::waiting);
            assertThat(rows(asked.id()))
                    .as("the database itself shows a village none")
                    .isZero();
        });
        officer().run(() -> assertThat(rows(asked.id())).isEqualTo(1));
    }

    private int rows(UUID id) {
        return transaction.execute(status -> jdbc.sql("select count(*) from access.data_request where id = :id")
                .param("id", id)
                .query(Integer.class)
                .single());
    }

    private static void refused(String code, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(Refusal.class).extracting("code").isEqualTo(code);
    }

    private static Acting her(Resident resident) {
        return Villagers.resident(resident);
    }

    private static Acting officer() {
        var county = DivisionCode.of(VILLAGE.county().value());
        return new Acting(Ids.next(), "个保负责人", Ids.next(), PostKind.DATA_PROTECTION_OFFICER, county, "县政务服务局", null);
    }
}
