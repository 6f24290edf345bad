package org.xiangli.domain.services;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xiangli.core.procedure.Phase;
import org.xiangli.core.rules.Confidence;
import org.xiangli.core.rules.RuleBook;
import org.xiangli.domain.services.Material.Form;
import org.xiangli.domain.services.Material.Necessity;
import org.xiangli.kernel.DivisionCode;
import org.xiangli.testing.HouseTest;

/** The catalogue a county begins with: the list of the reference, no surer of itself than the reference is. */
@HouseTest
class ShippedCatalogueTests {

    private static final Pattern NUMBER = Pattern.compile("# rules\\.md §6\\.3 no\\. (\\d+)");
    private static final LocalDate DAY = LocalDate.of(2026, 11, 23);
    private static final RuleBook BOOK = RuleBook.ofPackagedRules();

    private final Halls halls;
    private final QuestionDesk questions;

    ShippedCatalogueTests(Halls halls, QuestionDesk questions) {
        this.halls = halls;
        this.questions = questions;
    }

    @Test
    @DisplayName("R029 every item of the list is there, each once")
    void hasEveryItemOfTheListOnce() {
        assertThat(CatalogueReader.shipped().stream().map(ShippedCatalogueTests::number))
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.rangeClosed(1, 68).boxed().toList());
    }

    @Test
    @DisplayName("R029 only limits that somebody has read in the instrument are called law")
    void claimsNoMoreThanIsKnown() {
        var known = Map.ofEntries(
                Map.entry("SVC.PENSION.REGISTER", Confidence.V),
                Map.entry("SVC.PENSION.CLAIM", Confidence.V),
                Map.entry("SVC.PENSION.CHANGE", Confidence.V2),
                Map.entry("SVC.MEDICAL.REGISTER", Confidence.V),
                Map.entry("SVC.MEDICAL.REFUND", Confidence.V2),
                Map.entry("SVC.DIBAO.DECIDE", Confidence.V),
                Map.entry("SVC.DESTITUTE.DECIDE", Confidence.V),
                Map.entry("SVC.RIGID.DECIDE", Confidence.V2),
                Map.entry("SVC.ORPHAN.DECIDE", Confidence.V2),
                Map.entry("SVC.DISABILITY.DECIDE", Confidence.V2),
                Map.entry("SVC.LEGALAID.DECIDE", Confidence.V),
                Map.entry("SVC.LICENCE.DECIDE", Confidence.V),
                Map.entry("SVC.RESIDENCE.ISSUE", Confidence.V2),
                Map.entry("SVC.PETITION.REGISTER", Confidence.V),
                Map.entry("SVC.MEDIATION.CLOSE", Confidence.M),
                Map.entry("SVC.REPORT.ATONCE", Confidence.V));
        for (var item : CatalogueReader.shipped()) {
            var rule = BOOK.rule(item.time().rule(), DivisionCode.of("222405"), DAY);
            assertThat(rule.confidence()).as(rule.code()).isEqualTo(known.getOrDefault(rule.code(), Confidence.LOCAL));
        }
    }

    @Test
    @DisplayName("R029 no item waits for the days another matter's rule sets")
    void holdsNoItemByTheRuleOfAnother() { // 民发〔2021〕57号 19, 43号 15 are for 低保 and 特困 alone
        assertThat(CatalogueReader.shipped())
                .filteredOn(item -> item.procedure()
                        .filter(key -> key.code().equals("social-assistance"))
                        .isPresent())
                .extracting(Item::code)
                .containsExactly("destitute-support", "minimum-living");
    }

    @ParameterizedTest
    @ValueSource(strings = {"protection-report", "community-correction", "left-behind-children", "vaccination-notice"})
    @DisplayName("R029 no ordinary case and no question can be opened of a matter that is not written down")
    void opensNoCaseOfWhatIsNotWrittenDown(String code) {
        var hall = halls.open();
        var resident = hall.villager();
        Refused.with(
                "services.item-referral",
                () -> hall.as(
                        hall.clerk, () -> halls.desk.draft(Draft.atWindow(UUID.randomUUID(), resident.id(), code))));
        var real = halls.openReal();
        Refused.with(
                "services.item-referral",
                () -> real.as(
                        real.clerk,
                        () -> questions.ask(
                                UUID.randomUUID(),
                                real.village,
                                Optional.empty(),
                                Channel.WINDOW,
                                Optional.of(code),
                                "他又打人了")));
    }

    @Test
    @DisplayName("R043 every other item can be taken in at the window and is accepted at once")
    void takesInEveryItem() {
        var hall = halls.open();
        for (var item :
                CatalogueReader.shipped().stream().filter(Item::opensCase).toList()) {
            var draft = Draft.atWindow(UUID.randomUUID(), hall.villager().id(), item.code());
            var taken = hall.as(hall.clerk, () -> halls.desk.take(draft, papers(item)));
            assertThat(taken.application().file().phase()).as(item.code()).isEqualTo(Phase.ACCEPTED);
            assertThat(taken.application().file().clock().promise())
                    .as(item.code())
                    .isPositive();
        }
    }

    @Test
    @DisplayName("R043 what is told is dealt with by the township and answered, with nothing granted")
    void answersWhatIsTold() {
        var hall = halls.open();
        var item = Samples.item("hazard-report");
        var draft = Draft.atWindow(UUID.randomUUID(), hall.villager().id(), item.code());
        var taken = hall.as(hall.clerk, () -> halls.desk.take(draft, papers(item)));
        var review = hall.move(taken.application(), "forward");
        Refused.with("case.reason-missing", () -> hall.move(review, "handled"));
        var handled = hall.move(review, Hall.step(review, "handled").because("已设警示并通知供电所处理"));
        var told = hall.as(
                hall.clerk,
                () -> halls.desk.deliver(
                        UUID.randomUUID(), handled.id(), handled.file().seq(), Item.Delivery.MESSAGE));
        assertThat(told.application().file().phase()).isEqualTo(Phase.DELIVERED);
    }

    private static Map<String, PaperMark> papers(Item item) {
        var marks = new HashMap<String, PaperMark>();
        for (var paper : item.asked()) {
            marks.put(paper.code(), PaperMark.of(state(paper)));
        }
        return marks;
    }

    private static PaperState state(Material paper) {
        if (paper.necessity() == Necessity.CONDITIONAL) {
            return PaperState.NOT_NEEDED;
        }
        return List.of(Form.SHOWN, Form.ORIGINAL, Form.COPY).stream()
                .filter(paper.forms()::contains)
                .findFirst()
                .map(form -> PaperState.valueOf(form.name()))
                .orElse(PaperState.ELECTRONIC);
    }

    private static int number(Item item) {
        try (var stream = CatalogueReader.class.getResourceAsStream("catalogue/" + item.code() + ".yaml")) {
            assertThat(stream).isNotNull();
            var line = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8)).readLine();
            var found = NUMBER.matcher(line);
            assertThat(found.find()).as(item.code() + ": " + line).isTrue();
            return Integer.parseInt(found.group(1));
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }
}
