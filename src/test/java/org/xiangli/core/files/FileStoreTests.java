package org.xiangli.core.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.xiangli.core.store.Bound;
import org.xiangli.core.store.Reach;
import org.xiangli.kernel.DivisionCode;
import org.xiangli.kernel.Ids;
import org.xiangli.kernel.Refusal;
import org.xiangli.testing.HouseTest;

@HouseTest
class FileStoreTests {

    private static final DivisionCode VILLAGE = DivisionCode.of("222405102201");
    private static final Reach CLERK = new Reach("222405", VILLAGE.value(), null, Ids.next());

    private final FileStore files;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    FileStoreTests(FileStore files, JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.files = files;
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Test
    void keepsAPaperAndGivesItBackBitForBit() {
        var owner = Ids.next();
        var content = fresh();

        var stored = as(CLERK, () -> files.store(paper(owner, null, "D:\\扫描\\户口簿.png", content)));

        assertThat(stored.name()).isEqualTo("户口簿.png");
        assertThat(stored.type()).isEqualTo(FileType.PNG);
        assertThat(stored.size()).isEqualTo(content.length);
        assertThat(stored.addedBy()).isEqualTo(CLERK.account());
        assertThat(as(CLERK, () -> files.open(stored.id())).content()).isEqualTo(content);
        assertThat(as(CLERK, () -> files.list(owner))).containsExactly(stored);
    }

    @Test
    void keepsTheSameBytesOnceInACountyHoweverOftenTheyComeIn() {
        var content = fresh();
        var first = as(CLERK, () -> files.store(paper(Ids.next(), null, "甲.png", content)));
        var second = as(CLERK, () -> files.store(paper(Ids.next(), null, "乙.png", content)));

        assertThat(second.id()).isNotEqualTo(first.id());
        assertThat(second.sha256()).isEqualTo(first.sha256());
        assertThat(as(CLERK, () -> blobs(first.sha256()))).isEqualTo(1);
    }

    @Test
    void takesARepeatedFormAsTheSamePaper() {
        var owner = Ids.next();
        var content = fresh();
        var first = as(CLERK, () -> files.store(paper(owner, null, "甲.png", content)));

        assertThat(as(CLERK, () -> files.store(paper(owner, null, "甲.png", content))))
                .isEqualTo(first);
        assertThat(as(CLERK, () -> files.list(owner))).hasSize(1);
    }

    @Test
    void takesTwoFormsSentAtOnceAsOnePaper() throws Exception {
        var owner = Ids.next();
        var content = fresh();
        Callable<UUID> send = () -> as(
                CLERK, () -> files.store(paper(owner, null, "甲.png", content)).id());
        try (var hands = Executors.newFixedThreadPool(4)) {
            var ids = hands.invokeAll(List.of(send, send, send, send)).stream()
                    .map(sent -> sent.resultNow())
                    .distinct();
            assertThat(ids).hasSize(1);
        }
    }

    @Test
    void hidesAPaperFromOtherVillagesAndCounties() {
        var content = fresh();
        var stored = as(CLERK, () -> files.store(paper(Ids.next(), null, "甲.png", content)));
        var neighbour = new Reach("222405", "222405102202", null, Ids.next());
        var stranger = new Reach("320722", "320722", null, Ids.next());

        for (var other : List.of(neighbour, stranger, Reach.blind("222405"))) {
            assertThat(as(other, () -> files.find(stored.id()))).isEmpty();
            assertThat(as(other, () -> files.list(stored.owner()))).isEmpty();
            assertThat(as(other, () -> blobs(stored.sha256()))).isZero();
            assertRefused(() -> as(other, () -> files.open(stored.id())), "file.unknown");
        }
        var township = new Reach("222405", "222405102", null, Ids.next());
        assertThat(as(township, () -> files.open(stored.id())).content()).isEqualTo(content);
    }

    @Test
    void letsANeighbourHandInTheSameBytesWithoutSeeingThatTheyAreKnown() {
        var content = fresh();
        var stored = as(CLERK, () -> files.store(paper(Ids.next(), null, "甲.png", content)));
        var neighbour = new Reach("222405", "222405102202", null, Ids.next());

        var other = as(
                neighbour,
                () -> files.store(new Paper(Ids.next(), null, DivisionCode.of("222405102202"), "乙.png", content)));

        assertThat(as(neighbour, () -> files.open(other.id())).content()).isEqualTo(content);
        assertThat(as(neighbour, () -> files.find(stored.id()))).isEmpty();
    }

    @Test
    void showsAResidentHerOwnPapers() {
        var resident = Ids.next();
        var mine = as(CLERK, () -> files.store(paper(Ids.next(), resident, "甲.png", fresh())));
        var notMine = as(CLERK, () -> files.store(paper(Ids.next(), Ids.next(), "乙.png", fresh())));
        var herself = new Reach("222405", null, resident, Ids.next());

        assertThat(as(herself, () -> files.open(mine.id())).attachment()).isEqualTo(mine);
        assertThat(as(herself, () -> files.find(notMine.id()))).isEmpty();
        var sent = as(herself, () -> files.store(paper(Ids.next(), resident, "丙.png", fresh())));
        assertThat(as(CLERK, () -> files.find(sent.id()))).contains(sent);
    }

    @Test
    void refusesToKeepAPaperForAVillageOutOfReach() {
        assertThatThrownBy(() -> as(
                        CLERK,
                        () -> files.store(
                                new Paper(Ids.next(), null, DivisionCode.of("222405102202"), "甲.png", fresh()))))
                .isInstanceOf(DataAccessException.class)
                .rootCause()
                .hasMessageContaining("row-level security");
    }

    @Test
    void refusesAnEmptyFile() {
        assertRefused(() -> store(new byte[0]), "file.empty");
    }

    @Test
    void refusesAFileAboveTheLimitNamingSizeAndLimit() {
        var picture = fresh();
        var largest = Arrays.copyOf(picture, 10 * 1024 * 1024);
        assertThat(store(largest).size()).isEqualTo(largest.length);
        assertRefused(() -> store(Arrays.copyOf(picture, largest.length + 1)), "file.too-large", "10.1 MB", "10 MB");
        assertRefused(() -> store(Arrays.copyOf(picture, 50 * 1024 * 1024)), "file.too-large", "50 MB", "10 MB");
    }

    @Test
    void refusesATypeNotAllowedWhateverItsName() {
        assertRefused(() -> store(Samples.archive()), "file.type-not-allowed", "application/zip");
    }

    @Test
    void refusesANameOfWhichNothingIsLeft() {
        assertRefused(() -> as(CLERK, () -> files.store(paper(Ids.next(), null, "../", fresh()))), "file.name", 120);
    }

    @Test
    void withdrawsAPaperHandedInByMistakeAndTakesItAgain() {
        var owner = Ids.next();
        var content = fresh();
        var stored = as(CLERK, () -> files.store(paper(owner, null, "甲.png", content)));

        for (var i = 0; i < 2; i++) {
            as(CLERK, () -> {
                files.withdraw(stored.id(), "别人的材料");
                return true;
            });
        }

        assertThat(as(CLERK, () -> files.list(owner))).isEmpty();
        assertRefused(() -> as(CLERK, () -> files.open(stored.id())), "file.withdrawn");
        var again = as(CLERK, () -> files.store(paper(owner, null, "甲.png", content)));
        assertThat(again.id()).isNotEqualTo(stored.id());
        assertRefused(
                () -> as(CLERK, () -> {
                    files.withdraw(Ids.next(), "没有");
                    return true;
                }),
                "file.unknown");
    }

    @Test
    void leavesNobodyTheRightToChangeOrRemoveWhatIsKept() {
        var stored = store(fresh());
        for (var attempt : List.of(
                "delete from files.attachment",
                "delete from files.blob",
                "update files.blob set content = '\\x00', size = 1",
                "update files.attachment set name = 'x'")) {
            assertThatThrownBy(() -> as(CLERK, () -> jdbc.sql(attempt).update()))
                    .rootCause()
                    .hasMessageContaining("permission denied");
        }
        assertThat(as(CLERK, () -> files.find(stored.id()))).contains(stored);
    }

    private Attachment store(byte[] content) {
        return as(CLERK, () -> files.store(paper(Ids.next(), null, "材料", content)));
    }

    private Integer blobs(String sha256) {
        return jdbc.sql("select count(*) from files.blob where encode(sha256, 'hex') = :sha256")
                .param("sha256", sha256)
                .query(Integer.class)
                .single();
    }

    private <T> T as(Reach reach, java.util.function.Supplier<T> work) {
        return Bound.call(reach, () -> transaction.execute(status -> work.get()));
    }

    private static Paper paper(UUID owner, @Nullable UUID subject, String name, byte[] content) {
        return new Paper(owner, subject, VILLAGE, name, content);
    }

    /** A picture nobody has handed in before. */
    private static byte[] fresh() {
        var picture = Samples.picture("png", 1);
        var id = Ids.next().toString().getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        var fresh = Arrays.copyOf(picture, picture.length + id.length);
        System.arraycopy(id, 0, fresh, picture.length, id.length);
        return fresh;
    }

    private static void assertRefused(ThrowingCallable request, String code, Object... arguments) {
        assertThatThrownBy(request)
                .asInstanceOf(InstanceOfAssertFactories.type(Refusal.class))
                .satisfies(refusal -> {
                    assertThat(refusal.code()).isEqualTo(code);
                    assertThat(refusal.arguments()).containsExactly(arguments);
                });
    }
}
