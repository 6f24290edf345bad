package org.xiangli.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.xiangli.core.access.Acting;
import org.xiangli.core.access.PostKind;
import org.xiangli.core.people.EventKind;
import org.xiangli.core.people.RegisterDesk;
import org.xiangli.core.people.Relation;
import org.xiangli.core.people.ResidenceType;
import org.xiangli.core.store.Bound;
import org.xiangli.core.store.Reach;
import org.xiangli.domain.services.Catalogue;
import org.xiangli.kernel.IdNumber;
import org.xiangli.kernel.Ids;

/** A clerk hands a table in, follows it, mends what was refused and hands that in again. */
@BrowserTest
class TablesIT {

    private static final List<String> HEADINGS =
            List.of("公民身份号码", "联系电话", "现在是在校学生吗？", "现在参加职工基本养老保险吗？", "在哪里参保（省、市、县）", "选择的年缴费额（元）", "我承诺以上所填属实", "材料齐全");
    private static final AtomicInteger VILLAGERS = new AtomicInteger(1_500);

    private final TownHall hall;
    private final RegisterDesk register;
    private final Catalogue catalogue;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;

    @TempDir
    private Path folder = Path.of("");

    TablesIT(
            TownHall hall,
            RegisterDesk register,
            Catalogue catalogue,
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.hall = hall;
        this.register = register;
        this.catalogue = catalogue;
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    @BeforeEach
    void openTheCounty() {
        hall.openCounty();
        var today = LocalDate.now(clock);
        Bound.run(Reach.ofCounty(TownHall.COUNTY.value()), () -> {
            if (catalogue.current(today).isEmpty()) {
                catalogue.publish(Ids.next(), Catalogue.shippedItems(), today, "", new UUID(0, 0));
            }
        });
    }

    @Test
    @DisplayName(
            "R043 R048 a table goes in, is followed without script, and its refused rows are mended and go in again")
    void aTableGoesInAndItsRefusedRowsAreMended(Visitors visitors) throws IOException {
        var rows = new ArrayList<List<String>>();
        rows.add(HEADINGS);
        for (var number = 0; number < 60; number++) {
            rows.add(List.of(villager(), number % 20 == 7 ? "12" : "13800000000", "否", "没有", "", "200", "是", "是"));
        }
        var clerk = visitors.on(Device.NO_SCRIPT, hall.appoint(PostKind.VILLAGE_CLERK));
        clerk.open("/tables").choose("事项", "城乡居民基本养老保险参保登记");
        clerk.attach("xlsx 表格", table("三月.xlsx", rows)).press("导入");
        var path = clerk.path();
        assertThat(path).startsWith("/tables/imports/");
        hold(true);
        clerk.open(path).sees("三月.xlsx").sees("取消导入").screenshot("table-begun");
        visitors.inspect(path, clerk);
        hold(false);
        for (var tries = 0; tries < 300 && !clerk.page().content().contains("每一行都处理完了"); tries++) {
            clerk.page().waitForTimeout(500);
            clerk.open(path);
        }
        clerk.sees("每一行都处理完了").sees("已处理 60 行，共 60 行").sees("B 联系电话").screenshot("table-done");
        visitors.inspect(path, clerk);
        visitors.on(Device.DESKTOP, clerk).open(path).screenshot("table-done");

        var wrong = folder.resolve("wrong.xlsx");
        Files.write(wrong, clerk.fetch(path + "/wrong").body());
        clerk.open("/tables").choose("事项", "城乡居民基本养老保险参保登记").attach("xlsx 表格", wrong);
        clerk.press("导入").sees("wrong.xlsx");
        clerk.open("/tables").sees("我交的表格").screenshot("tables");
        visitors.inspect("/tables", clerk);
    }

    @Test
    void whatIsNoTableIsToldAtItsField(Visitors visitors) throws IOException {
        var text = Files.writeString(folder.resolve("表.xlsx"), "姓名,电话\n");
        var clerk = visitors.on(Device.PHONE, hall.appoint(PostKind.VILLAGE_CLERK));
        clerk.open("/tables").attach("xlsx 表格", text).press("导入");
        clerk.sees("这是文本（如 CSV），不是 xlsx 表格").screenshot("table-refused");
        assertThat(clerk.status()).isEqualTo(422);
    }

    @Test
    void aTableMayBeLargerThanAPaper(Visitors visitors) throws IOException {
        var random = RandomGenerator.of("L64X128MixRandom");
        var rows = new ArrayList<List<String>>();
        rows.add(HEADINGS);
        for (var number = 0; number < 1_500; number++) {
            var noise = new StringBuilder();
            while (noise.length() < 13_000) {
                noise.append(Long.toString(random.nextLong() & Long.MAX_VALUE, 36));
            }
            rows.add(List.of("0", noise.toString()));
        }
        var large = table("大.xlsx", rows);
        assertThat(Files.size(large)).isGreaterThan(12L * 1024 * 1024);
        var clerk = visitors.on(Device.DESKTOP, hall.appoint(PostKind.VILLAGE_CLERK));
        clerk.open("/tables").attach("xlsx 表格", large).press("导入");
        clerk.sees("大.xlsx").press("取消导入").sees("已取消").screenshot("table-cancelled");
    }

    @Test
    @DisplayName("R029 R030 the county fetches its catalogue, sends it back changed, and another publishes it")
    void theCatalogueGoesOutAndComesBack(Visitors visitors) throws IOException {
        var officer = visitors.on(Device.DESKTOP, hall.appoint(PostKind.COUNTY_OFFICER, "县民政局"));
        officer.open("/tables").follow("打开目录表");
        var rows = new ArrayList<List<String>>();
        try (var book = new ReadableWorkbook(new ByteArrayInputStream(
                        officer.fetch("/tables/items/sheet").body()));
                var lines = book.getFirstSheet().openStream()) {
            lines.forEach(line -> rows.add(line.stream()
                    .map(cell -> cell == null ? "" : cell.getText())
                    .toList()));
        }
        var hours = rows.getFirst().indexOf("place.hours.zh");
        rows.replaceAll(row -> row.getFirst().equals("elder-allowance") ? with(row, hours, "周一至周五 9:00-17:00") : row);
        rows.replaceAll(row -> row.getFirst().equals("social-card") ? with(row, hours - 1, "=1+1") : row);
        officer.attach("xlsx 表格", table("目录.xlsx", rows)).press("导入");
        officer.sees("等待发布").sees("place.where.en：这一格是公式").screenshot("catalogue-table");
        visitors.inspect("/tables/items", officer);
        var approver = visitors.on(Device.DESKTOP, hall.appoint(PostKind.COUNTY_APPROVER));
        approver.open("/tables/items").sees("改动 2 处");
        approver.page().locator("main summary").click();
        approver.screenshot("catalogue-proposed");
        visitors.inspect("/tables/items", approver);
        approver.page().locator("#note").fill("改办公时间");
        approver.press("发布勾选的事项").sees("请先勾选至少一个事项");
        approver.page().locator("input[name=chosen]").check();
        approver.press("发布勾选的事项").sees("没有等待发布的事项");
    }

    /** Takes every table out of the worker's hands, so that a page that changes stands still to be looked at. */
    private void hold(boolean still) {
        Bound.run(
                Reach.ofCounty(TownHall.COUNTY.value()),
                () -> transaction.executeWithoutResult(
                        status -> jdbc.sql("""
                            update services.table_import
                               set held_by = case when :still then gen_random_uuid() end,
                                   held_until = case when :still then now() + interval '1 hour' end
                             where ended_at is null
                            """).param("still", still).update()));
    }

    private static List<String> with(List<String> row, int column, String text) {
        var changed = new ArrayList<>(row);
        changed.set(column, text);
        return changed;
    }

    private Path table(String name, List<List<String>> rows) throws IOException {
        var file = folder.resolve(name);
        try (var out = Files.newOutputStream(file)) {
            var book = new Workbook(out, "Test", "1.0");
            var sheet = book.newWorksheet("1");
            for (var line = 0; line < rows.size(); line++) {
                for (var column = 0; column < rows.get(line).size(); column++) {
                    sheet.value(line, column, rows.get(line).get(column));
                }
            }
            book.finish();
        }
        return file;
    }

    private String villager() {
        var number = VILLAGERS.incrementAndGet();
        var clerk = new Acting(Ids.next(), "窗口", Ids.next(), PostKind.VILLAGE_CLERK, TownHall.VILLAGE, "村便民服务站", null);
        return clerk.call(() -> {
            var begin = LocalDate.of(2020, 11, 1);
            var household = register.formHousehold(TownHall.VILLAGE, "1组" + number + "号", begin);
            return register.enter(
                            EventKind.ENTERED,
                            new RegisterDesk.Entry(
                                    TownHall.VILLAGE,
                                    household,
                                    Relation.HEAD,
                                    "王秀兰",
                                    IdNumber.build(
                                            "000000", LocalDate.of(1980, 3, 8).plusDays(number), 4),
                                    ResidenceType.HERE,
                                    TownHall.VILLAGE,
                                    begin,
                                    null),
                            "户口簿")
                    .idNumber()
                    .value();
        });
    }
}
