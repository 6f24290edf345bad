package org.xiangli.domain.services.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationContext;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;
import org.xiangli.core.access.Acting;
import org.xiangli.core.access.PostKind;
import org.xiangli.core.access.PostRegister;
import org.xiangli.core.page.Texts;
import org.xiangli.core.people.EventKind;
import org.xiangli.core.people.RegisterDesk;
import org.xiangli.core.people.Relation;
import org.xiangli.core.people.ResidenceType;
import org.xiangli.core.people.Resident;
import org.xiangli.core.procedure.CaseDesk;
import org.xiangli.core.store.Bound;
import org.xiangli.core.store.Counties;
import org.xiangli.core.store.Reach;
import org.xiangli.domain.services.Catalogue;
import org.xiangli.domain.services.forms.FormShelf;
import org.xiangli.domain.services.tables.TableImport.State;
import org.xiangli.kernel.DivisionCode;
import org.xiangli.kernel.IdNumber;
import org.xiangli.kernel.Ids;
import org.xiangli.kernel.Refusal;
import org.xiangli.testing.HouseTest;

/** Tables worked through in a county of their own, whatever happens to the workers meanwhile. */
@HouseTest
class TableWorkerTests {

    private static final DivisionCode COUNTY = DivisionCode.of("222426");
    private static final DivisionCode VILLAGE = DivisionCode.of("222426100201");
    private static final String ITEM = "pension-register";
    private static final List<String> HEADINGS =
            List.of("公民身份号码", "联系电话", "现在是在校学生吗？", "现在参加职工基本养老保险吗？", "在哪里参保（省、市、县）", "选择的年缴费额（元）", "我承诺以上所填属实", "材料齐全");
    private static final AtomicInteger PEOPLE = new AtomicInteger();

    private final ApplicationContext house;
    private final TableDesk desk;
    private final TableRound round;
    private final PostRegister posts;
    private final RegisterDesk register;
    private final CaseDesk cases;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private Acting clerk;

    TableWorkerTests(
            ApplicationContext house,
            TableDesk desk,
            TableRound round,
            PostRegister posts,
            RegisterDesk register,
            CaseDesk cases,
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            Counties counties,
            Catalogue catalogue,
            Clock clock) {
        this.house = house;
        this.desk = desk;
        this.round = round;
        this.posts = posts;
        this.register = register;
        this.cases = cases;
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
        counties.turnOn(COUNTY.value(), false);
        var today = LocalDate.now(clock);
        Bound.run(Reach.ofCounty(COUNTY.value()), () -> {
            if (catalogue.current(today).isEmpty()) {
                catalogue.publish(Ids.next(), Catalogue.shippedItems(), today, "测试", new UUID(0, 0));
            }
        });
        this.clerk = clerk();
    }

    @BeforeEach
    void anotherClerk() {
        clerk = clerk();
    }

    @AfterEach
    void nobodyDies() {
        asOwner("drop trigger if exists die on services.table_row");
        asOwner("drop function if exists public.die()");
        TableWork.finish(house, COUNTY.value());
    }

    @Test
    @DisplayName("R043 R048 good rows are taken, and each wrong one says line, column and what is wrong")
    void goodRowsAreTakenAndWrongOnesSayWhy() {
        var one = villager();
        var two = villager();
        var table = handIn(List.of(
                good(one),
                List.of(two.idNumber().value(), "12", "否", "正在参加", "", "200", "是", "是"),
                List.of("000000195807190000", "13800000000", "否", "没有", "", "200", "是", "是"),
                List.of("=1+1", "13800000000", "否", "没有", "", "200", "是", "是")));
        TableWork.finish(house, COUNTY.value());
        var done = look(table);
        assertThat(done.state()).isEqualTo(State.DONE);
        assertThat(List.of(done.rowsRead(), done.taken(), done.refused())).containsExactly(4, 1, 3);
        assertThat(of(one)).isEqualTo(1);
        assertThat(of(two)).isZero();
        var wrong = clerk.call(() -> desk.firstWrong(table.id()));
        assertThat(wrong).extracting(TableDesk.Wrong::line).containsExactly(3, 4, 5);
        assertThat(wrong.getFirst().problems()).extracting(RowProblem::column).contains("B 联系电话", "E 在哪里参保（省、市、县）");
        assertThat(wrong.get(1).problems().getFirst().column()).isEqualTo("A 公民身份号码");
        assertThat(wrong.toString()).doesNotContain(two.idNumber().value());

        var again = handIn(List.of(good(two), good(one)));
        TableWork.finish(house, COUNTY.value());
        assertThat(look(again).taken()).isEqualTo(1);
        assertThat(look(again).known()).isEqualTo(1);
        assertThat(of(one)).isEqualTo(1);
        assertThat(of(two)).isEqualTo(1);
    }

    @Test
    @DisplayName("R043 a worker killed in the middle of a batch leaves no row twice and none out")
    void aKilledWorkerLeavesNoRowTwiceAndNoneOut() {
        var people = IntStream.range(0, 60).mapToObj(number -> villager()).toList();
        var table = handIn(people.stream().map(TableWorkerTests::good).toList());
        var first = worker(Duration.ZERO);
        var hold = inCounty(() -> first.hold().orElseThrow());
        assertThat(inCounty(() -> first.step(hold))).isTrue();
        assertThat(inCounty(() -> first.step(hold))).isTrue();
        assertThat(look(table).taken()).isEqualTo(25);

        // rows 2 to 26 are taken; the server ends the connection at row 40, in the middle of the second batch
        dieAt(table, "update", 40);
        assertThatThrownBy(() -> inCounty(() -> first.step(hold)))
                .isInstanceOfAny(DataAccessException.class, TransactionException.class);
        asOwner("drop trigger die on services.table_row");
        assertThat(look(table).taken()).isEqualTo(25);
        assertThat(of(people.get(24))).isEqualTo(1);
        assertThat(of(people.get(25))).isZero();

        TableWork.finish(house, COUNTY.value());
        var done = look(table);
        assertThat(done.state()).isEqualTo(State.DONE);
        assertThat(List.of(done.rowsRead(), done.taken(), done.known(), done.refused()))
                .containsExactly(60, 60, 0, 0);
        assertThat(people).allSatisfy(person -> assertThat(of(person)).isEqualTo(1));
        assertThatThrownBy(() -> inCounty(() -> first.step(hold))).isInstanceOf(TableWorker.Lost.class);
    }

    @Test
    void aWorkerKilledWhileReadingLosesAndDoublesNoRow() {
        var rows = IntStream.range(0, 1_200)
                .mapToObj(number -> List.of("0000001958071" + number, "1", "否", "没有", "", "200", "是", "是"))
                .toList();
        var table = handIn(rows);
        var first = worker(Duration.ZERO);
        var hold = inCounty(() -> first.hold().orElseThrow());
        dieAt(table, "insert", 900);
        assertThatThrownBy(() -> inCounty(() -> first.step(hold)))
                .isInstanceOfAny(DataAccessException.class, TransactionException.class);
        asOwner("drop trigger die on services.table_row");
        assertThat(look(table).rowsRead()).isEqualTo(500);
        var second = worker(Duration.ofMinutes(2));
        var other = inCounty(() -> second.hold().orElseThrow());
        assertThat(inCounty(() -> second.step(other))).isTrue();
        assertThat(look(table).state()).isEqualTo(State.TAKING);
        assertThat(look(table).rowsRead()).isEqualTo(1_200);
        assertThat(count("select count(*) from services.table_row where import_id = :id", table))
                .isEqualTo(1_200);
        assertThat(count("select count(*) from services.table_piece where import_id = :id", table))
                .isZero();
        assertThat(count("select count(*) from services.table_word where import_id = :id", table))
                .isZero();
        clerk.call(() -> desk.cancel(table.id()));
    }

    @Test
    void twoTablesAtOnceDoNotDisturbEachOther() {
        var mine = IntStream.range(0, 30).mapToObj(number -> villager()).toList();
        var others = IntStream.range(0, 30).mapToObj(number -> villager()).toList();
        var one = handIn(mine.stream().map(TableWorkerTests::good).toList());
        var other = handIn(others.stream().map(TableWorkerTests::good).toList());
        var first = worker(Duration.ofMinutes(2));
        var second = worker(Duration.ofMinutes(2));
        var left = inCounty(() -> first.hold().orElseThrow());
        var right = inCounty(() -> second.hold().orElseThrow());
        assertThat(inCounty(() -> worker(Duration.ofMinutes(2)).hold())).isEmpty();
        var more = true;
        while (more) {
            more = inCounty(() -> first.step(left)) & inCounty(() -> second.step(right));
        }
        assertThat(look(one).taken()).isEqualTo(30);
        assertThat(look(other).taken()).isEqualTo(30);
        assertThat(mine).allSatisfy(person -> assertThat(of(person)).isEqualTo(1));
        assertThat(others).allSatisfy(person -> assertThat(of(person)).isEqualTo(1));
    }

    @Test
    void cancelledNothingMoreIsTakenAndTheRestComesBack() {
        var people = IntStream.range(0, 30).mapToObj(number -> villager()).toList();
        var table = handIn(people.stream().map(TableWorkerTests::good).toList());
        var worker = worker(Duration.ofMinutes(2));
        var hold = inCounty(() -> worker.hold().orElseThrow());
        inCounty(() -> worker.step(hold));
        inCounty(() -> worker.step(hold));
        assertThat(clerk.call(() -> desk.cancel(table.id())).state()).isEqualTo(State.CANCELLED);
        assertThatThrownBy(() -> inCounty(() -> worker.step(hold))).isInstanceOf(TableWorker.Lost.class);
        assertThat(look(table).taken()).isEqualTo(25);
        assertThat(look(table).notTaken()).isEqualTo(5);
        assertThat(wrong(table))
                .hasSize(5)
                .allSatisfy(row -> assertThat(row.problems()).isEmpty());
        assertThat(people.stream().mapToInt(this::of).sum()).isEqualTo(25);
    }

    @Test
    @DisplayName("R011 the work stops, and says so, when the post of whoever handed the table in has ended")
    void itStopsWhenThePostHasEnded() {
        var person = villager();
        var table = handIn(List.of(good(person)));
        posts.end(
                COUNTY.value(),
                clerk.account(),
                clerk.post(),
                LocalDate.now(clock).minusDays(1));
        TableWork.finish(house, COUNTY.value());
        assertThat(look(table).state()).isEqualTo(State.STOPPED);
        assertThat(look(table).why().orElseThrow()).contains("已不在交表时的岗位上");
        assertThat(of(person)).isZero();
    }

    @Test
    @DisplayName("R012 R013 nobody else sees the rows, and who fetches them is recorded")
    void nobodyElseSeesTheRowsAndFetchingIsRecorded() {
        var person = villager();
        var table = handIn(
                List.of(List.of(person.idNumber().value(), "12", "否", "没有", "", "200", "是", "是"), good(villager())));
        TableWork.finish(house, COUNTY.value());
        var views = views(person);
        assertThat(wrong(table)).hasSize(1);
        assertThat(views(person)).isEqualTo(views + 1);
        var neighbour = clerk();
        assertThatThrownBy(() -> neighbour.call(() -> desk.demand(table.id())))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("tables.not-found"));
        assertThat(neighbour.<Integer, RuntimeException>call(
                        () -> count("select count(*) from services.table_row where import_id = :id", table)))
                .isZero();
    }

    @Test
    @DisplayName("R014 what was typed is erased after its days; the counts stay")
    void whatWasTypedIsErased() {
        var table = handIn(List.of(good(villager()), List.of("1", "1")));
        TableWork.finish(house, COUNTY.value());
        ended(table, 29);
        inCounty(() -> round.erase(COUNTY.value()));
        assertThat(wrong(table)).hasSize(1);
        ended(table, 31);
        inCounty(() -> round.erase(COUNTY.value()));
        assertThat(look(table).erased()).isTrue();
        assertThat(look(table).taken()).isEqualTo(1);
        assertThat(count("select count(*) from services.table_row where import_id = :id", table))
                .isZero();
        assertThatThrownBy(() -> wrong(table)).isInstanceOf(Refusal.class);
    }

    @Test
    void rowsThatCannotBeReadSayWhy() {
        var person = villager();
        var number = person.idNumber().value();
        var table = handIn(TableWork.written(sheet -> {
            line(sheet, 0, HEADINGS);
            line(sheet, 1, good(person));
            sheet.value(1, 0, 222405195807190000L);
            line(sheet, 2, good(person));
            sheet.formula(2, 1, "A1");
            line(sheet, 4, good(person));
            sheet.range(4, 4, 5, 4).merge();
            line(sheet, 5, List.of("", "", "", "没有"));
            line(sheet, 7, good(person));
            sheet.value(
                    7, 0, "０" + number.substring(1, 17) + number.substring(17).toLowerCase(Locale.ROOT));
        }));
        TableWork.finish(house, COUNTY.value());
        assertThat(look(table).rowsRead()).isEqualTo(5);
        assertThat(look(table).taken()).isEqualTo(1);
        assertThat(of(person)).isEqualTo(1);
        assertThat(clerk.call(() -> desk.firstWrong(table.id())).stream()
                        .map(row -> row.line() + row.problems().getFirst().what())
                        .toList())
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("2表格把这个长数字").doesNotContain("2224"),
                        line -> assertThat(line).startsWith("3这一格是公式"),
                        line -> assertThat(line).startsWith("5这一行有合并的单元格"),
                        line -> assertThat(line).startsWith("6这一行有合并的单元格"));
    }

    @Test
    void theSheetWithTheHeadingsIsFoundAndABookWithoutIsTurnedDown() {
        var person = villager();
        var good = handIn(book(List.of(List.of("说明", "请看第二张")), List.of(HEADINGS, good(person))));
        var none = handIn(book(List.of(List.of("姓名", "电话"), List.of("王", "1")), List.of(List.of("x"))));
        var empty = handIn(List.of());
        TableWork.finish(house, COUNTY.value());
        assertThat(look(good).taken()).isEqualTo(1);
        assertThat(look(none).state()).isEqualTo(State.STOPPED);
        assertThat(look(none).why().orElseThrow()).contains("没有哪张工作表");
        assertThat(look(empty).why().orElseThrow()).contains("没有填任何一行");
        assertThat(count("select count(*) from services.table_piece where import_id = :id", none))
                .isZero();
    }

    @Test
    void handedInTwiceItIsOneTable() throws IOException {
        var key = Ids.next();
        var file = TableWork.table(List.of(HEADINGS, good(villager())));
        var one = clerk.call(() -> desk.handIn(key, ITEM, "表.xlsx", new ByteArrayInputStream(file), Locale.CHINA));
        var two = clerk.call(() -> desk.handIn(key, ITEM, "表.xlsx", new ByteArrayInputStream(file), Locale.CHINA));
        assertThat(two.id()).isEqualTo(one.id());
        assertThat(one.size()).isEqualTo(file.length);
    }

    @Test
    void whatIsNoTableLeavesNothingBehind() {
        var before = clerk.call(desk::mine).size();
        assertThatThrownBy(() -> handIn("a,b\n".getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                .isInstanceOf(Refusal.class);
        assertThat(clerk.call(desk::mine)).hasSize(before);
    }

    private Acting clerk() {
        var login = "t" + UUID.randomUUID().toString().substring(0, 20);
        var account = posts.open(COUNTY.value(), login, "测试窗口", "冬天的松花江 结冰 2026");
        var post = posts.appoint(account, PostKind.VILLAGE_CLERK, VILLAGE, "村便民服务站", LocalDate.of(2021, 1, 1), null);
        return new Acting(account.id(), "测试窗口", post.id(), post.kind(), VILLAGE, "村便民服务站", null);
    }

    private Resident villager() {
        var number = PEOPLE.incrementAndGet();
        var born = LocalDate.of(1970, 1, 1).plusDays(number);
        return clerk.call(() -> {
            var begin = LocalDate.of(2020, 11, 1);
            var household = register.formHousehold(VILLAGE, "1组" + number + "号", begin);
            return register.enter(
                    EventKind.ENTERED,
                    new RegisterDesk.Entry(
                            VILLAGE,
                            household,
                            Relation.HEAD,
                            "闻人静",
                            IdNumber.build("000000", born, 2),
                            ResidenceType.HERE,
                            VILLAGE,
                            begin,
                            null),
                    "户口簿");
        });
    }

    private TableWorker worker(Duration held) {
        return new TableWorker(
                house.getBean(TableShelf.class),
                house.getBean(RowShelf.class),
                house.getBean(TableReader.class),
                house.getBean(RowTaker.class),
                house.getBean(FormShelf.class),
                house.getBean(Catalogue.class),
                posts,
                house.getBean(Counties.class),
                house.getBean(Texts.class),
                house.getBean(PlatformTransactionManager.class),
                clock,
                held,
                1);
    }

    private TableImport handIn(List<List<String>> rows) {
        var all = new ArrayList<List<String>>();
        all.add(HEADINGS);
        all.addAll(rows);
        return handIn(TableWork.table(all));
    }

    private TableImport handIn(byte[] file) {
        return clerk.call(() -> {
            try {
                return desk.handIn(Ids.next(), ITEM, "表.xlsx", new ByteArrayInputStream(file), Locale.CHINA);
            } catch (IOException impossible) {
                throw new java.io.UncheckedIOException(impossible);
            }
        });
    }

    private static byte[] book(List<List<String>> first, List<List<String>> second) {
        var bytes = new java.io.ByteArrayOutputStream();
        try {
            var book = new org.dhatim.fastexcel.Workbook(bytes, "Test", "1.0");
            for (var rows : List.of(first, second)) {
                var sheet = book.newWorksheet("表" + rows.size());
                for (var line = 0; line < rows.size(); line++) {
                    line(sheet, line, rows.get(line));
                }
            }
            book.finish();
        } catch (IOException impossible) {
            throw new java.io.UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private static void line(org.dhatim.fastexcel.Worksheet sheet, int line, List<String> cells) {
        for (var column = 0; column < cells.size(); column++) {
            sheet.value(line, column, cells.get(column));
        }
    }

    private TableImport look(TableImport table) {
        return clerk.call(() -> desk.demand(table.id()));
    }

    private List<TableDesk.WrongRow> wrong(TableImport table) {
        var rows = new ArrayList<TableDesk.WrongRow>();
        clerk.run(() -> desk.notTaken(table.id(), rows::add));
        return Collections.unmodifiableList(rows);
    }

    private static List<String> good(Resident resident) {
        return List.of(resident.idNumber().value(), "13800000000", "否", "没有", "", "200", "是", "是");
    }

    private int of(Resident resident) {
        return clerk.call(() -> cases.ofSubject(resident.id())).size();
    }

    private int views(Resident resident) {
        return inCounty(() -> transaction.execute(status -> jdbc.sql("""
            select count(*) from access.person_view where county_code = :county and resident_id = :id
               and fields = 'table'
            """)
                .param("county", COUNTY.value())
                .param("id", resident.id())
                .query(Integer.class)
                .single()));
    }

    private int count(String question, TableImport table) {
        var asks = Acting.find().isPresent() ? Acting.current() : clerk;
        return asks.<Integer, RuntimeException>call(() -> transaction.execute(status ->
                jdbc.sql(question).param("id", table.id()).query(Integer.class).single()));
    }

    private void ended(TableImport table, int daysAgo) {
        clerk.run(() -> transaction.executeWithoutResult(status -> jdbc.sql("""
            update services.table_import set ended_at = :then where id = :id
            """)
                .param("then", OffsetDateTime.now(clock).minusDays(daysAgo))
                .param("id", table.id())
                .update()));
    }

    private static <T> T inCounty(java.util.function.Supplier<T> work) {
        return Bound.call(Reach.ofCounty(COUNTY.value()), work);
    }

    private static void inCounty(Runnable work) {
        Bound.run(Reach.ofCounty(COUNTY.value()), work);
    }

    /** The server itself ends the connection that comes to this line, as a crash of the worker would. */
    private void dieAt(TableImport table, String event, int line) {
        asOwner("""
            create function public.die() returns trigger language plpgsql security definer as $$
            begin
                perform pg_terminate_backend(pg_backend_pid());
                return new;
            end $$
            """);
        asOwner("create trigger die before " + event + " on services.table_row for each row when (new.line = " + line
                + " and new.import_id = '" + table.id() + "') execute function public.die()");
    }

    private void asOwner(String statement) {
        transaction.executeWithoutResult(status -> {
            jdbc.sql("set local role none").update();
            jdbc.sql(statement).update();
        });
    }
}
