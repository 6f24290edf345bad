package org.xiangli.bench;

import com.sun.management.GarbageCollectionNotificationInfo;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import javax.management.NotificationEmitter;
import javax.management.openmbean.CompositeData;
import org.dhatim.fastexcel.Workbook;
import org.xiangli.core.access.Acting;
import org.xiangli.core.access.PostKind;
import org.xiangli.core.access.Purpose;
import org.xiangli.core.people.ResidentRegistry;
import org.xiangli.core.store.Bound;
import org.xiangli.core.store.Reach;
import org.xiangli.domain.services.tables.TableDesk;
import org.xiangli.domain.services.tables.TableImport;
import org.xiangli.domain.services.tables.TableWorker;
import org.xiangli.kernel.DivisionCode;

/**
 * A table of invented applications taken in by the code that takes a clerk's, in a JVM of its own for each size, all with
 * the same small heap: what memory it takes must not follow the size. {@code write} makes the table in another JVM.
 */
final class Excel {

    /** Megabytes; a house alone needs some eighty. */
    static final int HEAP = 192;

    private static final List<String> HEADINGS = List.of(
            "公民身份号码", "联系电话", "现在是在校学生吗？", "现在参加职工基本养老保险吗？", "选择的年缴费额（元）", "我承诺以上所填属实", "材料齐全");

    private final Settings settings;
    private final int rows;

    private Excel(Settings settings, int rows) {
        this.settings = settings;
        this.rows = rows;
    }

    public static void main(String[] arguments) throws Exception {
        var excel = new Excel(Settings.fromEnvironment(), Integer.parseInt(arguments[1]));
        if (arguments[0].equals("write")) {
            excel.write();
        } else {
            excel.measure();
        }
    }

    private Path file() {
        return settings.results().resolve("table-" + rows + ".xlsx");
    }

    /** People of the first village, each in several rows that differ in the telephone number, and from other tables; one row in fifty is wrong. */
    private void write() throws Exception {
        var residents = new Server(settings).list("""
            select id
              from people.resident
             where village_code = ? and birth_date < current_date - interval '20 years'
                   and left_on is null and died_on is null
             order by id
             limit ?
            """, Office.read(settings).getFirst().village(), 2_000);
        var numbers = numbers(residents);
        var random = new SplittableRandom(rows);
        try (var out = Files.newOutputStream(file())) {
            var book = new Workbook(out, "bench", "1.0");
            var sheet = book.newWorksheet("1");
            for (var column = 0; column < HEADINGS.size(); column++) {
                sheet.value(0, column, HEADINGS.get(column));
            }
            for (var line = 1; line <= rows; line++) {
                var phone = line % 50 == 0 ? "12" : "13%09d".formatted((rows * 10L + line) * 7L % 1_000_000_000L);
                var cells = List.of(
                        numbers.get(random.nextInt(numbers.size())), phone, "否", "没有", "200", "是", "是");
                for (var column = 0; column < cells.size(); column++) {
                    sheet.value(line, column, cells.get(column));
                }
                if (line % 1_000 == 0) {
                    sheet.flush();
                }
            }
            book.finish();
        }
    }

    /** The numbers are sealed in the database: the house opens them, as the clerk. */
    private List<String> numbers(List<String> residents) throws Exception {
        try (var house = House.open(settings, context -> {})) {
            var registry = house.getBean(ResidentRegistry.class);
            return clerk().call(() -> residents.stream()
                    .flatMap(id -> registry.find(UUID.fromString(id), Purpose.KEEP_REGISTER, null).stream())
                    .map(resident -> resident.idNumber().value())
                    .toList());
        }
    }

    private Acting clerk() throws Exception {
        var office = Office.read(settings).getFirst();
        var hand = office.clerk();
        return new Acting(
                hand.account(),
                hand.name(),
                hand.post(),
                PostKind.VILLAGE_CLERK,
                DivisionCode.of(office.village()),
                hand.name(),
                null);
    }

    private void measure() throws Exception {
        var acting = clerk();
        var results = new Results(settings);
        var heap = highestHeap();
        try (var house = House.open(settings, context -> {});
                var memory = new Memory(ProcessHandle.current().pid(), new Server(settings).pid())) {
            var desk = house.getBean(TableDesk.class);
            var worker = house.getBean(TableWorker.class);
            var begun = System.nanoTime();
            var table = acting.call(() -> handIn(desk));
            var taken = System.nanoTime();
            Bound.run(Reach.ofCounty(settings.county()), () -> {
                while (worker.turn()) {
                    Thread.onSpinWait();
                }
            });
            var ended = System.nanoTime();
            var done = acting.call(() -> desk.demand(table.id()));
            if (done.state() != TableImport.State.DONE
                    || done.taken() != rows - rows / 50
                    || done.refused() != rows / 50) {
                throw new IllegalStateException("%s: %d taken, %d refused of %d; %s"
                        .formatted(done.state(), done.taken(), done.refused(), rows, done.why()));
            }
            var name = "excel." + rows;
            results.add(name + ".megabytes", Files.size(file()) / 1048576.0);
            results.add(name + ".answered", (taken - begun) / 1e9);
            results.add(name + ".rate", rows * 1e9 / (ended - taken));
            results.add(name + ".heap", heap.get() / 1048576.0);
            results.add(name + ".resident", memory.highestApplication());
            results.add(name + ".database", memory.highestDatabase());
        }
    }

    private TableImport handIn(TableDesk desk) {
        try (var content = Files.newInputStream(file())) {
            return desk.handIn(UUID.randomUUID(), settings.item(), "bench.xlsx", content, Locale.CHINA);
        } catch (IOException problem) {
            throw new java.io.UncheckedIOException(problem);
        }
    }

    /** The most that was left on the heap after a collection; before one it is as full as it may be. */
    private static AtomicLong highestHeap() {
        var highest = new AtomicLong();
        for (var collector : ManagementFactory.getGarbageCollectorMXBeans()) {
            ((NotificationEmitter) collector).addNotificationListener((notification, none) -> {
                if (notification.getType().equals(GarbageCollectionNotificationInfo.GARBAGE_COLLECTION_NOTIFICATION)) {
                    var after = GarbageCollectionNotificationInfo.from((CompositeData) notification.getUserData())
                            .getGcInfo()
                            .getMemoryUsageAfterGc();
                    var used = ManagementFactory.getMemoryPoolMXBeans().stream()
                            .filter(pool -> pool.getType() == java.lang.management.MemoryType.HEAP)
                            .map(pool -> after.get(pool.getName()))
                            .mapToLong(MemoryUsage::getUsed)
                            .sum();
                    highest.accumulateAndGet(used, Math::max);
                }
            }, null, null);
        }
        return highest;
    }
}
