package org.xiangli.core.messages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Supplier;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
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
class OutboxTests {

    private static final DivisionCode VILLAGE = DivisionCode.of("222405102203");
    private static final Reach CLERK = new Reach("222405", VILLAGE.value(), null, Ids.next());
    private static final LocalDate DAY = LocalDate.of(2026, 11, 23);

    private final Outbox outbox;
    private final NoticePrinter printer;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    OutboxTests(Outbox outbox, NoticePrinter printer, JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.outbox = outbox;
        this.printer = printer;
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Test
    void putsAMessageIntoTheInboxInTheResidentsLanguage() {
        var resident = Ids.next();
        var told = as(CLERK, () -> outbox.tell(telling(resident, null)));

        var herself = new Reach("222405", null, resident, Ids.next());
        assertThat(as(herself, () -> outbox.inbox(resident))).containsExactly(told);
        assertThat(told.body()).isEqualTo("本通知由村便民服务窗口于2026年11月23日打印。");
        assertThat(as(herself, () -> outbox.unread(resident))).isEqualTo(1);
    }

    @Test
    void showsTheNewestMessageFirst() {
        var resident = Ids.next();
        var first = as(CLERK, () -> outbox.tell(telling(resident, null)));
        var second = as(CLERK, () -> outbox.tell(telling(resident, null)));

        assertThat(as(CLERK, () -> outbox.inbox(resident))).containsExactly(second, first);
    }

    @Test
    void saysHonestlyThatATextWithoutAGatewayHasNotGoneOutAndKeepsNoNumber() {
        var told = as(CLERK, () -> outbox.tell(telling(Ids.next(), "13812345678")));

        assertThat(told.state()).isEqualTo(MessageState.QUEUED);
        assertThat(told.destination()).contains("138****5678");
        assertThat(as(CLERK, outbox::atWindow)).contains(told);
        assertThat(row(told.id())).doesNotContain("13812345678");
    }

    @Test
    @DisplayName("R055 who has no telephone is told on paper, and the window has the list")
    void putsNoticesOnPaperOnTheWindowsListUntilTheyAreHandedOver() {
        var told = as(CLERK, () -> outbox.tell(telling(Ids.next(), null)));
        assertThat(as(CLERK, outbox::atWindow)).contains(told);

        run(CLERK, () -> outbox.handOver(told.id()));

        assertThat(as(CLERK, outbox::atWindow)).doesNotContain(told);
        var after = as(CLERK, () -> outbox.find(told.id())).orElseThrow();
        assertThat(after.state()).isEqualTo(MessageState.SENT);
        assertThat(after.sentAt()).isPresent();
    }

    @Test
    void printsTheNoticesOfTheWindowEachOnItsPage() throws Exception {
        var one = as(CLERK, () -> outbox.tell(telling(Ids.next(), null)));
        var two = as(CLERK, () -> outbox.tell(telling(Ids.next(), null)));

        try (var pdf = Loader.loadPDF(as(CLERK, () -> printer.print(List.of(one.id(), two.id()))))) {
            assertThat(pdf.getNumberOfPages()).isEqualTo(2);
            assertThat(new PDFTextStripper().getText(pdf)).contains("通知", one.body());
        }
        assertRefused(() -> as(CLERK, () -> printer.print(List.of(one.id(), Ids.next()))), "message.unknown");
    }

    @Test
    void isSentAtOnceWhenTheInboxIsItsOnlyWay() {
        var told = as(CLERK, () -> outbox.tell(by(Channel.IN_APP, Ids.next())));

        assertThat(told.state()).isEqualTo(MessageState.SENT);
        assertThat(told.sentAt()).contains(told.createdAt());
        assertThat(as(CLERK, outbox::atWindow)).doesNotContain(told);
    }

    @Test
    void isReadOnceAndThenNotToldAgain() {
        var resident = Ids.next();
        var told = as(CLERK, () -> outbox.tell(telling(resident, null)));
        var herself = new Reach("222405", null, resident, Ids.next());

        run(herself, () -> outbox.markRead(told.id()));
        var read = as(herself, () -> outbox.find(told.id())).orElseThrow();
        run(herself, () -> outbox.markRead(told.id()));
        run(CLERK, () -> outbox.handOver(told.id()));

        assertThat(read.state()).isEqualTo(MessageState.READ);
        assertThat(as(herself, () -> outbox.find(told.id()))).contains(read);
        assertThat(as(herself, () -> outbox.unread(resident))).isZero();
        assertThat(as(CLERK, outbox::atWindow)).doesNotContain(read);
    }

    @Test
    void tellsOnceHoweverOftenTheRequestIsRepeated() {
        var telling = telling(Ids.next(), null);
        var told = as(CLERK, () -> outbox.tell(telling));

        assertThat(as(CLERK, () -> outbox.tell(telling))).isEqualTo(told);
        assertThat(as(CLERK, () -> outbox.inbox(telling.resident()))).hasSize(1);
    }

    @Test
    void saysNothingOfAStepThatWasUndone() {
        var telling = telling(Ids.next(), null);
        Bound.run(
                CLERK,
                () -> transaction.executeWithoutResult(status -> {
                    outbox.tell(telling);
                    status.setRollbackOnly();
                }));

        assertThat(as(CLERK, () -> outbox.inbox(telling.resident()))).isEmpty();
    }

    @Test
    void hidesMessagesFromOtherResidentsVillagesAndCounties() {
        var told = as(CLERK, () -> outbox.tell(telling(Ids.next(), null)));

        for (var other : List.of(
                new Reach("222405", "222405102204", null, Ids.next()),
                new Reach("222405", null, Ids.next(), Ids.next()),
                new Reach("320722", "320722", null, Ids.next()),
                Reach.blind("222405"))) {
            assertThat(as(other, () -> outbox.find(told.id()))).isEmpty();
            assertThat(as(other, () -> outbox.inbox(told.resident()))).isEmpty();
            assertThat(as(other, outbox::atWindow)).doesNotContain(told);
            assertRefused(() -> run(other, () -> outbox.markRead(told.id())), "message.unknown");
            assertRefused(() -> run(other, () -> outbox.handOver(told.id())), "message.unknown");
        }
        assertThat(as(CLERK, () -> outbox.find(told.id()))).contains(told);
    }

    @Test
    void refusesToTellForAVillageOutOfReach() {
        var other = new Reach("222405", "222405102204", null, Ids.next());
        assertThatThrownBy(() -> as(other, () -> outbox.tell(telling(Ids.next(), null))))
                .isInstanceOf(DataAccessException.class)
                .rootCause()
                .hasMessageContaining("row-level security");
    }

    @Test
    void leavesNobodyTheRightToChangeWhatWasSaid() {
        var told = as(CLERK, () -> outbox.tell(telling(Ids.next(), null)));
        for (var attempt : List.of("update messages.message set body = 'x'", "delete from messages.message")) {
            assertThatThrownBy(() -> as(CLERK, () -> jdbc.sql(attempt).update()))
                    .rootCause()
                    .hasMessageContaining("permission denied");
        }
        assertThat(as(CLERK, () -> outbox.find(told.id()))).contains(told);
    }

    private String row(UUID id) {
        return as(
                CLERK,
                () -> jdbc.sql("select cast(m as text) from messages.message m where id = :id")
                        .param("id", id)
                        .query(String.class)
                        .single());
    }

    private <T> T as(Reach reach, Supplier<T> work) {
        return Bound.call(reach, () -> transaction.execute(status -> work.get()));
    }

    private void run(Reach reach, Runnable work) {
        Bound.run(reach, () -> transaction.executeWithoutResult(status -> work.run()));
    }

    private static Telling telling(UUID resident, @Nullable String phone) {
        return Telling.of(
                Ids.next(),
                resident,
                VILLAGE,
                Ids.next(),
                phone,
                Locale.SIMPLIFIED_CHINESE,
                "messages.notice.printed",
                DAY);
    }

    private static Telling by(Channel channel, UUID resident) {
        return new Telling(
                Ids.next(),
                resident,
                VILLAGE,
                null,
                channel,
                null,
                "messages.notice.printed",
                List.of(DAY),
                Locale.SIMPLIFIED_CHINESE);
    }

    private static void assertRefused(ThrowingCallable request, String code) {
        assertThatThrownBy(request)
                .asInstanceOf(InstanceOfAssertFactories.type(Refusal.class))
                .extracting(Refusal::code)
                .isEqualTo(code);
    }
}
