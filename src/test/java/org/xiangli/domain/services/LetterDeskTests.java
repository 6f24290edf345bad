package org.xiangli.domain.services;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.xiangli.core.files.FileStore;
import org.xiangli.core.files.LetterBook;
import org.xiangli.core.people.Resident;
import org.xiangli.kernel.RuleRef;
import org.xiangli.testing.HouseTest;

@HouseTest
class LetterDeskTests {

    private static final RuleRef LAW = new RuleRef("SVC.ITEM.pension-register", "社会保险经办条例", "第6条");

    private final LetterDesk letters;
    private final LetterBook book;
    private final FileStore files;
    private final ServiceDesk desk;
    private final Halls halls;
    private Hall hall;
    private Resident wang;

    LetterDeskTests(LetterDesk letters, LetterBook book, FileStore files, ServiceDesk desk, Halls halls) {
        this.letters = letters;
        this.book = book;
        this.files = files;
        this.desk = desk;
        this.halls = halls;
    }

    @BeforeEach
    void open() {
        hall = halls.open();
        wang = hall.villager();
    }

    @Test
    @DisplayName("R043 the letter of acceptance tells the promised day, and anyone can check it by its code")
    void printsTheAcceptance() {
        var taken = hall.taken(wang, "pension-register").application();
        var owed = hall.as(hall.clerk, () -> letters.of(taken.id()));
        assertThat(owed).extracting(OwedLetter::kind).containsExactly("acceptance");

        var letter = hall.as(
                hall.clerk, () -> letters.issue(taken.id(), owed.getFirst().seq()));
        var due = LetterText.day(taken.file().clock().dueOn().orElseThrow(), Locale.SIMPLIFIED_CHINESE);
        assertThat(text(letter.attachment().id()))
                .contains("受理通知书", "王秀兰", "城乡居民基本养老保险参保登记", due, "8 个工作日", "小箕村便民服务站", "金明淑")
                .contains(letter.code().printed());
        assertThat(book.check(hall.county, letter.code())).hasValueSatisfying(check -> {
            assertThat(check.isValid()).isTrue();
            assertThat(check.title()).isEqualTo("受理通知书");
        });
    }

    @Test
    void isTheSamePaperWhenAskedForAgain() {
        var taken = hall.taken(wang, "pension-register").application();
        var seq = hall.as(hall.clerk, () -> letters.of(taken.id())).getFirst().seq();
        var once = hall.as(hall.clerk, () -> letters.issue(taken.id(), seq));
        var again = hall.as(hall.herself(wang), () -> letters.issue(taken.id(), seq));
        assertThat(again).isEqualTo(once);
    }

    @Test
    @DisplayName("R056 a refusal says why, on which law, and what can be done against it")
    void printsARefusalWithReasonLawAndRemedy() {
        var approval = hall.proposed(hall.taken(wang, "pension-register").application());
        var refused = hall.move(
                approval, Hall.step(approval, "refuse").because("您已参加职工基本养老保险").basedOn(LAW));
        var owed = hall.as(hall.clerk, () -> letters.of(refused.id())).getLast();
        assertThat(owed.kind()).isEqualTo("decision");
        var letter = hall.as(hall.clerk, () -> letters.issue(refused.id(), owed.seq()));
        assertThat(text(letter.attachment().id()))
                .contains("不予同意", "您已参加职工基本养老保险", "社会保险经办条例 第6条", "行政复议", "老头沟镇人民政府", "朴正浩");
    }

    @Test
    void namesEveryMissingPaper() {
        var item = Samples.item("pension-claim");
        var waiting = hall.as(
                        hall.clerk,
                        () -> desk.take(
                                Draft.atWindow(UUID.randomUUID(), wang.id(), item.code()),
                                Hall.papers(item, "claim-form", "social-card")))
                .application();
        var owed = hall.as(hall.clerk, () -> letters.of(waiting.id())).getLast();
        var letter = hall.as(hall.clerk, () -> letters.issue(waiting.id(), owed.seq()));
        assertThat(text(letter.attachment().id())).contains("补正材料一次性告知书", "待遇领取申请表", "社会保障卡");
    }

    @Test
    void writesInTheResidentsLanguage() {
        var item = Samples.item("pension-register");
        var taken = hall.as(
                        hall.clerk,
                        () -> desk.take(
                                Draft.atWindow(UUID.randomUUID(), wang.id(), item.code())
                                        .reading(Locale.ENGLISH),
                                Hall.papers(item)))
                .application();
        var letter = hall.as(
                hall.clerk,
                () -> letters.issue(
                        taken.id(), letters.of(taken.id()).getFirst().seq()));
        assertThat(text(letter.attachment().id())).contains("Notice of acceptance", "It is free of charge");
    }

    @Test
    void owesNothingForAStepWithoutLetter() {
        var taken = hall.taken(wang, "pension-register").application();
        for (int seq : List.of(0, 1, 99)) {
            Refused.with("services.letter-none", () -> hall.as(hall.clerk, () -> letters.issue(taken.id(), seq)));
        }
        Refused.with(
                "services.application-unknown", () -> hall.as(hall.neighbourClerk, () -> letters.issue(taken.id(), 3)));
    }

    private String text(UUID attachment) {
        var content = hall.as(hall.clerk, () -> files.open(attachment)).content();
        try (var document = Loader.loadPDF(content)) {
            return new PDFTextStripper().getText(document).replaceAll("\\R", "");
        } catch (IOException problem) {
            throw new AssertionError(problem);
        }
    }
}
