package org.xiangli.domain.services;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.xiangli.core.access.Acting;
import org.xiangli.core.access.ViewLog;
import org.xiangli.core.files.Attachment;
import org.xiangli.core.files.DraftFiles;
import org.xiangli.core.files.FileDesk;
import org.xiangli.core.files.FileStore;
import org.xiangli.core.files.Paper;
import org.xiangli.core.people.Resident;
import org.xiangli.core.store.Bound;
import org.xiangli.core.store.Reach;
import org.xiangli.domain.services.forms.DraftRound;
import org.xiangli.domain.services.forms.FormBoard;
import org.xiangli.domain.services.forms.FormDesk;
import org.xiangli.domain.services.forms.FormEdition;
import org.xiangli.domain.services.forms.FormSamples;
import org.xiangli.domain.services.forms.FormShelf;
import org.xiangli.domain.services.forms.OnlinePapers;
import org.xiangli.domain.services.forms.Sheet;
import org.xiangli.kernel.Ids;
import org.xiangli.testing.HouseTest;

/** A county's own forms by their days, and the pictures of drafts. */
@HouseTest
class FormBoardTests {

    private static final String ITEM = "pension-register";

    private final FormBoard board;
    private final FormShelf shelf;
    private final FormDesk desk;
    private final FileStore files;
    private final FileDesk opened;
    private final DraftFiles drafts;
    private final DraftRound round;
    private final ViewLog views;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Halls halls;
    private Hall hall;
    private Resident wang;
    private Acting herself;

    FormBoardTests(
            FormBoard board,
            FormShelf shelf,
            FormDesk desk,
            FileStore files,
            FileDesk opened,
            DraftFiles drafts,
            DraftRound round,
            ViewLog views,
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            Halls halls) {
        this.board = board;
        this.shelf = shelf;
        this.desk = desk;
        this.files = files;
        this.opened = opened;
        this.drafts = drafts;
        this.round = round;
        this.views = views;
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.halls = halls;
    }

    @BeforeEach
    void open() {
        hall = halls.open();
        wang = hall.villager();
        herself = hall.herself(wang);
    }

    @Test
    @DisplayName(
            "R043 begun under version 1 and opened under 2 and 3, a draft keeps every answer and shows what changed"
                    + " since 1")
    void threeVersionsKeepEveryAnswer() {
        var sheet = hall.as(herself, () -> desk.begin(ITEM));
        var answers = FormSamples.answers(FormSamples.WHOLE).put("phone", "13800000000");
        hall.as(herself, () -> desk.answer(sheet.id(), List.copyOf(answers.propertyNames()), answers));

        hall.as(hall.countyApprover, () -> shelf.publish(UUID.randomUUID(), FormSamples.second(), halls.today()));
        var second = hall.as(herself, () -> desk.open(sheet.id()));
        assertThat(second.form().version()).isEqualTo(2);
        assertThat(second.change().orElseThrow().added())
                .extracting(Wording::zh)
                .containsExactly("是否愿意接收短信");

        hall.as(hall.countyApprover, () -> shelf.publish(UUID.randomUUID(), FormSamples.third(), halls.today()));
        var third = hall.as(herself, () -> desk.open(sheet.id()));
        assertThat(third.form().version()).isEqualTo(3);
        assertThat(third.sheet().answers()).isEqualTo(answers);
        assertThat(third.sheet().changedFrom()).contains(1);
        var change = third.change().orElseThrow();
        assertThat(change.added()).extracting(Wording::zh).containsExactly("是否愿意接收短信");
        assertThat(change.changed()).extracting(Wording::zh).containsExactly("选择的年缴费额（元）");
        assertThat(change.removed()).extracting(Wording::zh).containsExactly("现在是在校学生吗？");
        Refused.with("forms.changed", () -> hall.as(herself, () -> desk.submit(sheet.id(), 1, Locale.ENGLISH)));
        Refused.with("forms.incomplete", () -> hall.as(herself, () -> desk.submit(sheet.id(), 3, Locale.ENGLISH)));
        assertThat(hall.as(herself, () -> desk.open(sheet.id())).sheet().answers())
                .isEqualTo(answers);
    }

    @Test
    @DisplayName("R043 a version published ahead is asked from its first day on, not a day earlier")
    void aVersionIsInForceFromItsDay() {
        var today = halls.today();
        var id = UUID.randomUUID();
        hall.as(hall.countyApprover, () -> {
            board.propose(id, ITEM, FormSamples.second());
            board.propose(id, ITEM, FormSamples.second());
            return true;
        });
        hall.as(hall.countyApprover, () -> board.publish(id, today.plusDays(1)));
        hall.as(hall.countyApprover, () -> board.publish(id, today.plusDays(1)));
        assertThat(hall.as(herself, () -> shelf.current(ITEM)).orElseThrow().version())
                .isEqualTo(1);
        assertThat(hall.as(hall.countyApprover, () -> board.editions(ITEM)))
                .extracting(FormEdition::version)
                .containsExactly(2, 1);
        Refused.with(
                "forms.from",
                () -> hall.as(hall.countyApprover, () -> shelf.publish(UUID.randomUUID(), FormSamples.third(), today)));
    }

    @Test
    void aFormOfYesterdayAndOfAnotherItemIsRefusedAndNobodyElsePublishes() {
        var yesterday = halls.today().minusDays(1);
        Refused.with(
                "forms.from",
                () -> hall.as(
                        hall.countyApprover, () -> shelf.publish(UUID.randomUUID(), FormSamples.second(), yesterday)));
        Refused.with(
                "forms.other-item",
                () -> hall.as(hall.countyApprover, () -> {
                    board.propose(UUID.randomUUID(), "social-card", FormSamples.second());
                    return true;
                }));
        Refused.with(
                "access.post-not-permitted",
                () -> hall.as(hall.clerk, () -> {
                    board.propose(UUID.randomUUID(), ITEM, FormSamples.second());
                    return true;
                }));
        Refused.with("forms.unknown", () -> hall.as(hall.countyApprover, () -> board.proposal(UUID.randomUUID())));
    }

    @Test
    @DisplayName(
            "R012 a picture of a draft is opened by its drafter alone; handed in, the clerk opens it and she reads who"
                    + " did")
    void aPictureOfADraftIsHersAlone() {
        var sheet = whole();
        var picture = picture(sheet, "id-card");
        var owner = OnlinePapers.owner(sheet.id(), "id-card");
        assertThat(hall.as(herself, () -> opened.open(picture.id())).content()).isNotEmpty();
        for (var other : List.of(hall.clerk, hall.officer, hall.countyApprover, hall.herself(hall.villager()))) {
            assertThat(hall.as(other, () -> files.list(owner))).isEmpty();
            assertThat(hall.as(other, () -> drafts.erase(sheet.id(), picture.id())))
                    .isFalse();
        }
        Refused.with("file.unknown", () -> hall.as(hall.clerk, () -> opened.open(picture.id())));
        assertThat(transaction(hall.clerk, () -> blobs(picture))).isZero();

        var taken = hall.as(herself, () -> desk.submit(sheet.id(), 1, Locale.SIMPLIFIED_CHINESE));
        assertThat(hall.as(herself, () -> files.list(owner))).isEmpty();
        var papers = hall.as(hall.clerk, () -> files.list(taken.application().id()));
        papers.forEach(paper -> hall.as(hall.clerk, () -> opened.open(paper.id())));
        assertThat(hall.as(
                        hall.neighbourClerk,
                        () -> files.list(taken.application().id())))
                .isEmpty();
        assertThat(papers).hasSize(1);
        assertThat(hall.as(herself, () -> views.ofMine(Instant.parse("2100-01-01T00:00:00Z"))))
                .anySatisfy(view -> assertThat(view.fields()).isEqualTo("papers"));
    }

    @Test
    @DisplayName("R014 the pictures of a draft that lapsed are deleted, content and all; those of a younger one stay")
    void picturesOfALapsedDraftAreDeleted() {
        var old = whole();
        var gone = picture(old, "id-card");
        var other = hall.villager();
        var young = hall.as(hall.herself(other), () -> desk.begin(ITEM));
        var kept = hall.as(
                hall.herself(other), () -> drafts.store(young.id(), paper(young.id(), other, "id-card", fresh())));
        age(herself, old, 91);
        age(hall.herself(other), young, 89);
        Bound.run(Reach.ofCounty(hall.county.value()), () -> round.clear(hall.county.value()));
        assertThat(hall.as(herself, () -> files.find(gone.id()))).isEmpty();
        assertThat(hall.as(hall.herself(other), () -> files.find(kept.id()))).isPresent();
        Integer left =
                Bound.call(Reach.ofCounty(hall.county.value()), () -> transaction.execute(status -> blobs(gone)));
        assertThat(left).isZero();
        assertThat(hall.as(hall.herself(other), () -> opened.open(kept.id())).content())
                .isNotEmpty();
    }

    @Test
    void aDraftThrownAwayTakesItsPicturesWithIt() {
        var sheet = whole();
        var picture = picture(sheet, "id-card");
        hall.as(herself, () -> desk.discard(sheet.id()));
        assertThat(hall.as(herself, () -> files.find(picture.id()))).isEmpty();
    }

    private Sheet whole() {
        var sheet = hall.as(herself, () -> desk.begin(ITEM));
        var answers = FormSamples.answers(FormSamples.WHOLE).put("phone", "13800000000");
        hall.as(herself, () -> desk.answer(sheet.id(), List.copyOf(answers.propertyNames()), answers));
        hall.as(herself, () -> desk.note(sheet.id(), Map.of("id-card", PaperMark.of(PaperState.ELECTRONIC))));
        return sheet;
    }

    private Attachment picture(Sheet sheet, String paper) {
        return hall.as(herself, () -> drafts.store(sheet.id(), paper(sheet.id(), wang, paper, fresh())));
    }

    private static Paper paper(UUID sheet, Resident whose, String paper, byte[] content) {
        return new Paper(OnlinePapers.owner(sheet, paper), whose.id(), whose.village(), "材料", content);
    }

    /** A picture nobody has handed in before. */
    private static byte[] fresh() {
        var pdf = "%PDF-1.4 " + Ids.next() + "\n%%EOF\n";
        return pdf.getBytes(StandardCharsets.US_ASCII);
    }

    private Integer blobs(Attachment attachment) {
        return jdbc.sql("select count(*) from files.blob where encode(sha256, 'hex') = :sha256")
                .param("sha256", attachment.sha256())
                .query(Integer.class)
                .single();
    }

    private <T> T transaction(Acting acting, java.util.function.Supplier<T> work) {
        return acting.call(() -> transaction.execute(status -> work.get()));
    }

    private void age(Acting acting, Sheet sheet, int days) {
        acting.run(() -> transaction.executeWithoutResult(status -> jdbc.sql("""
            update services.sheet set touched_at = now() - make_interval(days => :days)
             where county_code = :county and id = :id
            """)
                .param("days", days)
                .param("county", Bound.county())
                .param("id", sheet.id())
                .update()));
    }
}
