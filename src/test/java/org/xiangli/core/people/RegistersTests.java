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
import org.xiangli.core.access.ViewLog;
import org.xiangli.core.people.RegisterDesk.Entry;
import org.xiangli.core.people.Resident.ContactChannel;
import org.xiangli.core.people.Rolls.Roll;
import org.xiangli.kernel.DivisionCode;
import org.xiangli.kernel.IdNumber;
import org.xiangli.kernel.Ids;
import org.xiangli.kernel.Refusal;
import org.xiangli.testing.HouseTest;

/** The registers of a small invented village. */
@HouseTest
class RegistersTests {

    private static final DivisionCode VILLAGE = DivisionCode.of("222405102201");
    private static final DivisionCode NEIGHBOUR = DivisionCode.of("222405102202");
    private static final LocalDate BORN = LocalDate.of(1966, 3, 8);
    private static final LocalDate BEGIN = LocalDate.of(2020, 11, 1);
    private static final AtomicInteger SEQUENCE = new AtomicInteger(700);

    private final RegisterDesk desk;
    private final ResidentRegistry registry;
    private final Rolls rolls;
    private final SheetRound sheets;
    private final ViewLog views;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    RegistersTests(
            RegisterDesk desk,
            ResidentRegistry registry,
            Rolls rolls,
            SheetRound sheets,
            ViewLog views,
            JdbcClient jdbc,
            PlatformTransactionManager transactions) {
        this.desk = desk;
        this.registry = registry;
        this.rolls = rolls;
        this.sheets = sheets;
        this.views = views;
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Test
    @DisplayName("R022 the events of a resident replay to the same row")
    void eventsReplayToTheSameRow() {
        clerk(VILLAGE).run(() -> {
            var wang = enter("王桂珍");
            desk.contact(wang.id(), "13800000000", ContactChannel.TEXT, "本人");
            desk.correctName(wang.id(), "王桂真", BEGIN.plusDays(3), "户口簿");
            var split = desk.formHousehold(VILLAGE, "2组9号", BEGIN.plusYears(1));
            desk.moveHousehold(wang.id(), split, Relation.HEAD, BEGIN.plusYears(1), "本人申请");
            desk.depart(wang.id(), BEGIN.plusYears(2), "本人电话");
            var row = registry.find(wang.id(), Purpose.KEEP_REGISTER, null).orElseThrow();

            assertThat(ResidentEvent.replay(desk.events(wang.id()))).contains(row);
            assertThat(row.residence()).isEqualTo(ResidenceType.AWAY);
            assertThat(row.name()).isEqualTo("王桂真");
        });
    }

    @Test
    @DisplayName("R022 the register holds no column beyond the whitelist")
    void registerHoldsNothingElse() {
        var columns = jdbc.sql("""
            select column_name from information_schema.columns
             where table_schema = 'people' and table_name = 'resident'
             order by column_name
            """).query(String.class).list();
        assertThat(columns)
                .containsExactlyInAnyOrder(
                        "county_code",
                        "id",
                        "village_code",
                        "household_id",
                        "relation",
                        "name",
                        "id_sealed",
                        "id_index",
                        "birth_date",
                        "sex",
                        "residence",
                        "registered_at",
                        "since",
                        "left_on",
                        "died_on",
                        "phone_sealed",
                        "channel");
    }

    @Test
    void refusesASecondResidentWithTheSameNumber() {
        clerk(VILLAGE).run(() -> {
            var wang = enter("王桂珍");
            var again = entry("王桂珍", wang.household(), wang.idNumber());
            assertThatThrownBy(() -> desk.enter(EventKind.ARRIVAL, again, "本人"))
                    .isInstanceOf(Refusal.class)
                    .extracting("code")
                    .isEqualTo("resident.already-registered");
        });
    }

    @Test
    @DisplayName("R012 another village's clerk finds nobody, as if there were nobody")
    void anotherVillagesClerkFindsNobody() {
        var wang = clerk(VILLAGE).<Resident, RuntimeException>call(() -> enter("欧阳守义"));
        clerk(NEIGHBOUR).run(() -> {
            assertThat(registry.search("欧阳守义", Purpose.IDENTIFY_APPLICANT)).isEmpty();
            assertThat(registry.search(wang.idNumber().value(), Purpose.IDENTIFY_APPLICANT))
                    .isEmpty();
            assertThat(registry.find(wang.id(), Purpose.KEEP_REGISTER, null)).isEmpty();
        });
    }

    @Test
    @DisplayName("R013 each look at a resident is recorded, and she sees it")
    void eachLookIsRecordedForTheResident() {
        var wang = clerk(VILLAGE).<Resident, RuntimeException>call(() -> enter("慕容秀兰"));
        clerk(VILLAGE).run(() -> {
            registry.search("慕容", Purpose.IDENTIFY_APPLICANT);
            registry.find(wang.id(), Purpose.KEEP_REGISTER, null);
        });
        resident(wang)
                .run(() -> assertThat(views.ofMine(java.time.Instant.now().plusSeconds(60)))
                        .extracting(view -> view.purpose())
                        .contains(Purpose.IDENTIFY_APPLICANT, Purpose.KEEP_REGISTER));
    }

    @Test
    void refusesAPurposeThePostDoesNotServe() {
        var administrator =
                new Acting(Ids.next(), "管理员", Ids.next(), PostKind.ADMINISTRATOR, VILLAGE.county(), "系统管理", null);
        administrator.run(() -> assertThatThrownBy(() -> registry.search("王", Purpose.KEEP_REGISTER))
                .isInstanceOf(Refusal.class)
                .extracting("code")
                .isEqualTo("access.purpose-not-permitted"));
    }

    @Test
    @DisplayName("R026 who marries away keeps her membership until it is decided, and may appeal")
    void whoMarriesAwayKeepsHerMembership() {
        clerk(VILLAGE).run(() -> {
            var li = enter("李春花");
            for (var roll : Roll.values()) {
                rolls.enter(li.id(), roll, BEGIN, BEGIN, "2020年登记");
            }
            rolls.end(li.id(), Roll.REGISTRATION, LocalDate.of(2026, 5, 1), LocalDate.of(2026, 5, 1), "户口迁移证");

            var stands = rolls.on(li.id(), LocalDate.of(2026, 6, 1));
            assertThat(stands)
                    .extracting(Rolls.RollEntry::roll)
                    .containsExactlyInAnyOrder(Roll.RESIDENCE, Roll.ELECTORS, Roll.MEMBERS);
            assertThat(stands)
                    .allSatisfy(entry -> assertThat(entry.appealUntil()).isAfter(entry.decidedOn()));
        });
    }

    @Test
    @DisplayName("R023 a household confirms its sheet; a correction is decided with a reason; the rate is n of N")
    void householdsCheckTheirSheets() {
        var village = DivisionCode.of("222405102203");
        clerk(village).run(() -> {
            var first = household(village);
            var second = household(village);
            assertThat(sheets.ask(village)).isEqualTo(2);
            assertThat(sheets.ask(village)).isZero();
            sheets.confirm(first);
            var decideBy = sheets.correct(second, "小孙女2024年已迁出");
            assertThat(decideBy).isAfter(LocalDate.of(2026, 1, 1));
            assertThatThrownBy(() -> sheets.decide(second, false, " "))
                    .isInstanceOf(Refusal.class)
                    .extracting("code")
                    .isEqualTo("sheet.reason");
            assertThat(sheets.progress(village).rate().percent(1)).isEqualTo("50.0%");
            sheets.decide(second, true, "已核对");
            var progress = sheets.progress(village);
            assertThat(progress.asked()).isEqualTo(2);
            assertThat(progress.confirmed()).isEqualTo(2);
        });
    }

    @Test
    @DisplayName("R023 a sheet nobody confirmed for 24 months is shown as stale and stays")
    void unconfirmedSheetsAreStaleNotGone() {
        var village = DivisionCode.of("222405102204");
        clerk(village).run(() -> {
            desk.formHousehold(village, "1组1号", LocalDate.of(2019, 1, 1));
            assertThat(sheets.progress(village).stale()).isEqualTo(1);
            assertThat(households(village)).isEqualTo(1);
        });
    }

    private int households(DivisionCode village) {
        return transaction.execute(status -> jdbc.sql("""
            select count(*) from people.household where village_code = :village
            """)
                .param("village", village.value())
                .query(Integer.class)
                .single());
    }

    private UUID household(DivisionCode village) {
        return desk.formHousehold(
                village, "1组" + SEQUENCE.incrementAndGet() + "号", LocalDate.now(java.time.ZoneId.of("Asia/Shanghai")));
    }

    private Resident enter(String name) {
        var number = IdNumber.build("000000", BORN, SEQUENCE.incrementAndGet());
        return desk.enter(EventKind.ENTERED, entry(name, household(VILLAGE), number), "户口簿");
    }

    private static Entry entry(String name, UUID household, IdNumber number) {
        return new Entry(VILLAGE, household, Relation.HEAD, name, number, ResidenceType.HERE, VILLAGE, BEGIN, null);
    }

    private static Acting clerk(DivisionCode village) {
        return new Acting(Ids.next(), "窗口", Ids.next(), PostKind.VILLAGE_CLERK, village, "村便民服务站", null);
    }

    private static Acting resident(Resident resident) {
        return new Acting(
                Ids.next(), resident.name(), Ids.next(), PostKind.RESIDENT, resident.village(), "", resident.id());
    }
}
