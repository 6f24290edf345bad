package org.xiangli.core.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
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
class LetterBookTests {

    private static final DivisionCode COUNTY = DivisionCode.of("222405");
    private static final DivisionCode VILLAGE = DivisionCode.of("222405102201");
    private static final Reach TOWNSHIP = new Reach("222405", "222405102", null, Ids.next());

    private final LetterBook letters;
    private final FileStore files;
    private final Clock clock;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    LetterBookTests(
            LetterBook letters,
            FileStore files,
            Clock clock,
            JdbcClient jdbc,
            PlatformTransactionManager transactions) {
        this.letters = letters;
        this.files = files;
        this.clock = clock;
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Test
    void issuesALetterThatCarriesItsCodeAndIsKeptInItsCase() throws Exception {
        var order = order(Ids.next());

        var issued = Bound.call(TOWNSHIP, () -> letters.issue(order, LetterBookTests::text));

        var kept = Bound.call(TOWNSHIP, () -> files.open(issued.attachment().id()));
        assertThat(kept.attachment().kind()).isEqualTo(AttachmentKind.LETTER);
        assertThat(kept.attachment().name()).isEqualTo("受理通知书.pdf");
        assertThat(Bound.call(TOWNSHIP, () -> files.list(order.owner()))).containsExactly(kept.attachment());
        try (var pdf = Loader.loadPDF(kept.content())) {
            assertThat(new PDFTextStripper().getText(pdf))
                    .contains(
                            "张三",
                            issued.code().printed(),
                            "/letters/222405/" + issued.code().printed());
        }
    }

    @Test
    void letsAnyoneWithTheCodeCheckTheLetterAndTellsNothingPersonal() {
        var issued = Bound.call(TOWNSHIP, () -> letters.issue(order(Ids.next()), LetterBookTests::text));

        var check = letters.check(COUNTY, LetterCode.of(issued.code().printed()));

        assertThat(check).hasValueSatisfying(said -> {
            assertThat(said.title()).isEqualTo("受理通知书");
            assertThat(said.office()).isEqualTo("老头沟镇便民服务中心");
            assertThat(said.issuedOn()).isEqualTo(LocalDate.now(clock));
            assertThat(said.sha256()).isEqualTo(issued.attachment().sha256());
            assertThat(said.isValid()).isTrue();
            assertThat(said.toString()).doesNotContain("张三");
        });
    }

    @Test
    void findsNothingUnderAnotherCodeOrInAnotherCounty() {
        var issued = Bound.call(TOWNSHIP, () -> letters.issue(order(Ids.next()), LetterBookTests::text));

        assertThat(letters.check(COUNTY, LetterCode.next())).isEmpty();
        assertThat(letters.check(DivisionCode.of("320722"), issued.code())).isEmpty();
    }

    @Test
    void opensTheBookItselfToNobodyWithoutAPermit() {
        Bound.call(TOWNSHIP, () -> letters.issue(order(Ids.next()), LetterBookTests::text));
        for (var other : List.of(
                Reach.blind("222405"),
                new Reach("222405", "222405103", null, Ids.next()),
                new Reach("320722", "320722", null, Ids.next()))) {
            assertThat(lettersSeenBy(other)).isZero();
        }
        assertThat(lettersSeenBy(TOWNSHIP)).isPositive();
    }

    @Test
    void issuesOnceHoweverOftenTheRequestIsRepeated() throws Exception {
        var order = order(Ids.next());
        var printed = new AtomicInteger();
        Callable<IssuedLetter> issue = () -> Bound.call(
                TOWNSHIP,
                () -> letters.issue(order, seal -> {
                    printed.incrementAndGet();
                    return text(seal);
                }));

        var first = issue.call();
        assertThat(issue.call()).isEqualTo(first);
        assertThat(printed).hasValue(1);
    }

    @Test
    void issuesOnceWhenTwoRequestsComeAtTheSameTime() throws Exception {
        var order = order(Ids.next());
        Callable<IssuedLetter> issue = () -> Bound.call(TOWNSHIP, () -> letters.issue(order, LetterBookTests::text));

        try (var hands = Executors.newFixedThreadPool(4)) {
            assertThat(hands.invokeAll(List.of(issue, issue, issue, issue)).stream()
                            .map(issued -> issued.resultNow())
                            .distinct())
                    .hasSize(1);
        }
        assertThat(Bound.call(TOWNSHIP, () -> files.list(order.owner()))).hasSize(1);
    }

    @Test
    void saysSinceWhenARevokedLetterNoLongerHoldsButNotWhy() {
        var issued = Bound.call(TOWNSHIP, () -> letters.issue(order(Ids.next()), LetterBookTests::text));

        Bound.run(TOWNSHIP, () -> letters.revoke(issued.attachment().id(), "张三申请更正"));

        assertThat(letters.check(COUNTY, issued.code())).hasValueSatisfying(said -> {
            assertThat(said.isValid()).isFalse();
            assertThat(said.revokedOn()).contains(LocalDate.now(clock));
            assertThat(said.toString()).doesNotContain("张三");
        });
        assertThatThrownBy(() -> Bound.run(
                        TOWNSHIP, () -> letters.revoke(issued.attachment().id(), "又一次")))
                .asInstanceOf(InstanceOfAssertFactories.type(Refusal.class))
                .extracting(Refusal::code)
                .isEqualTo("letter.revoked");
    }

    @Test
    void refusesToRevokeALetterOutOfReach() {
        var issued = Bound.call(TOWNSHIP, () -> letters.issue(order(Ids.next()), LetterBookTests::text));
        var other = new Reach("222405", "222405103", null, Ids.next());

        assertThatThrownBy(() -> Bound.run(
                        other, () -> letters.revoke(issued.attachment().id(), "不该我管")))
                .asInstanceOf(InstanceOfAssertFactories.type(Refusal.class))
                .extracting(Refusal::code)
                .isEqualTo("file.unknown");
        assertThat(letters.check(COUNTY, issued.code()).orElseThrow().isValid()).isTrue();
    }

    private int lettersSeenBy(Reach reach) {
        Integer seen = Bound.call(
                reach,
                () -> transaction.execute(status -> jdbc.sql("select count(*) from files.letter_check")
                        .query(Integer.class)
                        .single()));
        return seen;
    }

    private static LetterOrder order(UUID key) {
        return new LetterOrder(key, Ids.next(), Ids.next(), VILLAGE, "老头沟镇便民服务中心", "受理通知书", Locale.SIMPLIFIED_CHINESE);
    }

    private static String text(LetterSeal seal) {
        return """
            <html><body><h1>受理通知书</h1><p class="to">张三：</p><div class="body"><p>您的申请已受理。</p></div>
            <div class="check"><img alt="查验码" src="%3$s"/><p class="code">%1$s</p><p>%2$s</p></div></body></html>
            """.formatted(seal.code().printed(), seal.address(), seal.qr());
    }
}
