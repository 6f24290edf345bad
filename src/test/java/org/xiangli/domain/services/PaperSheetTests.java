package org.xiangli.domain.services;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.xiangli.kernel.Refusal;

class PaperSheetTests {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    private static final LocalDate LAST = LocalDate.of(2026, 12, 7);
    private static final Item CLAIM = Samples.item("pension-claim");
    private static final Item CARD = Samples.item("social-card");

    @Test
    @DisplayName("R043 whatever is not noted is missing, and all of it is named at once")
    void namesEverythingThatIsMissing() {
        var sheet = PaperSheet.of(CLAIM, Map.of("id-card", PaperMark.of(PaperState.SHOWN)));
        assertThat(sheet.missing()).containsExactly("claim-form", "social-card");
        assertThat(sheet.acceptable()).isFalse();
    }

    @Test
    void listsNoPaperTheOfficeLooksUp() {
        assertThat(PaperSheet.of(CLAIM, Map.of()).lines())
                .extracting(line -> line.material().code())
                .containsExactly("id-card", "claim-form", "social-card");
    }

    @Test
    void acceptsAMatterWhoseLastPaperIsPromised() { // 容缺受理
        var sheet = PaperSheet.of(
                CLAIM,
                Map.of(
                        "id-card", PaperMark.of(PaperState.ELECTRONIC),
                        "claim-form", PaperMark.of(PaperState.ORIGINAL),
                        "social-card", PaperMark.later(LAST)));
        assertThat(sheet.acceptable()).isTrue();
        assertThat(sheet.outstanding()).containsExactly("social-card");
    }

    @Test
    void refusesAPaperThatIsNotOnTheList() {
        refused("services.paper-unlisted", () -> demand(CLAIM, "proof-of-life", PaperMark.of(PaperState.SHOWN)));
    }

    @Test
    void refusesToNoteAPaperTheOfficeLooksUp() { // 国令716 7
        refused("services.paper-looked-up", () -> demand(CLAIM, "household-book", PaperMark.of(PaperState.MISSING)));
    }

    @Test
    void refusesToKeepAnIdentityCard() {
        refused("services.paper-state", () -> demand(CLAIM, "id-card", PaperMark.of(PaperState.ORIGINAL)));
        refused("services.paper-state", () -> demand(CLAIM, "id-card", PaperMark.of(PaperState.COPY)));
    }

    @Test
    void letsFollowOnlyWhatMayFollow() {
        assertThatCode(() -> demand(CLAIM, "social-card", PaperMark.later(LAST)))
                .doesNotThrowAnyException();
        refused("services.paper-state", () -> demand(CLAIM, "claim-form", PaperMark.later(LAST)));
    }

    @Test
    void letsAPaperFollowUntilTheLastDayAndNoLonger() {
        refused("services.paper-day", () -> demand(CLAIM, "social-card", PaperMark.later(LAST.plusDays(1))));
        refused("services.paper-day", () -> demand(CLAIM, "social-card", PaperMark.later(TODAY.minusDays(1))));
        assertThatCode(() -> demand(CLAIM, "social-card", PaperMark.later(TODAY)))
                .doesNotThrowAnyException();
    }

    @Test
    void refusesAPromisedPaperWithoutItsDay() {
        refused(
                "services.paper-state",
                () -> demand(CLAIM, "social-card", new PaperMark(PaperState.LATER, Optional.empty())));
        refused(
                "services.paper-state",
                () -> demand(CLAIM, "social-card", new PaperMark(PaperState.SHOWN, Optional.of(LAST))));
    }

    @Test
    void needsNotOnlyWhatDepends() {
        assertThatCode(() -> demand(CARD, "photo", PaperMark.of(PaperState.NOT_NEEDED)))
                .doesNotThrowAnyException();
        refused("services.paper-state", () -> demand(CARD, "card-form", PaperMark.of(PaperState.NOT_NEEDED)));
    }

    private static void demand(Item item, String code, PaperMark mark) {
        PaperSheet.demand(item, Map.of(code, mark), TODAY, LAST);
    }

    private static void refused(String code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(code));
    }
}
