package org.xiangli.domain.services;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.xiangli.core.access.Acting;
import org.xiangli.core.files.FileStore;
import org.xiangli.core.files.Paper;
import org.xiangli.core.people.Resident;
import org.xiangli.core.procedure.CaseDesk;
import org.xiangli.core.procedure.CaseFile;
import org.xiangli.core.procedure.Phase;
import org.xiangli.core.store.Bound;
import org.xiangli.core.store.Reach;
import org.xiangli.domain.services.forms.AnswerText;
import org.xiangli.domain.services.forms.DraftRound;
import org.xiangli.domain.services.forms.FormDesk;
import org.xiangli.domain.services.forms.FormIntake;
import org.xiangli.domain.services.forms.FormPrint;
import org.xiangli.domain.services.forms.FormSamples;
import org.xiangli.domain.services.forms.FormShelf;
import org.xiangli.domain.services.forms.OnlinePapers;
import org.xiangli.domain.services.forms.Sheet;
import org.xiangli.domain.services.forms.Standing;
import org.xiangli.testing.HouseTest;

/** A form from its first answer to the case it belongs to, in the database. */
@HouseTest
class FormDeskTests {

    private static final String ITEM = "pension-register";
    private static final List<String> INSURANCE = List.of("at-school", "other-insurance");

    private final FormDesk desk;
    private final FormIntake intake;
    private final FormShelf shelf;
    private final FormPrint printer;
    private final AnswerText texts;
    private final ServiceDesk services;
    private final CaseDesk cases;
    private final Catalogue catalogue;
    private final FileStore files;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final DraftRound round;
    private final Halls halls;
    private Hall hall;
    private Resident wang;
    private Acting herself;

    FormDeskTests(
            FormDesk desk,
            FormIntake intake,
            FormShelf shelf,
            FormPrint printer,
            AnswerText texts,
            ServiceDesk services,
            CaseDesk cases,
            Catalogue catalogue,
            FileStore files,
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            DraftRound round,
            Halls halls) {
        this.desk = desk;
        this.intake = intake;
        this.shelf = shelf;
        this.printer = printer;
        this.texts = texts;
        this.services = services;
        this.cases = cases;
        this.catalogue = catalogue;
        this.files = files;
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.round = round;
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
            "R043 R048 handed in from home it waits for the clerk, who accepts it the same day; the form goes with it")
    void handedInFromHomeAndAcceptedTheSameDay() {
        var sheet = filled();
        var taken = hall.as(herself, () -> desk.submit(sheet.id(), 1, Locale.SIMPLIFIED_CHINESE));
        var application = taken.application();
        assertThat(application.file().phase()).isEqualTo(Phase.SUBMITTED);
        assertThat(application.channel()).isEqualTo(Channel.MOBILE);
        assertThat(application.phone()).contains("13800000000");
        assertThat(application.papers().missing()).isEmpty();
        assertThat(taken.receipt().kind()).isEqualTo(Receipt.Kind.TAKEN);
        assertThat(taken.pickupCode()).isPresent();

        var accepted = hall.as(
                hall.clerk,
                () -> services.answer(
                        UUID.randomUUID(), application.id(), application.file().seq()));
        assertThat(accepted.file().phase()).isEqualTo(Phase.ACCEPTED);
        var form = hall.as(hall.officer, () -> desk.ofCase(application.id())).orElseThrow();
        assertThat(form.filled().path("other-insurance").asString()).isEqualTo("NONE");
        assertThat(form.filled().path("name").asString()).isEqualTo(wang.name());
        assertThat(form.sheet().fromRegister())
                .contains("name", "id-number", "village")
                .doesNotContain("phone");
    }

    @Test
    @DisplayName("R048 window and phone give the same case, papers and receipt, except for the channel")
    void windowAndPhoneGiveEqualRecords() {
        var sheet = filled();
        var home = hall.as(herself, () -> desk.submit(sheet.id(), 1, Locale.SIMPLIFIED_CHINESE));
        var accepted = hall.as(
                hall.clerk,
                () -> services.answer(UUID.randomUUID(), home.application().id(), 2));
        var window = hall.as(hall.clerk, () -> {
            var draft = Draft.atWindow(UUID.randomUUID(), wang.id(), ITEM).calling("13800000000");
            var answers = FormSamples.answers(FormSamples.WHOLE).put("phone", "13800000000");
            var papers = Map.of(
                    "id-card", PaperMark.of(PaperState.ELECTRONIC),
                    "register-form", PaperMark.of(PaperState.ELECTRONIC));
            return intake.take(draft, intake.look(wang.id(), ITEM, answers), papers);
        });
        assertThat(record(window.application())).isEqualTo(record(accepted));
        assertThat(window.receipt().content())
                .usingRecursiveComparison()
                .ignoringFields("promise")
                .isEqualTo(home.receipt().content());
        assertThat(form(window.application())).isEqualTo(form(accepted));
    }

    @Test
    void handedInTwiceIsOneCaseWithOneReceipt() {
        var sheet = filled();
        var once = hall.as(herself, () -> desk.submit(sheet.id(), 1, Locale.SIMPLIFIED_CHINESE));
        var again = hall.as(herself, () -> desk.submit(sheet.id(), 1, Locale.SIMPLIFIED_CHINESE));
        assertThat(again.application().id()).isEqualTo(once.application().id());
        assertThat(again.receipt()).isEqualTo(once.receipt());
        assertThat(hall.as(herself, () -> cases.ofSubject(wang.id()))).hasSize(1);
        Refused.with(
                "forms.handed-in",
                () -> hall.as(herself, () -> desk.answer(sheet.id(), INSURANCE, FormSamples.answers("{}"))));
    }

    @Test
    void savedAnswersAreThereTheNextDayAndOneDraftIsOne() {
        var sheet = hall.as(herself, () -> desk.begin(ITEM));
        hall.as(
                herself,
                () -> desk.answer(
                        sheet.id(),
                        INSURANCE,
                        FormSamples.answers("{\"at-school\":false,\"other-insurance\":\"NONE\"}")));
        assertThat(hall.as(herself, () -> desk.begin(ITEM)).id()).isEqualTo(sheet.id());
        var standing = hall.as(herself, () -> desk.open(sheet.id()));
        assertThat(standing.open())
                .hasValueSatisfying(step -> assertThat(step.key()).isEqualTo("contact"));
        assertThat(standing.filled().path("other-insurance").asString()).isEqualTo("NONE");
    }

    @Test
    void aWrongAnswerIsNotKeptAndTheGoodOneBeforeItIs() {
        var sheet = filled();
        var wrong = hall.as(
                herself,
                () -> desk.answer(
                        sheet.id(),
                        List.of("yearly-contribution"),
                        FormSamples.answers("{\"yearly-contribution\":1}")));
        assertThat(wrong).extracting(problem -> problem.field()).containsExactly("yearly-contribution");
        assertThat(open(sheet).filled().path("yearly-contribution").asInt()).isEqualTo(20_000);
    }

    @Test
    void anUnansweredFormIsNotHandedIn() {
        var sheet = hall.as(herself, () -> desk.begin(ITEM));
        Refused.with(
                "forms.incomplete",
                () -> hall.as(herself, () -> desk.submit(sheet.id(), 1, Locale.SIMPLIFIED_CHINESE)));
        assertThat(hall.as(herself, () -> cases.ofSubject(wang.id()))).isEmpty();
    }

    @Test
    @DisplayName(
            "R043 form changed between draft and submit: answers kept, the change named, only what is new is asked")
    void aChangedFormKeepsTheAnswers() {
        var sheet = filled();
        hall.as(hall.countyApprover, () -> shelf.publish(UUID.randomUUID(), FormSamples.second()));
        Refused.with(
                "forms.changed", () -> hall.as(herself, () -> desk.submit(sheet.id(), 1, Locale.SIMPLIFIED_CHINESE)));

        var standing = open(sheet);
        assertThat(standing.form().version()).isEqualTo(2);
        assertThat(standing.change())
                .hasValueSatisfying(change ->
                        assertThat(change.added()).extracting(Wording::zh).containsExactly("是否愿意接收短信"));
        assertThat(standing.filled().path("other-insurance").asString()).isEqualTo("NONE");
        assertThat(standing.problems())
                .extracting(problem -> problem.field())
                .containsExactly("yearly-contribution", "by-text");

        hall.as(
                herself,
                () -> desk.answer(
                        sheet.id(),
                        List.of("yearly-contribution", "by-text"),
                        FormSamples.answers("{\"yearly-contribution\":30000,\"by-text\":true}")));
        var taken = hall.as(herself, () -> desk.submit(sheet.id(), 2, Locale.SIMPLIFIED_CHINESE));
        assertThat(hall.as(herself, () -> desk.ofCase(taken.application().id())))
                .hasValueSatisfying(
                        form -> assertThat(form.sheet().formVersion()).isEqualTo(2));
    }

    @Test
    @DisplayName("R029 item retired between draft and submit: refused with its reason, answers kept and printable")
    void aRetiredItemKeepsTheAnswers() throws IOException {
        var sheet = filled();
        hall.as(hall.countyApprover, () -> catalogue.withdraw(ITEM, "并入另一事项"));
        Refused.with(
                "item.not-in-force",
                () -> hall.as(herself, () -> desk.submit(sheet.id(), 1, Locale.SIMPLIFIED_CHINESE)));
        Refused.with("item.not-in-force", () -> hall.as(herself, () -> desk.begin(ITEM)));
        var standing = open(sheet);
        assertThat(standing.filled().path("yearly-contribution").asInt()).isEqualTo(20_000);
        assertThat(text(hall.as(herself, () -> printer.print(standing, "", Locale.SIMPLIFIED_CHINESE))))
                .contains("草稿")
                .contains("200.00")
                .contains(wang.idNumber().value());
    }

    @Test
    void aCasesFormIsPrintedWholeAndShownMasked() throws IOException {
        var sheet = filled();
        var taken = hall.as(herself, () -> desk.submit(sheet.id(), 1, Locale.SIMPLIFIED_CHINESE));
        var form =
                hall.as(hall.clerk, () -> desk.ofCase(taken.application().id()).orElseThrow());
        var number = taken.application().file().number();
        assertThat(text(printer.print(form, number, Locale.SIMPLIFIED_CHINESE)))
                .contains(number, wang.name(), wang.idNumber().value(), "没有");
        var shown = texts.sections(form, Locale.ENGLISH, false).stream()
                .flatMap(section -> section.lines().stream())
                .map(AnswerText.Line::answer)
                .toList();
        assertThat(shown)
                .contains(wang.idNumber().masked(), "No", "200.00 yuan")
                .doesNotContain(wang.idNumber().value());
    }

    @Test
    void aPictureOfADraftBecomesAPaperOfTheCaseAndIsKeptOnce() {
        var sheet = hall.as(herself, () -> desk.begin("temporary-relief"));
        var owner = OnlinePapers.owner(sheet.id(), "hardship-proof");
        var picture = new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, (byte) 0xE0, 0, 16, 'J', 'F', 'I', 'F', 0};
        hall.as(herself, () -> files.store(new Paper(owner, wang.id(), wang.village(), "就医票据", picture)));
        hall.as(
                herself,
                () -> desk.answer(
                        sheet.id(),
                        List.of(
                                "urgent",
                                "cause",
                                "happened-on",
                                "account-of-it",
                                "people",
                                "other-help",
                                "truth",
                                "phone"),
                        FormSamples.answers("""
                            {"urgent":false,"cause":"ILLNESS","happened-on":"2026-01-02","account-of-it":"住院","people":3,
                             "other-help":false,"truth":true,"phone":"13800000000"}
                            """)));
        hall.as(
                herself,
                () -> desk.note(
                        sheet.id(),
                        Map.of(
                                "id-card", PaperMark.of(PaperState.ELECTRONIC),
                                "hardship-proof", PaperMark.of(PaperState.ELECTRONIC))));
        var taken = hall.as(herself, () -> desk.submit(sheet.id(), 1, Locale.SIMPLIFIED_CHINESE));
        var id = taken.application().id();
        assertThat(hall.as(hall.clerk, () -> files.list(id))).hasSize(1);
        assertThat(hall.as(herself, () -> files.list(owner))).isEmpty();
        assertThat(taken.application().papers().missing()).isEmpty();
    }

    @Test
    @DisplayName("R012 a draft is hers alone: neither clerk nor neighbour sees it before it is handed in")
    void aDraftIsHersAlone() {
        var sheet = filled();
        Refused.with("forms.unknown", () -> hall.as(hall.clerk, () -> desk.open(sheet.id())));
        Refused.with("forms.unknown", () -> hall.as(hall.herself(hall.villager()), () -> desk.open(sheet.id())));
        hall.as(hall.herself(hall.villager()), () -> desk.discard(sheet.id()));
        assertThat(open(sheet).sheet().id()).isEqualTo(sheet.id());
        var taken = hall.as(herself, () -> desk.submit(sheet.id(), 1, Locale.SIMPLIFIED_CHINESE));
        var id = taken.application().id();
        assertThat(hall.as(hall.clerk, () -> desk.ofCase(id))).isPresent();
        assertThat(hall.as(hall.neighbourClerk, () -> desk.ofCase(id))).isEmpty();
    }

    @Test
    void anItemThatIsNotOfferedOnlineIsNotBegun() {
        Refused.with("forms.not-online", () -> hall.as(herself, () -> desk.begin("legal-aid")));
        Refused.with("access.purpose-not-permitted", () -> hall.as(hall.clerk, () -> desk.begin(ITEM)));
    }

    @Test
    void aVersionIsPublishedOnceAndUpwardsOnlyByTheCounty() {
        var key = UUID.randomUUID();
        hall.as(hall.countyApprover, () -> shelf.publish(key, FormSamples.second()));
        hall.as(hall.countyApprover, () -> shelf.publish(key, FormSamples.second()));
        Refused.with(
                "forms.version",
                () -> hall.as(hall.countyApprover, () -> shelf.publish(UUID.randomUUID(), FormSamples.second())));
        Refused.with(
                "access.post-not-permitted",
                () -> hall.as(hall.clerk, () -> shelf.publish(UUID.randomUUID(), FormSamples.second())));
        assertThat(hall.as(hall.clerk, () -> shelf.find(ITEM, 1))).isPresent();
        assertThat(hall.as(hall.clerk, () -> shelf.current(ITEM)).orElseThrow().version())
                .isEqualTo(2);
    }

    @Test
    @DisplayName("R014 a draft that nobody touched for its time is removed, one touched a moment later stays")
    void aDraftLeftLyingIsRemoved() {
        var old = filled();
        var other = hall.villager();
        var young = hall.as(hall.herself(other), () -> desk.begin(ITEM));
        age(herself, old, 91);
        age(hall.herself(other), young, 89);
        Bound.run(Reach.ofCounty(hall.county.value()), () -> round.clear(hall.county.value()));
        Refused.with("forms.unknown", () -> open(old));
        assertThat(hall.as(hall.herself(other), () -> desk.open(young.id()))
                        .sheet()
                        .draft())
                .isTrue();
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

    private Sheet filled() {
        var sheet = hall.as(herself, () -> desk.begin(ITEM));
        var answers = FormSamples.answers(FormSamples.WHOLE).put("phone", "138 0000 0000");
        var wrong = hall.as(herself, () -> desk.answer(sheet.id(), List.copyOf(answers.propertyNames()), answers));
        assertThat(wrong).isEmpty();
        hall.as(herself, () -> desk.note(sheet.id(), Map.of("id-card", PaperMark.of(PaperState.ELECTRONIC))));
        return sheet;
    }

    private Standing open(Sheet sheet) {
        return hall.as(herself, () -> desk.open(sheet.id()));
    }

    private static List<Object> record(Application application) {
        CaseFile file = application.file();
        return List.of(
                file.matter(),
                file.catalogueVersion(),
                file.phase(),
                file.subject(),
                file.village(),
                application.papers(),
                application.phone());
    }

    private Object form(Application application) {
        var answers = hall.as(hall.clerk, () -> desk.ofCase(application.id()).orElseThrow())
                .filled();
        answers.remove("phone");
        return answers;
    }

    private static String text(byte[] pdf) throws IOException {
        try (var document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        }
    }
}
