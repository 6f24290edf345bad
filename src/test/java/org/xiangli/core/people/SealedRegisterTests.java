package org.xiangli.core.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.xiangli.core.access.Acting;
import org.xiangli.core.access.PostKind;
import org.xiangli.core.access.Purpose;
import org.xiangli.core.keys.KeyDesk;
import org.xiangli.core.keys.KeyRounds;
import org.xiangli.core.keys.Suite.Unopened;
import org.xiangli.core.people.RegisterDesk.Entry;
import org.xiangli.core.store.Bound;
import org.xiangli.core.store.Reach;
import org.xiangli.kernel.DivisionCode;
import org.xiangli.kernel.IdNumber;
import org.xiangli.kernel.Ids;
import org.xiangli.kernel.Refusal;
import org.xiangli.testing.HouseTest;

/** ID and telephone numbers in the database's own bytes, and what becomes of them when keys change. */
@HouseTest
class SealedRegisterTests {

    private static final AtomicInteger COUNTY = new AtomicInteger(229_001);
    private static final LocalDate BEGIN = LocalDate.of(2020, 11, 1);
    private static final String PHONE = "13900000217";

    private final RegisterDesk desk;
    private final ResidentRegistry registry;
    private final KeyDesk keys;
    private final KeyRounds rounds;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final DivisionCode village = DivisionCode.of(COUNTY.getAndIncrement() + "100201");
    private int people = 300;

    SealedRegisterTests(
            RegisterDesk desk,
            ResidentRegistry registry,
            KeyDesk keys,
            KeyRounds rounds,
            JdbcClient jdbc,
            PlatformTransactionManager transactions) {
        this.desk = desk;
        this.registry = registry;
        this.keys = keys;
        this.rounds = rounds;
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Test
    @DisplayName("R022 neither register nor events hold an ID or telephone number in the open")
    void nothingStandsInTheOpen() {
        var li = clerk().call(() -> enter("李凤霞"));
        var number = li.idNumber().value();
        for (var table : new String[] {"resident", "resident_event"}) {
            var rows = inCounty(() -> jdbc.sql("select row_to_json(r)::text from people." + table + " r")
                    .query(String.class)
                    .list());
            assertThat(rows).isNotEmpty().allSatisfy(row -> assertThat(row).doesNotContain(number, PHONE));
        }
        clerk().run(() -> {
            assertThat(registry.find(li.id(), Purpose.KEEP_REGISTER, null)).contains(li);
            assertThat(ResidentEvent.replay(desk.events(li.id()))).contains(li);
        });
    }

    @Test
    void sealedBytesOfOnePersonDoNotOpenForAnother() {
        var li = clerk().call(() -> enter("李凤霞"));
        var zhao = clerk().call(() -> enter("赵德山"));
        inCounty(() ->
                jdbc.sql("""
                    update people.resident
                       set phone_sealed = (select phone_sealed from people.resident where id = :from)
                     where id = :to
                    """).param("from", li.id()).param("to", zhao.id()).update());
        assertThatThrownBy(() -> clerk().run(() -> registry.find(zhao.id(), Purpose.KEEP_REGISTER, null)))
                .isInstanceOf(Unopened.class);
    }

    @Test
    void keysChangeWhileTheDesksWorkOn() {
        var li = clerk().call(() -> enter("李凤霞"));
        Bound.run(reach(), () -> rounds.rotateNow());
        var zhao = clerk().call(() -> enter("赵德山"));
        clerk().run(() -> {
            assertThat(found(li)).as("sealed before").containsExactly(li.id());
            assertThat(found(zhao)).as("sealed after").containsExactly(zhao.id());
            var again = new Entry(
                    village,
                    li.household(),
                    Relation.CHILD,
                    "李凤霞",
                    li.idNumber(),
                    ResidenceType.HERE,
                    village,
                    BEGIN,
                    null);
            assertThatThrownBy(() -> desk.enter(EventKind.ARRIVAL, again, "本人"))
                    .as("known under the older key")
                    .isInstanceOf(Refusal.class)
                    .extracting("code")
                    .isEqualTo("resident.already-registered");
        });
        Bound.run(reach(), () -> rounds.go());
        assertThat(generations()).as("every row sealed anew").containsExactly("010002");
        assertThat(states()).as("kept one round more").containsExactly(false, false);
        Bound.run(reach(), () -> rounds.go());
        assertThat(states()).as("nothing needs the first any more").containsExactly(true, false);
        clerk().run(() -> {
            assertThat(registry.find(li.id(), Purpose.KEEP_REGISTER, null)).contains(li);
            assertThat(found(li)).containsExactly(li.id());
            assertThat(ResidentEvent.replay(desk.events(li.id()))).contains(li);
        });
    }

    @Test
    void aNewMasterKeyWrapsTheKeysAnewAndTouchesNoRow() {
        var li = clerk().call(() -> enter("李凤霞"));
        var before = generations();
        Bound.run(
                reach(),
                () -> assertThat(keys.rewrap())
                        .as("wrapped by the current one already")
                        .isZero());
        Bound.run(reach(), () -> assertThat(rounds.rewrapByNewMaster()).isEqualTo(1));
        assertThat(generations()).isEqualTo(before);
        clerk().run(() ->
                assertThat(registry.find(li.id(), Purpose.KEEP_REGISTER, null)).contains(li));
    }

    private java.util.List<UUID> found(Resident resident) {
        return registry.search(resident.idNumber().value(), Purpose.KEEP_REGISTER).stream()
                .map(ResidentRegistry.Found::id)
                .toList();
    }

    private java.util.List<String> generations() {
        return inCounty(() -> jdbc.sql("""
            select distinct encode(substring(sealed from 1 for 3), 'hex')
              from (select id_sealed as sealed from people.resident
                    union all select phone_sealed from people.resident
                    union all select sealed from people.resident_event) sealed
             order by 1
            """).query(String.class).list());
    }

    private java.util.List<Boolean> states() {
        return Bound.call(
                reach(),
                () -> keys.states().stream()
                        .map(state -> state.retiredAt().isPresent())
                        .toList());
    }

    private Resident enter(String name) {
        var household = desk.formHousehold(village, "1组" + people + "号", BEGIN);
        var number = IdNumber.build("000000", LocalDate.of(1966, 3, 8), people++);
        return desk.enter(
                EventKind.ENTERED,
                new Entry(village, household, Relation.HEAD, name, number, ResidenceType.HERE, village, BEGIN, PHONE),
                "户口簿");
    }

    private <T> T inCounty(java.util.function.Supplier<T> question) {
        return Bound.call(reach(), () -> transaction.execute(status -> question.get()));
    }

    private Reach reach() {
        return Reach.ofCounty(village.county().value());
    }

    private Acting clerk() {
        return new Acting(Ids.next(), "窗口", Ids.next(), PostKind.VILLAGE_CLERK, village, "村便民服务站", null);
    }
}
