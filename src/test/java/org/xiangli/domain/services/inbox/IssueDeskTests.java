package org.xiangli.domain.services.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.xiangli.core.access.Acting;
import org.xiangli.core.messages.Outbox;
import org.xiangli.core.people.RegisterDesk;
import org.xiangli.core.store.Bound;
import org.xiangli.core.store.Reach;
import org.xiangli.testing.HouseTest;

@HouseTest
class IssueDeskTests {

    private static final String LAMP = "村口路灯坏了半个月，晚上看不见路";
    private static final String PLACE = "三组水泥桥东头";

    private final IssueDesk desk;
    private final ModerationDesk moderation;
    private final TopLists lists;
    private final ActionLog log;
    private final Outbox outbox;
    private final RegisterDesk register;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private Town town;

    IssueDeskTests(
            IssueDesk desk,
            ModerationDesk moderation,
            TopLists lists,
            ActionLog log,
            Outbox outbox,
            RegisterDesk register,
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.desk = desk;
        this.moderation = moderation;
        this.lists = lists;
        this.log = log;
        this.outbox = outbox;
        this.register = register;
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    @BeforeEach
    void settle() {
        town = new Town(register);
    }

    @Test
    @DisplayName("R054 a resident files a common problem; it is public once the township has read it, due in 30 days")
    void isPublicOnceItWasRead() {
        var wang = town.resident();
        var filed = file(wang, LAMP);
        assertThat(filed.number()).matches("W[0-9]{6}-[0-9]{6,}");
        assertThat(filed.supporters()).isOne();
        assertThat(filed.answerBy()).isEqualTo(today().plusDays(30));
        assertThat(seenByAnyone(filed)).isEmpty();
        assertThat(wang.call(() -> desk.find(filed.id()))).isPresent();
        assertThat(town.resident().call(() -> desk.find(filed.id()))).isEmpty();

        town.officer.run(() -> moderation.show(filed.id(), false));
        assertThat(seenByAnyone(filed))
                .hasValueSatisfying(seen -> assertThat(seen.state()).isEqualTo(IssueState.OPEN));
    }

    @Test
    void theSameFormTwiceFilesOneProblem() {
        var wang = town.resident();
        var filing = town.filing(LAMP, PLACE);
        var first = wang.call(() -> desk.file(filing, Optional.empty()));
        var second = wang.call(() -> desk.file(filing, Optional.empty()));
        assertThat(second).isEqualTo(first);
        assertThat(second.supporters()).isOne();
    }

    @Test
    @DisplayName("R054 a clerk files for a resident who came; no other post files anything")
    void aClerkFilesForAResident() {
        var wang = town.villager("王秀兰");
        var filed = town.clerk.call(() -> desk.file(town.filing(LAMP, PLACE), Optional.of(wang.id())));
        assertThat(filed.way()).isEqualTo(IssueWay.WINDOW);
        assertThat(Town.herself(wang).call(() -> desk.find(filed.id()))).isPresent();
        Refused.with(
                "services.inbox.resident",
                () -> town.clerk.run(() -> desk.file(town.filing(LAMP, PLACE), Optional.empty())));
        var elsewhere = town.villager(town.neighbour, "李强");
        Refused.with(
                "services.inbox.resident",
                () -> town.clerk.run(() -> desk.file(town.filing(LAMP, PLACE), Optional.of(elsewhere.id()))));
        Refused.with(
                "services.inbox.village",
                () -> town.officer.run(() -> desk.file(town.filing(LAMP, PLACE), Optional.of(wang.id()))));
        Refused.with(
                "services.inbox.village",
                () -> town.clerk.run(
                        () -> desk.file(Town.filing(town.neighbour, LAMP, PLACE), Optional.of(wang.id()))));
    }

    @Test
    @DisplayName("R054 the same problem is offered before filing, and whoever finds hers there stands behind it, once")
    void whoFindsHersSupportsIt() {
        var kept = open(LAMP);
        var li = town.resident();
        var offered = li.call(() -> desk.similar(town.village, "村头路灯不亮，晚上看不清路", "三组水泥桥"));
        assertThat(offered).extracting(Similar::id).containsExactly(kept.id());
        li.run(() -> desk.support(kept.id(), Optional.empty()));
        var again = li.call(() -> desk.support(kept.id(), Optional.empty()));
        assertThat(again.supporters()).isEqualTo(2);
    }

    @Test
    void whatNobodyHasReadYetIsOfferedToOfficesAlone() {
        file(town.resident(), LAMP);
        assertThat(town.resident().call(() -> desk.similar(town.village, LAMP, PLACE)))
                .isEmpty();
        assertThat(town.clerk.call(() -> desk.similar(town.village, LAMP, PLACE)))
                .hasSize(1);
    }

    @Test
    @DisplayName("R054 merging keeps all supporters, each person once, and is logged in the open")
    void mergingKeepsAllSupporters() {
        var both = town.resident();
        var kept = open(LAMP);
        var second = open("桥头的路灯不亮");
        var third = open("三组桥东路灯坏");
        support(kept, both, town.resident());
        support(second, both, town.resident(), town.resident());
        support(third, town.resident());

        town.officer.run(() -> moderation.merge(third.id(), second.number()));
        assertThat(look(second).supporters()).isEqualTo(6);
        town.officer.run(() -> moderation.merge(second.id(), kept.number()));
        town.officer.run(() -> moderation.merge(second.id(), kept.number()));

        assertThat(look(kept).supporters()).isEqualTo(8);
        assertThat(look(second).mergedInto()).contains(kept.id());
        assertThat(look(third).mergedInto()).contains(kept.id());
        var late = town.resident();
        assertThat(late.call(() -> desk.support(third.id(), Optional.empty())).id())
                .isEqualTo(kept.id());
        assertThat(look(kept).supporters()).isEqualTo(9);
        assertThat(anyone(() -> log.latest(0)))
                .filteredOn(line -> line.kind() == LoggedAction.Kind.MERGED)
                .extracting(LoggedAction::number, LoggedAction::detail, LoggedAction::office)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple(third.number(), second.number(), town.officer.office()),
                        org.assertj.core.groups.Tuple.tuple(second.number(), kept.number(), town.officer.office()));
    }

    @Test
    void mergesOnlyIntoAnotherPublicOneOfTheTownship() {
        var kept = open(LAMP);
        var unread = file(town.resident(), "没人看过的问题");
        Refused.with("services.inbox.merge", () -> town.officer.run(() -> moderation.merge(kept.id(), kept.number())));
        Refused.with(
                "services.inbox.merge", () -> town.officer.run(() -> moderation.merge(kept.id(), unread.number())));
        Refused.with(
                "services.inbox.merge", () -> town.officer.run(() -> moderation.merge(kept.id(), "W000000-000000")));
        Refused.with(
                "access.post-not-permitted", () -> town.clerk.run(() -> moderation.merge(unread.id(), kept.number())));
        var other = new Town(register);
        Refused.with(
                "services.inbox.issue.not-found",
                () -> other.officer.run(() -> moderation.merge(unread.id(), kept.number())));
    }

    @Test
    @DisplayName("R054 names of those who file or support are never public, not even in the database")
    void namesNobody() {
        var kept = open(LAMP);
        support(kept, town.resident());
        assertThat(rowsOfSupport(Reach.blind(town.county.value()))).isZero();
        var stranger = town.resident();
        Integer seen = stranger.call(() -> transaction.execute(status -> rows()));
        assertThat(seen).isZero();
        var columns = jdbc.sql("""
            select column_name from information_schema.columns
             where table_schema = 'services' and table_name in ('issue', 'issue_log', 'issue_list_line')
               and column_name ~ '(resident|person|filer|account|_by$)'
               and data_type = 'uuid'
             order by 1
            """).query(String.class).list();
        assertThat(columns).isEmpty();
    }

    @Test
    @DisplayName("R054 an answer is public, or for those who stand behind the problem alone; they are told")
    void answersOpenlyOrPrivately() {
        var wang = town.resident();
        var lamp = file(wang, LAMP);
        Refused.with("services.inbox.state", () -> answer(lamp, true, "周五前修好"));
        town.officer.run(() -> moderation.show(lamp.id(), false));
        answer(lamp, true, "周五前修好");
        answer(lamp, true, "周五前修好");
        Refused.with("services.inbox.state", () -> answer(lamp, true, "改口"));
        assertThat(look(lamp).answer()).hasValueSatisfying(given -> {
            assertThat(given.body()).isEqualTo("周五前修好");
            assertThat(given.doneBy()).contains(today().plusDays(4));
        });

        var road = open("东沟路塌了");
        var behind = town.resident();
        support(road, behind);
        answer(road, false, "因为牵涉一户的宅基地，已面谈");
        assertThat(look(road).state()).isEqualTo(IssueState.ANSWERED);
        assertThat(look(road).answer()).isEmpty();
        assertThat(behind.call(() -> desk.find(road.id())).orElseThrow().answer())
                .isPresent();
        assertThat(wang.call(() -> outbox.inbox(java.util.Objects.requireNonNull(wang.resident()))))
                .hasSize(1);
    }

    @Test
    void onlyTheLevelOfItsCategoryOrOneAboveAnswers() {
        var doctor = town.resident().call(() -> {
            var category = Category.of("卫生健康", "村卫生室", "缺医生", org.xiangli.kernel.DivisionCode.Level.COUNTY);
            return desk.file(
                    new Filing(
                            UUID.randomUUID(),
                            town.village,
                            category.code(),
                            "卫生室一年没有医生",
                            "村部",
                            Optional.empty(),
                            Optional.empty()),
                    Optional.empty());
        });
        town.officer.run(() -> moderation.show(doctor.id(), false));
        Refused.with(
                "access.post-not-permitted",
                () -> town.officer.run(() -> moderation.answer(doctor.id(), true, "答复", Optional.empty())));
        assertThat(town.countyOfficer
                        .call(() -> moderation.answer(doctor.id(), true, "已派驻村医生", Optional.empty()))
                        .state())
                .isEqualTo(IssueState.ANSWERED);
    }

    @Test
    void whatIsHiddenIsLoggedWithItsReasonAndToldToWhoFiledIt() {
        var wang = town.resident();
        var filed = file(wang, "张某家的狗");
        Refused.with("services.inbox.reason", () -> town.officer.run(() -> moderation.hide(filed.id(), " ")));
        town.officer.run(() -> moderation.hide(filed.id(), "写到了个人"));
        assertThat(seenByAnyone(filed)).isEmpty();
        assertThat(anyone(() -> log.latest(0)))
                .extracting(LoggedAction::kind, LoggedAction::detail)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(LoggedAction.Kind.HIDDEN, "写到了个人"));
        assertThat(wang.call(() -> outbox.inbox(java.util.Objects.requireNonNull(wang.resident()))))
                .singleElement()
                .satisfies(message -> assertThat(message.body()).contains("写到了个人"));
    }

    @Test
    @DisplayName("R054 the month's top-10 goes by supporters; each has an answer or a date within 30 days")
    void makesTheMonthsList() {
        var issues = IntStream.rangeClosed(1, 12)
                .mapToObj(number -> open("第" + number + "处井盖缺失"))
                .toList();
        for (var number = 0; number < 12; number++) {
            for (var more = 0; more < number; more++) {
                support(issues.get(number), town.resident());
            }
        }
        answer(issues.get(11), true, "已经换了井盖");
        var month = YearMonth.now(clock);
        town.officer.run(() -> lists.make(town.village, month));
        support(issues.getFirst(), town.resident(), town.resident());
        town.officer.run(() -> lists.make(town.village, month));

        var list = anyone(() -> lists.find(town.village, month)).orElseThrow();
        assertThat(list.lines()).hasSize(10);
        assertThat(list.lines()).extracting(TopList.Line::supporters).containsExactly(12, 11, 10, 9, 8, 7, 6, 5, 4, 3);
        assertThat(list.lines().getFirst().issue().id())
                .isEqualTo(issues.get(11).id());
        assertThat(list.lines())
                .allSatisfy(line -> assertThat(line.issue().answer().isPresent()
                                || !line.issue()
                                        .answerBy()
                                        .isAfter(line.issue().filedOn().plusDays(30)))
                        .isTrue());
        assertThat(anyone(() -> lists.find(town.village, month.minusMonths(1)))).isEmpty();
    }

    @Test
    @DisplayName("R054 at the month's end village and township get their lists by themselves, once")
    void makesTheListsOfVillageAndTownship() {
        var kept = open(LAMP);
        file(town.resident(), "没人看过的问题");
        var month = YearMonth.now(clock);
        for (var round = 0; round < 2; round++) {
            int made = Bound.call(Reach.ofCounty(town.county.value()), () -> lists.makeAll(month));
            assertThat(made).isEqualTo(2);
        }
        for (var where : List.of(town.village, town.township)) {
            assertThat(anyone(() -> lists.find(where, month)).orElseThrow().lines())
                    .singleElement()
                    .satisfies(line -> assertThat(line.issue().id()).isEqualTo(kept.id()));
        }
        assertThat(anyone(() -> lists.find(town.neighbour, month))).isEmpty();
        assertThat(anyone(() -> log.latest(0)))
                .filteredOn(line -> line.kind() == LoggedAction.Kind.LISTED)
                .hasSize(1);
    }

    @Test
    void refusesWhatIsEmptyTooLongOrNowhere() {
        Refused.with("services.inbox.body", () -> town.filing("　 ", PLACE));
        Refused.with("services.inbox.body", () -> town.filing("", PLACE));
        Refused.with("services.inbox.too-long", () -> town.filing("坏".repeat(1001), PLACE));
        assertThat(town.filing("坏".repeat(1000), PLACE).body()).hasSize(1000);
        Refused.with("services.inbox.too-long", () -> town.filing("坏\0", PLACE));
        Refused.with("services.inbox.place", () -> town.filing(LAMP, " "));
        for (var wrong : List.of("91", "42,7", "abc", "1e3", "-90.0000006")) {
            Refused.with("services.inbox.spot", () -> Spot.typed(wrong, "129"));
        }
        Refused.with("services.inbox.spot", () -> Spot.typed("42.7", ""));
        assertThat(Spot.typed("42.7701234", "-129.425001")).contains(new Spot(42_770_123, -129_425_001));
        var unknown = new Filing(
                UUID.randomUUID(), town.village, "0000000000", LAMP, PLACE, Optional.empty(), Optional.empty());
        Refused.with("services.inbox.category", () -> town.resident().run(() -> desk.file(unknown, Optional.empty())));
    }

    @Test
    void twoWhoSupportAtOnceAreBothCounted() {
        var kept = open(LAMP);
        var people = IntStream.range(0, 8).mapToObj(number -> town.resident()).toList();
        people.parallelStream().forEach(person -> person.run(() -> desk.support(kept.id(), Optional.empty())));
        assertThat(look(kept).supporters()).isEqualTo(9);
    }

    private Issue open(String body) {
        var filed = file(town.resident(), body);
        return town.officer.call(() -> moderation.show(filed.id(), false));
    }

    private Issue file(Acting resident, String body) {
        return resident.call(() -> desk.file(town.filing(body, PLACE), Optional.empty()));
    }

    private void support(Issue issue, Acting... people) {
        for (var person : people) {
            person.run(() -> desk.support(issue.id(), Optional.empty()));
        }
    }

    private void answer(Issue issue, boolean open, String text) {
        town.clerk.run(() -> moderation.answer(issue.id(), open, text, Optional.of(today().plusDays(4))));
    }

    private Issue look(Issue issue) {
        return seenByAnyone(issue).orElseThrow();
    }

    private Optional<Issue> seenByAnyone(Issue issue) {
        return anyone(() -> desk.find(issue.id()));
    }

    private <T> T anyone(java.util.function.Supplier<T> work) {
        return Bound.call(Reach.blind(town.county.value()), work);
    }

    private int rowsOfSupport(Reach reach) {
        return Bound.call(reach, () -> transaction.execute(status -> rows()));
    }

    private Integer rows() {
        return jdbc.sql("select count(*) from services.issue_support")
                .query(Integer.class)
                .single();
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
